//! Keys from passwords and from other keys: PBKDF2, scrypt, HKDF. The JavaScript half has checked the arguments; the work is
//! done by the worker pool if there is a callback.

use boa_engine::{
    Context, JsArgs, JsResult, JsValue, js_error, native_function::NativeFunctionPointer,
};

use super::{digest, hmac, input};
use crate::{
    interop::error,
    request::{self, Face},
    system_error::SystemError,
};

pub(super) static FUNCTIONS: &[(&str, usize, NativeFunctionPointer)] = &[
    ("pbkdf2", 6, pbkdf2),
    ("scrypt", 8, scrypt),
    ("hkdf", 6, hkdf),
];

/// A key, or `None` where the derivation fails for these arguments.
type Derived = Result<Option<Vec<u8>>, SystemError>;

fn run(
    callback: &JsValue,
    context: &mut Context,
    job: impl FnOnce() -> Derived + Send + 'static,
    convert: fn(Vec<u8>, &mut Context) -> JsResult<JsValue>,
) -> JsResult<JsValue> {
    let face = Face::new(callback, context);
    request::run(face, context, job, move |key, context| match key {
        Some(key) => convert(key, context),
        None => Err(js_error!(Error: "Deriving bits failed")),
    })
}

fn buffer(key: Vec<u8>, context: &mut Context) -> JsResult<JsValue> {
    input::output(&key, None, context)
}

/// A zeroed key; a length that the system has no memory for derives nothing.
fn zeroed(length: usize) -> Option<Vec<u8>> {
    let mut key = Vec::new();
    key.try_reserve_exact(length).ok()?;
    key.resize(length, 0);
    Some(key)
}

/// `pbkdf2(digest, password, salt, iterations, keylen, callback)`
fn pbkdf2(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let none = JsValue::undefined();
    let algorithm = hmac::algorithm(args.get_or_undefined(0), context)?;
    let password = input::to_vec(args.get_or_undefined(1), &none, context)?;
    let salt = input::to_vec(args.get_or_undefined(2), &none, context)?;
    let rounds = args.get_or_undefined(3).to_u32(context)?;
    let length = args.get_or_undefined(4).to_length(context)? as usize;
    let job = move || {
        let Some(mut key) = zeroed(length).filter(|key| !key.is_empty()) else {
            return Ok(None);
        };
        let derived = algorithm.pbkdf2(&password, &salt, rounds, &mut key);
        Ok(derived.then_some(key))
    };
    run(args.get_or_undefined(5), context, job, buffer)
}

/// `scrypt(password, salt, keylen, N, r, p, maxmem, callback)` (RFC 7914)
fn scrypt(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let none = JsValue::undefined();
    let password = input::to_vec(args.get_or_undefined(0), &none, context)?;
    let salt = input::to_vec(args.get_or_undefined(1), &none, context)?;
    let length = args.get_or_undefined(2).to_length(context)? as usize;
    let cost = args.get_or_undefined(3).to_length(context)?;
    let block = args.get_or_undefined(4).to_u32(context)?;
    let parallel = args.get_or_undefined(5).to_u32(context)?;
    let most = args.get_or_undefined(6).to_length(context)?;
    let params = match scrypt_params(cost, block, parallel, most) {
        Ok(params) => params,
        Err(reason) => {
            return Err(error::coded(
                js_error!(RangeError: "Invalid scrypt params{}", reason),
                "ERR_CRYPTO_INVALID_SCRYPT_PARAMS",
                context,
            ));
        }
    };
    // What the algorithm takes was held against `maxmem`; the system may have less.
    let needed = 128 * u64::from(block) * cost;
    let job = move || {
        let Some(mut key) = zeroed(length) else {
            return Ok(None);
        };
        if key.is_empty() {
            return Ok(Some(key));
        }
        let needed = usize::try_from(needed).unwrap_or(usize::MAX);
        if Vec::<u8>::new().try_reserve_exact(needed).is_err() {
            return Ok(None);
        }
        let derived = ::scrypt::scrypt(&password, &salt, &params, &mut key);
        Ok(derived.is_ok().then_some(key))
    };
    run(args.get_or_undefined(7), context, job, buffer)
}

/// The parameters, held against the limits that OpenSSL keeps; an error is what follows the message's beginning.
fn scrypt_params(
    cost: u64,
    block: u32,
    parallel: u32,
    most: u64,
) -> Result<::scrypt::Params, &'static str> {
    const TOO_MUCH: &str = ": error:030000AC:digital envelope routines::memory limit exceeded";
    const MOST_PARALLEL: u32 = (1 << 30) - 1;
    if cost < 2 || !cost.is_power_of_two() || block == 0 || parallel == 0 {
        return Err("");
    }
    if parallel > MOST_PARALLEL / block {
        return Err(TOO_MUCH);
    }
    if u64::from(block) * 16 <= 63 && cost >= 1 << (block * 16) {
        return Err(TOO_MUCH);
    }
    let blocks = u128::from(parallel) * 128 * u128::from(block);
    let table = 32 * u128::from(block) * (u128::from(cost) + 2) * 4;
    if blocks + table > u128::from(most) {
        return Err(TOO_MUCH);
    }
    let log = u8::try_from(cost.trailing_zeros()).map_err(|_| TOO_MUCH)?;
    ::scrypt::Params::new(log, block, parallel).map_err(|_| "")
}

/// `hkdf(digest, key, salt, info, length, callback)`; an `ArrayBuffer`.
fn hkdf(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let none = JsValue::undefined();
    let algorithm = hmac::algorithm(args.get_or_undefined(0), context)?;
    let key = input::to_vec(args.get_or_undefined(1), &none, context)?;
    let salt = input::to_vec(args.get_or_undefined(2), &none, context)?;
    let info = input::to_vec(args.get_or_undefined(3), &none, context)?;
    let length = args.get_or_undefined(4).to_length(context)? as usize;
    if length > 255 * algorithm.output_size() {
        return Err(error::coded(
            js_error!(RangeError: "Invalid key length"),
            "ERR_CRYPTO_INVALID_KEYLEN",
            context,
        ));
    }
    let job = move || {
        if length == 0 {
            return Ok(None);
        }
        Ok(digest::hkdf(algorithm, &key, &salt, &info, length))
    };
    run(args.get_or_undefined(5), context, job, input::array_buffer)
}

#[cfg(test)]
mod tests {
    use super::scrypt_params;

    #[test]
    fn costs_are_powers_of_two_within_the_memory_limit() {
        let limit = 32 * 1024 * 1024;
        assert!(scrypt_params(16384, 8, 1, limit).is_ok());
        assert_eq!(scrypt_params(3, 8, 1, limit).err(), Some(""));
        assert!(scrypt_params(32768, 8, 1, limit).is_err());
        assert!(scrypt_params(2, 1 << 31, 1, u64::MAX).is_err());
    }
}
