//! The ciphers: a row each, under OpenSSL's names and numbers.

/// How blocks are put together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    Ecb,
    Cbc,
    Ctr,
    Cfb,
    Cfb8,
    Ofb,
    Gcm,
    Wrap,
    /// ChaCha20-Poly1305, which has no mode.
    ChaCha20Poly1305,
}

/// A cipher.
#[derive(Debug)]
pub(super) struct Row {
    /// As `getCiphers()` lists it.
    pub(super) name: &'static str,
    /// Other names, listed too.
    aliases: &'static [&'static str],
    /// As `getCipherInfo` calls it.
    pub(super) official: &'static str,
    /// OpenSSL's number.
    pub(super) nid: u32,
    /// Bytes of a key.
    pub(super) key: usize,
    pub(super) mode: Mode,
}

impl Row {
    /// The mode's name, as `getCipherInfo` has it.
    pub(super) const fn mode_name(&self) -> &'static str {
        match self.mode {
            Mode::Ecb => "ecb",
            Mode::Cbc => "cbc",
            Mode::Ctr => "ctr",
            Mode::Cfb | Mode::Cfb8 => "cfb",
            Mode::Ofb => "ofb",
            Mode::Gcm => "gcm",
            Mode::Wrap => "wrap",
            Mode::ChaCha20Poly1305 => "stream",
        }
    }

    /// Bytes of a block; `None` for what has no blocks.
    pub(super) const fn block(&self) -> Option<usize> {
        match self.mode {
            Mode::Ecb | Mode::Cbc => Some(16),
            Mode::Wrap => Some(8),
            Mode::ChaCha20Poly1305 => None,
            _ => Some(1),
        }
    }

    /// Bytes of an initialization vector; `None` for what takes none.
    pub(super) const fn iv(&self) -> Option<usize> {
        match self.mode {
            Mode::Ecb => None,
            Mode::Wrap => Some(8),
            Mode::Gcm | Mode::ChaCha20Poly1305 => Some(12),
            _ => Some(16),
        }
    }

    /// True if a vector of `length` bytes will do.
    pub(super) fn takes_iv(&self, length: usize) -> bool {
        match self.mode {
            // OpenSSL's limit.
            Mode::Gcm => (1..=128).contains(&length),
            _ => length == self.iv().unwrap_or(0),
        }
    }

    /// True if the text is authenticated.
    pub(super) const fn is_authenticated(&self) -> bool {
        matches!(self.mode, Mode::Gcm | Mode::ChaCha20Poly1305)
    }
}

macro_rules! row {
    ($name:literal, $aliases:expr, $official:literal, $nid:literal, $key:literal, $mode:ident) => {
        Row {
            name: $name,
            aliases: &$aliases,
            official: $official,
            nid: $nid,
            key: $key,
            mode: Mode::$mode,
        }
    };
}

static ROWS: &[Row] = &[
    row!("aes-128-cbc", ["aes128"], "aes-128-cbc", 419, 16, Cbc),
    row!("aes-192-cbc", ["aes192"], "aes-192-cbc", 423, 24, Cbc),
    row!("aes-256-cbc", ["aes256"], "aes-256-cbc", 427, 32, Cbc),
    row!(
        "aes-128-gcm",
        ["id-aes128-GCM"],
        "id-aes128-gcm",
        895,
        16,
        Gcm
    ),
    row!(
        "aes-192-gcm",
        ["id-aes192-GCM"],
        "id-aes192-gcm",
        898,
        24,
        Gcm
    ),
    row!(
        "aes-256-gcm",
        ["id-aes256-GCM"],
        "id-aes256-gcm",
        901,
        32,
        Gcm
    ),
    row!("aes-128-ctr", [], "aes-128-ctr", 904, 16, Ctr),
    row!("aes-192-ctr", [], "aes-192-ctr", 905, 24, Ctr),
    row!("aes-256-ctr", [], "aes-256-ctr", 906, 32, Ctr),
    row!("aes-128-ecb", [], "aes-128-ecb", 418, 16, Ecb),
    row!("aes-192-ecb", [], "aes-192-ecb", 422, 24, Ecb),
    row!("aes-256-ecb", [], "aes-256-ecb", 426, 32, Ecb),
    row!("aes-128-cfb", [], "aes-128-cfb", 421, 16, Cfb),
    row!("aes-192-cfb", [], "aes-192-cfb", 425, 24, Cfb),
    row!("aes-256-cfb", [], "aes-256-cfb", 429, 32, Cfb),
    row!("aes-128-cfb8", [], "aes-128-cfb8", 653, 16, Cfb8),
    row!("aes-192-cfb8", [], "aes-192-cfb8", 654, 24, Cfb8),
    row!("aes-256-cfb8", [], "aes-256-cfb8", 655, 32, Cfb8),
    row!("aes-128-ofb", [], "aes-128-ofb", 420, 16, Ofb),
    row!("aes-192-ofb", [], "aes-192-ofb", 424, 24, Ofb),
    row!("aes-256-ofb", [], "aes-256-ofb", 428, 32, Ofb),
    row!(
        "aes128-wrap",
        ["id-aes128-wrap"],
        "id-aes128-wrap",
        788,
        16,
        Wrap
    ),
    row!(
        "aes192-wrap",
        ["id-aes192-wrap"],
        "id-aes192-wrap",
        789,
        24,
        Wrap
    ),
    row!(
        "aes256-wrap",
        ["id-aes256-wrap"],
        "id-aes256-wrap",
        790,
        32,
        Wrap
    ),
    row!(
        "chacha20-poly1305",
        [],
        "chacha20-poly1305",
        1018,
        32,
        ChaCha20Poly1305
    ),
];

/// The cipher called `name`, in any case.
pub(super) fn by_name(name: &str) -> Option<&'static Row> {
    let same = |known: &str| known.eq_ignore_ascii_case(name);
    ROWS.iter()
        .find(|row| same(row.name) || row.aliases.iter().any(|alias| same(alias)))
}

/// The cipher with OpenSSL's number `nid`.
pub(super) fn by_nid(nid: u32) -> Option<&'static Row> {
    ROWS.iter().find(|row| row.nid == nid)
}

/// All names, sorted.
pub(super) fn names() -> Vec<&'static str> {
    let mut names: Vec<&str> = ROWS
        .iter()
        .flat_map(|row| row.aliases.iter().copied().chain([row.name]))
        .collect();
    names.sort_unstable();
    names
}

#[cfg(test)]
mod tests {
    use super::{by_name, by_nid, names};

    #[test]
    fn names_are_found_in_any_case() {
        for name in names() {
            let row = by_name(&name.to_ascii_uppercase()).unwrap();
            assert_eq!(by_nid(row.nid).map(|row| row.name), Some(row.name));
        }
        assert!(by_name("rot13").is_none());
    }
}
