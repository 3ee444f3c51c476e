//! A certificate as Node's plain object has it (`getPeerCertificate`, `toLegacyObject`).

use boa_engine::{Context, JsObject, JsResult, JsString, JsValue, property::PropertyKey};
use sha1::Sha1;
use sha2::{Digest, Sha256, Sha512};

use super::{
    context::rsa_bits,
    der::{self, Node, Reader},
    hex,
    x509::{self, Certificate, extension},
};
use crate::interop::{array, bytes, text};

/// Object identifiers' contents and OpenSSL's short names.
#[rustfmt::skip]
static NAMES: &[(&[u8], &str)] = &[
    (&[0x55, 4, 3], "CN"), (&[0x55, 4, 4], "SN"), (&[0x55, 4, 5], "serialNumber"), (&[0x55, 4, 6], "C"), (&[0x55, 4, 7], "L"),
    (&[0x55, 4, 8], "ST"), (&[0x55, 4, 9], "street"), (&[0x55, 4, 10], "O"), (&[0x55, 4, 11], "OU"), (&[0x55, 4, 12], "title"),
    (&[0x55, 4, 13], "description"), (&[0x55, 4, 15], "businessCategory"), (&[0x55, 4, 17], "postalCode"),
    (&[0x55, 4, 41], "name"), (&[0x55, 4, 42], "GN"), (&[0x55, 4, 43], "initials"), (&[0x55, 4, 44], "generationQualifier"),
    (&[0x55, 4, 45], "x500UniqueIdentifier"), (&[0x55, 4, 46], "dnQualifier"), (&[0x55, 4, 65], "pseudonym"),
    (&[0x55, 4, 97], "organizationIdentifier"),
    (&[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 9, 1], "emailAddress"),
    (&[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 9, 2], "unstructuredName"),
    (&[0x09, 0x92, 0x26, 0x89, 0x93, 0xf2, 0x2c, 0x64, 1, 1], "UID"),
    (&[0x09, 0x92, 0x26, 0x89, 0x93, 0xf2, 0x2c, 0x64, 1, 25], "DC"),
    (&[0x2b, 6, 1, 4, 1, 0x82, 0x37, 60, 2, 1, 1], "jurisdictionL"),
    (&[0x2b, 6, 1, 4, 1, 0x82, 0x37, 60, 2, 1, 2], "jurisdictionST"),
    (&[0x2b, 6, 1, 4, 1, 0x82, 0x37, 60, 2, 1, 3], "jurisdictionC"),
];

/// Curves: the object identifier's contents, OpenSSL's name, NIST's, bits.
#[rustfmt::skip]
static CURVES: &[(&[u8], &str, Option<&str>, i32)] = &[
    (&[0x2a, 0x86, 0x48, 0xce, 0x3d, 3, 1, 7], "prime256v1", Some("P-256"), 256),
    (&[0x2b, 0x81, 4, 0, 34], "secp384r1", Some("P-384"), 384),
    (&[0x2b, 0x81, 4, 0, 35], "secp521r1", Some("P-521"), 521),
    (&[0x2b, 0x81, 4, 0, 10], "secp256k1", None, 256),
];

fn short_name(id: &[u8]) -> String {
    NAMES
        .iter()
        .find(|row| row.0 == id)
        .map_or_else(|| der::dotted(id), |row| row.1.to_owned())
}

/// Sets a property; the object is new and plain, so that nothing can refuse.
fn set(object: &JsObject, name: &str, value: JsValue, context: &mut Context) -> JsResult<()> {
    let key = PropertyKey::from(JsString::from(name));
    object.create_data_property_or_throw(key, value, context)?;
    Ok(())
}

/// The object for one certificate.
pub(super) fn certificate(whole: &[u8], context: &mut Context) -> JsResult<JsValue> {
    let Some(certificate) = Certificate::parse(whole) else {
        return Ok(JsValue::undefined());
    };
    let object = JsObject::with_object_proto(context.intrinsics());
    let subject = name(certificate.subject, context)?;
    set(&object, "subject", subject, context)?;
    let issuer = name(certificate.issuer, context)?;
    set(&object, "issuer", issuer, context)?;
    let names = certificate
        .extension(extension::SUBJECT_ALT_NAME)
        .and_then(alternative_names);
    set(&object, "subjectaltname", or_undefined(names), context)?;
    let access = access(&certificate, context)?;
    set(&object, "infoAccess", access, context)?;
    let is_authority = certificate
        .constraints()
        .is_some_and(|constraints| constraints.is_authority);
    set(&object, "ca", is_authority.into(), context)?;
    key(&certificate, &object, context)?;
    set(
        &object,
        "valid_from",
        text::from_str(&time(certificate.not_before)).into(),
        context,
    )?;
    set(
        &object,
        "valid_to",
        text::from_str(&time(certificate.not_after)).into(),
        context,
    )?;
    let fingerprints = [
        ("fingerprint", colons(&Sha1::digest(whole))),
        ("fingerprint256", colons(&Sha256::digest(whole))),
        ("fingerprint512", colons(&Sha512::digest(whole))),
    ];
    for (name, value) in fingerprints {
        set(&object, name, text::from_str(&value).into(), context)?;
    }
    let purposes = match certificate.purposes() {
        Some(list) => array(
            list.into_iter()
                .map(|id| text::from_str(&der::dotted(id)).into()),
            context,
        ),
        None => JsValue::undefined(),
    };
    set(&object, "ext_key_usage", purposes, context)?;
    set(
        &object,
        "serialNumber",
        text::from_str(&serial(&certificate)).into(),
        context,
    )?;
    let raw = bytes::buffer(bytes::block_from(whole), context)?;
    set(&object, "raw", raw.into(), context)?;
    let curve = curve(&certificate);
    set(
        &object,
        "asn1Curve",
        or_undefined(curve.map(|curve| curve.1.to_owned())),
        context,
    )?;
    set(
        &object,
        "nistCurve",
        or_undefined(curve.and_then(|curve| curve.2).map(str::to_owned)),
        context,
    )?;
    Ok(object.into())
}

/// What `X509Certificate` says beyond [`certificate`]: subject and issuer in lines, the information access in lines, the
/// signature's algorithm by number and name, the seconds of both dates, the public key, and the whole as PEM.
pub(super) fn details(whole: &[u8], context: &mut Context) -> JsResult<JsValue> {
    let Some(certificate) = Certificate::parse(whole) else {
        return Ok(JsValue::undefined());
    };
    let id = Reader::new(certificate.signature_algorithm)
        .expect(der::OBJECT)
        .map(|node| node.body);
    let oid = der::dotted(id.unwrap_or_default());
    let name = SIGNATURES
        .iter()
        .find(|row| row.0 == oid)
        .map_or(oid.as_str(), |row| row.1);
    let key = bytes::buffer(bytes::block_from(certificate.key), context)?;
    let parts = [
        JsValue::from(text::from_str(&lines(certificate.subject))),
        JsValue::from(text::from_str(&lines(certificate.issuer))),
        or_undefined(access_lines(&certificate)),
        JsValue::from(text::from_str(&oid)),
        JsValue::from(text::from_str(name)),
        JsValue::from(certificate.not_before),
        JsValue::from(certificate.not_after),
        JsValue::from(key),
        JsValue::from(text::from_str(&(super::pem::certificate(whole) + "\n"))),
    ];
    Ok(array(parts, context))
}

/// Algorithms of signatures, as OpenSSL calls them.
static SIGNATURES: &[(&str, &str)] = &[
    ("1.2.840.113549.1.1.5", "sha1WithRSAEncryption"),
    ("1.2.840.113549.1.1.10", "rsassaPss"),
    ("1.2.840.113549.1.1.11", "sha256WithRSAEncryption"),
    ("1.2.840.113549.1.1.12", "sha384WithRSAEncryption"),
    ("1.2.840.113549.1.1.13", "sha512WithRSAEncryption"),
    ("1.2.840.10045.4.3.2", "ecdsa-with-SHA256"),
    ("1.2.840.10045.4.3.3", "ecdsa-with-SHA384"),
    ("1.2.840.10045.4.3.4", "ecdsa-with-SHA512"),
    ("1.3.101.112", "ED25519"),
    ("1.3.101.113", "ED448"),
];

/// `CN=a` in a line of its own for each part, escaped as RFC 2253 has it.
fn lines(name: &[u8]) -> String {
    let parts = x509::name_parts(name);
    let lines: Vec<String> = parts
        .iter()
        .map(|(id, value)| format!("{}={}", short_name(id), escaped(value)))
        .collect();
    lines.join("\n")
}

fn escaped(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let last = value.chars().count().saturating_sub(1);
    for (at, c) in value.chars().enumerate() {
        match c {
            ',' | '+' | '"' | '\\' | '<' | '>' | ';' => {
                out.push('\\');
                out.push(c);
            }
            '#' | ' ' if at == 0 => {
                out.push('\\');
                out.push(c);
            }
            ' ' if at == last => out.push_str("\\ "),
            c if c < ' ' || c == '\u{7f}' => out.push_str(&format!("\\{:02X}", u32::from(c))),
            c => out.push(c),
        }
    }
    out
}

/// `OCSP - URI:...` in lines.
fn access_lines(certificate: &Certificate<'_>) -> Option<String> {
    let entries = access_entries(certificate)?;
    let lines: Vec<String> = entries
        .into_iter()
        .map(|(method, place)| format!("{method} - {place}"))
        .collect();
    Some(lines.join("\n"))
}

fn or_undefined(value: Option<String>) -> JsValue {
    value.map_or_else(JsValue::undefined, |value| text::from_str(&value).into())
}

fn name(name: &[u8], context: &mut Context) -> JsResult<JsValue> {
    let object = JsObject::with_null_proto();
    let mut rows: Vec<(String, Vec<String>)> = Vec::new();
    for (id, value) in x509::name_parts(name) {
        let key = short_name(id);
        match rows.iter_mut().find(|row| row.0 == key) {
            Some(row) => row.1.push(value),
            None => rows.push((key, vec![value])),
        }
    }
    for (key, values) in rows {
        let value = match values.as_slice() {
            [one] => text::from_str(one).into(),
            many => array(many.iter().map(|one| text::from_str(one).into()), context),
        };
        set(&object, &key, value, context)?;
    }
    Ok(object.into())
}

fn key(certificate: &Certificate<'_>, object: &JsObject, context: &mut Context) -> JsResult<()> {
    let rsa = || {
        let bits = rsa_bits(certificate)?;
        let mut fields = Reader::new(certificate.key_bits)
            .expect(der::SEQUENCE)?
            .inside();
        let modulus = hex(fields.expect(der::INTEGER)?.unsigned());
        let exponent = hex(fields.expect(der::INTEGER)?.unsigned()).to_lowercase();
        Some((
            modulus,
            format!("0x{}", exponent.trim_start_matches('0')),
            bits,
        ))
    };
    let rsa = rsa();
    let curve = curve(certificate);
    let bits = match (&rsa, curve) {
        (Some((_, _, bits)), _) => JsValue::from(i32::try_from(*bits).unwrap_or(i32::MAX)),
        (None, Some(curve)) => curve.3.into(),
        (None, None) => JsValue::undefined(),
    };
    let public = match (&rsa, curve) {
        (Some(_), _) => Some(certificate.key),
        (None, Some(_)) => Some(certificate.key_bits),
        (None, None) => None,
    };
    let public = match public {
        Some(public) => bytes::buffer(bytes::block_from(public), context)?.into(),
        None => JsValue::undefined(),
    };
    let (modulus, exponent) = rsa
        .map(|(modulus, exponent, _)| (modulus, exponent))
        .unzip();
    set(object, "modulus", or_undefined(modulus), context)?;
    set(object, "exponent", or_undefined(exponent), context)?;
    set(object, "pubkey", public, context)?;
    set(object, "bits", bits, context)
}

type Curve = (&'static [u8], &'static str, Option<&'static str>, i32);

fn curve(certificate: &Certificate<'_>) -> Option<&'static Curve> {
    let mut fields = Reader::new(certificate.key_algorithm);
    fields.expect(der::OBJECT)?;
    let id = fields.optional(der::OBJECT)?.body;
    CURVES.iter().find(|row| row.0 == id)
}

/// A text that is quoted as JSON does if it would be taken for several entries.
fn quoted(text: &str) -> String {
    let is_plain = !text
        .chars()
        .any(|c| matches!(c, ' ' | ',' | '"' | '\\' | '\'') || !(' '..='~').contains(&c));
    if is_plain {
        return text.to_owned();
    }
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            ' '..='~' => out.push(c),
            _ => {
                for unit in c.encode_utf16(&mut [0; 2]) {
                    out.push_str(&format!("\\u{unit:04x}"));
                }
            }
        }
    }
    out.push('"');
    out
}

/// `DNS:a, IP Address:b`
fn alternative_names(bytes: &[u8]) -> Option<String> {
    let mut list = Reader::new(bytes).expect(der::SEQUENCE)?.inside();
    let mut texts = Vec::new();
    while !list.is_over() {
        texts.push(general_name(list.next()?));
    }
    Some(texts.join(", "))
}

/// RFC 5280, 4.2.1.6.
fn general_name(node: Node<'_>) -> String {
    let ascii = || {
        node.body
            .iter()
            .copied()
            .map(char::from)
            .collect::<String>()
    };
    match node.tag & 0x1f {
        0 => format!("othername:{}", other_name(node)),
        1 => format!("email:{}", quoted(&ascii())),
        2 => format!("DNS:{}", quoted(&ascii())),
        4 => {
            let mut parts = Vec::new();
            for (id, value) in x509::name_parts(node.body) {
                parts.push(format!("{}={}", short_name(id), value));
            }
            format!("DirName:{}", quoted(&parts.join("/")))
        }
        6 => format!("URI:{}", quoted(&ascii())),
        7 => format!("IP Address:{}", address(node.body)),
        8 => format!("Registered ID:{}", der::dotted(node.body)),
        _ => "<unsupported>".to_owned(),
    }
}

fn other_name(node: Node<'_>) -> String {
    let read = || {
        let mut fields = node.inside();
        let id = fields.expect(der::OBJECT)?.body;
        let value = fields.next()?.inside().next()?;
        let kind = match id {
            [0x2b, 6, 1, 5, 5, 7, 8, 5] => "XmppAddr",
            [0x2b, 6, 1, 5, 5, 7, 8, 7] => "SRVName",
            [0x2b, 6, 1, 5, 5, 7, 8, 9] => "SmtpUTF8Mailbox",
            [0x2b, 6, 1, 4, 1, 0x82, 0x37, 20, 2, 3] => "UPN",
            _ => return None,
        };
        Some(format!("{kind}:{}", quoted(&x509::string(value))))
    };
    read().unwrap_or_else(|| "<unsupported>".to_owned())
}

fn address(bytes: &[u8]) -> String {
    if let Ok(four) = <[u8; 4]>::try_from(bytes) {
        return std::net::Ipv4Addr::from(four).to_string();
    }
    if let Ok(sixteen) = <[u8; 16]>::try_from(bytes) {
        let groups = std::net::Ipv6Addr::from(sixteen)
            .segments()
            .map(|group| format!("{group:X}"));
        return groups.join(":");
    }
    "<invalid>".to_owned()
}

/// Methods and places of the information access.
fn access_entries(certificate: &Certificate<'_>) -> Option<Vec<(String, String)>> {
    let bytes = certificate.extension(extension::INFO_ACCESS)?;
    let mut entries = Vec::new();
    if let Some(sequence) = Reader::new(bytes).expect(der::SEQUENCE) {
        let mut list = sequence.inside();
        while let Some(entry) = list.optional(der::SEQUENCE) {
            let mut fields = entry.inside();
            let (Some(method), Some(place)) = (fields.expect(der::OBJECT), fields.next()) else {
                continue;
            };
            let method = match method.body {
                [0x2b, 6, 1, 5, 5, 7, 0x30, 1] => "OCSP".to_owned(),
                [0x2b, 6, 1, 5, 5, 7, 0x30, 2] => "CA Issuers".to_owned(),
                other => der::dotted(other),
            };
            entries.push((method, general_name(place)));
        }
    }
    Some(entries)
}

/// `{ 'OCSP - URI': [ ... ] }`
fn access(certificate: &Certificate<'_>, context: &mut Context) -> JsResult<JsValue> {
    let Some(entries) = access_entries(certificate) else {
        return Ok(JsValue::undefined());
    };
    let mut rows: Vec<(String, Vec<String>)> = Vec::new();
    for (method, place) in entries {
        let (kind, value) = place.split_once(':').unwrap_or((&place, ""));
        let key = format!("{method} - {kind}");
        match rows.iter_mut().find(|row| row.0 == key) {
            Some(row) => row.1.push(value.to_owned()),
            None => rows.push((key, vec![value.to_owned()])),
        }
    }
    let object = JsObject::with_null_proto();
    for (key, values) in rows {
        let list = array(
            values.iter().map(|value| text::from_str(value).into()),
            context,
        );
        set(&object, &key, list, context)?;
    }
    Ok(object.into())
}

fn serial(certificate: &Certificate<'_>) -> String {
    hex(match certificate.serial {
        [0, rest @ ..] if !rest.is_empty() => rest,
        bytes => bytes,
    })
}

fn colons(bytes: &[u8]) -> String {
    let pairs: Vec<String> = bytes.iter().map(|byte| format!("{byte:02X}")).collect();
    pairs.join(":")
}

/// `Sep  3 21:40:37 2022 GMT`
fn time(seconds: i64) -> String {
    const MONTHS: [&str; 12] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    let (year, month, day) = der::date(seconds.div_euclid(86_400));
    let second = seconds.rem_euclid(86_400);
    let month = usize::try_from(month - 1)
        .ok()
        .and_then(|at| MONTHS.get(at))
        .unwrap_or(&"");
    format!(
        "{month} {day:>2} {:02}:{:02}:{:02} {year} GMT",
        second / 3600,
        second / 60 % 60,
        second % 60
    )
}
