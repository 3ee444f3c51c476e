static ZONE_NAME: std::sync::OnceLock<fn(i64) -> Option<String>> = std::sync::OnceLock::new();

/// Has `toString` show what `name` calls the local time zone at an instant, in seconds since 1970. The first call counts.
pub fn set_zone_name(name: fn(i64) -> Option<String>) {
    // A second host of the same process names zones as the first one does.
    let _first = ZONE_NAME.set(name);
}

/// `TimeZoneString ( tv )`, of a local time.
#[graft(wrap)]
pub(super) fn time_zone_string(t: f64, hooks: &dyn HostHooks) -> JsString {
    let instant = utc_t(t, hooks);
    let offset = upstream_time_zone_string(instant, hooks);
    let seconds = (instant / MS_PER_SECOND).floor() as i64;
    match ZONE_NAME.get().and_then(|name| name(seconds)) {
        Some(name) => JsString::from(format!("{} ({name})", offset.to_std_string_lossy())),
        None => offset,
    }
}

#[graft(wrap)]
pub(super) fn parse_date(date: &JsString, hooks: &dyn HostHooks) -> Option<i64> {
    if let Some(time) = upstream_parse_date(date, hooks) {
        return Some(time);
    }
    let civil = super::legacy::read(&date.to_std_string_lossy())?;
    let day = make_day(
        civil.year as f64,
        (civil.month - 1) as f64,
        civil.day as f64,
    );
    let time = make_date(day, civil.milliseconds as f64);
    let time = match civil.offset {
        Some(minutes) => time - minutes as f64 * 60_000.0,
        None => utc_t(time, hooks),
    };
    // What no date can hold is no date.
    (time.abs() <= 8.64e15).then_some(time as i64)
}
