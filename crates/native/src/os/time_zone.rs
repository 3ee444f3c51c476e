//! What the local time zone is called, as `String(date)` shows it: the system knows an abbreviation, Node shows the name in full.

use std::{env, fs, mem::MaybeUninit};

/// What abbreviations stand for, and in which part of the world if they stand for several things.
const ABBREVIATIONS: &[(&str, &str, &str)] = &[
    ("UTC", "", "Coordinated Universal Time"),
    ("GMT", "", "Greenwich Mean Time"),
    ("BST", "Europe/", "British Summer Time"),
    ("IST", "Europe/", "Irish Standard Time"),
    ("WET", "", "Western European Standard Time"),
    ("WEST", "", "Western European Summer Time"),
    ("CET", "", "Central European Standard Time"),
    ("CEST", "", "Central European Summer Time"),
    ("EET", "", "Eastern European Standard Time"),
    ("EEST", "", "Eastern European Summer Time"),
    ("MSK", "", "Moscow Standard Time"),
    ("EST", "", "Eastern Standard Time"),
    ("EDT", "", "Eastern Daylight Time"),
    ("CST", "Asia/Taipei", "Taiwan Standard Time"),
    ("CST", "Asia/", "China Standard Time"),
    ("CST", "", "Central Standard Time"),
    ("CDT", "", "Central Daylight Time"),
    ("MST", "", "Mountain Standard Time"),
    ("MDT", "", "Mountain Daylight Time"),
    ("PST", "Asia/", "Philippine Standard Time"),
    ("PST", "", "Pacific Standard Time"),
    ("PDT", "", "Pacific Daylight Time"),
    ("AKST", "", "Alaska Standard Time"),
    ("AKDT", "", "Alaska Daylight Time"),
    ("HST", "", "Hawaii-Aleutian Standard Time"),
    ("AST", "", "Atlantic Standard Time"),
    ("ADT", "", "Atlantic Daylight Time"),
    ("NST", "", "Newfoundland Standard Time"),
    ("NDT", "", "Newfoundland Daylight Time"),
    ("SAST", "", "South Africa Standard Time"),
    ("WAT", "", "West Africa Time"),
    ("CAT", "", "Central Africa Time"),
    ("EAT", "", "East Africa Time"),
    ("IST", "Asia/Jerusalem", "Israel Standard Time"),
    ("IST", "Asia/Tel_Aviv", "Israel Standard Time"),
    ("IDT", "", "Israel Daylight Time"),
    ("IST", "", "India Standard Time"),
    ("PKT", "", "Pakistan Standard Time"),
    ("WIB", "", "Western Indonesia Time"),
    ("HKT", "", "Hong Kong Standard Time"),
    ("JST", "", "Japan Standard Time"),
    ("KST", "", "Korean Standard Time"),
    ("AWST", "", "Australian Western Standard Time"),
    ("ACST", "", "Australian Central Standard Time"),
    ("ACDT", "", "Australian Central Daylight Time"),
    ("AEST", "", "Australian Eastern Standard Time"),
    ("AEDT", "", "Australian Eastern Daylight Time"),
    ("NZST", "", "New Zealand Standard Time"),
    ("NZDT", "", "New Zealand Daylight Time"),
    ("ChST", "", "Chamorro Standard Time"),
];

/// Zones whose abbreviation is a number, and what they are called all year.
const NUMBERED: &[(&str, &str)] = &[
    ("Europe/Istanbul", "Türkiye Standard Time"),
    ("America/Sao_Paulo", "Brasilia Standard Time"),
    ("America/Argentina/Buenos_Aires", "Argentina Standard Time"),
    ("America/Bogota", "Colombia Standard Time"),
    ("America/Lima", "Peru Standard Time"),
    ("America/Caracas", "Venezuela Time"),
    ("Asia/Riyadh", "Arabian Standard Time"),
    ("Asia/Dubai", "Gulf Standard Time"),
    ("Asia/Tehran", "Iran Standard Time"),
    ("Asia/Kathmandu", "Nepal Time"),
    ("Asia/Dhaka", "Bangladesh Standard Time"),
    ("Asia/Yangon", "Myanmar Time"),
    ("Asia/Bangkok", "Indochina Time"),
    ("Asia/Ho_Chi_Minh", "Indochina Time"),
    ("Asia/Singapore", "Singapore Standard Time"),
    ("Asia/Kuala_Lumpur", "Malaysia Time"),
    ("Asia/Almaty", "Kazakhstan Time"),
    ("Asia/Tashkent", "Uzbekistan Standard Time"),
    ("Asia/Kabul", "Afghanistan Time"),
    ("Asia/Yekaterinburg", "Yekaterinburg Standard Time"),
    ("Asia/Vladivostok", "Vladivostok Standard Time"),
    ("Pacific/Fiji", "Fiji Standard Time"),
];

/// The name of the local zone at an instant, in seconds since 1970; `None` where the system does not tell.
pub(crate) fn name(seconds: i64) -> Option<String> {
    let (abbreviation, offset) = local(seconds)?;
    let zone = identifier();
    Some(full_name(&abbreviation, offset, &zone))
}

fn full_name(abbreviation: &str, offset: i64, zone: &str) -> String {
    let by_abbreviation = ABBREVIATIONS
        .iter()
        .find(|(short, region, _)| *short == abbreviation && zone.starts_with(region));
    if let Some((_, _, name)) = by_abbreviation {
        return (*name).to_owned();
    }
    if let Some((_, name)) = NUMBERED.iter().find(|(known, _)| *known == zone) {
        return (*name).to_owned();
    }
    let minutes = offset.abs() / 60;
    let sign = if offset < 0 { '-' } else { '+' };
    format!("GMT{sign}{:02}:{:02}", minutes / 60, minutes % 60)
}

/// The zone's abbreviation and its offset from UTC in seconds.
#[cfg(unix)]
fn local(seconds: i64) -> Option<(String, i64)> {
    let time = libc::time_t::try_from(seconds).ok()?;
    let mut parts = MaybeUninit::<libc::tm>::uninit();
    // SAFETY: both pointers are valid for the call, which fills `parts` unless it returns null.
    let parts = unsafe {
        if libc::localtime_r(&raw const time, parts.as_mut_ptr()).is_null() {
            return None;
        }
        parts.assume_init()
    };
    if parts.tm_zone.is_null() {
        return None;
    }
    // SAFETY: the C library's zone names are terminated strings that live as long as the process.
    let zone = unsafe { std::ffi::CStr::from_ptr(parts.tm_zone) };
    // The width of the field differs between systems.
    #[allow(clippy::useless_conversion, reason = "i64 on most systems")]
    let offset = i64::from(parts.tm_gmtoff);
    Some((zone.to_str().ok()?.to_owned(), offset))
}

#[cfg(not(unix))]
fn local(_: i64) -> Option<(String, i64)> {
    None
}

/// The zone's name in the database, or an empty text.
fn identifier() -> String {
    if let Ok(zone) = env::var("TZ") {
        return zone.trim_start_matches(':').to_owned();
    }
    let link = fs::read_link("/etc/localtime").unwrap_or_default();
    let link = link.to_string_lossy();
    link.split_once("zoneinfo/")
        .map_or_else(String::new, |(_, zone)| zone.to_owned())
}

#[cfg(test)]
mod tests {
    use super::full_name;

    #[test]
    fn names_are_told_apart_by_region() {
        assert_eq!(
            full_name("CET", 3600, "Europe/Berlin"),
            "Central European Standard Time"
        );
        assert_eq!(
            full_name("IST", 3600, "Europe/Dublin"),
            "Irish Standard Time"
        );
        assert_eq!(
            full_name("IST", 19800, "Asia/Kolkata"),
            "India Standard Time"
        );
        assert_eq!(
            full_name("CST", 28800, "Asia/Shanghai"),
            "China Standard Time"
        );
        assert_eq!(full_name("+0545", 20700, "Asia/Kathmandu"), "Nepal Time");
        assert_eq!(full_name("+01", 3600, "Africa/Casablanca"), "GMT+01:00");
        assert_eq!(full_name("-03", -10800, "America/Nowhere"), "GMT-03:00");
    }
}
