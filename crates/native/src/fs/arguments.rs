//! Arguments, checked as Node checks them: paths, descriptors, modes, flags, options, times.

use std::path::PathBuf;

use boa_engine::{
    Context, JsError, JsObject, JsResult, JsValue, js_string, object::builtins::JsDate,
};

use super::{encoding::Encoding, verb::Call};
use crate::{
    builtins,
    interop::{self, bytes::View, text},
    runtime::call_internal,
    state::State,
};

/// An error of one of Node's codes.
pub(super) fn node_error(code: &str, arguments: &[JsValue], context: &mut Context) -> JsError {
    match make_error(code, arguments, context) {
        Ok(error) => JsError::from_opaque(error),
        Err(error) => error,
    }
}

fn make_error(code: &str, arguments: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let errors = builtins::require("internal/errors", context)?;
    let codes = errors
        .to_object(context)?
        .get(js_string!("codes"), context)?;
    let class = interop::get(&codes.to_object(context)?, code, context)?;
    let class = class.to_object(context)?;
    Ok(class.construct(arguments, None, context)?.into())
}

/// `ERR_INVALID_ARG_TYPE`; several expected types are separated by `|`.
pub(super) fn invalid_type(
    name: &str,
    expected: &str,
    value: &JsValue,
    context: &mut Context,
) -> JsError {
    let expected = if expected.contains('|') {
        let list: Vec<JsValue> = expected
            .split('|')
            .map(|one| text::from_str(one).into())
            .collect();
        interop::array(list, context)
    } else {
        text::from_str(expected).into()
    };
    let arguments = [text::from_str(name).into(), expected, value.clone()];
    node_error("ERR_INVALID_ARG_TYPE", &arguments, context)
}

/// `ERR_INVALID_ARG_VALUE`
pub(super) fn invalid_value(
    name: &str,
    value: &JsValue,
    reason: Option<&str>,
    context: &mut Context,
) -> JsError {
    let mut arguments = vec![text::from_str(name).into(), value.clone()];
    arguments.extend(reason.map(|reason| JsValue::from(text::from_str(reason))));
    node_error("ERR_INVALID_ARG_VALUE", &arguments, context)
}

/// An error whose text Node's own tables do not hold.
pub(super) fn worded(class: &str, code: &str, message: &str, context: &mut Context) -> JsError {
    let constructors = context.intrinsics().constructors();
    let constructor = match class {
        "TypeError" => constructors.type_error(),
        _ => constructors.range_error(),
    };
    let arguments = [text::from_str(message).into()];
    let error = match constructor
        .constructor()
        .construct(&arguments, None, context)
    {
        Ok(error) => error,
        Err(error) => return error,
    };
    let code = text::from_str(code);
    match error.create_data_property_or_throw(js_string!("code"), code, context) {
        Ok(_) => JsError::from_opaque(error.into()),
        Err(error) => error,
    }
}

/// `ERR_OUT_OF_RANGE`
pub(super) fn out_of_range(
    name: &str,
    range: &str,
    value: &JsValue,
    context: &mut Context,
) -> JsError {
    let arguments = [
        text::from_str(name).into(),
        text::from_str(range).into(),
        value.clone(),
    ];
    node_error("ERR_OUT_OF_RANGE", &arguments, context)
}

/// A whole number between `min` and `max`.
pub(super) fn integer(
    value: &JsValue,
    name: &str,
    min: i64,
    max: i64,
    context: &mut Context,
) -> JsResult<i64> {
    let Some(number) = value.as_number() else {
        return Err(invalid_type(name, "number", value, context));
    };
    if number.fract() != 0.0 || !number.is_finite() {
        return Err(out_of_range(name, "an integer", value, context));
    }
    #[allow(
        clippy::cast_possible_truncation,
        reason = "a cast from f64 saturates, and the range is checked next"
    )]
    let whole = number as i64;
    if whole < min || whole > max {
        let range = format!(">= {min} && <= {max}");
        return Err(out_of_range(name, &range, value, context));
    }
    Ok(whole)
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "callers give ranges that fit"
)]
fn narrow(whole: i64) -> u32 {
    whole as u32
}

/// A descriptor.
pub(super) fn fd(value: &JsValue, context: &mut Context) -> JsResult<i32> {
    let whole = integer(value, "fd", 0, i64::from(i32::MAX), context)?;
    Ok(i32::try_from(whole).unwrap_or(i32::MAX))
}

/// A path: text, the bytes of a `Uint8Array`, or a file URL. No zero bytes.
pub(super) fn path(value: &JsValue, name: &str, context: &mut Context) -> JsResult<PathBuf> {
    if let Some(string) = value.as_string() {
        return checked(text::to_utf8(&string).into_bytes(), value, name, context);
    }
    if let Some(object) = value.as_object() {
        if is_uint8_array(&object) {
            if let Some(view) = View::new(value, context) {
                return checked(view.to_vec(), value, name, context);
            }
        } else if let Some(path) = from_url(&object, value, context)? {
            let bytes = text::to_utf8(&path.to_string(context)?).into_bytes();
            return checked(bytes, &path, name, context);
        }
    }
    Err(invalid_type(name, "string|Buffer|URL", value, context))
}

fn checked(
    bytes: Vec<u8>,
    value: &JsValue,
    name: &str,
    context: &mut Context,
) -> JsResult<PathBuf> {
    if memchr::memchr(0, &bytes).is_some() {
        let reason = "must be a string, Uint8Array, or URL without null bytes";
        return Err(invalid_value(name, value, Some(reason), context));
    }
    Ok(super::sys::path_from_bytes(bytes))
}

pub(super) fn is_uint8_array(object: &JsObject) -> bool {
    use boa_engine::builtins::typed_array::{TypedArray, TypedArrayKind};
    object
        .downcast_ref::<TypedArray>()
        .is_some_and(|array| array.kind() == TypedArrayKind::Uint8)
}

/// The path of a WHATWG URL, told from a legacy one by what Node looks at.
fn from_url(
    object: &JsObject,
    value: &JsValue,
    context: &mut Context,
) -> JsResult<Option<JsValue>> {
    if !interop::get(object, "href", context)?.to_boolean()
        || !interop::get(object, "protocol", context)?.to_boolean()
        || !interop::get(object, "auth", context)?.is_undefined()
        || !interop::get(object, "path", context)?.is_undefined()
    {
        return Ok(None);
    }
    let arguments = [value.clone()];
    call_internal("internal/url/file", "fileURLToPath", &arguments, context).map(Some)
}

/// A file mode: a number or octal text; `fallback`, where there is one, for null and undefined.
pub(super) fn mode(
    value: &JsValue,
    name: &str,
    fallback: Option<u32>,
    context: &mut Context,
) -> JsResult<u32> {
    if let (true, Some(fallback)) = (value.is_null_or_undefined(), fallback) {
        return Ok(fallback);
    }
    let undefined = JsValue::undefined();
    let value = if value.is_null() { &undefined } else { value };
    let most = i64::from(u32::MAX);
    if let Some(string) = value.as_string() {
        let digits = text::to_utf8(&string);
        let octal = !digits.is_empty() && digits.bytes().all(|b| (b'0'..=b'7').contains(&b));
        if !octal {
            let reason = "must be a 32-bit unsigned integer or an octal string";
            return Err(invalid_value(name, value, Some(reason), context));
        }
        // What does not fit is far out of range, and refused as such.
        let number = u64::from_str_radix(&digits, 8).map_or(f64::MAX, |n| n as f64);
        return integer(&JsValue::from(number), name, 0, most, context).map(narrow);
    }
    integer(value, name, 0, most, context).map(narrow)
}

/// An owner or group; -1 leaves it as it is.
pub(super) fn id(value: &JsValue, name: &str, context: &mut Context) -> JsResult<Option<u32>> {
    let whole = integer(value, name, -1, i64::from(u32::MAX), context)?;
    Ok(u32::try_from(whole).ok().filter(|&id| id != u32::MAX))
}

/// Seconds since the epoch, from a number, numeric text or a `Date`.
pub(super) fn time(value: &JsValue, name: &str, context: &mut Context) -> JsResult<f64> {
    if let Some(number) = value.as_number() {
        if number.is_finite() && number < 0.0 {
            return Ok(now());
        }
        if number.is_finite() {
            return Ok(number);
        }
    } else if value.is_string() {
        let number = value.to_number(context)?;
        if !number.is_nan() {
            return Ok(number);
        }
    }
    if let Some(date) = value
        .as_object()
        .and_then(|object| JsDate::from_object(object).ok())
    {
        let milliseconds = date.get_time(context)?;
        return Ok(milliseconds.to_number(context)? / 1000.0);
    }
    Err(invalid_type(name, "Date|Time in seconds", value, context))
}

/// What Node takes a negative number of seconds for.
fn now() -> f64 {
    std::time::SystemTime::now()
        .duration_since(std::time::UNIX_EPOCH)
        .map_or(0.0, |since| since.as_millis() as f64 / 1000.0)
}

/// The options of a verb: an object or nothing.
pub(super) struct Options {
    object: Option<JsObject>,
}

impl Options {
    /// Takes an object; anything else that is not nothing is refused.
    pub(super) fn new(value: &JsValue, context: &mut Context) -> JsResult<Self> {
        if value.is_undefined() {
            return Ok(Self { object: None });
        }
        match value.as_object() {
            Some(object) if !object.is_array() && !object.is_callable() => Ok(Self {
                object: Some(object),
            }),
            _ => Err(invalid_type("options", "Object", value, context)),
        }
    }

    /// Takes an object; anything else counts as nothing.
    pub(super) fn any(value: &JsValue) -> Self {
        Self {
            object: value.as_object(),
        }
    }

    /// Takes an object, null, or a string that stands for the encoding.
    fn lenient(value: &JsValue, context: &mut Context) -> JsResult<Self> {
        if value.is_null_or_undefined() || value.is_callable() {
            return Ok(Self { object: None });
        }
        match value.as_object() {
            Some(object) => Ok(Self {
                object: Some(object),
            }),
            None => Err(invalid_type("options", "string|Object", value, context)),
        }
    }

    /// A property; `undefined` where there are no options.
    pub(super) fn get(&self, name: &str, context: &mut Context) -> JsResult<JsValue> {
        match &self.object {
            Some(object) => interop::get(object, name, context),
            None => Ok(JsValue::undefined()),
        }
    }

    /// A property that must be a boolean if it is there.
    pub(super) fn boolean(
        &self,
        name: &str,
        fallback: bool,
        context: &mut Context,
    ) -> JsResult<bool> {
        let value = self.get(name, context)?;
        if value.is_undefined() {
            return Ok(fallback);
        }
        match value.as_boolean() {
            Some(value) => Ok(value),
            None => {
                let name = format!("options.{name}");
                Err(invalid_type(&name, "boolean", &value, context))
            }
        }
    }

    /// Whether a property is true in JavaScript's sense.
    pub(super) fn truthy(&self, name: &str, context: &mut Context) -> JsResult<bool> {
        Ok(self.get(name, context)?.to_boolean())
    }

    /// A property that must be a whole number from 0 to `max` if it is there.
    pub(super) fn number(
        &self,
        name: &str,
        fallback: u32,
        max: i64,
        context: &mut Context,
    ) -> JsResult<u32> {
        let value = self.get(name, context)?;
        if value.is_undefined() {
            return Ok(fallback);
        }
        integer(&value, &format!("options.{name}"), 0, max, context).map(narrow)
    }
}

impl Call<'_> {
    /// A path argument.
    pub(super) fn path(&mut self, index: usize, name: &str) -> JsResult<PathBuf> {
        path(&self.value(index), name, self.context)
    }

    /// A descriptor argument.
    pub(super) fn fd(&mut self, index: usize) -> JsResult<i32> {
        fd(&self.value(index), self.context)
    }

    /// A path or a descriptor; with promises also a `FileHandle`.
    pub(super) fn path_or_fd(&mut self, index: usize) -> JsResult<Target> {
        let value = self.value(index);
        if let Some(number) = value.as_number() {
            #[allow(
                clippy::cast_possible_truncation,
                reason = "compared with what it came from"
            )]
            let whole = number as i32;
            if f64::from(whole) == number {
                return Ok(Target::Fd(whole));
            }
        }
        if let (false, Some(object)) = (self.is_sync(), value.as_object())
            && is_file_handle(&object, self.context)
        {
            let number = interop::get(&object, "fd", self.context)?;
            let number = number.to_i32(self.context)?;
            return Ok(Target::Fd(number));
        }
        path(&value, "path", self.context).map(Target::Path)
    }

    /// Options that must be an object or undefined.
    pub(super) fn options(&mut self, index: usize) -> JsResult<Options> {
        Options::new(&self.value(index), self.context)
    }

    /// Options that may be just an encoding, and the encoding.
    pub(super) fn encoded_options(
        &mut self,
        index: usize,
        fallback: Encoding,
    ) -> JsResult<(Options, Encoding)> {
        let value = self.value(index);
        if value.is_string() {
            let encoding = Encoding::option(&value, fallback, self.context)?;
            return Ok((Options { object: None }, encoding));
        }
        let options = Options::lenient(&value, self.context)?;
        let named = options.get("encoding", self.context)?;
        let encoding = Encoding::option(&named, fallback, self.context)?;
        Ok((options, encoding))
    }
}

/// What to read or write: a path or something open.
#[derive(Debug)]
pub(super) enum Target {
    Path(PathBuf),
    Fd(i32),
}

/// True for objects of the class that `internal/fs/file_handle` registered.
fn is_file_handle(object: &JsObject, context: &mut Context) -> bool {
    let state = State::of(context);
    let slots = state.slots.borrow();
    let Some(class) = slots.get("fs.FileHandle").and_then(JsValue::as_object) else {
        return false;
    };
    let mut next = object.prototype();
    while let Some(prototype) = next {
        if prototype == class {
            return true;
        }
        next = prototype.prototype();
    }
    false
}
