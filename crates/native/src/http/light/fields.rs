//! What light messages have on their prototypes: accessors for what is not there yet, and quick methods before the ordinary
//! ones.

use std::rc::Rc;

use boa_engine::{
    Context, Finalize, JsArgs, JsObject, JsResult, JsString, JsValue, NativeFunction, Trace,
    js_error, js_string,
    object::{
        FunctionObjectBuilder,
        builtins::{JsArray, JsFunction},
    },
    property::{PropertyDescriptor, PropertyKey},
};

use super::{
    events,
    message::{self, LightRequest, LightResponse, Told, grow, light_response, own},
    request, response,
};
use crate::{http::object::raw_fields, interop, state::State};

/// A method on a light message: `None` if it cannot be done here.
pub(super) type Fast = fn(&JsObject, &[JsValue], &mut Context) -> JsResult<Option<JsValue>>;

fn wrong() -> boa_engine::JsError {
    js_error!(TypeError: "setUp needs prototypes")
}

fn part(of: &JsObject, name: &str, context: &mut Context) -> JsResult<JsObject> {
    interop::get(of, name, context)?
        .as_object()
        .ok_or_else(wrong)
}

/// `setUp({ incoming, outgoing, response, emitter })`, of the first two `{ prototype, grows, usual, own }`: puts accessors on the
/// prototypes for the keys of what makes a pair grow, of what has its usual value until then (keys and values in turn), and of
/// what a program may set all the same.
pub(crate) fn set_up(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let options = args.get_or_undefined(0).as_object().ok_or_else(wrong)?;
    let response_prototype = part(&options, "response", context)?;
    let emitter = part(&options, "emitter", context)?;
    let mut prototypes = Vec::new();
    for name in ["incoming", "outgoing"] {
        let class = part(&options, name, context)?;
        let prototype = part(&class, "prototype", context)?;
        for key in list(&class, "grows", context)? {
            let kind = if is_text(&key, js_string!("req")) {
                Kind::Set
            } else {
                Kind::Grows
            };
            accessor(&prototype, key, JsValue::undefined(), kind, context)?;
        }
        for (name, kind) in [("usual", Kind::Usual), ("own", Kind::Own)] {
            for pair in list(&class, name, context)?.chunks_exact(2) {
                if let [key, light] = pair {
                    accessor(&prototype, key.clone(), light.clone(), kind, context)?;
                }
            }
        }
        prototypes.push(prototype);
    }
    let message = js_string!("statusMessage").into();
    accessor(
        &response_prototype,
        message,
        JsValue::undefined(),
        Kind::Set,
        context,
    )?;
    let [incoming, outgoing] = prototypes.try_into().map_err(|_| wrong())?;
    for &(name, fast) in response::METHODS {
        let prototype = if name == "writeHead" {
            &response_prototype
        } else {
            &outgoing
        };
        quicken(prototype, name, fast, context)?;
    }
    for &(name, fast) in request::METHODS {
        quicken(&incoming, name, fast, context)?;
    }
    let step = interop::function("step", 2, events::step, context);
    let known = [
        (
            response::WRITE_HEAD,
            response_prototype.get(js_string!("writeHead"), context)?,
        ),
        (events::EMIT, emitter.get(js_string!("emit"), context)?),
        (request::ON, emitter.get(js_string!("on"), context)?),
        (
            request::REMOVE,
            emitter.get(js_string!("removeListener"), context)?,
        ),
        (request::ONCE, emitter.get(js_string!("once"), context)?),
        (events::STEP, step.into()),
        (message::INCOMING, incoming.into()),
        (message::RESPONSE, response_prototype.into()),
    ];
    State::of(context).slots.borrow_mut().extend(known);
    Ok(JsValue::undefined())
}

fn is_text(key: &JsValue, text: JsString) -> bool {
    key.as_string() == Some(text)
}

fn list(of: &JsObject, name: &str, context: &mut Context) -> JsResult<Vec<JsValue>> {
    let list = JsArray::from_object(part(of, name, context)?)?;
    (0..list.length(context)?)
        .map(|at| list.get(at, context))
        .collect()
}

/// What looking at a field, or setting it, does to a light message.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// It grows.
    Grows,
    /// Nothing; setting makes it grow.
    Usual,
    /// Nothing either way.
    Own,
    /// It grows, unless it can be told; setting does nothing.
    Set,
}

/// A field that light messages do not have.
#[derive(Trace, Finalize, Clone)]
struct Field {
    key: JsValue,
    /// What ordinary messages have in its place as long as nobody sets it.
    usual: JsValue,
    /// What light ones have, of the kinds that do not grow.
    light: JsValue,
    #[unsafe_ignore_trace]
    kind: Kind,
}

fn accessor(
    prototype: &JsObject,
    key: JsValue,
    light: JsValue,
    kind: Kind,
    context: &mut Context,
) -> JsResult<()> {
    let name = key.to_property_key(context)?;
    let field = Field {
        usual: prototype.get(name.clone(), context)?,
        key,
        light,
        kind,
    };
    let get = closure(
        NativeFunction::from_copy_closure_with_captures(get, field.clone()),
        0,
        context,
    );
    let set = closure(
        NativeFunction::from_copy_closure_with_captures(set, field),
        1,
        context,
    );
    let property = PropertyDescriptor::builder()
        .get(get)
        .set(set)
        .enumerable(false)
        .configurable(true);
    prototype.insert_property(name, property.build());
    Ok(())
}

fn closure(function: NativeFunction, length: usize, context: &mut Context) -> JsFunction {
    FunctionObjectBuilder::new(context.realm(), function)
        .constructor(false)
        .length(length)
        .build()
}

fn get(this: &JsValue, _: &[JsValue], field: &Field, context: &mut Context) -> JsResult<JsValue> {
    let Some(object) = this.as_object() else {
        return Ok(field.usual.clone());
    };
    let Some(res) = light_response(&object) else {
        if object.is::<LightRequest>() || object.is::<LightResponse>() {
            // An inline cache that was filled while the pair grew still comes here, past the object's own property.
            let name = field.key.to_property_key(context)?;
            if object.has_own_property(name.clone(), context)? {
                return object.get(name, context);
            }
        }
        return Ok(field.usual.clone());
    };
    if matches!(field.kind, Kind::Usual | Kind::Own) {
        return Ok(field.light.clone());
    }
    let key = field.key.to_property_key(context)?;
    let known = match object.is::<LightRequest>() {
        true => of_request(&object, &res, &key, context)?,
        false => of_response(&object, &key, context)?,
    };
    if let Some(value) = known {
        return Ok(value);
    }
    grow(&res, context)?;
    object.get(key, context)
}

/// A table of listeners, made for whoever asks first.
fn table(message: &JsObject, key: &PropertyKey) -> JsValue {
    let events = JsValue::from(JsObject::with_null_proto());
    own(message, key.clone(), events.clone());
    own(message, js_string!("_eventsCount").into(), 0.into());
    if let Some(data) = message.downcast_ref::<LightRequest>() {
        data.has_events.set(true);
    } else if let Some(data) = message.downcast_ref::<LightResponse>() {
        data.has_events.set(true);
    }
    events
}

fn socket(parser: &JsObject, context: &mut Context) -> JsResult<JsValue> {
    parser.get(js_string!("socket"), context)
}

/// What can be told of a request without growing.
fn of_request(
    req: &JsObject,
    res: &JsObject,
    key: &PropertyKey,
    context: &mut Context,
) -> JsResult<Option<JsValue>> {
    let PropertyKey::String(name) = key else {
        return Ok(None);
    };
    let is = |text: JsString| *name == text;
    let Some(head) = req
        .downcast_ref::<LightRequest>()
        .map(|data| Rc::clone(&data.head))
    else {
        return Ok(None);
    };
    let value = if is(js_string!("_events")) {
        response::hear(res, context)?;
        return Ok(Some(table(req, key)));
    } else if is(js_string!("complete")) {
        let coming = req
            .downcast_ref::<LightRequest>()
            .is_some_and(|data| data.body.coming.get());
        return Ok(Some((!coming).into()));
    } else if is(js_string!("rawHeaders")) {
        raw_fields(&head, 0, context)
    } else if is(js_string!("rawTrailers")) {
        interop::array([], context)
    } else if is(js_string!("httpVersion")) {
        js_string!("1.1").into()
    } else if is(js_string!("httpVersionMajor")) || is(js_string!("httpVersionMinor")) {
        JsValue::from(1)
    } else if is(js_string!("socket")) || is(js_string!("client")) {
        let parser = res
            .downcast_ref::<LightResponse>()
            .map(|data| data.parser.clone());
        match parser {
            Some(parser) => socket(&parser, context)?,
            None => return Ok(None),
        }
    } else {
        return Ok(None);
    };
    own(req, key.clone(), value.clone());
    Ok(Some(value))
}

/// What can be told of a response without growing.
fn of_response(
    res: &JsObject,
    key: &PropertyKey,
    context: &mut Context,
) -> JsResult<Option<JsValue>> {
    let name = match key {
        PropertyKey::String(name) => name.clone(),
        PropertyKey::Symbol(symbol) => match symbol.description() {
            Some(name) if name == js_string!("kSocket") || name == js_string!("kNeedDrain") => name,
            _ => return Ok(None),
        },
        PropertyKey::Index(_) => return Ok(None),
    };
    let is = |text: JsString| name == text;
    if is(js_string!("_events")) {
        response::hear(res, context)?;
        return Ok(Some(table(res, key)));
    }
    let Some(data) = res.downcast_ref::<LightResponse>() else {
        return Ok(None);
    };
    let told = data.told.get();
    if is(js_string!("kSocket")) && told == Told::Nothing {
        let parser = data.parser.clone();
        drop(data);
        return Ok(Some(socket(&parser, context)?));
    }
    let answer = data.answer.borrow();
    Ok(Some(if is(js_string!("_header")) {
        answer.header()
    } else if is(js_string!("finished")) {
        answer.is_over().into()
    } else if is(js_string!("_headerSent")) {
        answer.is_going().into()
    } else if is(js_string!("kNeedDrain")) {
        answer.needs_drain.into()
    } else if is(js_string!("destroyed")) || is(js_string!("_closed")) {
        (told == Told::Close).into()
    } else if is(js_string!("statusMessage")) {
        answer.reason()
    } else if is(js_string!("req")) {
        data.req.clone().into()
    } else if is(js_string!("kSocket")) {
        JsValue::null()
    } else {
        return Ok(None);
    }))
}

fn set(
    this: &JsValue,
    args: &[JsValue],
    field: &Field,
    context: &mut Context,
) -> JsResult<JsValue> {
    let Some(object) = this.as_object() else {
        return Ok(JsValue::undefined());
    };
    if matches!(field.kind, Kind::Grows | Kind::Usual)
        && let Some(res) = light_response(&object)
    {
        grow(&res, context)?;
    }
    let key = field.key.to_property_key(context)?;
    object.create_data_property_or_throw(key, args.get_or_undefined(0).clone(), context)?;
    Ok(JsValue::undefined())
}

/// A quick method and the ordinary one behind it.
#[derive(Trace, Finalize, Clone)]
struct Quick {
    #[unsafe_ignore_trace]
    fast: Fast,
    slow: JsObject,
    /// Where the ordinary one came from, if the prototype has none of its own: it may have been replaced there.
    parent: Option<JsObject>,
    name: JsString,
}

fn quicken(
    prototype: &JsObject,
    name: &'static str,
    fast: Fast,
    context: &mut Context,
) -> JsResult<()> {
    let key = JsString::from(name);
    let inherited = !prototype.has_own_property(key.clone(), context)?;
    let slow = prototype
        .get(key.clone(), context)?
        .as_callable()
        .ok_or_else(|| js_error!(TypeError: "there is no such method"))?;
    let length = slow.get(js_string!("length"), context)?.to_u32(context)? as usize;
    let quick = Quick {
        fast,
        slow,
        parent: prototype.prototype().filter(|_| inherited),
        name: key.clone(),
    };
    let function = NativeFunction::from_copy_closure_with_captures(call, quick);
    let function: JsObject = FunctionObjectBuilder::new(context.realm(), function)
        .name(key.clone())
        .length(length)
        .constructor(false)
        .build()
        .into();
    ouro_engine::errors::hide_from_stacks(&function);
    let property = PropertyDescriptor::builder()
        .value(function)
        .writable(true)
        .enumerable(!inherited)
        .configurable(true);
    prototype.insert_property(PropertyKey::from(key), property.build());
    Ok(())
}

fn call(
    this: &JsValue,
    args: &[JsValue],
    quick: &Quick,
    context: &mut Context,
) -> JsResult<JsValue> {
    let mut slow = quick.slow.clone();
    let mut replaced = false;
    if let Some(parent) = &quick.parent {
        let now = parent.get(quick.name.clone(), context)?;
        if let Some(now) = now.as_callable()
            && !JsObject::equals(&now, &slow)
        {
            replaced = true;
            slow = now;
        }
    }
    if let Some(object) = this.as_object()
        && let Some(res) = light_response(&object)
    {
        if !replaced && let Some(value) = (quick.fast)(&object, args, context)? {
            return Ok(value);
        }
        grow(&res, context)?;
    }
    slow.call(this, args, context)
}
