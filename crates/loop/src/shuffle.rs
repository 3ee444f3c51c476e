//! A seeded order for what has none: events of one poll, completions of one look into the inbox. Another seed is another
//! order that the operating system might have chosen as well, and the same seed gives the same one.

/// A small generator (Marsaglia's xorshift, 64 bits).
#[derive(Clone, Copy, Debug)]
pub(crate) struct Random(u64);

impl Random {
    pub(crate) const fn new(seed: u64) -> Self {
        let spread = (seed ^ 0x9E37_79B9_7F4A_7C15).wrapping_mul(0xD134_2543_DE82_EF95);
        Self(if spread == 0 { 1 } else { spread })
    }

    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        #[allow(
            clippy::cast_possible_truncation,
            reason = "the remainder is below a usize"
        )]
        let below = ((self.0 >> 11) % bound as u64) as usize;
        below
    }

    /// Fisher and Yates' permutation of `len` things.
    pub(crate) fn permute(&mut self, len: usize, mut swap: impl FnMut(usize, usize)) {
        for last in (1..len).rev() {
            swap(last, self.below(last + 1));
        }
    }
}
