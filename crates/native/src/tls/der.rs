//! DER (X.690), as far as certificates and keys use it: a reader over borrowed bytes that refuses rather than guesses.

pub(super) const BOOLEAN: u8 = 0x01;
pub(super) const INTEGER: u8 = 0x02;
pub(super) const BIT_STRING: u8 = 0x03;
pub(super) const OCTET_STRING: u8 = 0x04;
pub(super) const OBJECT: u8 = 0x06;
pub(super) const UTC_TIME: u8 = 0x17;
pub(super) const GENERALIZED_TIME: u8 = 0x18;
pub(super) const SEQUENCE: u8 = 0x30;
pub(super) const SET: u8 = 0x31;

/// A tag in the context of its type, constructed.
pub(super) const fn tagged(number: u8) -> u8 {
    0xa0 | number
}

/// A tag in the context of its type, primitive.
pub(super) const fn implicit(number: u8) -> u8 {
    0x80 | number
}

/// One value: its tag, its contents, and both with the length between them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Node<'a> {
    pub(super) tag: u8,
    pub(super) body: &'a [u8],
    pub(super) whole: &'a [u8],
}

/// Values one after the other.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Node<'a> {
    /// The values inside.
    pub(super) fn inside(self) -> Reader<'a> {
        Reader { rest: self.body }
    }

    /// The bytes of an INTEGER that is not negative, without the zero before a set top bit.
    pub(super) fn unsigned(self) -> &'a [u8] {
        match self.body {
            [0, rest @ ..] if !rest.is_empty() => rest,
            body => body,
        }
    }

    /// A small INTEGER.
    pub(super) fn small(self) -> Option<u32> {
        let bytes = self.unsigned();
        if bytes.len() > 4 {
            return None;
        }
        Some(
            bytes
                .iter()
                .fold(0, |sum, byte| sum << 8 | u32::from(*byte)),
        )
    }

    /// A BIT STRING of whole bytes.
    pub(super) fn bits(self) -> Option<&'a [u8]> {
        self.body.strip_prefix(&[0])
    }
}

impl<'a> Reader<'a> {
    pub(super) const fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }

    pub(super) const fn is_over(&self) -> bool {
        self.rest.is_empty()
    }

    /// The next value, whatever it is; `None` at the end and for what is no DER.
    pub(super) fn next(&mut self) -> Option<Node<'a>> {
        let (&tag, after) = self.rest.split_first()?;
        if tag & 0x1f == 0x1f {
            return None;
        }
        let (&first, after) = after.split_first()?;
        let (length, header) = if first < 0x80 {
            (usize::from(first), 2)
        } else {
            let count = usize::from(first & 0x7f);
            let bytes = after.get(..count)?;
            if count == 0 || count > 4 || bytes.first() == Some(&0) {
                return None;
            }
            let length = bytes
                .iter()
                .fold(0, |sum, byte| sum << 8 | usize::from(*byte));
            if length < 0x80 {
                return None;
            }
            (length, 2 + count)
        };
        let end = header.checked_add(length)?;
        let whole = self.rest.get(..end)?;
        let body = whole.get(header..)?;
        self.rest = self.rest.get(end..)?;
        Some(Node { tag, body, whole })
    }

    /// The next value if it has this tag.
    pub(super) fn optional(&mut self, tag: u8) -> Option<Node<'a>> {
        if self.rest.first() != Some(&tag) {
            return None;
        }
        self.next()
    }

    /// The next value, which must have this tag.
    pub(super) fn expect(&mut self, tag: u8) -> Option<Node<'a>> {
        self.next().filter(|node| node.tag == tag)
    }
}

/// An OBJECT IDENTIFIER's numbers with dots.
pub(super) fn dotted(body: &[u8]) -> String {
    let mut parts: Vec<u64> = Vec::new();
    let mut number: u64 = 0;
    for byte in body {
        number = number.wrapping_shl(7) | u64::from(byte & 0x7f);
        if byte & 0x80 != 0 {
            continue;
        }
        if parts.is_empty() {
            let first = (number / 40).min(2);
            parts.push(first);
            number -= first * 40;
        }
        parts.push(number);
        number = 0;
    }
    let texts: Vec<String> = parts.iter().map(u64::to_string).collect();
    texts.join(".")
}

/// The seconds since 1970 of a UTCTime or a GeneralizedTime.
pub(super) fn seconds(node: Node<'_>) -> Option<i64> {
    let digits = node.body.strip_suffix(b"Z")?;
    if !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let number = |from: usize, to: usize| {
        let part = digits.get(from..to)?;
        Some(
            part.iter()
                .fold(0, |sum, digit| sum * 10 + i64::from(digit - b'0')),
        )
    };
    let (year, at) = match (node.tag, digits.len()) {
        (UTC_TIME, 12) => {
            let year = number(0, 2)?;
            (if year < 50 { 2000 + year } else { 1900 + year }, 2)
        }
        (GENERALIZED_TIME, 14) => (number(0, 4)?, 4),
        _ => return None,
    };
    let (month, day) = (number(at, at + 2)?, number(at + 2, at + 4)?);
    let (hour, minute, second) = (
        number(at + 4, at + 6)?,
        number(at + 6, at + 8)?,
        number(at + 8, at + 10)?,
    );
    if !(1..=12).contains(&month)
        || !(1..=31).contains(&day)
        || hour > 23
        || minute > 59
        || second > 59
    {
        return None;
    }
    Some(days(year, month, day) * 86_400 + hour * 3600 + minute * 60 + second)
}

/// Days from 1970-01-01 in the Gregorian calendar, by counting years from March on.
fn days(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let shifted = (month + 9) % 12;
    let of_year = (153 * shifted + 2) / 5 + day - 1;
    365 * year + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + of_year
        - 719_468
}

/// Year, month and day of a day count, the inverse of [`days`].
pub(super) fn date(day: i64) -> (i64, i64, i64) {
    let day = day + 719_468;
    let era = day.div_euclid(146_097);
    let of_era = day.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * of_year + 2) / 153;
    let month = if shifted < 10 {
        shifted + 3
    } else {
        shifted - 9
    };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    (year, month, of_year - (153 * shifted + 2) / 5 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_read_one_after_the_other() {
        let mut reader = Reader::new(&[0x30, 3, 2, 1, 5, 4, 0]);
        let sequence = reader.expect(SEQUENCE).unwrap();
        assert_eq!(sequence.inside().expect(INTEGER).unwrap().small(), Some(5));
        assert_eq!(reader.expect(OCTET_STRING).unwrap().body, b"");
        assert!(reader.is_over());
        assert!(reader.next().is_none());
    }

    #[test]
    fn what_is_cut_or_not_shortest_is_refused() {
        for bytes in [
            &[0x30][..],
            &[0x30, 5, 0],
            &[0x30, 0x81, 5, 0, 0, 0, 0, 0],
            &[0x30, 0x80],
            &[0x1f, 1, 0],
            &[0x30, 0x85, 1, 1, 1, 1, 1],
        ] {
            assert!(Reader::new(bytes).next().is_none(), "{bytes:?}");
        }
    }

    #[test]
    fn times_are_seconds() {
        let time = |tag, text: &str| {
            seconds(Node {
                tag,
                body: text.as_bytes(),
                whole: &[],
            })
        };
        assert_eq!(time(UTC_TIME, "700101000000Z"), Some(0));
        assert_eq!(time(UTC_TIME, "491231235959Z"), Some(2_524_607_999));
        assert_eq!(
            time(GENERALIZED_TIME, "22960617214037Z"),
            Some(10_302_154_837)
        );
        assert_eq!(time(GENERALIZED_TIME, "20000229000000Z"), Some(951_782_400));
        assert_eq!(time(UTC_TIME, "701301000000Z"), None);
        assert_eq!(time(UTC_TIME, "7001010000Z"), None);
        for day in [-719_468, -1, 0, 58, 59, 60, 11_016, 20_000, 119_252] {
            let (year, month, of_month) = date(day);
            assert_eq!(days(year, month, of_month), day);
        }
    }

    #[test]
    fn objects_have_dots() {
        assert_eq!(
            dotted(&[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1, 11]),
            "1.2.840.113549.1.1.11"
        );
        assert_eq!(dotted(&[0x55, 4, 3]), "2.5.4.3");
        assert_eq!(dotted(&[0x88, 0x37]), "2.999");
    }
}
