//! The Rust half of `url`: the WHATWG parser (the `url` crate), domains, and the query format of forms.
//!
//! A parsed URL crosses the border as one array: its text and the places where its parts begin and end. JavaScript keeps
//! it and cuts the parts out when they are asked for; a setter sends the text back with what is to change.

mod query;

use boa_engine::{Context, JsArgs, JsObject, JsResult, JsValue};
use url::{Position, Url, quirks};

use crate::interop::{Binding, array, text};

/// `internalBinding('url')`.
pub(crate) fn binding(context: &mut Context) -> JsResult<JsObject> {
    Ok(Binding::new(context)
        .functions(&[
            ("parse", 2, js_parse),
            ("canParse", 2, js_can_parse),
            ("update", 3, js_update),
            ("origin", 1, js_origin),
            ("format", 5, js_format),
            ("domainToASCII", 1, js_domain_to_ascii),
            ("domainToUnicode", 1, js_domain_to_unicode),
            ("parseQuery", 1, query::js_parse),
            ("serializeQuery", 1, query::js_serialize),
        ])
        .build())
}

/// Changes one part of a URL; what cannot be is refused without a reason, as the standard has it.
type Setter = fn(&mut Url, &str) -> Result<(), ()>;

/// The parts that a setter may change, in the order in which JavaScript numbers them.
const SETTERS: &[Setter] = &[
    |url, value| quirks::set_href(url, value).map_err(|_| ()),
    quirks::set_protocol,
    quirks::set_username,
    quirks::set_password,
    quirks::set_host,
    quirks::set_hostname,
    quirks::set_port,
    |url, value| {
        quirks::set_pathname(url, value);
        Ok(())
    },
    |url, value| {
        quirks::set_search(url, value);
        Ok(())
    },
    |url, value| {
        quirks::set_hash(url, value);
        Ok(())
    },
];

/// Where the parts are, in the order in which JavaScript reads them; after the first three come start and end of the
/// password.
const POSITIONS: [Position; 9] = [
    Position::AfterScheme,
    Position::BeforeUsername,
    Position::AfterUsername,
    Position::BeforeHost,
    Position::AfterHost,
    Position::AfterPort,
    Position::BeforePath,
    Position::AfterPath,
    Position::AfterQuery,
];

fn parse(input: &str, base: Option<&str>) -> Option<Url> {
    match base {
        None => Url::parse(input).ok(),
        Some(base) => Url::parse(base).ok()?.join(input).ok(),
    }
}

/// The array for JavaScript: the text, then the positions.
fn parts(url: &Url, context: &mut Context) -> JsValue {
    let mut values = Vec::with_capacity(3 + POSITIONS.len());
    values.push(text::from_str(url.as_str()).into());
    for (at, position) in POSITIONS.into_iter().enumerate() {
        values.push(offset(url[..position].len()));
        if at == 2 {
            // `Position::BeforePassword` takes it for granted that a username has a password.
            let username_end = url[..position].len();
            let (start, end) = url
                .password()
                .map_or((username_end, username_end), |password| {
                    (username_end + 1, username_end + 1 + password.len())
                });
            values.push(offset(start));
            values.push(offset(end));
        }
    }
    array(values, context)
}

fn offset(length: usize) -> JsValue {
    JsValue::from(u32::try_from(length).unwrap_or(u32::MAX))
}

fn base_argument(value: &JsValue, context: &mut Context) -> JsResult<Option<String>> {
    if value.is_undefined() {
        return Ok(None);
    }
    text::argument(value, context).map(Some)
}

/// `parse(input[, base])`: the parts, or `undefined` if that is no URL.
fn js_parse(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let input = text::argument(args.get_or_undefined(0), context)?;
    let base = base_argument(args.get_or_undefined(1), context)?;
    Ok(parse(&input, base.as_deref()).map_or_else(JsValue::undefined, |url| parts(&url, context)))
}

/// `canParse(input[, base])`
fn js_can_parse(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let input = text::argument(args.get_or_undefined(0), context)?;
    let base = base_argument(args.get_or_undefined(1), context)?;
    Ok(parse(&input, base.as_deref()).is_some().into())
}

/// `update(href, part, value)`: the parts of the changed URL, or `undefined` if the value does not fit.
fn js_update(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let href = text::argument(args.get_or_undefined(0), context)?;
    let part = args.get_or_undefined(1).to_length(context)?;
    let value = text::argument(args.get_or_undefined(2), context)?;
    let (Ok(mut url), Some(set)) = (
        Url::parse(&href),
        usize::try_from(part)
            .ok()
            .and_then(|part| SETTERS.get(part)),
    ) else {
        return Ok(JsValue::undefined());
    };
    if set(&mut url, &value).is_err() {
        return Ok(JsValue::undefined());
    }
    Ok(parts(&url, context))
}

/// `origin(href)`
fn js_origin(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let href = text::argument(args.get_or_undefined(0), context)?;
    let origin = Url::parse(&href).map_or_else(|_| "null".to_owned(), |url| origin(&url));
    Ok(text::from_str(&origin).into())
}

/// The origin's serialization. Of blobs, only those of pages have one.
fn origin(url: &Url) -> String {
    if url.scheme() == "blob" {
        return match Url::parse(url.path()) {
            Ok(inner) if matches!(inner.scheme(), "http" | "https") => quirks::origin(&inner),
            _ => "null".to_owned(),
        };
    }
    quirks::origin(url)
}

/// `format(href, fragment, unicode, search, auth)`: the text without the parts whose flag is false; with `unicode`, the
/// host as people read it.
fn js_format(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let href = text::argument(args.get_or_undefined(0), context)?;
    let Ok(mut url) = Url::parse(&href) else {
        return Ok(text::from_str(&href).into());
    };
    let flag = |at: usize| args.get_or_undefined(at).to_boolean();
    if !flag(1) {
        url.set_fragment(None);
    }
    if !flag(3) {
        url.set_query(None);
    }
    if !flag(4) {
        // Both fail only where there is nothing to remove.
        let _no_host = url.set_username("");
        let _no_host = url.set_password(None);
    }
    let readable = match url.host_str() {
        Some(host) if flag(2) => {
            let host = quirks::domain_to_unicode(host);
            let (before, after) = (&url[..Position::BeforeHost], &url[Position::AfterHost..]);
            (!host.is_empty()).then(|| format!("{before}{host}{after}"))
        }
        _ => None,
    };
    Ok(text::from_str(readable.as_deref().unwrap_or(url.as_str())).into())
}

/// `domainToASCII(domain)`: '' for what is no domain.
fn js_domain_to_ascii(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let domain = text::argument(args.get_or_undefined(0), context)?;
    Ok(text::from_str(&hostname(&domain)).into())
}

/// `domainToUnicode(domain)`
fn js_domain_to_unicode(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let domain = text::argument(args.get_or_undefined(0), context)?;
    let readable = quirks::domain_to_unicode(&hostname(&domain));
    Ok(text::from_str(&readable).into())
}

/// What the host of a `ws:` URL becomes when it is set to `domain`, as Node finds it.
fn hostname(domain: &str) -> String {
    let Ok(mut url) = Url::parse("ws://x") else {
        return String::new();
    };
    match quirks::set_hostname(&mut url, domain) {
        Ok(()) => quirks::hostname(&url).to_owned(),
        Err(()) => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::{hostname, origin, parse};

    #[test]
    fn resolves_against_a_base() {
        let url = parse("../b?q#h", Some("http://a/x/y/z")).map(|url| url.to_string());
        assert_eq!(url.as_deref(), Some("http://a/x/b?q#h"));
        assert!(parse("x", None).is_none());
    }

    #[test]
    fn domains_become_ascii() {
        assert_eq!(hostname("español.com"), "xn--espaol-zwa.com");
        assert_eq!(hostname("a b"), "");
    }

    #[test]
    fn origins_of_blobs_are_those_of_their_pages() {
        let of = |text: &str| parse(text, None).map(|url| origin(&url));
        assert_eq!(of("blob:https://a/x").as_deref(), Some("https://a"));
        assert_eq!(of("blob:ftp://a/x").as_deref(), Some("null"));
    }
}
