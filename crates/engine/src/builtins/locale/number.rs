//! Numbers: groups of three digits, three digits of a fraction at most, percent and currencies.

use boa_engine::{Context, JsArgs, JsObject, JsResult, JsString, JsValue, js_error};

use super::{flag, options, text, word};

const MOST_DIGITS: usize = 100;

/// Signs that en-US writes instead of a currency's code.
const CURRENCIES: [(&str, &str, usize); 10] = [
    ("USD", "$", 2),
    ("EUR", "€", 2),
    ("GBP", "£", 2),
    ("JPY", "¥", 0),
    ("CNY", "CN¥", 2),
    ("INR", "₹", 2),
    ("KRW", "₩", 0),
    ("CAD", "CA$", 2),
    ("AUD", "A$", 2),
    ("BRL", "R$", 2),
];

struct Format {
    /// At least and at most so many digits of a fraction.
    fraction: (usize, usize),
    grouping: bool,
    percent: bool,
    prefix: String,
}

pub(super) fn number_to_locale_string(
    this: &JsValue,
    args: &[JsValue],
    context: &mut Context,
) -> JsResult<JsValue> {
    let wrapped = this
        .as_object()
        .and_then(|object| object.downcast_ref::<f64>().map(|number| *number));
    let number = this.as_number().or(wrapped);
    let number = number.ok_or_else(
        || js_error!(TypeError: "Number.prototype.toLocaleString requires that 'this' be a Number"),
    )?;
    let options = options(args.get_or_undefined(1), context)?;
    let format = Format::new(options.as_ref(), context)?;
    Ok(JsString::from(format.number(number)).into())
}

pub(super) fn bigint_to_locale_string(
    this: &JsValue,
    args: &[JsValue],
    context: &mut Context,
) -> JsResult<JsValue> {
    let Some(number) = this.as_bigint() else {
        return Err(
            js_error!(TypeError: "BigInt.prototype.toLocaleString requires that 'this' be a BigInt"),
        );
    };
    let options = options(args.get_or_undefined(1), context)?;
    let format = Format::new(options.as_ref(), context)?;
    let text = number.to_string();
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", text.as_str()),
    };
    let shown = format.digits(
        digits.bytes().map(|digit| digit - b'0').collect(),
        digits.len() as i32,
    );
    Ok(JsString::from(format!("{sign}{}{shown}", format.prefix)).into())
}

impl Format {
    fn new(options: Option<&JsObject>, context: &mut Context) -> JsResult<Self> {
        let style = word(
            options,
            "style",
            &["decimal", "percent", "currency", "unit"],
            context,
        )?;
        let mut format = Self {
            fraction: (0, 3),
            grouping: true,
            percent: style == Some("percent"),
            prefix: String::new(),
        };
        match style {
            Some("percent") => format.fraction = (0, 0),
            Some("currency") => {
                let Some(code) = text(options, "currency", context)? else {
                    return Err(
                        js_error!(TypeError: "Currency code is required with currency style."),
                    );
                };
                let code = code.to_ascii_uppercase();
                if code.len() != 3 || !code.bytes().all(|byte| byte.is_ascii_alphabetic()) {
                    return Err(js_error!(RangeError: "Invalid currency code : {}", code));
                }
                let known = CURRENCIES.iter().find(|(known, ..)| *known == code);
                let (sign, digits) = known
                    .map_or((format!("{code}\u{a0}"), 2), |(_, sign, digits)| {
                        ((*sign).to_owned(), *digits)
                    });
                format.prefix = sign;
                format.fraction = (digits, digits);
            }
            Some("unit") => {
                return Err(
                    js_error!(RangeError: "numbers with units need Intl, which this build does not have"),
                );
            }
            _ => {}
        }
        let least = digits(options, "minimumFractionDigits", context)?;
        let most = digits(options, "maximumFractionDigits", context)?;
        format.fraction = match (least, most) {
            (Some(least), Some(most)) if least > most => {
                return Err(js_error!(RangeError: "maximumFractionDigits value is out of range."));
            }
            (Some(least), Some(most)) => (least, most),
            (Some(least), None) => (least, format.fraction.1.max(least)),
            (None, Some(most)) => (format.fraction.0.min(most), most),
            (None, None) => format.fraction,
        };
        let grouping = flag(options, "useGrouping", context)?;
        format.grouping = grouping.unwrap_or(true);
        Ok(format)
    }

    fn number(&self, number: f64) -> String {
        let sign = if number.is_sign_negative() && !number.is_nan() {
            "-"
        } else {
            ""
        };
        let percent = if self.percent { "%" } else { "" };
        let prefix = &self.prefix;
        if number.is_nan() {
            return format!("{prefix}NaN{percent}");
        }
        if number.is_infinite() {
            return format!("{sign}{prefix}∞{percent}");
        }
        // The shortest digits that tell the number, and where the point is among them.
        let mut buffer = ryu_js::Buffer::new();
        let shortest = buffer.format_finite(number.abs());
        let (mantissa, exponent) = shortest.split_once('e').unwrap_or((shortest, "0"));
        let whole = mantissa.split('.').next().unwrap_or_default().len();
        let mut digits: Vec<u8> = mantissa
            .bytes()
            .filter(u8::is_ascii_digit)
            .map(|digit| digit - b'0')
            .collect();
        let exponent = exponent.parse::<i32>().unwrap_or(0) + if self.percent { 2 } else { 0 };
        let mut point = i32::try_from(whole).unwrap_or(0) + exponent;
        while point > 1 && digits.first() == Some(&0) {
            digits.remove(0);
            point -= 1;
        }
        format!("{sign}{prefix}{}{percent}", self.digits(digits, point))
    }

    /// Digits with a point after the first `point` of them, rounded and grouped.
    fn digits(&self, mut digits: Vec<u8>, mut point: i32) -> String {
        // As many zeros before the digits as it takes for one to stand before the point.
        while point < 1 {
            digits.insert(0, 0);
            point += 1;
        }
        let mut whole = usize::try_from(point).unwrap_or(0);
        digits.resize(digits.len().max(whole), 0);
        let (least, most) = self.fraction;
        if digits.len() > whole + most {
            let up = digits[whole + most] >= 5;
            digits.truncate(whole + most);
            if up && increment(&mut digits) {
                whole += 1;
            }
        }
        while digits.len() > whole + least && digits.last() == Some(&0) {
            digits.pop();
        }
        digits.resize(digits.len().max(whole + least), 0);
        let mut text = String::with_capacity(digits.len() * 4 / 3 + 2);
        for (at, digit) in digits.iter().enumerate() {
            if at == whole {
                text.push('.');
            } else if self.grouping && at > 0 && at < whole && (whole - at).is_multiple_of(3) {
                text.push(',');
            }
            text.push(char::from(b'0' + digit));
        }
        text
    }
}

/// Adds one to the last digit; true if that made one more digit.
fn increment(digits: &mut Vec<u8>) -> bool {
    for digit in digits.iter_mut().rev() {
        if *digit < 9 {
            *digit += 1;
            return false;
        }
        *digit = 0;
    }
    digits.insert(0, 1);
    true
}

fn digits(
    options: Option<&JsObject>,
    name: &str,
    context: &mut Context,
) -> JsResult<Option<usize>> {
    let Some(options) = options else {
        return Ok(None);
    };
    let value = options.get(JsString::from(name), context)?;
    if value.is_undefined() {
        return Ok(None);
    }
    let number = value.to_number(context)?;
    if !(0.0..=MOST_DIGITS as f64).contains(&number) {
        return Err(js_error!(RangeError: "{} value is out of range.", name));
    }
    Ok(Some(number as usize))
}
