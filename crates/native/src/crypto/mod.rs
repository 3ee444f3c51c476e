//! The Rust half of `node:crypto`: the algorithms are RustCrypto's, what stands around them is ours.
//!
//! | look here | for |
//! |---|---|
//! | [`digest`] | every hash function, its names, HMAC; free of JavaScript |
//! | [`hash`], [`hmac`] | the objects of `createHash` and `createHmac`, which are native through and through |
//! | [`derive`] | PBKDF2, scrypt, HKDF |
//! | [`random`] | bytes, integers, UUIDs |
//! | [`cipher`] | AES in its modes, ChaCha20-Poly1305 |
//! | [`key`] | key material behind a handle |
//! | [`asymmetric`], [`pair`] | RSA, elliptic curves, Ed25519, X25519: apart from JavaScript, and for it |
//! | [`input`] | bytes out of arguments, results in an encoding |
//! | [`openssl`] | errors in OpenSSL's words, which programs compare with |
//!
//! A hash function is a row in [`digest`]'s tables; a cipher is one in [`cipher::table`].

mod asymmetric;
mod cipher;
mod derive;
mod digest;
mod hash;
mod hmac;
mod input;
mod key;
mod openssl;
mod pair;
mod random;

use boa_engine::{
    Context, JsArgs, JsObject, JsResult, JsValue, js_error, native_function::NativeFunctionPointer,
};
use subtle::ConstantTimeEq;

use crate::interop::{Binding, array, bytes::View, error, text};

/// A part's functions: name, number of parameters, function.
type Functions = &'static [(&'static str, usize, NativeFunctionPointer)];

/// `internalBinding('crypto')`. What belongs to one object is in one part: `hash.update`, `cipher.final`.
pub(crate) fn binding(context: &mut Context) -> JsResult<JsObject> {
    let parts: [(&str, Functions); 7] = [
        ("hash", hash::FUNCTIONS),
        ("hmac", hmac::FUNCTIONS),
        ("derive", derive::FUNCTIONS),
        ("random", random::FUNCTIONS),
        ("cipher", cipher::FUNCTIONS),
        ("key", key::FUNCTIONS),
        ("pair", pair::FUNCTIONS),
    ];
    let mut built = Vec::with_capacity(parts.len());
    for (name, functions) in parts {
        let part = Binding::new(context).functions(functions).build();
        built.push((name, part));
    }
    let names = |names: &'static [&'static str], context: &mut Context| {
        array(
            names.iter().map(|name| text::from_str(name).into()),
            context,
        )
    };
    let hashes = names(digest::LISTED, context);
    let ciphers = cipher::names();
    let ciphers = array(
        ciphers.into_iter().map(|name| text::from_str(name).into()),
        context,
    );
    let curves = asymmetric::curve::Curve::names();
    let curves = array(
        curves.into_iter().map(|name| text::from_str(name).into()),
        context,
    );
    let mut binding = Binding::new(context)
        .functions(&[("timingSafeEqual", 0, timing_safe_equal)])
        .value("hashes", hashes)
        .value("ciphers", ciphers)
        .value("curves", curves);
    for (name, part) in built {
        binding = binding.value(name, part);
    }
    Ok(binding.build())
}

/// `crypto.timingSafeEqual(buf1, buf2)`
fn timing_safe_equal(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let mut views = Vec::with_capacity(2);
    for (at, name) in ["buf1", "buf2"].into_iter().enumerate() {
        let Some(view) = View::new(args.get_or_undefined(at), context) else {
            let message = js_error!(
                TypeError: "The \"{}\" argument must be an instance of ArrayBuffer, Buffer, TypedArray, or DataView.",
                name
            );
            return Err(error::coded(message, "ERR_INVALID_ARG_TYPE", context));
        };
        views.push(view);
    }
    let equal = match (views[0].bytes(), views[1].bytes()) {
        (Some(one), Some(other)) if one.len() == other.len() => Some(one.ct_eq(&other)),
        _ => None,
    };
    match equal {
        Some(equal) => Ok(bool::from(equal).into()),
        None => Err(error::coded(
            js_error!(RangeError: "Input buffers must have the same byte length"),
            "ERR_CRYPTO_TIMING_SAFE_EQUAL_LENGTH",
            context,
        )),
    }
}
