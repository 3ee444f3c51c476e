//! The order of texts: punctuation, digits, letters; accents tell equal letters apart, then case does, small letters first.

use std::cmp::Ordering;

use boa_engine::{Context, JsArgs, JsResult, JsString, JsValue, js_error, js_string};

use super::{flag, options, word};

/// What stands before the letters, in its order.
const BEFORE_LETTERS: &str = "\t\n\u{b}\u{c}\r _-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$0123456789";
/// Combining marks, which the decomposed form has after their letters.
const MARKS: std::ops::RangeInclusive<char> = '\u{300}'..='\u{36f}';

/// One letter of a text: its place among all, its accents, its case.
struct Letter {
    place: u32,
    accents: Vec<char>,
    is_capital: bool,
}

#[derive(Clone, Copy)]
struct Levels {
    accents: bool,
    case: bool,
    numeric: bool,
}

pub(super) fn locale_compare(
    this: &JsValue,
    args: &[JsValue],
    context: &mut Context,
) -> JsResult<JsValue> {
    if this.is_null_or_undefined() {
        return Err(
            js_error!(TypeError: "String.prototype.localeCompare called on null or undefined"),
        );
    }
    let one = this.to_string(context)?;
    let other = args.get_or_undefined(0).to_string(context)?;
    let options = options(args.get_or_undefined(2), context)?;
    let sensitivity = word(
        options.as_ref(),
        "sensitivity",
        &["base", "accent", "case", "variant"],
        context,
    )?;
    let numeric = flag(options.as_ref(), "numeric", context)?.unwrap_or(false);
    let levels = Levels {
        accents: !matches!(sensitivity, Some("base" | "case")),
        case: !matches!(sensitivity, Some("base" | "accent")),
        numeric,
    };
    let one = letters(&decomposed(&one, context)?);
    let other = letters(&decomposed(&other, context)?);
    Ok(JsValue::from(compare(&one, &other, levels) as i32))
}

/// The text in its decomposed form, which ASCII is already in.
fn decomposed(text: &JsString, context: &mut Context) -> JsResult<String> {
    let lossy = text.to_std_string_lossy();
    if lossy.is_ascii() {
        return Ok(lossy);
    }
    let prototype = context.intrinsics().constructors().string().prototype();
    let normalize = prototype.get(js_string!("normalize"), context)?;
    let Some(normalize) = normalize.as_callable() else {
        return Ok(lossy);
    };
    let form = normalize.call(&text.clone().into(), &[js_string!("NFD").into()], context)?;
    Ok(form.to_string(context)?.to_std_string_lossy())
}

fn letters(text: &str) -> Vec<Letter> {
    let mut letters: Vec<Letter> = Vec::with_capacity(text.len());
    for character in text.chars() {
        if MARKS.contains(&character) {
            if let Some(letter) = letters.last_mut() {
                letter.accents.push(character);
            }
            continue;
        }
        let mut small = character.to_lowercase();
        let first = small.next().unwrap_or(character);
        letters.push(Letter {
            place: place(first),
            accents: Vec::new(),
            is_capital: first != character,
        });
    }
    letters
}

fn place(character: char) -> u32 {
    let known = BEFORE_LETTERS.chars().position(|other| other == character);
    match known {
        Some(at) => at as u32,
        // All other characters follow in the order of their numbers, and no letter of theirs is lower than that of a digit.
        None => 0x100 + u32::from(character),
    }
}

fn compare(one: &[Letter], other: &[Letter], levels: Levels) -> Ordering {
    let order = if levels.numeric {
        compare_numeric(one, other)
    } else {
        compare_places(one, other)
    };
    if order != Ordering::Equal {
        return order;
    }
    let pairs = || one.iter().zip(other);
    let mut order = Ordering::Equal;
    if levels.accents {
        order = pairs()
            .map(|(a, b)| a.accents.cmp(&b.accents))
            .find(|order| order.is_ne())
            .unwrap_or(order);
    }
    if order.is_eq() && levels.case {
        order = pairs()
            .map(|(a, b)| a.is_capital.cmp(&b.is_capital))
            .find(|order| order.is_ne())
            .unwrap_or(order);
    }
    order
}

fn compare_places(one: &[Letter], other: &[Letter]) -> Ordering {
    one.iter()
        .map(|letter| letter.place)
        .cmp(other.iter().map(|letter| letter.place))
}

/// Like [`compare_places`], but digits side by side are one number.
fn compare_numeric(one: &[Letter], other: &[Letter]) -> Ordering {
    let zero = place('0');
    let is_digit = |letter: &Letter| (zero..zero + 10).contains(&letter.place);
    let number = |letters: &[Letter]| letters.iter().take_while(|letter| is_digit(letter)).count();
    let (mut a, mut b) = (one, other);
    while let (Some(x), Some(y)) = (a.first(), b.first()) {
        if !is_digit(x) || !is_digit(y) {
            match x.place.cmp(&y.place) {
                Ordering::Equal => (a, b) = (&a[1..], &b[1..]),
                order => return order,
            }
            continue;
        }
        let (ends_a, ends_b) = (number(a), number(b));
        let significant = |letters: &[Letter], end: usize| {
            let zeros = letters[..end]
                .iter()
                .take_while(|letter| letter.place == zero)
                .count();
            letters[zeros..end]
                .iter()
                .map(|letter| letter.place)
                .collect::<Vec<_>>()
        };
        let (m, n) = (significant(a, ends_a), significant(b, ends_b));
        match m.len().cmp(&n.len()).then_with(|| m.cmp(&n)) {
            Ordering::Equal => (a, b) = (&a[ends_a..], &b[ends_b..]),
            order => return order,
        }
    }
    a.len().cmp(&b.len())
}
