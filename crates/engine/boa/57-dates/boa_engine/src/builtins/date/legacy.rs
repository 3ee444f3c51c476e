//! Dates that are not in the ISO form, read as V8 reads them.
#![graft(new)]

/// A date, on some clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Civil {
    pub(super) year: i64,
    /// From 1.
    pub(super) month: i64,
    pub(super) day: i64,
    pub(super) milliseconds: i64,
    /// How far the clock is ahead of UTC, in minutes; `None` for the local clock.
    pub(super) offset: Option<i64>,
}

const MONTHS: [&[u8; 3]; 12] = [
    b"jan", b"feb", b"mar", b"apr", b"may", b"jun", b"jul", b"aug", b"sep", b"oct", b"nov", b"dec",
];

/// Zones with names of their own, in hours from UTC.
const ZONES: [(&[u8], i64); 12] = [
    (b"utc", 0),
    (b"gmt", 0),
    (b"ut", 0),
    (b"z", 0),
    (b"est", -5),
    (b"edt", -4),
    (b"cst", -6),
    (b"cdt", -5),
    (b"mst", -7),
    (b"mdt", -6),
    (b"pst", -8),
    (b"pdt", -7),
];

/// A number, and how many digits it has.
#[derive(Clone, Copy)]
struct Number {
    value: i64,
    digits: usize,
}

#[derive(Default)]
struct Reader<'a> {
    text: &'a [u8],
    at: usize,
    has_number: bool,
    /// Up to three numbers of the date, in their order.
    date: Vec<i64>,
    month: Option<i64>,
    /// Hour, minute, second, millisecond, as far as they are told.
    time: Vec<i64>,
    /// 0 for AM, 12 for PM.
    half: Option<i64>,
    zone: Option<Zone>,
    /// The next number is a part of the time.
    is_in_time: bool,
    /// The next number is the zone's minutes.
    is_in_zone: bool,
}

#[derive(Clone, Copy)]
struct Zone {
    sign: i64,
    hours: i64,
    minutes: i64,
}

/// Reads a date; `None` for what is none.
pub(super) fn read(text: &str) -> Option<Civil> {
    let mut reader = Reader {
        text: text.as_bytes(),
        ..Reader::default()
    };
    while let Some(byte) = reader.peek() {
        match byte {
            b'0'..=b'9' => {
                let number = reader.number()?;
                reader.take_number(number)?;
            }
            b'a'..=b'z' | b'A'..=b'Z' => reader.take_word()?,
            b'+' | b'-' if reader.may_have_offset() => reader.take_offset(byte)?,
            b'(' => reader.skip_comment(),
            b'+' | b'-' | b')' if reader.has_number => return None,
            _ => reader.at += 1,
        }
    }
    reader.finish(is_iso_day(text))
}

/// Whether the whole text is a day in the ISO form, which is one of UTC.
fn is_iso_day(text: &str) -> bool {
    let text = text.strip_prefix(['+', '-']).unwrap_or(text);
    let mut parts = text.split('-');
    let mut has = |digits: &[usize]| {
        parts.next().is_some_and(|part| {
            digits.contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit())
        })
    };
    has(&[4, 6]) && has(&[2]) && has(&[2]) && parts.next().is_none()
}

impl Reader<'_> {
    fn peek(&self) -> Option<u8> {
        self.text.get(self.at).copied()
    }

    fn skip(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        self.at += usize::from(found);
        found
    }

    fn number(&mut self) -> Option<Number> {
        let mut number = Number {
            value: 0,
            digits: 0,
        };
        while let Some(digit @ b'0'..=b'9') = self.peek() {
            number.value = number
                .value
                .checked_mul(10)?
                .checked_add(i64::from(digit - b'0'))?;
            number.digits += 1;
            self.at += 1;
        }
        // V8 reads nine digits at most.
        (number.value < 1_000_000_000).then_some(number)
    }

    fn take_number(&mut self, number: Number) -> Option<()> {
        self.has_number = true;
        if self.is_in_zone {
            self.is_in_zone = false;
            self.zone.as_mut()?.minutes = number.value;
            return Some(());
        }
        if self.skip(b':') {
            if self.peek() == Some(b':') {
                return None;
            }
            return self.add_time(number.value);
        }
        if self.is_in_time
            && self.time.len() == 2
            && (0..60).contains(&number.value)
            && self.peek() == Some(b'.')
        {
            self.at += 1;
            self.add_time(number.value)?;
            let fraction = self.fraction()?;
            return self.end_time(fraction);
        }
        let limit = if self.time.len() < 3 { 60 } else { 1000 };
        if self.is_in_time && number.value < limit {
            return self.end_time(number.value);
        }
        if self.date.len() == 3 {
            return None;
        }
        self.date.push(number.value);
        self.skip(b'-');
        Some(())
    }

    fn add_time(&mut self, value: i64) -> Option<()> {
        if self.time.len() == 4 || (!self.time.is_empty() && !self.is_in_time) {
            return None;
        }
        self.time.push(value);
        self.is_in_time = true;
        Some(())
    }

    /// The last part of a time, which a blank, the end, `Z` or a sign follows.
    fn end_time(&mut self, value: i64) -> Option<()> {
        self.time.push(value);
        self.is_in_time = false;
        match self.peek() {
            None
            | Some(
                b' ' | b'\t' | b'\n' | b'\r' | b'Z' | b'z' | b'+' | b'-' | b'a' | b'A' | b'p'
                | b'P',
            ) => Some(()),
            _ => None,
        }
    }

    /// The digits after a second's point, as milliseconds.
    fn fraction(&mut self) -> Option<i64> {
        let start = self.at;
        let mut value = 0;
        while let Some(digit @ b'0'..=b'9') = self.peek() {
            if self.at < start + 3 {
                value = value * 10 + i64::from(digit - b'0');
            }
            self.at += 1;
        }
        let missing = 3_usize.saturating_sub(self.at - start);
        (self.at > start).then(|| value * [1, 10, 100, 1000][missing])
    }

    fn take_word(&mut self) -> Option<()> {
        let start = self.at;
        while self.peek().is_some_and(|byte| byte.is_ascii_alphabetic()) {
            self.at += 1;
        }
        let word = self.text[start..self.at].to_ascii_lowercase();
        if let (b"am" | b"pm", false) = (word.as_slice(), self.time.is_empty()) {
            self.half = Some(if word == b"pm" { 12 } else { 0 });
            return Some(());
        }
        let month = MONTHS.iter().position(|month| word.starts_with(*month));
        if let Some(month) = month {
            self.month = Some(month as i64 + 1);
            self.skip(b'-');
            return Some(());
        }
        if self.has_number {
            if let Some((_, hours)) = ZONES.iter().find(|(name, _)| *name == word) {
                self.zone = Some(Zone {
                    sign: hours.signum(),
                    hours: hours.abs(),
                    minutes: 0,
                });
                return Some(());
            }
            return (word == b"t" && self.is_before_time()).then_some(());
        }
        // A word before all numbers means nothing, unless it sticks to one.
        (!self.peek().is_some_and(|byte| byte.is_ascii_digit())).then_some(())
    }

    /// Whether a whole date was read and `12:` follows.
    fn is_before_time(&self) -> bool {
        self.date.len() == 3
            && self.time.is_empty()
            && matches!(self.text[self.at..], [b'0'..=b'9', b'0'..=b'9', b':', ..])
    }

    fn may_have_offset(&self) -> bool {
        let is_utc = self
            .zone
            .is_some_and(|zone| zone.hours == 0 && zone.minutes == 0);
        is_utc || (!self.time.is_empty() && self.zone.is_none())
    }

    fn take_offset(&mut self, sign: u8) -> Option<()> {
        self.at += 1;
        let number = self.number()?;
        self.has_number = true;
        let sign = if sign == b'-' { -1 } else { 1 };
        let (hours, minutes) = match number.digits {
            _ if self.skip(b':') => {
                self.is_in_zone = true;
                (number.value, 0)
            }
            0..=2 => (number.value, 0),
            3 | 4 => (number.value / 100, number.value % 100),
            _ => return None,
        };
        self.is_in_time = false;
        self.zone = Some(Zone {
            sign,
            hours,
            minutes,
        });
        Some(())
    }

    fn skip_comment(&mut self) {
        let mut depth = 0_usize;
        while let Some(byte) = self.peek() {
            self.at += 1;
            match byte {
                b'(' => depth += 1,
                b')' => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                return;
            }
        }
    }

    fn finish(&self, is_iso_day: bool) -> Option<Civil> {
        let part = |at: usize| self.date.get(at).copied().unwrap_or(1);
        let first = *self.date.first()?;
        let is_day = (1..=31).contains(&first);
        let (year, month, day) = match (self.month, is_day) {
            (None, true) => (part(2), first, part(1)),
            (None, false) => (first, part(1), part(2)),
            (Some(month), true) => (part(1), month, first),
            (Some(month), false) => (first, month, part(1)),
        };
        let year = match year {
            0..50 => year + 2000,
            50..100 => year + 1900,
            _ => year,
        };
        if !(1..=12).contains(&month) || !(1..=31).contains(&day) {
            return None;
        }
        let offset = self
            .zone
            .map(|zone| zone.sign * (zone.hours * 60 + zone.minutes));
        Some(Civil {
            year,
            month,
            day,
            milliseconds: self.milliseconds()?,
            offset: offset.or(is_iso_day.then_some(0)),
        })
    }

    fn milliseconds(&self) -> Option<i64> {
        let part = |at: usize| self.time.get(at).copied().unwrap_or(0);
        let (mut hour, minute, second, milli) = (part(0), part(1), part(2), part(3));
        if let Some(half) = self.half {
            if hour > 12 {
                return None;
            }
            hour = hour % 12 + half;
        }
        let is_midnight = hour == 24 && minute == 0 && second == 0 && milli == 0;
        if !is_midnight && (hour > 23 || minute > 59 || second > 59 || milli > 999) {
            return None;
        }
        Some(((hour * 60 + minute) * 60 + second) * 1000 + milli)
    }
}
