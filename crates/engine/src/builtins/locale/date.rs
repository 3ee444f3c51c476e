//! Dates and times: `11/3/2026, 3:04:05 PM`, and the parts that the options ask for.

use boa_engine::{
    Context, JsArgs, JsObject, JsResult, JsString, JsValue, js_error, js_string,
    object::builtins::JsDate,
};

use super::{flag, options, text, word};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const DAYS: [&str; 7] = [
    "Sunday",
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
];
/// What a function shows if the options do not say.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shown {
    All,
    Date,
    Time,
}

/// The parts of an instant, on the clock that is shown.
struct Parts {
    year: i64,
    month: usize,
    day: i64,
    weekday: usize,
    hour: i64,
    minute: i64,
    second: i64,
    /// How far the clock is ahead of UTC, in minutes.
    offset: i64,
    is_utc: bool,
}

/// How the parts are written; `None` for those that are not.
struct Styles {
    weekday: Option<&'static str>,
    year: Option<&'static str>,
    month: Option<&'static str>,
    day: Option<&'static str>,
    hour: Option<&'static str>,
    minute: Option<&'static str>,
    second: Option<&'static str>,
    zone: Option<&'static str>,
    /// `false` for 24 hours.
    hour12: bool,
    /// A long date is joined to its time by a word.
    is_long: bool,
}

pub(super) fn to_locale_string(
    this: &JsValue,
    args: &[JsValue],
    context: &mut Context,
) -> JsResult<JsValue> {
    show(this, args, Shown::All, context)
}

pub(super) fn to_locale_date_string(
    this: &JsValue,
    args: &[JsValue],
    context: &mut Context,
) -> JsResult<JsValue> {
    show(this, args, Shown::Date, context)
}

pub(super) fn to_locale_time_string(
    this: &JsValue,
    args: &[JsValue],
    context: &mut Context,
) -> JsResult<JsValue> {
    show(this, args, Shown::Time, context)
}

fn show(
    this: &JsValue,
    args: &[JsValue],
    default: Shown,
    context: &mut Context,
) -> JsResult<JsValue> {
    let date = this
        .as_object()
        .and_then(|object| JsDate::from_object(object).ok());
    let date = date.ok_or_else(|| js_error!(TypeError: "this is not a Date object."))?;
    let options = options(args.get_or_undefined(1), context)?;
    let styles = Styles::new(options.as_ref(), default, context)?;
    let is_utc = is_utc(options.as_ref(), context)?;
    if date.get_time(context)?.to_number(context)?.is_nan() {
        return Ok(js_string!("Invalid Date").into());
    }
    let parts = Parts::new(&date, is_utc, context)?;
    Ok(JsString::from(styles.write(&parts)).into())
}

fn is_utc(options: Option<&JsObject>, context: &mut Context) -> JsResult<bool> {
    match text(options, "timeZone", context)? {
        None => Ok(false),
        Some(zone)
            if ["UTC", "GMT", "ETC/UTC", "ETC/GMT"]
                .contains(&zone.to_ascii_uppercase().as_str()) =>
        {
            Ok(true)
        }
        Some(zone) => Err(
            js_error!(RangeError: "time zones other than UTC and the local one need Intl, which this build does not have: {}", zone),
        ),
    }
}

impl Parts {
    fn new(date: &JsDate, is_utc: bool, context: &mut Context) -> JsResult<Self> {
        let part = |value: JsResult<JsValue>| -> JsResult<i64> {
            Ok(value?.as_number().unwrap_or_default() as i64)
        };
        Ok(if is_utc {
            Self {
                year: part(date.get_utc_full_year(context))?,
                month: part(date.get_utc_month(context))? as usize,
                day: part(date.get_utc_date(context))?,
                weekday: part(date.get_utc_day(context))? as usize,
                hour: part(date.get_utc_hours(context))?,
                minute: part(date.get_utc_minutes(context))?,
                second: part(date.get_utc_seconds(context))?,
                offset: 0,
                is_utc,
            }
        } else {
            Self {
                year: part(date.get_full_year(context))?,
                month: part(date.get_month(context))? as usize,
                day: part(date.get_date(context))?,
                weekday: part(date.get_day(context))? as usize,
                hour: part(date.get_hours(context))?,
                minute: part(date.get_minutes(context))?,
                second: part(date.get_seconds(context))?,
                offset: -part(date.get_timezone_offset(context))?,
                is_utc,
            }
        })
    }
}

impl Styles {
    fn new(options: Option<&JsObject>, default: Shown, context: &mut Context) -> JsResult<Self> {
        const NUMBER: &[&str] = &["numeric", "2-digit"];
        const TEXT: &[&str] = &["long", "short", "narrow"];
        const LENGTHS: &[&str] = &["full", "long", "medium", "short"];
        let mut styles = Self {
            weekday: word(options, "weekday", TEXT, context)?,
            year: word(options, "year", NUMBER, context)?,
            month: word(
                options,
                "month",
                &["numeric", "2-digit", "long", "short", "narrow"],
                context,
            )?,
            day: word(options, "day", NUMBER, context)?,
            hour: word(options, "hour", NUMBER, context)?,
            minute: word(options, "minute", NUMBER, context)?,
            second: word(options, "second", NUMBER, context)?,
            zone: word(
                options,
                "timeZoneName",
                &[
                    "short",
                    "long",
                    "shortOffset",
                    "longOffset",
                    "shortGeneric",
                    "longGeneric",
                ],
                context,
            )?,
            hour12: true,
            is_long: false,
        };
        let cycle = word(options, "hourCycle", &["h11", "h12", "h23", "h24"], context)?;
        styles.hour12 = !matches!(cycle, Some("h23" | "h24"));
        if let Some(hour12) = flag(options, "hour12", context)? {
            styles.hour12 = hour12;
        }
        let date = word(options, "dateStyle", LENGTHS, context)?;
        let time = word(options, "timeStyle", LENGTHS, context)?;
        if date.is_some() || time.is_some() {
            if default == Shown::Date && time.is_some() || default == Shown::Time && date.is_some()
            {
                return Err(
                    js_error!(TypeError: "Invalid option : {}", if date.is_some() { "dateStyle" } else { "timeStyle" }),
                );
            }
            styles.take_lengths(date, time);
            return Ok(styles);
        }
        styles.fill(default);
        Ok(styles)
    }

    fn take_lengths(&mut self, date: Option<&str>, time: Option<&str>) {
        if let Some(date) = date {
            self.is_long = matches!(date, "full" | "long");
            self.weekday = (date == "full").then_some("long");
            self.day = Some("numeric");
            self.year = Some(if date == "short" {
                "2-digit"
            } else {
                "numeric"
            });
            self.month = Some(match date {
                "full" | "long" => "long",
                "medium" => "short",
                _ => "numeric",
            });
        }
        if let Some(time) = time {
            (self.hour, self.minute) = (Some("numeric"), Some("2-digit"));
            self.second = (time != "short").then_some("2-digit");
            self.zone = match time {
                "full" => Some("long"),
                "long" => Some("short"),
                _ => None,
            };
        }
    }

    /// Adds what is shown unless other parts are asked for.
    fn fill(&mut self, default: Shown) {
        let has_date = self
            .weekday
            .or(self.year)
            .or(self.month)
            .or(self.day)
            .is_some();
        let has_time = self.hour.or(self.minute).or(self.second).is_some();
        let (date, time) = match default {
            Shown::All => (!has_date && !has_time, !has_date && !has_time),
            Shown::Date => (!has_date, false),
            Shown::Time => (false, !has_time),
        };
        if date {
            (self.year, self.month, self.day) = (Some("numeric"), Some("numeric"), Some("numeric"));
        }
        if time {
            (self.hour, self.minute, self.second) =
                (Some("numeric"), Some("2-digit"), Some("2-digit"));
        }
    }

    fn write(&self, parts: &Parts) -> String {
        let (date, time) = (self.date(parts), self.time(parts));
        let mut text = match (date.is_empty(), time.is_empty()) {
            (false, false) => format!("{date}{}{time}", if self.is_long { " at " } else { ", " }),
            _ => date + &time,
        };
        if let Some(zone) = self.zone {
            text.push_str(if time.is_empty() { ", " } else { " " });
            text.push_str(&zone_name(zone, parts));
        }
        text
    }

    fn date(&self, parts: &Parts) -> String {
        let number = |value: i64, style: &str| {
            if style == "2-digit" {
                format!("{:02}", value % 100)
            } else {
                value.to_string()
            }
        };
        let year = self.year.map(|style| number(parts.year, style));
        let day = self.day.map(|style| number(parts.day, style));
        let name = |names: &[&str], at: usize, style: &str| {
            let name = names.get(at).copied().unwrap_or_default();
            let length = match style {
                "short" => 3,
                "narrow" => 1,
                _ => name.len(),
            };
            name.get(..length).unwrap_or(name).to_owned()
        };
        let weekday = self.weekday.map(|style| name(&DAYS, parts.weekday, style));
        let body = match self.month {
            Some(style @ ("long" | "short" | "narrow")) => {
                let month = name(&MONTHS, parts.month, style);
                match (day, year) {
                    (Some(day), Some(year)) => format!("{month} {day}, {year}"),
                    (Some(other), None) | (None, Some(other)) => format!("{month} {other}"),
                    (None, None) => month,
                }
            }
            month => {
                let month = month.map(|style| number(parts.month as i64 + 1, style));
                [month, day, year]
                    .into_iter()
                    .flatten()
                    .collect::<Vec<_>>()
                    .join("/")
            }
        };
        match weekday {
            Some(weekday) if body.is_empty() => weekday,
            Some(weekday) => format!("{weekday}, {body}"),
            None => body,
        }
    }

    fn time(&self, parts: &Parts) -> String {
        let mut numbers = Vec::new();
        if let Some(style) = self.hour {
            let hour = if self.hour12 {
                (parts.hour + 11) % 12 + 1
            } else {
                parts.hour
            };
            let two = style == "2-digit" || !self.hour12;
            numbers.push(if two {
                format!("{hour:02}")
            } else {
                hour.to_string()
            });
        }
        for (style, value) in [(self.minute, parts.minute), (self.second, parts.second)] {
            if style.is_some() {
                // Beside others a part has two digits.
                let alone = numbers.is_empty() && (self.minute.is_none() || self.second.is_none());
                numbers.push(if alone {
                    value.to_string()
                } else {
                    format!("{value:02}")
                });
            }
        }
        let mut text = numbers.join(":");
        if self.hour.is_some() && self.hour12 {
            text.push(' ');
            text.push_str(if parts.hour < 12 { "AM" } else { "PM" });
        }
        text
    }
}

fn zone_name(style: &str, parts: &Parts) -> String {
    if parts.is_utc || parts.offset == 0 {
        return match style {
            "long" | "longGeneric" => "Coordinated Universal Time",
            "shortOffset" | "longOffset" => "GMT",
            _ => "UTC",
        }
        .to_owned();
    }
    let sign = if parts.offset < 0 { '-' } else { '+' };
    let (hours, minutes) = (parts.offset.abs() / 60, parts.offset.abs() % 60);
    match (style, minutes) {
        ("long" | "longOffset" | "longGeneric", _) => format!("GMT{sign}{hours:02}:{minutes:02}"),
        (_, 0) => format!("GMT{sign}{hours}"),
        _ => format!("GMT{sign}{hours}:{minutes:02}"),
    }
}
