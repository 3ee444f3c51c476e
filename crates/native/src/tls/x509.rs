//! Certificates (RFC 5280) as they are: any version, any extension. What they are worth is judged in `trust.rs`.

use super::der::{self, Node, Reader, implicit, tagged};

/// A certificate over the bytes that it was read from.
#[derive(Debug, Clone)]
pub(super) struct Certificate<'a> {
    /// What is signed.
    pub(super) signed: &'a [u8],
    /// 1, 2 or 3.
    pub(super) version: u32,
    pub(super) serial: &'a [u8],
    /// The issuer's and the subject's names, whole.
    pub(super) issuer: &'a [u8],
    pub(super) subject: &'a [u8],
    /// Seconds since 1970.
    pub(super) not_before: i64,
    pub(super) not_after: i64,
    /// The public key with its algorithm, whole.
    pub(super) key: &'a [u8],
    /// The contents of the key's algorithm identifier, and the key itself.
    pub(super) key_algorithm: &'a [u8],
    pub(super) key_bits: &'a [u8],
    /// The contents of the signature's algorithm identifier, and the signature.
    pub(super) signature_algorithm: &'a [u8],
    pub(super) signature: &'a [u8],
    extensions: Vec<(&'a [u8], &'a [u8])>,
}

/// Object identifiers of extensions.
pub(super) mod extension {
    pub(crate) const SUBJECT_KEY: &[u8] = &[0x55, 0x1d, 14];
    pub(crate) const KEY_USAGE: &[u8] = &[0x55, 0x1d, 15];
    pub(crate) const SUBJECT_ALT_NAME: &[u8] = &[0x55, 0x1d, 17];
    pub(crate) const BASIC_CONSTRAINTS: &[u8] = &[0x55, 0x1d, 19];
    pub(crate) const AUTHORITY_KEY: &[u8] = &[0x55, 0x1d, 35];
    pub(crate) const EXTENDED_KEY_USAGE: &[u8] = &[0x55, 0x1d, 37];
    pub(crate) const INFO_ACCESS: &[u8] = &[0x2b, 6, 1, 5, 5, 7, 1, 1];
}

/// Basic constraints.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Constraints {
    pub(super) is_authority: bool,
    pub(super) path_length: Option<u32>,
}

impl<'a> Certificate<'a> {
    /// `None` for what is no certificate.
    pub(super) fn parse(bytes: &'a [u8]) -> Option<Self> {
        let mut outer = Reader::new(bytes);
        let mut whole = outer.expect(der::SEQUENCE)?.inside();
        if !outer.is_over() {
            return None;
        }
        let signed = whole.expect(der::SEQUENCE)?;
        let signature_algorithm = whole.expect(der::SEQUENCE)?.body;
        let signature = whole.expect(der::BIT_STRING)?.bits()?;
        let mut fields = signed.inside();
        let version = match fields.optional(tagged(0)) {
            Some(node) => node
                .inside()
                .expect(der::INTEGER)?
                .small()?
                .checked_add(1)?,
            None => 1,
        };
        let serial = fields.expect(der::INTEGER)?.body;
        if fields.expect(der::SEQUENCE)?.body != signature_algorithm {
            return None;
        }
        let issuer = fields.expect(der::SEQUENCE)?.whole;
        let mut validity = fields.expect(der::SEQUENCE)?.inside();
        let not_before = der::seconds(validity.next()?)?;
        let not_after = der::seconds(validity.next()?)?;
        let subject = fields.expect(der::SEQUENCE)?.whole;
        let key = fields.expect(der::SEQUENCE)?;
        let mut key_fields = key.inside();
        let key_algorithm = key_fields.expect(der::SEQUENCE)?.body;
        let key_bits = key_fields.expect(der::BIT_STRING)?.bits()?;
        let _issuer_id = fields.optional(implicit(1));
        let _subject_id = fields.optional(implicit(2));
        let mut extensions = Vec::new();
        if let Some(node) = fields.optional(tagged(3)) {
            let mut list = node.inside().expect(der::SEQUENCE)?.inside();
            while !list.is_over() {
                let mut fields = list.expect(der::SEQUENCE)?.inside();
                let id = fields.expect(der::OBJECT)?.body;
                let _critical = fields.optional(der::BOOLEAN);
                extensions.push((id, fields.expect(der::OCTET_STRING)?.body));
            }
        }
        Some(Self {
            signed: signed.whole,
            version,
            serial,
            issuer,
            subject,
            not_before,
            not_after,
            key: key.whole,
            key_algorithm,
            key_bits,
            signature_algorithm,
            signature,
            extensions,
        })
    }

    /// The contents of an extension.
    pub(super) fn extension(&self, id: &[u8]) -> Option<&'a [u8]> {
        self.extensions
            .iter()
            .find(|row| row.0 == id)
            .map(|row| row.1)
    }

    pub(super) fn constraints(&self) -> Option<Constraints> {
        let mut outer = Reader::new(self.extension(extension::BASIC_CONSTRAINTS)?);
        let mut fields = outer.expect(der::SEQUENCE)?.inside();
        let is_authority = fields
            .optional(der::BOOLEAN)
            .is_some_and(|node| node.body != [0]);
        let path_length = fields.optional(der::INTEGER).and_then(Node::small);
        Some(Constraints {
            is_authority,
            path_length,
        })
    }

    /// The first sixteen bits of the key usage, the first one (digitalSignature) topmost.
    pub(super) fn key_usage(&self) -> Option<u16> {
        let node = Reader::new(self.extension(extension::KEY_USAGE)?).expect(der::BIT_STRING)?;
        let first = node.body.get(1).copied().unwrap_or(0);
        let second = node.body.get(2).copied().unwrap_or(0);
        Some(u16::from_be_bytes([first, second]))
    }

    /// The purposes that the key is for, as contents of object identifiers.
    pub(super) fn purposes(&self) -> Option<Vec<&'a [u8]>> {
        let mut outer = Reader::new(self.extension(extension::EXTENDED_KEY_USAGE)?);
        let mut list = outer.expect(der::SEQUENCE)?.inside();
        let mut purposes = Vec::new();
        while let Some(node) = list.optional(der::OBJECT) {
            purposes.push(node.body);
        }
        Some(purposes)
    }

    pub(super) fn subject_key(&self) -> Option<&'a [u8]> {
        let node =
            Reader::new(self.extension(extension::SUBJECT_KEY)?).expect(der::OCTET_STRING)?;
        Some(node.body)
    }

    pub(super) fn authority_key(&self) -> Option<&'a [u8]> {
        let mut outer = Reader::new(self.extension(extension::AUTHORITY_KEY)?);
        let mut fields = outer.expect(der::SEQUENCE)?.inside();
        fields.optional(implicit(0)).map(|node| node.body)
    }

    /// Whether the names say that `issuer` may have issued this one.
    pub(super) fn may_be_issued_by(&self, issuer: &Certificate<'_>) -> bool {
        self.issuer == issuer.subject
            && match (self.authority_key(), issuer.subject_key()) {
                (Some(wanted), Some(has)) => wanted == has,
                _ => true,
            }
    }

    pub(super) fn is_self_issued(&self) -> bool {
        self.issuer == self.subject
    }

    /// Whether it may sign other certificates.
    pub(super) fn may_issue(&self) -> bool {
        if self.key_usage().is_some_and(|bits| bits & 0x0400 == 0) {
            return false;
        }
        match self.constraints() {
            Some(constraints) => constraints.is_authority,
            // What came before constraints existed.
            None => (self.version == 1 && self.is_self_issued()) || self.key_usage().is_some(),
        }
    }
}

/// A name's parts in order: the object identifier's contents and the text.
pub(super) fn name_parts(name: &[u8]) -> Vec<(&[u8], String)> {
    let mut parts = Vec::new();
    let Some(sequence) = Reader::new(name).expect(der::SEQUENCE) else {
        return parts;
    };
    let mut sets = sequence.inside();
    while let Some(set) = sets.optional(der::SET) {
        let mut pairs = set.inside();
        while let Some(pair) = pairs.optional(der::SEQUENCE) {
            let mut fields = pair.inside();
            if let (Some(id), Some(value)) = (fields.expect(der::OBJECT), fields.next()) {
                parts.push((id.body, string(value)));
            }
        }
    }
    parts
}

/// The text of any of ASN.1's string types.
pub(super) fn string(node: Node<'_>) -> String {
    match node.tag {
        // BMPString: UTF-16, as far as it goes.
        0x1e => {
            let units = node
                .body
                .chunks_exact(2)
                .map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
            char::decode_utf16(units)
                .map(|unit| unit.unwrap_or('\u{fffd}'))
                .collect()
        }
        // UniversalString
        0x1c => node
            .body
            .chunks_exact(4)
            .map(|four| {
                char::from_u32(u32::from_be_bytes([four[0], four[1], four[2], four[3]]))
                    .unwrap_or('\u{fffd}')
            })
            .collect(),
        // UTF8String
        0x0c => String::from_utf8_lossy(node.body).into_owned(),
        // The others are of ASCII, or taken as Latin-1.
        _ => node.body.iter().copied().map(char::from).collect(),
    }
}
