//! The objects of `createHash`: native, so that hashing a string is three native calls. They become streams, which is
//! the JavaScript half's part, only when somebody touches that side of them.

use std::cell::RefCell;

use boa_engine::{
    Context, Finalize, JsArgs, JsData, JsError, JsObject, JsResult, JsValue, Trace, js_error,
    js_string, native_function::NativeFunctionPointer, property::Attribute,
};

use super::{
    digest::{self, Algorithm, Hasher},
    input, openssl,
};
use crate::{
    buffer::Encoding,
    interop::{self, error, text},
    request::{self, Face},
    runtime,
    state::State,
};

/// What is behind a `Hash`.
#[derive(Trace, Finalize, JsData)]
struct Hash {
    #[unsafe_ignore_trace]
    state: RefCell<Progress>,
}

struct Progress {
    /// `None` once the digest was taken.
    hasher: Option<Box<Hasher>>,
    /// Bytes of the digest.
    length: usize,
    digest: Vec<u8>,
    /// True once the program has called `digest`.
    finalized: bool,
}

impl Progress {
    fn new(hasher: Hasher, length: usize) -> Self {
        Self {
            hasher: Some(Box::new(hasher)),
            length,
            digest: Vec::new(),
            finalized: false,
        }
    }

    fn digest(&mut self) -> &[u8] {
        if let Some(hasher) = self.hasher.take() {
            self.digest = hasher.finish(self.length);
        }
        &self.digest
    }
}

pub(super) static FUNCTIONS: &[(&str, usize, NativeFunctionPointer)] = &[
    ("setPrototype", 1, set_prototype),
    ("createHash", 2, create_hash),
    ("update", 2, update),
    ("digest", 1, take_digest),
    ("flush", 0, flush),
    ("copy", 1, copy),
    ("hash", 3, hash),
    ("job", 4, job),
];

const PROTOTYPE: &str = "crypto.Hash.prototype";

/// `setPrototype(prototype)`: what hashes inherit from.
fn set_prototype(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let prototype = args.get_or_undefined(0).clone();
    let state = State::of(context);
    state.slots.borrow_mut().insert(PROTOTYPE, prototype);
    Ok(JsValue::undefined())
}

fn object(progress: Progress, context: &mut Context) -> JsResult<JsObject> {
    let state = State::of(context);
    let prototype = state.slots.borrow().get(PROTOTYPE).cloned();
    let prototype = prototype
        .and_then(|value| value.as_object())
        .ok_or_else(|| js_error!(Error: "node:crypto has not loaded"))?;
    let data = Hash {
        state: RefCell::new(progress),
    };
    Ok(JsObject::new(context.root_shape(), prototype, data).upcast())
}

/// `crypto.createHash(algorithm, options)`
fn create_hash(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let (name, options) = (args.get_or_undefined(0), args.get_or_undefined(1));
    let Some(string) = name.as_string() else {
        return Err(error::invalid_arg_type(
            "algorithm",
            &["string"],
            name,
            context,
        ));
    };
    let length = output_length(options, context)?;
    let string = text::to_utf8(&string);
    let Some(algorithm) = Algorithm::from_name(&string) else {
        return Err(if digest::is_legacy(&string) {
            openssl::UNSUPPORTED.into_js_error(context)
        } else {
            js_error!(Error: "Digest method not supported")
        });
    };
    let length = checked_length(algorithm, length, context)?;
    let hash = object(Progress::new(algorithm.hasher(), length), context)?;
    if !options.is_undefined() {
        interop::define(&hash, "_options", options.clone(), Attribute::all());
    }
    Ok(hash.into())
}

/// `options.outputLength`, a uint32.
fn output_length(options: &JsValue, context: &mut Context) -> JsResult<Option<usize>> {
    let Some(options) = options.as_object() else {
        return Ok(None);
    };
    let length = options.get(js_string!("outputLength"), context)?;
    if length.is_undefined() {
        return Ok(None);
    }
    let most = f64::from(u32::MAX);
    let length = error::integer(&length, "options.outputLength", 0.0, most, context)?;
    Ok(Some(length as usize))
}

fn checked_length(
    algorithm: Algorithm,
    wanted: Option<usize>,
    context: &mut Context,
) -> JsResult<usize> {
    let usual = algorithm.output_size();
    match wanted {
        Some(wanted) if algorithm.is_xof() => {
            if Vec::<u8>::new().try_reserve_exact(wanted).is_err() {
                return Err(js_error!(RangeError: "Array buffer allocation failed"));
            }
            Ok(wanted)
        }
        Some(wanted) if wanted != usual => Err(openssl::NOT_XOF.into_js_error(context)),
        None if algorithm.is_xof() => {
            runtime::call_internal("internal/crypto/hash", "warnOfShake", &[], context)?;
            Ok(usual)
        }
        _ => Ok(usual),
    }
}

/// Runs `f` on the state of `this`.
fn with<R>(
    this: &JsValue,
    context: &mut Context,
    f: impl FnOnce(&mut Progress) -> R,
) -> JsResult<R> {
    let object = this.as_object();
    if let Some(hash) = object.as_ref().and_then(JsObject::downcast_ref::<Hash>) {
        return Ok(f(&mut hash.state.borrow_mut()));
    }
    let name = js_string!("Hash").into();
    Err(error::node_error("ERR_INVALID_THIS", &[name], context))
}

fn finalized(context: &mut Context) -> JsError {
    error::node_error("ERR_CRYPTO_HASH_FINALIZED", &[], context)
}

/// `hash.update(data, inputEncoding)`
fn update(this: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    if with(this, context, |progress| progress.finalized)? {
        return Err(finalized(context));
    }
    let object = this.as_object();
    let taken = input::with_data(
        "data",
        args.get_or_undefined(0),
        args.get_or_undefined(1),
        context,
        |data| {
            let hash = object.as_ref().and_then(JsObject::downcast_ref::<Hash>);
            let Some(hash) = hash else { return false };
            match &mut hash.state.borrow_mut().hasher {
                Some(hasher) => {
                    hasher.update(data);
                    true
                }
                None => false,
            }
        },
    )?;
    if taken {
        return Ok(this.clone());
    }
    Err(error::node_error(
        "ERR_CRYPTO_HASH_UPDATE_FAILED",
        &[],
        context,
    ))
}

/// `hash.digest(outputEncoding)`
fn take_digest(this: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    if with(this, context, |progress| progress.finalized)? {
        return Err(finalized(context));
    }
    let encoding = input::output_encoding(args.get_or_undefined(0), context)?;
    let digest = with(this, context, |progress| {
        progress.finalized = true;
        progress.digest().to_vec()
    })?;
    input::output(&digest, encoding, context)
}

/// `flush()`: the digest, for the stream's reader; the program may still ask for it by `digest`.
fn flush(this: &JsValue, _: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let digest = with(this, context, |progress| progress.digest().to_vec())?;
    input::output(&digest, None, context)
}

/// `hash.copy(options)`
fn copy(this: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let options = args.get_or_undefined(0);
    let (ended, hasher) = with(this, context, |progress| {
        (progress.finalized, progress.hasher.clone())
    })?;
    let hasher = hasher.filter(|_| !ended);
    let Some(hasher) = hasher else {
        return Err(finalized(context));
    };
    let length = output_length(options, context)?;
    let length = checked_length(hasher.algorithm(), length, context)?;
    Ok(object(Progress::new(*hasher, length), context)?.into())
}

/// `crypto.hash(algorithm, input, options)`
fn hash(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let (name, data, options) = (
        args.get_or_undefined(0),
        args.get_or_undefined(1),
        args.get_or_undefined(2),
    );
    let Some(string) = name.as_string() else {
        return Err(error::invalid_arg_type(
            "algorithm",
            &["string"],
            name,
            context,
        ));
    };
    let (length, encoding) = one_shot_options(options, context)?;
    let string = text::to_utf8(&string);
    let mut found = None;
    let digest = input::with_data("input", data, &JsValue::undefined(), context, |data| {
        let algorithm = Algorithm::from_name(&string)?;
        let usual = algorithm.output_size();
        let length = length.unwrap_or(usual);
        found = Some(algorithm);
        (algorithm.is_xof() || length == usual).then(|| {
            let mut hasher = algorithm.hasher();
            hasher.update(data);
            hasher.finish(length)
        })
    })?;
    match (digest, found) {
        (Some(digest), Some(algorithm)) => {
            if length.is_none() && algorithm.is_xof() {
                runtime::call_internal("internal/crypto/hash", "warnOfShake", &[], context)?;
            }
            input::output(&digest, encoding, context)
        }
        (None, Some(_)) => Err(js_error!(
            Error: "Output length {} is invalid for {}, which does not support XOF",
            length.unwrap_or_default(), string
        )),
        _ => Err(js_error!(Error: "Digest method {} is not supported", string)),
    }
}

/// `job(algorithm, data, length, face)`: the digest of `data` as an `ArrayBuffer`, on the worker pool.
fn job(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let name = text::argument(args.get_or_undefined(0), context)?;
    let Some(algorithm) = Algorithm::from_name(&name) else {
        return Err(js_error!(Error: "Digest method {} is not supported", name));
    };
    let data = input::to_vec(args.get_or_undefined(1), &JsValue::undefined(), context)?;
    let length = args.get_or_undefined(2);
    let length = if length.is_undefined() {
        algorithm.output_size()
    } else {
        let wanted = length.to_length(context)? as usize;
        checked_length(algorithm, Some(wanted), context)?
    };
    let job = move || {
        let mut hasher = algorithm.hasher();
        hasher.update(&data);
        Ok(hasher.finish(length))
    };
    let face = Face::new(args.get_or_undefined(3), context);
    request::run(face, context, job, input::array_buffer)
}

/// `outputLength` and `outputEncoding`; the latter may stand for the options as a whole.
fn one_shot_options(
    options: &JsValue,
    context: &mut Context,
) -> JsResult<(Option<usize>, Option<Encoding>)> {
    let mut length = None;
    let mut name = options.clone();
    if options.is_undefined() {
        return Ok((None, Some(Encoding::Hex)));
    }
    if !options.is_string() {
        let Some(object) = options.as_object() else {
            return Err(error::invalid_arg_type(
                "options",
                &["Object"],
                options,
                context,
            ));
        };
        name = object.get(js_string!("outputEncoding"), context)?;
        length = output_length(options, context)?;
        if name.is_undefined() {
            return Ok((length, Some(Encoding::Hex)));
        }
    }
    let Some(string) = name.as_string() else {
        return Err(error::invalid_arg_type(
            "outputEncoding",
            &["string"],
            &name,
            context,
        ));
    };
    let encoding = Encoding::from_name(string.as_str());
    if encoding.is_none() && !text::to_utf8(&string).eq_ignore_ascii_case("buffer") {
        let arguments = [js_string!("outputEncoding").into(), name];
        return Err(error::node_error(
            "ERR_INVALID_ARG_VALUE",
            &arguments,
            context,
        ));
    }
    Ok((length, encoding))
}
