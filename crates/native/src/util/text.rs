//! Text as `util.inspect` shows it and terminals see it: quotes and escapes, widths, control sequences.

use boa_engine::{
    Context, JsArgs, JsResult, JsStr, JsString, JsValue, native_function::NativeFunctionPointer,
    string::JsStrVariant,
};

pub(super) const FUNCTIONS: &[(&str, usize, NativeFunctionPointer)] = &[
    ("isIdentifier", 1, js_is_identifier),
    ("quote", 1, js_quote),
    ("stringWidth", 2, js_width),
    ("stripControlCharacters", 1, js_strip),
];

/// `isIdentifier(text)`: may a key stand without quotes? (ASCII letters, digits and underscores; no `$`, as in Node.)
fn js_is_identifier(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let text = args.get_or_undefined(0).to_string(context)?;
    let word =
        |unit: u16| unit < 128 && (unit as u8 == b'_' || (unit as u8).is_ascii_alphanumeric());
    let text = text.as_str();
    let first = text.iter().next();
    let ok =
        first.is_some_and(|unit| word(unit) && !(48..58).contains(&unit)) && text.iter().all(word);
    Ok(ok.into())
}

/// `quote(text)`: a string literal in the quotes that need the fewest escapes.
fn js_quote(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let text = args.get_or_undefined(0).to_string(context)?;
    let quoted = match text.as_str().variant() {
        JsStrVariant::Latin1(bytes) => {
            let units = quote(bytes.iter().map(|&byte| u16::from(byte)), bytes.len());
            // Escapes are ASCII, so Latin-1 stays Latin-1.
            let bytes: Vec<u8> = units.into_iter().map(|unit| unit as u8).collect();
            JsString::from(JsStr::latin1(&bytes))
        }
        JsStrVariant::Utf16(units) => {
            JsString::from(JsStr::utf16(&quote(units.iter().copied(), units.len())))
        }
    };
    Ok(quoted.into())
}

const SINGLE: u16 = b'\'' as u16;

fn quote(units: impl Iterator<Item = u16> + Clone, length: usize) -> Vec<u16> {
    let mark = quotation_mark(units.clone());
    let mut out = Vec::with_capacity(length + 2);
    out.push(mark);
    let mut units = units.peekable();
    while let Some(unit) = units.next() {
        match unit {
            SINGLE if mark == SINGLE => out.extend([u16::from(b'\\'), SINGLE]),
            0x5c => out.extend([0x5c, 0x5c]),
            0x08 => out.extend([0x5c, u16::from(b'b')]),
            0x09 => out.extend([0x5c, u16::from(b't')]),
            0x0a => out.extend([0x5c, u16::from(b'n')]),
            0x0c => out.extend([0x5c, u16::from(b'f')]),
            0x0d => out.extend([0x5c, u16::from(b'r')]),
            0x00..=0x1f | 0x7f..=0x9f => out.extend(format!("\\x{unit:02X}").encode_utf16()),
            0xd800..=0xdbff => match units.next_if(|next| (0xdc00..=0xdfff).contains(next)) {
                Some(low) => out.extend([unit, low]),
                None => out.extend(format!("\\u{unit:04x}").encode_utf16()),
            },
            0xdc00..=0xdfff => out.extend(format!("\\u{unit:04x}").encode_utf16()),
            unit => out.push(unit),
        }
    }
    out.push(mark);
    out
}

fn quotation_mark(units: impl Iterator<Item = u16>) -> u16 {
    let (mut single, mut double, mut grave, mut hole) = (false, false, false, false);
    let mut previous = 0;
    for unit in units {
        match unit {
            SINGLE => single = true,
            0x22 => double = true,
            0x60 => grave = true,
            0x7b if previous == 0x24 => hole = true,
            _ => {}
        }
        previous = unit;
    }
    if !single {
        SINGLE
    } else if !double {
        0x22
    } else if !grave && !hole {
        0x60
    } else {
        SINGLE
    }
}

/// `stringWidth(text, skipControl)`: columns on a terminal; with `skipControl` control sequences take none.
fn js_width(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let text = args.get_or_undefined(0).to_string(context)?;
    let skip = args.get_or_undefined(1).to_boolean();
    let text = text.as_str();
    if let JsStrVariant::Latin1(bytes) = text.variant()
        && bytes.iter().all(|byte| (0x20..0x7f).contains(byte))
    {
        return Ok(JsValue::from(bytes.len() as f64));
    }
    let mut units: Vec<u16> = text.iter().collect();
    if skip {
        units = strip(&units);
    }
    let width: usize = char::decode_utf16(units)
        .map(|point| columns(point.map_or(0xfffd, u32::from)))
        .sum();
    Ok(JsValue::from(width as f64))
}

/// Columns of one code point: two for East Asian wide ones and emoji, none for what combines or is not shown.
fn columns(point: u32) -> usize {
    match point {
        0..=0x1f
        | 0x7f..=0x9f
        | 0x300..=0x36f
        | 0x200b..=0x200f
        | 0x20d0..=0x20ff
        | 0xfe00..=0xfe0f
        | 0xfe20..=0xfe2f
        | 0xe0100..=0xe01ef => 0,
        0x1100..=0x115f
        | 0x2329
        | 0x232a
        | 0x2e80..=0x303e
        | 0x3040..=0x3247
        | 0x3250..=0x4dbf
        | 0x4e00..=0xa4c6
        | 0xa960..=0xa97c
        | 0xac00..=0xd7a3
        | 0xf900..=0xfaff
        | 0xfe10..=0xfe19
        | 0xfe30..=0xfe6b
        | 0xff01..=0xff60
        | 0xffe0..=0xffe6
        | 0x1b000..=0x1b001
        | 0x1f200..=0x1f251
        | 0x1f300..=0x1f64f
        | 0x1f680..=0x1f6ff
        | 0x1f900..=0x1faff
        | 0x20000..=0x3fffd => 2,
        _ => 1,
    }
}

/// `stripControlCharacters(text)`: the text without escape sequences (ECMA-48: CSI, OSC and their kin).
fn js_strip(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let text = args.get_or_undefined(0).to_string(context)?;
    if !text.as_str().iter().any(|unit| matches!(unit, 0x1b | 0x9b)) {
        return Ok(text.into());
    }
    let units: Vec<u16> = text.as_str().iter().collect();
    Ok(JsString::from(JsStr::utf16(&strip(&units))).into())
}

fn strip(units: &[u16]) -> Vec<u16> {
    let mut out = Vec::with_capacity(units.len());
    let mut at = 0;
    while let Some(&unit) = units.get(at) {
        match matches!(unit, 0x1b | 0x9b)
            .then(|| sequence_end(units, at + 1))
            .flatten()
        {
            Some(end) => at = end,
            None => {
                out.push(unit);
                at += 1;
            }
        }
    }
    out
}

/// Where the sequence whose introducer stands before `start` ends; `None` if it is none.
fn sequence_end(units: &[u16], start: usize) -> Option<usize> {
    let at = |index: usize| units.get(index).and_then(|&unit| u8::try_from(unit).ok());
    // `ESC [ ( ) # ; ?` in any order.
    let mut index = start;
    while at(index).is_some_and(|byte| b"[]()#;?".contains(&byte)) {
        index += 1;
    }
    if at(start) == Some(b']')
        && let Some(end) = string_end(units, index)
    {
        return Some(end);
    }
    let mut end = index;
    while at(end).is_some_and(|byte| byte.is_ascii_digit() || byte == b';') {
        end += 1;
    }
    if at(end).is_some_and(is_final) {
        return Some(end + 1);
    }
    // A digit may itself be the final byte.
    (end > index && at(end - 1).is_some_and(|byte| byte.is_ascii_digit())).then_some(end)
}

/// The end of an operating system command: BEL, `ESC \` or ST.
fn string_end(units: &[u16], start: usize) -> Option<usize> {
    let mut index = start;
    loop {
        match *units.get(index)? {
            0x07 | 0x9c => return Some(index + 1),
            0x1b => return (units.get(index + 1) == Some(&0x5c)).then_some(index + 2),
            0x20..=0x7e => index += 1,
            _ => return None,
        }
    }
}

fn is_final(byte: u8) -> bool {
    matches!(byte, b'A'..=b'P' | b'R'..=b'T' | b'Z' | b'c' | b'f'..=b'n' | b'q' | b'r' | b'y' | b'=' | b'>' | b'<' | b'~')
}

#[cfg(test)]
mod tests {
    use super::{columns, quote, strip};

    fn quoted(text: &str) -> String {
        let units: Vec<u16> = text.encode_utf16().collect();
        String::from_utf16_lossy(&quote(units.iter().copied(), units.len()))
    }

    fn stripped(text: &str) -> String {
        String::from_utf16_lossy(&strip(&text.encode_utf16().collect::<Vec<_>>()))
    }

    #[test]
    fn quotes_that_need_no_escapes() {
        assert_eq!(quoted("a"), "'a'");
        assert_eq!(quoted("it's"), "\"it's\"");
        assert_eq!(quoted("'\""), "`'\"`");
        assert_eq!(quoted("'\"`"), "'\\'\"`'");
        assert_eq!(quoted("'\"${"), "'\\'\"${'");
        assert_eq!(quoted("\n\0\u{7f}\\"), "'\\n\\x00\\x7F\\\\'");
    }

    #[test]
    fn sequences_go_and_text_stays() {
        assert_eq!(stripped("\u{1b}[31mred\u{1b}[39m"), "red");
        assert_eq!(stripped("\u{1b}]8;;http://a.b\u{7}x\u{1b}]8;;\u{7}"), "x");
        assert_eq!(stripped("\u{1b}[2K\u{1b}[1Gy\u{9b}1m"), "y");
        assert_eq!(stripped("plain"), "plain");
    }

    #[test]
    fn widths() {
        assert_eq!([0x61, 0x65e5, 0x301, 0x1f600].map(columns), [1, 2, 0, 2]);
    }
}
