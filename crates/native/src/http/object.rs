//! Parsers as JavaScript has them, for connections that JavaScript reads from. `execute(buffer)` calls the parser's own
//! `onHead`, `onBody`, `onTrailers` and `onComplete`; bodies are views of the buffer that was given.

use std::cell::{Cell, RefCell};

use boa_engine::{
    Context, Finalize, JsArgs, JsData, JsObject, JsResult, JsValue, Trace, js_error, js_string,
    native_function::NativeFunctionPointer, property::Attribute,
};

use super::wire::{self, Event, Expected, Field, Framing, Head, Limits, Parser, Refused, Role};
use crate::{
    interop::{self, Binding, array, bytes, bytes::View, text},
    state::State,
};

/// The parser behind an object.
#[derive(Trace, Finalize, JsData)]
pub(super) struct Data {
    #[unsafe_ignore_trace]
    pub(super) parser: RefCell<Parser>,
    /// How many fields of a head are handed on (`maxHeadersCount`); 0 for all.
    #[unsafe_ignore_trace]
    pub(super) most_fields: Cell<usize>,
    #[cfg(unix)]
    pub(super) light: super::light::Light,
}

static METHODS: &[(&str, usize, NativeFunctionPointer)] = &[
    ("execute", 1, execute),
    ("finish", 0, finish),
    ("expect", 1, expect),
    ("upgrade", 0, upgrade),
    ("isIdle", 0, is_idle),
    ("limitFields", 1, limit_fields),
];

/// `internalBinding('http')`.
pub(crate) fn binding(context: &mut Context) -> JsResult<JsObject> {
    let codes = JsObject::with_object_proto(context.intrinsics());
    for &(status, reason) in wire::encode::STATUS_CODES {
        interop::define(
            &codes,
            &status.to_string(),
            text::from_str(reason).into(),
            Attribute::all(),
        );
    }
    // RTSP's are parsed, but not listed.
    let mut methods: Vec<&str> = wire::METHODS[..wire::METHODS_OF_HTTP].to_vec();
    methods.sort_unstable();
    let methods = array(
        methods.into_iter().map(|name| text::from_str(name).into()),
        context,
    );
    Ok(Binding::new(context)
        .functions(&[
            ("createParser", 2, create),
            ("isToken", 1, is_token),
            ("isFieldValue", 1, is_field_value),
            #[cfg(unix)]
            ("setUp", 1, super::light::set_up),
        ])
        .value("STATUS_CODES", codes)
        .value("METHODS", methods)
        .build())
}

/// `createParser(ofResponses, maxHeaderSize)`
fn create(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let role = if args.get_or_undefined(0).to_boolean() {
        Role::Client
    } else {
        Role::Server
    };
    let mut limits = Limits::default();
    let most = args.get_or_undefined(1).to_u32(context)?;
    if most > 0 {
        limits.head = most as usize;
    }
    let data = Data {
        parser: RefCell::new(Parser::new(role, limits)),
        most_fields: Cell::new(0),
        #[cfg(unix)]
        light: super::light::Light::default(),
    };
    let prototype = prototype(context);
    Ok(JsObject::new(context.root_shape(), prototype, data)
        .upcast()
        .into())
}

fn prototype(context: &mut Context) -> JsObject {
    const SLOT: &str = "HTTPParser";
    let state = State::of(context);
    let known = state.slots.borrow().get(SLOT).and_then(JsValue::as_object);
    if let Some(prototype) = known {
        return prototype;
    }
    let prototype = JsObject::with_object_proto(context.intrinsics());
    #[cfg(unix)]
    let light = super::light::METHODS;
    #[cfg(not(unix))]
    let light = &[];
    for &(name, length, method) in METHODS.iter().chain(light) {
        let function = interop::function(name, length, method, context);
        interop::define(
            &prototype,
            name,
            function.into(),
            Attribute::WRITABLE | Attribute::CONFIGURABLE,
        );
    }
    #[cfg(unix)]
    super::light::show_incoming(&prototype, context);
    state
        .slots
        .borrow_mut()
        .insert(SLOT, prototype.clone().into());
    prototype
}

fn with<T>(this: &JsValue, body: impl FnOnce(&Data) -> T) -> JsResult<T> {
    if let Some(object) = this.as_object()
        && let Some(data) = object.downcast_ref::<Data>()
    {
        return Ok(body(&data));
    }
    Err(js_error!(TypeError: "Illegal invocation"))
}

/// What one step found, with nothing borrowed.
pub(super) enum Found {
    Over,
    Head(Box<Head>),
    Trailers(Box<Head>),
    Data { offset: usize, length: usize },
    Complete,
    Upgraded,
    Refused(Refused),
}

/// `execute(buffer)`: how many bytes were used, fewer than there are only after an upgrade; or `[code, reason, at]`.
fn execute(this: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let Some(view) = View::new(args.get_or_undefined(0), context) else {
        return Err(js_error!(TypeError: "execute needs a buffer"));
    };
    let object = this
        .as_object()
        .ok_or_else(|| js_error!(TypeError: "Illegal invocation"))?;
    let mut at = 0;
    loop {
        let found = with(this, |data| {
            let bytes = view.bytes();
            let bytes: &[u8] = bytes.as_deref().unwrap_or_default();
            let Some(rest) = bytes.get(at..) else {
                return Found::Over;
            };
            let (used, event) = data.parser.borrow_mut().next(rest);
            let before = at;
            at += used;
            match event {
                Event::More => Found::Over,
                Event::Head(head) => Found::Head(head),
                Event::Trailers(head) => Found::Trailers(head),
                Event::Data(part) => Found::Data {
                    offset: at - part.len(),
                    length: part.len(),
                },
                Event::Complete => Found::Complete,
                Event::Upgraded => Found::Upgraded,
                Event::Refused(refused) => Found::Refused(Refused {
                    at: before + refused.at,
                    ..refused
                }),
            }
        })?;
        match found {
            Found::Over | Found::Upgraded => return Ok(count(at)),
            Found::Refused(refused) => return Ok(refusal(refused, context)),
            Found::Head(head) => {
                let most = with(this, |data| data.most_fields.get())?;
                let arguments = head_arguments(&head, most, context);
                call(&object, js_string!("onHead"), &arguments, context)?;
            }
            Found::Trailers(head) => {
                let fields = raw_fields(&head, 0, context);
                call(&object, js_string!("onTrailers"), &[fields], context)?;
            }
            Found::Data { offset, length } => {
                let chunk =
                    bytes::buffer_over(view.buffer(), view.offset() + offset, length, context)?;
                call(&object, js_string!("onBody"), &[chunk.into()], context)?;
            }
            Found::Complete => call(&object, js_string!("onComplete"), &[], context)?,
        }
    }
}

fn call(
    object: &JsObject,
    name: boa_engine::JsString,
    arguments: &[JsValue],
    context: &mut Context,
) -> JsResult<()> {
    let function = object.get(name, context)?;
    if let Some(function) = function.as_callable() {
        function.call(&object.clone().into(), arguments, context)?;
    }
    Ok(())
}

/// `finish()`: undefined, or `[code, reason, at]`. May call `onComplete`.
fn finish(this: &JsValue, _: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let ended = with(this, |data| {
        data.parser
            .borrow_mut()
            .finish()
            .map(|event| event.is_some())
    })?;
    match ended {
        Err(refused) => Ok(refusal(refused, context)),
        Ok(complete) => {
            if let (true, Some(object)) = (complete, this.as_object()) {
                call(&object, js_string!("onComplete"), &[], context)?;
            }
            Ok(JsValue::undefined())
        }
    }
}

/// `expect(kind)`: what the next response answers: 1 HEAD, 2 CONNECT, 0 anything else.
fn expect(this: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let expected = match args.get_or_undefined(0).to_u32(context)? {
        1 => Expected::ToHead,
        2 => Expected::ToConnect,
        _ => Expected::Usual,
    };
    with(this, |data| data.parser.borrow_mut().expect(expected))?;
    Ok(JsValue::undefined())
}

fn upgrade(this: &JsValue, _: &[JsValue], _: &mut Context) -> JsResult<JsValue> {
    with(this, |data| data.parser.borrow_mut().upgrade())?;
    Ok(JsValue::undefined())
}

fn is_idle(this: &JsValue, _: &[JsValue], _: &mut Context) -> JsResult<JsValue> {
    Ok(with(this, |data| data.parser.borrow().is_idle())?.into())
}

fn limit_fields(this: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let most = args.get_or_undefined(0).to_u32(context)? as usize;
    with(this, |data| data.most_fields.set(most))?;
    Ok(JsValue::undefined())
}

/// `isToken(text)`
fn is_token(_: &JsValue, args: &[JsValue], _: &mut Context) -> JsResult<JsValue> {
    let Some(text) = args.get_or_undefined(0).as_string() else {
        return Ok(false.into());
    };
    let fits = |unit: u16| u8::try_from(unit).is_ok_and(wire::is_token);
    Ok((!text.is_empty() && text.iter().all(fits)).into())
}

/// `isFieldValue(text)`
fn is_field_value(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let text = args.get_or_undefined(0).to_string(context)?;
    let fits = |unit: u16| u8::try_from(unit).is_ok_and(wire::is_field_value);
    Ok(text.iter().all(fits).into())
}

/// `onHead(method, url, major, minor, rawHeaders, keepAlive, upgrade, status, reason, hasBody)`
pub(super) fn head_arguments(head: &Head, most: usize, context: &mut Context) -> [JsValue; 10] {
    [
        text::from_str(head.method()).into(),
        text::from_latin1(head.target()).into(),
        JsValue::from(head.version.0),
        JsValue::from(head.version.1),
        raw_fields(head, most, context),
        head.keep_alive.into(),
        head.upgrade.into(),
        JsValue::from(head.status),
        text::from_latin1(head.reason()).into(),
        (!matches!(head.framing, Framing::None | Framing::Length(0))).into(),
    ]
}

/// Names and values in turn.
pub(super) fn raw_fields(head: &Head, most: usize, context: &mut Context) -> JsValue {
    let most = if most == 0 { usize::MAX } else { most };
    let fields = head.fields.iter().take(most);
    let texts = fields.flat_map(|field: &Field| {
        let (name, value) = head.field(field);
        [
            text::from_latin1(name).into(),
            text::from_latin1(value).into(),
        ]
    });
    array(texts, context)
}

fn refusal(refused: Refused, context: &mut Context) -> JsValue {
    let parts = [
        text::from_str(refused.code).into(),
        text::from_str(refused.reason).into(),
        count(refused.at),
    ];
    array(parts, context)
}

pub(super) fn count(bytes: usize) -> JsValue {
    JsValue::from(u32::try_from(bytes).unwrap_or(u32::MAX))
}
