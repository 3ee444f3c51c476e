//! The two objects of a plain request, and how they become ordinary ones.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use boa_engine::{
    Context, Finalize, JsArgs, JsData, JsObject, JsResult, JsString, JsValue, NativeFunction,
    Trace,
    gc::GcRefCell,
    js_error, js_string,
    object::{FunctionObjectBuilder, builtins::JsArray},
    property::{PropertyDescriptor, PropertyKey},
};

use super::answer::{self, Answer};
use crate::{
    http::{
        object::{Data, raw_fields},
        wire::Head,
    },
    interop::{self, array, text},
    state::State,
};

const INCOMING: &str = "http.incoming";
const RESPONSE: &str = "http.response";

/// A request nobody has looked into.
#[derive(Trace, Finalize, JsData)]
struct LightRequest {
    #[unsafe_ignore_trace]
    head: Rc<Head>,
    res: GcRefCell<Option<JsObject>>,
}

/// A response to it.
#[derive(Trace, Finalize, JsData)]
pub(super) struct LightResponse {
    #[unsafe_ignore_trace]
    head: Rc<Head>,
    req: JsObject,
    pub(super) parser: JsObject,
    // It holds no JavaScript values but strings and numbers.
    #[unsafe_ignore_trace]
    pub(super) answer: RefCell<Answer>,
    #[unsafe_ignore_trace]
    grown: Cell<bool>,
}

/// A request and its response.
pub(super) fn pair(
    head: Box<Head>,
    parser: &JsObject,
    context: &mut Context,
) -> JsResult<(JsObject, JsObject)> {
    let head: Rc<Head> = Rc::from(head);
    let state = State::of(context);
    let (incoming, response) = {
        let slots = state.slots.borrow();
        (
            slots.get(INCOMING).and_then(JsValue::as_object),
            slots.get(RESPONSE).and_then(JsValue::as_object),
        )
    };
    let (Some(incoming), Some(response)) = (incoming, response) else {
        return Err(js_error!(Error: "http is not set up"));
    };
    let data = LightRequest {
        head: Rc::clone(&head),
        res: GcRefCell::new(None),
    };
    let req = JsObject::new(context.root_shape(), incoming, data).upcast();
    own(
        &req,
        js_string!("url").into(),
        text::from_latin1(head.target()).into(),
    );
    own(
        &req,
        js_string!("method").into(),
        text::from_str(head.method()).into(),
    );
    let data = LightResponse {
        head,
        req: req.clone(),
        parser: parser.clone(),
        answer: RefCell::new(Answer::default()),
        grown: Cell::new(false),
    };
    let res = JsObject::new(context.root_shape(), response, data).upcast();
    if let Some(data) = req.downcast_ref::<LightRequest>() {
        *data.res.borrow_mut() = Some(res.clone());
    }
    Ok((req, res))
}

fn own(object: &JsObject, key: PropertyKey, value: JsValue) {
    let property = PropertyDescriptor::builder()
        .value(value)
        .writable(true)
        .enumerable(true)
        .configurable(true);
    object.insert_property(key, property.build());
}

/// The response of a pair that has not grown, given either of the two.
fn light_response(object: &JsObject) -> Option<JsObject> {
    let res = if object.is::<LightResponse>() {
        object.clone()
    } else {
        object
            .downcast_ref::<LightRequest>()?
            .res
            .borrow()
            .clone()?
    };
    let grown = res
        .downcast_ref::<LightResponse>()
        .is_none_or(|data| data.grown.get());
    (!grown).then_some(res)
}

/// True if `object` is a response that has not grown.
pub(super) fn is_light(object: &JsObject) -> bool {
    object
        .downcast_ref::<LightResponse>()
        .is_some_and(|data| !data.grown.get())
}

/// Makes the pair what it would have been: the constructors of the JavaScript half run on both objects.
pub(super) fn grow(res: &JsObject, context: &mut Context) -> JsResult<()> {
    let (head, req, parser, answer) = {
        let Some(data) = res.downcast_ref::<LightResponse>() else {
            return Ok(());
        };
        if data.grown.replace(true) {
            return Ok(());
        }
        (
            Rc::clone(&data.head),
            data.req.clone(),
            data.parser.clone(),
            data.answer.take(),
        )
    };
    let complete = parser.downcast_ref::<Data>().is_some_and(|data| {
        if !answer.is_over() {
            data.light.over(false);
        }
        data.light.complete.get()
    });
    let headers = array(answer.fields(), context);
    let raw = raw_fields(&head, 0, context);
    let arguments = [
        req.into(),
        res.clone().into(),
        raw,
        headers,
        answer.fixed_status(),
        answer.is_over().into(),
        complete.into(),
    ];
    let function = parser.get(js_string!("onGrow"), context)?;
    if let Some(function) = function.as_callable() {
        function.call(&parser.into(), &arguments, context)?;
    }
    Ok(())
}

/// `setUp({ incoming, outgoing, response, incomingKeys, outgoingKeys, outgoingMethods, responseMethods })`: puts accessors for
/// what grows on the prototypes, and quick methods before the ordinary ones.
pub(crate) fn set_up(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let wrong = || js_error!(TypeError: "setUp needs prototypes");
    let options = args.get_or_undefined(0).as_object().ok_or_else(wrong)?;
    let part = |name: &str, context: &mut Context| -> JsResult<JsObject> {
        interop::get(&options, name, context)?
            .as_object()
            .ok_or_else(wrong)
    };
    let incoming = part("incoming", context)?;
    let outgoing = part("outgoing", context)?;
    let response = part("response", context)?;
    for (prototype, keys) in [(&incoming, "incomingKeys"), (&outgoing, "outgoingKeys")] {
        let keys = JsArray::from_object(part(keys, context)?)?;
        for at in 0..keys.length(context)? {
            let key = keys.get(at, context)?;
            accessor(prototype, key, context)?;
        }
    }
    for &(name, fast) in answer::METHODS {
        let prototype = if name == "writeHead" {
            &response
        } else {
            &outgoing
        };
        quicken(prototype, name, fast, context)?;
    }
    let state = State::of(context);
    let write_head = response.get(js_string!("writeHead"), context)?;
    let mut slots = state.slots.borrow_mut();
    slots.insert(INCOMING, incoming.into());
    slots.insert(RESPONSE, response.into());
    slots.insert(answer::WRITE_HEAD, write_head);
    Ok(JsValue::undefined())
}

/// A field that makes a pair grow, and what ordinary messages have in its place as long as nobody sets it.
#[derive(Trace, Finalize, Clone)]
struct Field {
    key: JsValue,
    usual: JsValue,
}

fn accessor(prototype: &JsObject, key: JsValue, context: &mut Context) -> JsResult<()> {
    let name = key.to_property_key(context)?;
    let usual = prototype.get(name, context)?;
    let key = Field { key, usual };
    let get = NativeFunction::from_copy_closure_with_captures(get, key.clone());
    let get = FunctionObjectBuilder::new(context.realm(), get)
        .constructor(false)
        .build();
    let set = NativeFunction::from_copy_closure_with_captures(set, key.clone());
    let set = FunctionObjectBuilder::new(context.realm(), set)
        .constructor(false)
        .length(1)
        .build();
    let key = key.key.to_property_key(context)?;
    let property = PropertyDescriptor::builder()
        .get(get)
        .set(set)
        .enumerable(false)
        .configurable(true);
    prototype.insert_property(key, property.build());
    Ok(())
}

fn get(this: &JsValue, _: &[JsValue], key: &Field, context: &mut Context) -> JsResult<JsValue> {
    let Some(object) = this.as_object() else {
        return Ok(key.usual.clone());
    };
    let Some(res) = light_response(&object) else {
        if object.is::<LightRequest>() || object.is::<LightResponse>() {
            // An inline cache that was filled while the pair grew still comes here, past the object's own property.
            let name = key.key.to_property_key(context)?;
            if object.has_own_property(name.clone(), context)? {
                return object.get(name, context);
            }
        }
        return Ok(key.usual.clone());
    };
    let key = key.key.to_property_key(context)?;
    if let Some(value) = cheap(&object, &key, context) {
        own(&object, key, value.clone());
        return Ok(value);
    }
    grow(&res, context)?;
    object.get(key, context)
}

/// What can be told of a request without growing.
fn cheap(object: &JsObject, key: &PropertyKey, context: &mut Context) -> Option<JsValue> {
    let head = Rc::clone(&object.downcast_ref::<LightRequest>()?.head);
    let PropertyKey::String(name) = key else {
        return None;
    };
    if *name == js_string!("rawHeaders") {
        return Some(raw_fields(&head, 0, context));
    }
    if *name == js_string!("httpVersion") {
        return Some(js_string!("1.1").into());
    }
    if *name == js_string!("httpVersionMajor") || *name == js_string!("httpVersionMinor") {
        return Some(JsValue::from(1));
    }
    None
}

fn set(this: &JsValue, args: &[JsValue], key: &Field, context: &mut Context) -> JsResult<JsValue> {
    let Some(object) = this.as_object() else {
        return Ok(JsValue::undefined());
    };
    if let Some(res) = light_response(&object) {
        grow(&res, context)?;
    }
    let key = key.key.to_property_key(context)?;
    object.create_data_property_or_throw(key, args.get_or_undefined(0).clone(), context)?;
    Ok(JsValue::undefined())
}

/// A quick method and the ordinary one behind it.
#[derive(Trace, Finalize, Clone)]
struct Quick {
    #[unsafe_ignore_trace]
    fast: answer::Fast,
    slow: JsObject,
}

fn quicken(
    prototype: &JsObject,
    name: &'static str,
    fast: answer::Fast,
    context: &mut Context,
) -> JsResult<()> {
    let key = JsString::from(name);
    let slow = prototype.get(key.clone(), context)?;
    let slow = slow
        .as_callable()
        .ok_or_else(|| js_error!(TypeError: "there is no such method"))?;
    let length = slow.get(js_string!("length"), context)?.to_u32(context)? as usize;
    let function = NativeFunction::from_copy_closure_with_captures(
        |this, args, quick: &Quick, context| {
            if let Some(object) = this.as_object()
                && is_light(&object)
            {
                if let Some(value) = (quick.fast)(&object, args, context)? {
                    return Ok(value);
                }
                grow(&object, context)?;
            }
            quick.slow.call(this, args, context)
        },
        Quick { fast, slow },
    );
    let function: JsObject = FunctionObjectBuilder::new(context.realm(), function)
        .name(key.clone())
        .length(length)
        .constructor(false)
        .build()
        .into();
    ouro_engine::errors::hide_from_stacks(&function);
    own(prototype, key.into(), function.into());
    Ok(())
}
