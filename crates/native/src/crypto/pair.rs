//! What JavaScript does with keys in pairs: reading, writing, making, signing, encrypting, agreeing. Its half has checked the
//! types of all arguments.

use std::sync::Arc;

use boa_engine::{
    Context, JsArgs, JsError, JsResult, JsValue, js_error, native_function::NativeFunctionPointer,
};

use super::{
    asymmetric::{
        Private, Public, Refused, Scheme,
        curve::{Curve, padded},
        decode::{self, Structure, Unreadable},
        encode::{self, Encryption, Written},
        random_scalar, rsa,
    },
    digest::Algorithm,
    hmac, input,
    key::{self, Key},
    openssl,
};
use crate::{
    interop::{array, bytes, error, text},
    request::{self, Face},
};

pub(super) static FUNCTIONS: &[(&str, usize, NativeFunctionPointer)] = &[
    ("readPrivate", 3, read_private),
    ("readPublic", 3, read_public),
    ("publicOf", 1, public_of),
    ("fromNumbers", 4, from_numbers),
    ("numbers", 1, numbers),
    ("kind", 1, kind),
    ("curve", 1, curve),
    ("write", 5, write),
    ("generate", 4, generate),
    ("sign", 7, sign),
    ("verify", 8, verify),
    ("crypt", 6, crypt),
    ("agree", 3, agree),
    ("point", 3, point),
];

fn refused(refused: Refused, context: &mut Context) -> JsError {
    let failure = match refused {
        Refused::Unsupported => openssl::OPERATION_NOT_SUPPORTED,
        Refused::Digest => openssl::INVALID_DIGEST,
        Refused::TooSmall => openssl::DATA_TOO_SMALL,
        Refused::TooLarge => openssl::DATA_TOO_LARGE,
        Refused::Decryption => openssl::OAEP_DECODING,
        Refused::Failed => return js_error!(Error: "The operation failed"),
    };
    failure.into_js_error(context)
}

fn unreadable(why: Unreadable, is_der: bool, context: &mut Context) -> JsError {
    let failure = match why {
        Unreadable::Passphrase if is_der => {
            let error = js_error!(TypeError: "Passphrase required for encrypted key");
            return error::coded(error, "ERR_MISSING_PASSPHRASE", context);
        }
        Unreadable::Unsupported => openssl::DECODER_UNSUPPORTED,
        Unreadable::Passphrase => openssl::INTERRUPTED,
        Unreadable::BadDecrypt => openssl::BAD_DECRYPT,
    };
    failure.into_js_error(context)
}

fn optional_bytes(value: &JsValue, context: &mut Context) -> JsResult<Option<Vec<u8>>> {
    if value.is_null_or_undefined() {
        return Ok(None);
    }
    input::to_vec(value, &JsValue::undefined(), context).map(Some)
}

/// `pkcs1`, `pkcs8`, `sec1` or `spki`; `None` for anything else, which stands for PEM.
fn structure(value: &JsValue) -> Option<Structure> {
    let name = value.as_string()?;
    Some(match text::to_utf8(&name).as_str() {
        "pkcs1" => Structure::Pkcs1,
        "pkcs8" => Structure::Pkcs8,
        "sec1" => Structure::Sec1,
        "spki" => Structure::Spki,
        _ => return None,
    })
}

fn private(value: &JsValue, context: &mut Context) -> JsResult<Arc<Private>> {
    match key::of(value) {
        Some(Key::Private(key)) => Ok(key),
        _ => Err(error::argument_must_be("private key", context)),
    }
}

/// A public key, or the public half of a private one.
fn public(value: &JsValue, context: &mut Context) -> JsResult<Arc<Public>> {
    match key::of(value) {
        Some(Key::Public(key)) => Ok(key),
        Some(Key::Private(key)) => match key.public() {
            Some(key) => Ok(Arc::new(key)),
            None => Err(refused(Refused::Failed, context)),
        },
        _ => Err(error::argument_must_be("public key", context)),
    }
}

/// `readPrivate(data, structure, passphrase)`: a handle. PEM without a structure.
fn read_private(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let data = input::to_vec(args.get_or_undefined(0), &JsValue::undefined(), context)?;
    let structure = structure(args.get_or_undefined(1));
    let passphrase = optional_bytes(args.get_or_undefined(2), context)?;
    let passphrase = passphrase.as_deref();
    let read = match structure {
        Some(structure) => decode::private_der(&data, structure, passphrase),
        None => decode::private_pem(&data, passphrase),
    };
    match read {
        Ok(key) => Ok(key::handle(Key::Private(Arc::new(key)), context)),
        Err(why) => Err(unreadable(why, structure.is_some(), context)),
    }
}

/// `readPublic(data, structure, passphrase)`: a handle. PEM may be a certificate or a private key.
fn read_public(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let data = input::to_vec(args.get_or_undefined(0), &JsValue::undefined(), context)?;
    let structure = structure(args.get_or_undefined(1));
    let passphrase = optional_bytes(args.get_or_undefined(2), context)?;
    let passphrase = passphrase.as_deref();
    let read = match structure {
        Some(structure @ (Structure::Pkcs8 | Structure::Sec1)) => {
            decode::private_der(&data, structure, passphrase)
                .and_then(|key| key.public().ok_or(Unreadable::Unsupported))
        }
        Some(structure) => decode::public_der(&data, structure).or_else(|why| {
            let private = decode::private_der(&data, structure, passphrase);
            private.ok().and_then(|key| key.public()).ok_or(why)
        }),
        None => decode::public_pem(&data, passphrase),
    };
    match read {
        Ok(key) => Ok(key::handle(Key::Public(Arc::new(key)), context)),
        Err(why) => Err(unreadable(why, structure.is_some(), context)),
    }
}

/// `publicOf(handle)`: a handle on the public half.
fn public_of(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let key = public(args.get_or_undefined(0), context)?;
    Ok(key::handle(Key::Public(key), context))
}

/// `fromNumbers(kind, isPrivate, curve, numbers)`: a key of the numbers that [`numbers`] gives; undefined if they are no key.
fn from_numbers(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let kind = text::argument(args.get_or_undefined(0), context)?;
    let is_private = args.get_or_undefined(1).to_boolean();
    let curve = text::argument(args.get_or_undefined(2), context)?;
    let mut parts = Vec::new();
    if let Some(list) = args.get_or_undefined(3).as_object() {
        let length = list.get(boa_engine::js_string!("length"), context)?;
        for at in 0..length.to_u32(context)? {
            let part = list.get(at, context)?;
            parts.push(input::to_vec(&part, &JsValue::undefined(), context)?);
        }
    }
    let key = if is_private {
        private_of_numbers(&kind, &curve, &parts).map(|key| Key::Private(Arc::new(key)))
    } else {
        public_of_numbers(&kind, &curve, &parts).map(|key| Key::Public(Arc::new(key)))
    };
    Ok(key.map_or_else(JsValue::undefined, |key| key::handle(key, context)))
}

fn public_of_numbers(kind: &str, curve: &str, parts: &[Vec<u8>]) -> Option<Public> {
    let fixed = |part: &Vec<u8>| <[u8; 32]>::try_from(part.as_slice()).ok();
    match (kind, parts) {
        ("rsa", [n, e, ..]) => {
            let key = Box::new(rsa::public(n, e)?);
            Some(Public::Rsa { key, pss: false })
        }
        ("ec", [x, y, ..]) => {
            let curve = Curve::from_name(curve)?;
            let mut point = vec![4];
            point.extend(padded(x, curve.size())?);
            point.extend(padded(y, curve.size())?);
            let point = curve.point(&point)?;
            Some(Public::Ec { curve, point })
        }
        ("ed25519", [x, ..]) => Some(Public::Ed25519(fixed(x)?)),
        ("x25519", [x, ..]) => Some(Public::X25519(fixed(x)?)),
        _ => None,
    }
}

fn private_of_numbers(kind: &str, curve: &str, parts: &[Vec<u8>]) -> Option<Private> {
    let fixed = |part: &Vec<u8>| <[u8; 32]>::try_from(part.as_slice()).ok();
    match (kind, parts) {
        ("rsa", [n, e, d, p, q, ..]) => {
            let key = Box::new(rsa::private(n, e, d, p, q)?);
            Some(Private::Rsa { key, pss: false })
        }
        ("ec", [.., d]) => {
            let curve = Curve::from_name(curve)?;
            let scalar = curve.scalar(d)?;
            Some(Private::Ec { curve, scalar })
        }
        ("ed25519", [.., d]) => Some(Private::Ed25519(fixed(d)?)),
        ("x25519", [.., d]) => Some(Private::X25519(fixed(d)?)),
        _ => None,
    }
}

/// `numbers(handle)`: what a JSON Web Key of it has, as `Buffer`s: n, e, d, p, q, dp, dq, qi; x, y, d; or x, d.
fn numbers(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let value = args.get_or_undefined(0);
    let public = public(value, context)?;
    let private = match key::of(value) {
        Some(Key::Private(key)) => Some(key),
        _ => None,
    };
    let mut parts: Vec<Vec<u8>> = Vec::new();
    match (&*public, private.as_deref()) {
        (_, Some(Private::Rsa { key, .. })) => {
            parts.extend(rsa::numbers(key).into_iter().flatten());
        }
        (Public::Rsa { key, .. }, _) => parts.extend(rsa::public_numbers(key)),
        (Public::Ec { curve, point }, _) => {
            let (x, y) = point.get(1..).unwrap_or_default().split_at(curve.size());
            parts.extend([x.to_vec(), y.to_vec()]);
        }
        (Public::Ed25519(point) | Public::X25519(point), _) => parts.push(point.to_vec()),
    }
    match private.as_deref() {
        Some(Private::Ec { scalar, .. }) => parts.push(scalar.clone()),
        Some(Private::Ed25519(scalar) | Private::X25519(scalar)) => parts.push(scalar.to_vec()),
        _ => {}
    }
    let mut buffers = Vec::with_capacity(parts.len());
    for part in parts {
        buffers.push(input::output(&part, None, context)?);
    }
    Ok(array(buffers, context))
}

/// `kind(handle)`: `asymmetricKeyType`.
fn kind(_: &JsValue, args: &[JsValue], _: &mut Context) -> JsResult<JsValue> {
    Ok(match key::of(args.get_or_undefined(0)) {
        Some(Key::Public(key)) => text::from_str(key.kind()).into(),
        Some(Key::Private(key)) => text::from_str(key.kind()).into(),
        _ => JsValue::undefined(),
    })
}

/// `curve(handle)`, or `curve(name)`: OpenSSL's name and that of JSON Web Keys; undefined if there is none.
fn curve(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let value = args.get_or_undefined(0);
    let curve = match (value.as_string(), key::of(value)) {
        (Some(name), _) => Curve::from_name(&text::to_utf8(&name)),
        (_, Some(Key::Public(key))) => match *key {
            Public::Ec { curve, .. } => Some(curve),
            _ => None,
        },
        (_, Some(Key::Private(key))) => match *key {
            Private::Ec { curve, .. } => Some(curve),
            _ => None,
        },
        _ => None,
    };
    let Some(curve) = curve else {
        return Ok(JsValue::undefined());
    };
    let names = [curve.name(), curve.jwk_name()].map(|name| text::from_str(name).into());
    Ok(array(names, context))
}

/// `write(handle, structure, pem, cipher, passphrase)`: text or a `Buffer`; undefined for what cannot be written so.
fn write(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let Some(structure) = structure(args.get_or_undefined(1)) else {
        return Ok(JsValue::undefined());
    };
    let as_pem = args.get_or_undefined(2).to_boolean();
    let encryption = match args.get_or_undefined(3).as_string() {
        Some(cipher) => Some(Encryption {
            cipher: text::to_utf8(&cipher),
            passphrase: optional_bytes(args.get_or_undefined(4), context)?.unwrap_or_default(),
        }),
        None => None,
    };
    let written = match key::of(args.get_or_undefined(0)) {
        Some(Key::Private(key)) => encode::private(&key, structure, as_pem, encryption.as_ref()),
        Some(Key::Public(key)) => encode::public(&key, structure, as_pem),
        _ => None,
    };
    match written {
        Some(Written::Pem(pem)) => Ok(text::from_str(&pem).into()),
        Some(Written::Der(der)) => input::output(&der, None, context),
        None => Ok(JsValue::undefined()),
    }
}

/// `generate(kind, a, b, face)`: a handle on a new private key. For RSA the numbers are bits and exponent, for a curve `a` is its name.
fn generate(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let kind = text::argument(args.get_or_undefined(0), context)?;
    let curve = args.get_or_undefined(1).as_string();
    let curve = curve.and_then(|name| Curve::from_name(&text::to_utf8(&name)));
    let numbers = [1, 2].map(|at| args.get_or_undefined(at).as_number().unwrap_or_default());
    let [bits, exponent] = numbers.map(|number| number as u64);
    let face = Face::new(args.get_or_undefined(3), context);
    let job = move || {
        Ok(match kind.as_str() {
            "rsa" | "rsa-pss" => rsa::generate(bits as usize, exponent).map(|key| Private::Rsa {
                key: Box::new(key),
                pss: kind == "rsa-pss",
            }),
            "ec" => curve.and_then(|curve| {
                let scalar = curve.generate()?;
                Some(Private::Ec { curve, scalar })
            }),
            "ed25519" => random_scalar().map(Private::Ed25519),
            "x25519" => random_scalar().map(Private::X25519),
            _ => None,
        })
    };
    request::run(face, context, job, |key, context| match key {
        Some(key) => Ok(key::handle(Key::Private(Arc::new(key)), context)),
        None => Err(js_error!(Error: "Key generation job failed")),
    })
}

/// The scheme that stands in the arguments from `at`: hash function, padding, length of salt, whether ECDSA's numbers stand bare.
fn scheme(args: &[JsValue], at: usize, context: &mut Context) -> JsResult<Scheme> {
    const PSS: f64 = 6.0;
    const PKCS1: f64 = 1.0;
    let name = args.get_or_undefined(at);
    let digest = if name.is_null_or_undefined() {
        None
    } else {
        Some(hmac::algorithm(name, context)?)
    };
    let padding = args.get_or_undefined(at + 1).as_number();
    let salt = match args.get_or_undefined(at + 2).as_number() {
        Some(-1.0) => rsa::Salt::Digest,
        Some(length) if length >= 0.0 => rsa::Salt::Bytes(length as usize),
        _ => rsa::Salt::Most,
    };
    if padding.is_some_and(|padding| padding != PSS && padding != PKCS1) {
        return Err(openssl::UNSUPPORTED_PADDING.into_js_error(context));
    }
    Ok(Scheme {
        digest,
        pss: (padding == Some(PSS)).then_some(salt),
        raw: args.get_or_undefined(at + 3).to_boolean(),
        prehashed: args.get_or_undefined(at + 4).to_boolean(),
    })
}

/// `sign(handle, data, digest, padding, saltLength, bare, prehashed, face)`: a `Buffer`.
fn sign(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let key = private(args.get_or_undefined(0), context)?;
    let data = input::to_vec(args.get_or_undefined(1), &JsValue::undefined(), context)?;
    let scheme = scheme(args, 2, context)?;
    let face = Face::new(args.get_or_undefined(7), context);
    let job = move || Ok(key.sign(scheme, &data));
    request::run(face, context, job, |signature, context| match signature {
        Ok(signature) => input::output(&signature, None, context),
        Err(Refused::TooSmall) => Err(openssl::SIGNATURE_TOO_LARGE.into_js_error(context)),
        Err(why) => Err(refused(why, context)),
    })
}

/// `verify(handle, data, digest, padding, saltLength, bare, prehashed, signature, face)`
fn verify(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let key = public(args.get_or_undefined(0), context)?;
    let data = input::to_vec(args.get_or_undefined(1), &JsValue::undefined(), context)?;
    let scheme = scheme(args, 2, context)?;
    let signature = input::to_vec(args.get_or_undefined(7), &JsValue::undefined(), context)?;
    let face = Face::new(args.get_or_undefined(8), context);
    let job = move || Ok(key.verify(scheme, &data, &signature));
    request::run(face, context, job, |valid, context| match valid {
        Ok(valid) => Ok(valid.into()),
        Err(why) => Err(refused(why, context)),
    })
}

/// `crypt(what, handle, data, padding, oaepHash, oaepLabel, face)`: RSA's four ways, by the names of Node's functions.
fn crypt(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let what = text::argument(args.get_or_undefined(0), context)?;
    let handle = args.get_or_undefined(1);
    let data = input::to_vec(args.get_or_undefined(2), &JsValue::undefined(), context)?;
    let hash = args.get_or_undefined(4).as_string();
    let Some(hash) = hash.map_or(Some(Algorithm::Sha1), |name| {
        Algorithm::from_name(&text::to_utf8(&name))
    }) else {
        let error = js_error!(Error: "Invalid digest used");
        return Err(error::coded(error, "ERR_OSSL_EVP_INVALID_DIGEST", context));
    };
    let padding = match args.get_or_undefined(3).to_i32(context)? {
        1 => rsa::Padding::Pkcs1,
        3 => rsa::Padding::None,
        4 => rsa::Padding::Oaep(hash),
        _ => return Err(openssl::UNKNOWN_PADDING.into_js_error(context)),
    };
    let label = optional_bytes(args.get_or_undefined(5), context)?.unwrap_or_default();
    let face = Face::new(args.get_or_undefined(6), context);
    let (private_key, public_key) = if what.starts_with("private") {
        (Some(private(handle, context)?), None)
    } else {
        (None, Some(public(handle, context)?))
    };
    let job = move || {
        let done = match (what.as_str(), private_key.as_deref(), public_key.as_deref()) {
            ("publicEncrypt", _, Some(Public::Rsa { key, .. })) => {
                rsa::encrypt(key, padding, &label, &data)
            }
            ("publicDecrypt", _, Some(Public::Rsa { key, .. })) => {
                rsa::public_decrypt(key, padding, &data)
            }
            ("privateDecrypt", Some(Private::Rsa { key, .. }), _) => {
                rsa::decrypt(key, padding, &label, &data)
            }
            ("privateEncrypt", Some(Private::Rsa { key, .. }), _) => {
                rsa::private_encrypt(key, padding, &data)
            }
            _ => Err(Refused::Unsupported),
        };
        Ok(done)
    };
    request::run(face, context, job, |text, context| match text {
        Ok(text) => input::output(&text, None, context),
        Err(why) => Err(refused(why, context)),
    })
}

/// `agree(privateHandle, publicHandle, face)`: the shared secret as a `Buffer`.
fn agree(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let own = private(args.get_or_undefined(0), context)?;
    let theirs = public(args.get_or_undefined(1), context)?;
    let face = Face::new(args.get_or_undefined(2), context);
    let job = move || Ok(own.agree(&theirs));
    request::run(face, context, job, |secret, context| match secret {
        Ok(secret) => Ok(bytes::buffer(bytes::block_from(&secret), context)?.into()),
        Err(Refused::Failed) => Err(openssl::FAILED_DURING_DERIVATION.into_js_error(context)),
        Err(why) => Err(refused(why, context)),
    })
}

/// `point(curve, bytes, compressed)`: a point in the other form; undefined if it is not on the curve.
fn point(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let name = text::argument(args.get_or_undefined(0), context)?;
    let bytes = input::to_vec(args.get_or_undefined(1), &JsValue::undefined(), context)?;
    let compressed = args.get_or_undefined(2).to_boolean();
    let point = Curve::from_name(&name).and_then(|curve| {
        if compressed {
            curve.compressed(&bytes)
        } else {
            curve.point(&bytes)
        }
    });
    match point {
        Some(point) => input::output(&point, None, context),
        None => Ok(JsValue::undefined()),
    }
}
