//! The text that is searched, in a form that the matcher reads.
#![graft(new)]

use regress::{Match, Regex};

use crate::{JsString, string::JsStrVariant};

/// Texts shorter than this are not worth remembering.
const LONG: usize = 128;

/// The long Latin-1 text that was searched last, since loops search the same one again and again.
#[derive(Debug)]
pub(crate) struct Subject {
    text: JsString,
    /// Its units where the matcher cannot read its bytes.
    wide: Option<Vec<u16>>,
}

impl Subject {
    fn is(&self, bytes: &[u8]) -> bool {
        // The text is kept alive, so that nothing else can be where it is.
        matches!(self.text.as_str().variant(), JsStrVariant::Latin1(known) if std::ptr::eq(known, bytes))
    }
}

/// The first match at or after an index.
pub(super) fn find(
    matcher: &Regex,
    unicode: bool,
    text: &JsString,
    from: usize,
    last: &mut Option<Subject>,
) -> Option<Match> {
    let bytes = match text.as_str().variant() {
        JsStrVariant::Latin1(bytes) => bytes,
        JsStrVariant::Utf16(units) if unicode => {
            return matcher.find_from_utf16(units, from).next();
        }
        JsStrVariant::Utf16(units) => return matcher.find_from_ucs2(units, from).next(),
    };
    if bytes.len() < LONG {
        return match ascii(bytes, unicode) {
            Some(text) => matcher.find_from_ascii(text, from).next(),
            None => matcher.find_from_ucs2(&widen(bytes), from).next(),
        };
    }
    if !last.as_ref().is_some_and(|last| last.is(bytes)) {
        *last = Some(Subject {
            text: text.clone(),
            wide: ascii(bytes, false).is_none().then(|| widen(bytes)),
        });
    }
    let last = last.as_mut()?;
    if unicode && last.wide.is_none() {
        last.wide = Some(widen(bytes));
    }
    match &last.wide {
        // SAFETY: a text that has no wide form is ASCII.
        None => matcher
            .find_from_ascii(unsafe { std::str::from_utf8_unchecked(bytes) }, from)
            .next(),
        Some(units) => matcher.find_from_ucs2(units, from).next(),
    }
}

/// The text, if the matcher may read it byte by byte: case is folded by other rules in Unicode patterns.
fn ascii(bytes: &[u8], unicode: bool) -> Option<&str> {
    if unicode || !bytes.is_ascii() {
        return None;
    }
    std::str::from_utf8(bytes).ok()
}

fn widen(bytes: &[u8]) -> Vec<u16> {
    bytes.iter().copied().map(u16::from).collect()
}
