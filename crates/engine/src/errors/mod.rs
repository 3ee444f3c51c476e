//! Errors as V8 shows them: an own `stack` that is formatted when it is first read, `Error.captureStackTrace`,
//! `Error.stackTraceLimit`, `Error.prepareStackTrace` with call sites.
//!
//! The frames are captured when the Error object is made (the hook of graft `04-position`) and kept in a hidden slot
//! of it; `stack` is one accessor that all errors share, as in V8 14.

mod callsite;
mod frame;

pub use self::frame::Frame;

use std::{
    cell::RefCell,
    collections::HashMap,
    path::{Path, PathBuf},
    rc::Rc,
};

use boa_engine::{
    Context, Finalize, JsArgs, JsData, JsError, JsObject, JsResult, JsString, JsValue,
    NativeFunction, Trace, js_error, js_string,
    object::{
        FunctionObjectBuilder,
        builtins::{JsArray, JsProxy},
    },
    property::{Attribute, PropertyDescriptor, PropertyKey},
};

use self::frame::Frames;

/// The hidden slot that holds an error's frames, and later its formatted stack.
const STACK: u8 = 0;
/// The hidden slot that marks functions which stacks do not show.
const UNSEEN: u8 = 1;

/// The hidden slot that marks prototypes whose errors show their `code` in the first line of the stack.
const CODED: u8 = 2;

/// How many frames a stack holds unless `Error.stackTraceLimit` says otherwise, as in V8.
const DEFAULT_LIMIT: i32 = 10;
/// More frames than anybody reads; an endless limit must not copy an endless stack.
const MOST_FRAMES: usize = 200;

/// What a context keeps for its errors.
struct Errors {
    getter: JsObject,
    setter: JsObject,
    constructor: JsObject,
    call_site: JsObject,
    prefixes: RefCell<HashMap<PathBuf, u32>>,
    preparing: RefCell<bool>,
}

struct Slot(Rc<Errors>);

#[derive(Trace, Finalize, JsData)]
struct Captured(Frames);

/// Makes this context's errors V8-like. To be called once, before any program runs.
///
/// # Errors
/// Only if Boa's own `Error` constructor is not as expected.
pub fn install(context: &mut Context) -> JsResult<()> {
    equip_realm(context)?;
    let native = |name: JsString, length, function| -> JsObject {
        let function =
            FunctionObjectBuilder::new(context.realm(), NativeFunction::from_fn_ptr(function))
                .name(name)
                .length(length)
                .constructor(false)
                .build();
        function.into()
    };
    let getter = native(js_string!(), 0, get_stack);
    let setter = native(js_string!(), 1, set_stack);
    let call_site = callsite::prototype(context);
    let constructor = context.intrinsics().constructors().error().constructor();
    context.insert_data(Slot(Rc::new(Errors {
        getter,
        setter,
        constructor,
        call_site,
        prefixes: RefCell::default(),
        preparing: RefCell::new(false),
    })));
    context.set_error_hook(Some(on_error));
    Ok(())
}

/// Gives the current realm's `Error` what V8's has and Boa's has not.
///
/// # Errors
/// Only if Boa's own `Error` constructor is not as expected.
pub fn equip_realm(context: &mut Context) -> JsResult<()> {
    let constructors = context.intrinsics().constructors();
    let constructor = constructors.error().constructor();
    let prototype = constructors.error().prototype();
    prototype.delete_property_or_throw(js_string!("stack"), context)?;
    let capture = FunctionObjectBuilder::new(
        context.realm(),
        NativeFunction::from_fn_ptr(capture_stack_trace),
    )
    .name(js_string!("captureStackTrace"))
    .length(2)
    .constructor(false)
    .build();
    let hidden = Attribute::WRITABLE | Attribute::NON_ENUMERABLE | Attribute::CONFIGURABLE;
    let data = |value: JsValue, attribute: Attribute| {
        PropertyDescriptor::builder()
            .value(value)
            .writable(true)
            .enumerable(attribute.enumerable())
            .configurable(true)
            .build()
    };
    constructor.insert_property(
        js_string!("captureStackTrace"),
        data(capture.into(), hidden),
    );
    constructor.insert_property(
        js_string!("stackTraceLimit"),
        data(DEFAULT_LIMIT.into(), Attribute::all()),
    );
    Ok(())
}

/// Says that line 1 of `path` was compiled with `columns` columns before it, which positions must not count.
pub fn set_prefix(path: &Path, columns: u32, context: &Context) {
    if let Some(errors) = of(context) {
        errors
            .prefixes
            .borrow_mut()
            .insert(path.to_path_buf(), columns);
    }
}

/// Marks a native function that stacks do not show, as V8 shows no function of its embedder.
pub fn hide_from_stacks(function: &JsObject) {
    function.set_hidden(UNSEEN, JsValue::undefined());
}

/// Makes the stacks of errors with this prototype begin with `Name [code]: message`, as Node's own errors do.
pub fn show_code(prototype: &JsObject) {
    prototype.set_hidden(CODED, JsValue::undefined());
}

/// The current call stack, innermost frame first.
#[must_use]
pub fn current_frames(limit: usize, context: &Context) -> Vec<Frame> {
    capture(limit, context).0.clone()
}

/// A place in a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// What the source is called: a path, a URL, `[eval]`, `node:fs`.
    pub script: String,
    /// One-based.
    pub line: u32,
    /// One-based.
    pub column: u32,
}

/// Where an exception that reached the host was thrown, as far as JavaScript code threw it.
#[must_use]
pub fn thrown_at(error: &JsError, context: &Context) -> Option<Place> {
    let frames = error.frames();
    let info = frames.iter().find(|info| !info.is_native)?;
    place_of(Frame::new(info, &prefixes(context)))
}

/// Where an Error object comes from: what the parser could not read, or the innermost frame that was captured.
#[must_use]
pub fn origin_of(error: &JsObject, context: &Context) -> Option<Place> {
    if let Some(place) = syntax_position(error, context) {
        return Some(place);
    }
    frames_of(error)?
        .into_iter()
        .find(|frame| !frame.is_native)
        .and_then(place_of)
}

fn place_of(frame: Frame) -> Option<Place> {
    Some(Place {
        script: frame.script.clone()?,
        line: frame.line,
        column: frame.column,
    })
}

/// Where the parser failed, for a `SyntaxError` that it raised.
#[must_use]
pub fn syntax_position(error: &JsObject, context: &Context) -> Option<Place> {
    let error = error.downcast_ref::<boa_engine::builtins::error::Error>()?;
    let position = error.syntax_position()?;
    let script = frame::path_text(&position.path)?;
    let prefix = if position.line == 1 {
        prefixes(context)
            .get(Path::new(&script))
            .copied()
            .unwrap_or(0)
    } else {
        0
    };
    Some(Place {
        script,
        line: position.line,
        column: position.column.saturating_sub(prefix),
    })
}

/// The frames that were captured for `error`, as long as nobody has read its `stack`.
#[must_use]
pub fn frames_of(error: &JsObject) -> Option<Vec<Frame>> {
    let captured = error.hidden(STACK)?.as_object()?;
    Some(captured.downcast_ref::<Captured>()?.0.0.clone())
}

fn of(context: &Context) -> Option<Rc<Errors>> {
    context.get_data::<Slot>().map(|slot| Rc::clone(&slot.0))
}

fn prefixes(context: &Context) -> HashMap<PathBuf, u32> {
    of(context)
        .map(|errors| errors.prefixes.borrow().clone())
        .unwrap_or_default()
}

/// The hook: gives a new Error object its `stack`.
fn on_error(error: &JsObject, context: &mut Context) {
    let Some(errors) = of(context) else { return };
    attach(error, None, &errors, context);
}

fn attach(object: &JsObject, below: Option<&JsObject>, errors: &Rc<Errors>, context: &mut Context) {
    let value = match limit(errors) {
        Some(limit) => {
            let mut frames = match below {
                None => capture(limit, context),
                Some(function) => {
                    let mut frames = capture(MOST_FRAMES, context);
                    frames.drop_through(function);
                    frames.0.truncate(limit);
                    frames
                }
            };
            frames.0.truncate(limit);
            JsObject::new(context.root_shape(), None, Captured(frames))
                .upcast()
                .into()
        }
        None => JsValue::undefined(),
    };
    object.set_hidden(STACK, value);
    object.insert_property(
        js_string!("stack"),
        PropertyDescriptor::builder()
            .get(errors.getter.clone())
            .set(errors.setter.clone())
            .enumerable(false)
            .configurable(true)
            .build(),
    );
}

fn capture(limit: usize, context: &Context) -> Frames {
    let Some(errors) = of(context) else {
        return Frames::default();
    };
    let prefixes = errors.prefixes.borrow();
    // Some of the frames will turn out to be the host's own functions.
    let infos = context.stack_frames(limit.saturating_add(8).min(MOST_FRAMES));
    let seen = infos.iter().filter(|info| {
        info.function
            .as_ref()
            .is_none_or(|function| function.hidden(UNSEEN).is_none())
    });
    Frames(seen.map(|info| Frame::new(info, &prefixes)).collect())
}

/// `Error.stackTraceLimit`; `None` if it is no number, which turns stacks off.
fn limit(errors: &Errors) -> Option<usize> {
    let key = PropertyKey::from(js_string!("stackTraceLimit"));
    let value = frame::data_property(&errors.constructor, &key)?.as_number()?;
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "saturates"
    )]
    Some((value.max(0.0) as usize).min(MOST_FRAMES))
}

fn holder(this: &JsValue) -> Option<(JsObject, JsValue)> {
    let mut object = this.as_object()?;
    loop {
        if let Some(value) = object.hidden(STACK) {
            return Some((object, value));
        }
        object = object.prototype()?;
    }
}

fn get_stack(this: &JsValue, _: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let Some((object, value)) = holder(this) else {
        return Ok(JsValue::undefined());
    };
    let frames = match value.as_object() {
        Some(captured) => match captured.downcast_ref::<Captured>() {
            Some(captured) => Frames(captured.0.0.clone()),
            None => return Ok(value),
        },
        None => return Ok(value),
    };
    let stack = format(&object, &frames, context)?;
    object.set_hidden(STACK, stack.clone());
    Ok(stack)
}

fn set_stack(this: &JsValue, args: &[JsValue], _: &mut Context) -> JsResult<JsValue> {
    if let Some(object) = this.as_object() {
        object.set_hidden(STACK, args.get_or_undefined(0).clone());
    }
    Ok(JsValue::undefined())
}

fn format(error: &JsObject, frames: &Frames, context: &mut Context) -> JsResult<JsValue> {
    if let Some(errors) = of(context) {
        let prepare = errors
            .constructor
            .get(js_string!("prepareStackTrace"), context)?;
        if let Some(prepare) = prepare.as_callable()
            && !errors.preparing.replace(true)
        {
            let sites: Vec<JsValue> = frames
                .0
                .iter()
                .map(|frame| callsite::new(frame.clone(), &errors.call_site, context).into())
                .collect();
            let sites = JsArray::from_iter(sites, context);
            let this = errors.constructor.clone().into();
            let result = prepare.call(&this, &[error.clone().into(), sites.into()], context);
            errors.preparing.replace(false);
            return result;
        }
    }
    let mut text = header(error, context);
    for frame in &frames.0 {
        text.push("\n    at ".encode_utf16());
        text.push(frame.to_string().encode_utf16());
    }
    Ok(text.finish().into())
}

/// `Name: message`, by the object's properties as they are now. An error in one of its getters leaves the header empty.
fn header(error: &JsObject, context: &mut Context) -> Text {
    let mut text = Text::default();
    let mut part = |key: JsString, fallback: &str| {
        match error.get(key, context) {
            Ok(value) if value.is_undefined() => Ok(JsString::from(fallback)),
            Ok(value) => value.to_string(context),
            Err(error) => Err(error),
        }
        .unwrap_or_default()
    };
    let name = part(js_string!("name"), "Error");
    let message = part(js_string!("message"), "");
    text.push(name.iter());
    if error
        .prototype()
        .is_some_and(|prototype| prototype.hidden(CODED).is_some())
    {
        text.push(" [".encode_utf16());
        text.push(part(js_string!("code"), "").iter());
        text.push("]".encode_utf16());
    }
    if !name.is_empty() && !message.is_empty() {
        text.push(": ".encode_utf16());
    }
    text.push(message.iter());
    text
}

#[derive(Default)]
struct Text(Vec<u16>);

impl Text {
    fn push(&mut self, units: impl IntoIterator<Item = u16>) {
        self.0.extend(units);
    }

    /// The string, as Latin-1 where it fits.
    fn finish(self) -> JsString {
        let bytes: Option<Vec<u8>> = self.0.iter().map(|&unit| u8::try_from(unit).ok()).collect();
        match bytes {
            Some(bytes) => JsString::from(boa_engine::JsStr::latin1(&bytes)),
            None => JsString::from(boa_engine::JsStr::utf16(&self.0)),
        }
    }
}

/// `Error.captureStackTrace(object[, function])`.
fn capture_stack_trace(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let target = args.get_or_undefined(0);
    let Some(object) = target.as_object() else {
        return Err(js_error!(TypeError: "Invalid argument"));
    };
    if let Some(errors) = of(context) {
        let own = context
            .stack_frames(1)
            .into_iter()
            .next()
            .and_then(|info| info.function);
        // A proxy of a function is no function whose frames could be found: V8 then leaves out none.
        let below = args
            .get_or_undefined(1)
            .as_object()
            .filter(|function| JsProxy::from_object(function.clone()).is_err())
            .or(own);
        attach(&object, below.as_ref(), &errors, context);
    }
    Ok(JsValue::undefined())
}
