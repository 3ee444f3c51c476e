//! `createCipheriv` and its kin. [`table`] names the ciphers, [`mode`] and [`aead`] work on bytes; here is the handle that
//! JavaScript's `Cipheriv` and `Decipheriv` hold, and the one-shot that WebCrypto calls.

mod aead;
mod mode;
mod table;

use std::cell::RefCell;

use aes_kw::{AesKw, KeyInit};
use boa_engine::{
    Context, Finalize, JsArgs, JsData, JsError, JsObject, JsResult, JsValue, Trace, js_error,
    js_string, native_function::NativeFunctionPointer,
};
use subtle::ConstantTimeEq;

use self::{
    aead::Aead,
    mode::{Aes, BLOCK, Blocks, Counter, Feedback, Feeds},
    table::{Mode, Row},
};
use super::{input, openssl::Failure};
use crate::{
    interop::{error, object, text},
    request::{self, Face},
};

/// The names of all ciphers, sorted.
pub(super) fn names() -> Vec<&'static str> {
    table::names()
}

/// Bytes of a key of the cipher called `name`.
pub(super) fn key_length(name: &str) -> Option<usize> {
    table::by_name(name).map(|row| row.key)
}

/// A whole text through a cipher without a tag.
pub(super) fn whole_text(
    encrypts: bool,
    name: &str,
    key: &[u8],
    iv: &[u8],
    data: &[u8],
) -> Option<Vec<u8>> {
    let row = table::by_name(name).filter(|row| !row.is_authenticated())?;
    all_at_once(encrypts, row.name, key, iv, data, 0, &[]).ok()
}

enum Engine {
    Blocks(Blocks),
    Counter(Counter),
    Feedback(Feedback),
    Aead(Option<Box<Aead>>),
    /// RFC 3394, which wants all of its text at once; it keeps the key.
    Wrap(Vec<u8>),
}

/// Why a cipher does not do what it was asked.
enum Refused {
    KeyLength,
    Iv,
    Failed(Failure),
    Unauthentic,
    State,
}

impl Refused {
    fn into_js_error(self, context: &mut Context) -> JsError {
        match self {
            Self::KeyLength => {
                let error = js_error!(RangeError: "Invalid key length");
                error::coded(error, "ERR_CRYPTO_INVALID_KEYLEN", context)
            }
            Self::Iv => {
                let error = js_error!(TypeError: "Invalid initialization vector");
                error::coded(error, "ERR_CRYPTO_INVALID_IV", context)
            }
            Self::Failed(failure) => failure.into_js_error(context),
            Self::Unauthentic => {
                js_error!(Error: "Unsupported state or unable to authenticate data")
            }
            Self::State => js_error!(Error: "Trying to add data in unsupported state"),
        }
    }
}

impl Engine {
    fn new(row: &Row, key: &[u8], iv: Option<&[u8]>, encrypts: bool) -> Result<Self, Refused> {
        match iv {
            Some(iv) if !row.takes_iv(iv.len()) => return Err(Refused::Iv),
            None if row.iv().is_some() => return Err(Refused::Iv),
            _ => {}
        }
        let iv = iv.unwrap_or_default();
        if key.len() != row.key {
            return Err(Refused::KeyLength);
        }
        if row.mode == Mode::ChaCha20Poly1305 {
            let aead = Aead::chacha20_poly1305(key, iv, encrypts).ok_or(Refused::Iv)?;
            return Ok(Self::Aead(Some(Box::new(aead))));
        }
        let aes = || Aes::new(key).ok_or(Refused::KeyLength);
        let block = || <[u8; BLOCK]>::try_from(iv).map_err(|_| Refused::Iv);
        let feedback = |feeds| {
            let feedback = Feedback::new(aes()?, block()?, feeds, encrypts);
            Ok(Self::Feedback(feedback))
        };
        match row.mode {
            Mode::Ecb => Ok(Self::Blocks(Blocks::new(aes()?, None, encrypts))),
            Mode::Cbc => Ok(Self::Blocks(Blocks::new(aes()?, Some(block()?), encrypts))),
            Mode::Ctr => Ok(Self::Counter(Counter::new(aes()?, block()?, BLOCK))),
            Mode::Cfb => feedback(Feeds::Text),
            Mode::Cfb8 => feedback(Feeds::Bytes),
            Mode::Ofb => feedback(Feeds::Stream),
            Mode::Wrap => Ok(Self::Wrap(key.to_vec())),
            Mode::Gcm | Mode::ChaCha20Poly1305 => {
                let aead = Aead::gcm(aes()?, aes()?, iv, encrypts).ok_or(Refused::Iv)?;
                Ok(Self::Aead(Some(Box::new(aead))))
            }
        }
    }

    fn update(&mut self, data: &[u8], iv: &[u8], encrypts: bool) -> Result<Vec<u8>, Refused> {
        let mut output = match self {
            Self::Blocks(blocks) => return Ok(blocks.update(data)),
            Self::Wrap(key) => return wrap(key, iv, data, encrypts).ok_or(Refused::State),
            _ => data.to_vec(),
        };
        match self {
            Self::Counter(counter) => counter.apply(&mut output),
            Self::Feedback(feedback) => feedback.apply(&mut output),
            Self::Aead(Some(aead)) => {
                if !aead.apply(&mut output) {
                    return Err(Refused::State);
                }
            }
            _ => return Err(Refused::State),
        }
        Ok(output)
    }
}

/// Key wrapping with the usual initial value, the only one that there is.
fn wrap(key: &[u8], iv: &[u8], data: &[u8], encrypts: bool) -> Option<Vec<u8>> {
    fn run<C>(key: &[u8], data: &[u8], encrypts: bool) -> Option<Vec<u8>>
    where
        AesKw<C>: KeyInit,
        C: aes::cipher::BlockCipherEncrypt<BlockSize = aes::cipher::consts::U16>
            + aes::cipher::BlockCipherDecrypt<BlockSize = aes::cipher::consts::U16>,
    {
        let kek = AesKw::<C>::new_from_slice(key).ok()?;
        let mut output = vec![0; data.len() + 8];
        let wrapped = if encrypts {
            kek.wrap_key(data, &mut output)
        } else {
            kek.unwrap_key(data, &mut output)
        };
        wrapped.ok().map(<[u8]>::to_vec)
    }
    if iv != [0xa6; 8] {
        return None;
    }
    match key.len() {
        16 => run::<aes::Aes128>(key, data, encrypts),
        24 => run::<aes::Aes192>(key, data, encrypts),
        _ => run::<aes::Aes256>(key, data, encrypts),
    }
}

/// A cipher at work.
struct Session {
    row: &'static Row,
    engine: Engine,
    iv: Vec<u8>,
    encrypts: bool,
    finished: bool,
    /// In encryption: the tag, once there is one. In decryption: the tag that the program expects.
    tag: Option<Vec<u8>>,
    tag_length: Option<usize>,
}

impl Session {
    fn finish(&mut self) -> Result<Vec<u8>, Refused> {
        let expected = self.tag.take();
        match &mut self.engine {
            Engine::Blocks(blocks) => blocks.finish().map_err(Refused::Failed),
            Engine::Aead(aead) => {
                let tag = aead.take().ok_or(Refused::State)?.finish();
                if self.encrypts {
                    let length = self.tag_length.unwrap_or(tag.len()).min(tag.len());
                    self.tag = tag.get(..length).map(<[u8]>::to_vec);
                    return Ok(Vec::new());
                }
                let expected = expected.unwrap_or_default();
                let same = tag
                    .get(..expected.len())
                    .is_some_and(|tag| bool::from(tag.ct_eq(&expected)));
                if same && !expected.is_empty() {
                    Ok(Vec::new())
                } else {
                    Err(Refused::Unauthentic)
                }
            }
            _ => Ok(Vec::new()),
        }
    }
}

/// The handle's data.
#[derive(Trace, Finalize, JsData)]
struct Handle {
    #[unsafe_ignore_trace]
    session: RefCell<Box<Session>>,
}

pub(super) static FUNCTIONS: &[(&str, usize, NativeFunctionPointer)] = &[
    ("create", 5, create),
    ("update", 3, update),
    ("finish", 1, finish),
    ("setAutoPadding", 2, set_auto_padding),
    ("authTag", 1, auth_tag),
    ("setAuthTag", 2, set_auth_tag),
    ("setAAD", 2, set_aad),
    ("info", 3, info),
    ("once", 8, once),
];

/// `create(encrypts, cipher, key, iv, authTagLength)`; the JavaScript half has checked the types.
fn create(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let none = JsValue::undefined();
    let encrypts = args.get_or_undefined(0).to_boolean();
    let name = text::argument(args.get_or_undefined(1), context)?;
    let key = input::to_vec(args.get_or_undefined(2), &none, context)?;
    let iv = args.get_or_undefined(3);
    let iv = if iv.is_null() {
        None
    } else {
        Some(input::to_vec(iv, &none, context)?)
    };
    let Some(row) = table::by_name(&name) else {
        let error = js_error!(Error: "Unknown cipher");
        return Err(error::coded(error, "ERR_CRYPTO_UNKNOWN_CIPHER", context));
    };
    let wanted = args.get_or_undefined(4).as_number().filter(|&n| n >= 0.0);
    let tag_length = wanted.map(|length| length as usize);
    let engine = Engine::new(row, &key, iv.as_deref(), encrypts);
    let engine = engine.map_err(|refused| refused.into_js_error(context))?;
    if let Some(length) = tag_length
        && row.is_authenticated()
        && !is_tag_length(row, length)
    {
        return Err(invalid_tag(length, context));
    }
    let session = Session {
        row,
        engine,
        iv: iv.unwrap_or_default(),
        encrypts,
        finished: false,
        tag: None,
        tag_length,
    };
    let data = Handle {
        session: RefCell::new(Box::new(session)),
    };
    let prototype = context.intrinsics().constructors().object().prototype();
    let object = JsObject::new(context.root_shape(), prototype, data).upcast();
    Ok(object.into())
}

/// What SP 800-38D allows for GCM; any part of the tag for ChaCha20-Poly1305.
fn is_tag_length(row: &Row, length: usize) -> bool {
    match row.mode {
        Mode::Gcm => matches!(length, 4 | 8 | 12..=16),
        _ => (1..=16).contains(&length),
    }
}

fn invalid_tag(length: usize, context: &mut Context) -> JsError {
    let error = js_error!(TypeError: "Invalid authentication tag length: {}", length);
    error::coded(error, "ERR_CRYPTO_INVALID_AUTH_TAG", context)
}

fn handle(args: &[JsValue], context: &mut Context) -> JsResult<JsObject<Handle>> {
    let object = args.get_or_undefined(0).as_object();
    match object.and_then(|object| object.downcast::<Handle>().ok()) {
        Some(handle) => Ok(handle),
        None => {
            let name = js_string!("Cipheriv").into();
            Err(error::node_error("ERR_INVALID_THIS", &[name], context))
        }
    }
}

/// Runs `f` on the session, while no JavaScript can run.
fn with<R>(handle: &JsObject<Handle>, f: impl FnOnce(&mut Session) -> R) -> R {
    let object = handle.borrow();
    f(&mut object.data().session.borrow_mut())
}

/// `update(handle, data, inputEncoding)`: a `Buffer`.
fn update(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let handle = handle(args, context)?;
    let (data, encoding) = (args.get_or_undefined(1), args.get_or_undefined(2));
    let output = input::with_data("data", data, encoding, context, |data| {
        with(&handle, |session| {
            if session.finished {
                return Err(Refused::State);
            }
            let Session {
                engine,
                iv,
                encrypts,
                ..
            } = session;
            engine.update(data, iv, *encrypts)
        })
    })?;
    match output {
        Ok(output) => input::output(&output, None, context),
        Err(refused) => Err(refused.into_js_error(context)),
    }
}

/// `finish(handle)`: the last bytes as a `Buffer`.
fn finish(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let handle = handle(args, context)?;
    let finished = with(&handle, |session| {
        if session.finished {
            return None;
        }
        session.finished = true;
        Some(session.finish())
    });
    match finished {
        Some(Ok(output)) => input::output(&output, None, context),
        Some(Err(refused)) => Err(refused.into_js_error(context)),
        None => {
            let error = js_error!(Error: "Invalid state");
            Err(error::coded(error, "ERR_CRYPTO_INVALID_STATE", context))
        }
    }
}

/// `setAutoPadding(handle, pads)`: false once it is too late.
fn set_auto_padding(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let handle = handle(args, context)?;
    let pads = args.get_or_undefined(1).to_boolean();
    let set = with(&handle, |session| {
        if let Engine::Blocks(blocks) = &mut session.engine {
            blocks.pads = pads;
        }
        !session.finished
    });
    Ok(set.into())
}

/// `authTag(handle)`: the tag of encrypted text, undefined before the end.
fn auth_tag(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let handle = handle(args, context)?;
    let tag = with(&handle, |session| {
        let known = session.finished && session.encrypts;
        session.tag.clone().filter(|_| known)
    });
    match tag {
        Some(tag) => input::output(&tag, None, context),
        None => Ok(JsValue::undefined()),
    }
}

/// `setAuthTag(handle, tag)`: what decrypted text must give; false where that cannot be said (any more). The string
/// `short` if the tag is short and nobody had announced that.
fn set_auth_tag(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let handle = handle(args, context)?;
    let tag = input::to_vec(args.get_or_undefined(1), &JsValue::undefined(), context)?;
    let length = tag.len();
    let set = with(&handle, |session| {
        if session.finished
            || session.encrypts
            || session.tag.is_some()
            || !session.row.is_authenticated()
        {
            return Some(false);
        }
        let fits = match session.tag_length {
            Some(wanted) => wanted == length,
            None => is_tag_length(session.row, length),
        };
        fits.then(|| {
            session.tag = Some(tag);
            true
        })
    });
    let unannounced = with(&handle, |session| {
        session.row.mode == Mode::Gcm && session.tag_length.is_none()
    });
    match set {
        Some(true) if unannounced && length < 16 => Ok(js_string!("short").into()),
        Some(set) => Ok(set.into()),
        None => Err(invalid_tag(length, context)),
    }
}

/// `setAAD(handle, data)`: false where there can be none (any more).
fn set_aad(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let handle = handle(args, context)?;
    let data = input::to_vec(args.get_or_undefined(1), &JsValue::undefined(), context)?;
    let set = with(&handle, |session| match &mut session.engine {
        Engine::Aead(Some(aead)) if !session.finished => aead.authenticate(&data),
        _ => false,
    });
    Ok(set.into())
}

/// `info(nameOrNid, keyLength, ivLength)`: what `getCipherInfo` tells, undefined for an unknown cipher and for lengths that
/// it does not take.
fn info(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let which = args.get_or_undefined(0);
    let row = match which.as_string() {
        Some(name) => table::by_name(&text::to_utf8(&name)),
        None => table::by_nid(which.to_u32(context)?),
    };
    let key = args.get_or_undefined(1).as_number();
    let iv = args.get_or_undefined(2).as_number();
    let Some(row) = row else {
        return Ok(JsValue::undefined());
    };
    if key.is_some_and(|length| length != row.key as f64) {
        return Ok(JsValue::undefined());
    }
    let mut iv_length = row.iv();
    if let Some(wanted) = iv {
        let wanted = wanted as usize;
        let free = row.mode == Mode::Gcm && wanted == 0;
        if !free && !row.takes_iv(wanted) {
            return Ok(JsValue::undefined());
        }
        iv_length = Some(wanted).filter(|&length| length > 0);
    }
    let number = |value: Option<usize>| value.map_or_else(JsValue::undefined, JsValue::from);
    let info = object(
        &[
            ("mode", text::from_str(row.mode_name()).into()),
            ("name", text::from_str(row.official).into()),
            ("nid", JsValue::from(row.nid)),
            ("keyLength", JsValue::from(row.key)),
            ("blockSize", number(row.block())),
            ("ivLength", number(iv_length)),
        ],
        context,
    );
    info.set_prototype(None);
    Ok(info.into())
}

/// `once(encrypts, cipher, key, iv, data, tagLength, aad, callback)`: all of a text in one go, on the worker pool; the tag,
/// if there is one, stands at the text's end.
fn once(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let none = JsValue::undefined();
    let encrypts = args.get_or_undefined(0).to_boolean();
    let name = text::argument(args.get_or_undefined(1), context)?;
    let key = input::to_vec(args.get_or_undefined(2), &none, context)?;
    let iv = input::to_vec(args.get_or_undefined(3), &none, context)?;
    let data = input::to_vec(args.get_or_undefined(4), &none, context)?;
    let tag_length = args.get_or_undefined(5).to_u32(context)? as usize;
    let additional = match args.get_or_undefined(6) {
        value if value.is_undefined() => Vec::new(),
        value => input::to_vec(value, &none, context)?,
    };
    let face = Face::new(args.get_or_undefined(7), context);
    let job = move || {
        Ok(all_at_once(
            encrypts,
            &name,
            &key,
            &iv,
            &data,
            tag_length,
            &additional,
        ))
    };
    request::run(face, context, job, |done, context| match done {
        Ok(text) => input::array_buffer(text, context),
        Err(Refused::Unauthentic | Refused::State) => Err(js_error!(Error: "Cipher job failed")),
        Err(refused) => Err(refused.into_js_error(context)),
    })
}

fn all_at_once(
    encrypts: bool,
    name: &str,
    key: &[u8],
    iv: &[u8],
    data: &[u8],
    tag_length: usize,
    additional: &[u8],
) -> Result<Vec<u8>, Refused> {
    let row = table::by_name(name).ok_or(Refused::State)?;
    let iv = row.iv().map(|_| iv);
    let mut session = Session {
        row,
        engine: Engine::new(row, key, iv, encrypts)?,
        iv: iv.unwrap_or_default().to_vec(),
        encrypts,
        finished: false,
        tag: None,
        tag_length: Some(tag_length),
    };
    let mut data = data;
    if let Engine::Aead(Some(aead)) = &mut session.engine {
        aead.authenticate(additional);
        if !encrypts {
            let at = data
                .len()
                .checked_sub(tag_length)
                .ok_or(Refused::Unauthentic)?;
            let (text, tag) = data.split_at(at);
            session.tag = Some(tag.to_vec());
            data = text;
        }
    }
    let Session { engine, iv, .. } = &mut session;
    let mut output = engine.update(data, iv, encrypts)?;
    output.extend(session.finish()?);
    output.extend(session.tag.take().unwrap_or_default());
    Ok(output)
}

#[cfg(test)]
mod tests {
    use super::all_at_once;

    #[test]
    fn every_cipher_gives_its_text_back() {
        let text: Vec<u8> = (0..48).collect();
        for name in super::table::names() {
            let row = super::table::by_name(name).unwrap();
            let key = vec![7; row.key];
            let iv = vec![0xa6; row.iv().unwrap_or(0)];
            let Ok(encrypted) = all_at_once(true, name, &key, &iv, &text, 16, b"more") else {
                panic!("{name}");
            };
            assert_ne!(encrypted, text, "{name}");
            let back = all_at_once(false, name, &key, &iv, &encrypted, 16, b"more");
            assert_eq!(back.ok().as_ref(), Some(&text), "{name}");
        }
    }
}
