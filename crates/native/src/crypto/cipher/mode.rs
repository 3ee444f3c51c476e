//! AES as a stream of text in pieces of any length: what stands between blocks and programs. Free of JavaScript.
//!
//! Source: NIST SP 800-38A (ECB, CBC, CFB, OFB, CTR); RFC 5652, 6.3 for the padding; OpenSSL for what comes out when.

use aes::{
    Aes128, Aes192, Aes256, Block,
    cipher::{BlockCipherDecrypt, BlockCipherEncrypt, KeyInit},
};

use super::super::openssl::{BAD_DECRYPT, Failure, WRONG_FINAL_BLOCK_LENGTH};

pub(super) const BLOCK: usize = 16;

/// AES with a key of any of its three lengths.
pub(super) enum Aes {
    Bits128(Aes128),
    Bits192(Aes192),
    Bits256(Aes256),
}

impl Aes {
    /// `None` for a key of another length.
    pub(super) fn new(key: &[u8]) -> Option<Self> {
        match key.len() {
            16 => Aes128::new_from_slice(key).ok().map(Self::Bits128),
            24 => Aes192::new_from_slice(key).ok().map(Self::Bits192),
            32 => Aes256::new_from_slice(key).ok().map(Self::Bits256),
            _ => None,
        }
    }

    pub(super) fn encrypt(&self, blocks: &mut [Block]) {
        match self {
            Self::Bits128(aes) => aes.encrypt_blocks(blocks),
            Self::Bits192(aes) => aes.encrypt_blocks(blocks),
            Self::Bits256(aes) => aes.encrypt_blocks(blocks),
        }
    }

    fn decrypt(&self, blocks: &mut [Block]) {
        match self {
            Self::Bits128(aes) => aes.decrypt_blocks(blocks),
            Self::Bits192(aes) => aes.decrypt_blocks(blocks),
            Self::Bits256(aes) => aes.decrypt_blocks(blocks),
        }
    }

    fn encrypt_one(&self, block: [u8; BLOCK]) -> [u8; BLOCK] {
        let mut one = [Block::from(block)];
        self.encrypt(&mut one);
        let [block] = one;
        block.into()
    }
}

/// ECB and CBC: whole blocks, with the text's end padded.
pub(super) struct Blocks {
    aes: Aes,
    /// The block before, which CBC mixes in; `None` for ECB.
    previous: Option<Block>,
    encrypts: bool,
    pub(super) pads: bool,
    /// What waits for the rest of its block; in decryption also the block that may be the last.
    waiting: Vec<u8>,
}

impl Blocks {
    pub(super) fn new(aes: Aes, iv: Option<[u8; BLOCK]>, encrypts: bool) -> Self {
        Self {
            aes,
            previous: iv.map(Block::from),
            encrypts,
            pads: true,
            waiting: Vec::new(),
        }
    }

    pub(super) fn update(&mut self, data: &[u8]) -> Vec<u8> {
        self.waiting.extend_from_slice(data);
        let mut whole = self.waiting.len() / BLOCK * BLOCK;
        if !self.encrypts && self.pads && whole == self.waiting.len() {
            whole = whole.saturating_sub(BLOCK);
        }
        let rest = self.waiting.split_off(whole);
        let ready = std::mem::replace(&mut self.waiting, rest);
        self.process(&ready)
    }

    pub(super) fn finish(&mut self) -> Result<Vec<u8>, Failure> {
        let mut rest = std::mem::take(&mut self.waiting);
        if !self.pads {
            return if rest.is_empty() {
                Ok(rest)
            } else {
                Err(WRONG_FINAL_BLOCK_LENGTH)
            };
        }
        if self.encrypts {
            let missing = BLOCK - rest.len() % BLOCK;
            // At most 16.
            rest.resize(rest.len() + missing, missing as u8);
            return Ok(self.process(&rest));
        }
        if rest.len() != BLOCK {
            return Err(WRONG_FINAL_BLOCK_LENGTH);
        }
        let mut text = self.process(&rest);
        let count = usize::from(text.last().copied().unwrap_or_default());
        let padded = (1..=BLOCK).contains(&count)
            && text
                .iter()
                .rev()
                .take(count)
                .all(|&byte| usize::from(byte) == count);
        if !padded {
            return Err(BAD_DECRYPT);
        }
        text.truncate(BLOCK - count);
        Ok(text)
    }

    /// Whole blocks through the cipher.
    fn process(&mut self, data: &[u8]) -> Vec<u8> {
        let (blocks, _) = Block::slice_as_chunks(data);
        let mut blocks = blocks.to_vec();
        match (&mut self.previous, self.encrypts) {
            (None, true) => self.aes.encrypt(&mut blocks),
            (None, false) => self.aes.decrypt(&mut blocks),
            (Some(previous), true) => {
                for block in &mut blocks {
                    xor(block, previous);
                    self.aes.encrypt(std::slice::from_mut(block));
                    *previous = *block;
                }
            }
            (Some(previous), false) => {
                let encrypted = blocks.clone();
                self.aes.decrypt(&mut blocks);
                for (block, encrypted) in blocks.iter_mut().zip(encrypted) {
                    xor(block, previous);
                    *previous = encrypted;
                }
            }
        }
        blocks.concat()
    }
}

fn xor(block: &mut Block, other: &Block) {
    for (byte, other) in block.iter_mut().zip(other) {
        *byte ^= other;
    }
}

/// Blocks of keystream that are made at a time.
const AHEAD: usize = 8;

/// CTR: a counter that is encrypted, and the text mixed with that.
pub(super) struct Counter {
    aes: Aes,
    counter: [u8; BLOCK],
    /// How many bytes at the end of `counter` count: all of them, or GCM's four.
    width: usize,
    stream: [u8; AHEAD * BLOCK],
    used: usize,
}

impl Counter {
    pub(super) const fn new(aes: Aes, counter: [u8; BLOCK], width: usize) -> Self {
        Self {
            aes,
            counter,
            width,
            stream: [0; AHEAD * BLOCK],
            used: AHEAD * BLOCK,
        }
    }

    pub(super) fn apply(&mut self, mut data: &mut [u8]) {
        while !data.is_empty() {
            if self.used == self.stream.len() {
                self.refill();
            }
            let count = data.len().min(self.stream.len() - self.used);
            let (now, later) = data.split_at_mut(count);
            let stream = &self.stream[self.used..self.used + count];
            for (byte, key) in now.iter_mut().zip(stream) {
                *byte ^= key;
            }
            self.used += count;
            data = later;
        }
    }

    fn refill(&mut self) {
        let mut blocks = [Block::default(); AHEAD];
        for block in &mut blocks {
            *block = self.counter.into();
            for byte in self.counter.iter_mut().rev().take(self.width) {
                *byte = byte.wrapping_add(1);
                if *byte != 0 {
                    break;
                }
            }
        }
        self.aes.encrypt(&mut blocks);
        for (place, block) in self.stream.chunks_exact_mut(BLOCK).zip(&blocks) {
            place.copy_from_slice(block);
        }
        self.used = 0;
    }
}

/// What a feedback mode encrypts next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Feeds {
    /// The last block of encrypted text (CFB).
    Text,
    /// The last 16 bytes of encrypted text, moved up byte by byte (CFB8).
    Bytes,
    /// The keystream itself (OFB).
    Stream,
}

/// CFB, CFB8 and OFB.
pub(super) struct Feedback {
    aes: Aes,
    feeds: Feeds,
    encrypts: bool,
    register: [u8; BLOCK],
    used: usize,
}

impl Feedback {
    pub(super) const fn new(aes: Aes, iv: [u8; BLOCK], feeds: Feeds, encrypts: bool) -> Self {
        Self {
            aes,
            feeds,
            encrypts,
            register: iv,
            used: BLOCK,
        }
    }

    pub(super) fn apply(&mut self, data: &mut [u8]) {
        for byte in data {
            if self.feeds == Feeds::Bytes {
                let [key, ..] = self.aes.encrypt_one(self.register);
                let mixed = *byte ^ key;
                self.register.rotate_left(1);
                self.register[BLOCK - 1] = if self.encrypts { mixed } else { *byte };
                *byte = mixed;
                continue;
            }
            if self.used == BLOCK {
                self.register = self.aes.encrypt_one(self.register);
                self.used = 0;
            }
            let mixed = *byte ^ self.register[self.used];
            if self.feeds == Feeds::Text {
                // The place is not needed as keystream any more.
                self.register[self.used] = if self.encrypts { mixed } else { *byte };
            }
            *byte = mixed;
            self.used += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Aes, Blocks, Counter, Feedback, Feeds};

    const KEY: [u8; 16] = [
        0x2b, 0x7e, 0x15, 0x16, 0x28, 0xae, 0xd2, 0xa6, 0xab, 0xf7, 0x15, 0x88, 0x09, 0xcf, 0x4f,
        0x3c,
    ];
    const TEXT: [u8; 16] = [
        0x6b, 0xc1, 0xbe, 0xe2, 0x2e, 0x40, 0x9f, 0x96, 0xe9, 0x3d, 0x7e, 0x11, 0x73, 0x93, 0x17,
        0x2a,
    ];

    fn iv() -> [u8; 16] {
        std::array::from_fn(|at| at as u8)
    }

    #[test]
    fn blocks_of_sp_800_38a() {
        let mut cbc = Blocks::new(Aes::new(&KEY).unwrap(), Some(iv()), true);
        assert_eq!(cbc.update(&TEXT)[..4], [0x76, 0x49, 0xab, 0xac]);
        let mut ecb = Blocks::new(Aes::new(&KEY).unwrap(), None, true);
        assert_eq!(ecb.update(&TEXT)[..4], [0x3a, 0xd7, 0x7b, 0xb4]);
        let mut text = TEXT;
        Feedback::new(Aes::new(&KEY).unwrap(), iv(), Feeds::Text, true).apply(&mut text);
        assert_eq!(text[..4], [0x3b, 0x3f, 0xd9, 0x2e]);
        let mut text = TEXT;
        Feedback::new(Aes::new(&KEY).unwrap(), iv(), Feeds::Bytes, true).apply(&mut text);
        assert_eq!(text[..4], [0x3b, 0x79, 0x42, 0x4c]);
        let mut text = TEXT;
        let counter = std::array::from_fn(|at| 0xf0 + at as u8);
        Counter::new(Aes::new(&KEY).unwrap(), counter, 16).apply(&mut text);
        assert_eq!(text[..4], [0x87, 0x4d, 0x61, 0x91]);
    }

    #[test]
    fn pieces_of_any_length_give_the_same_text() {
        let text: Vec<u8> = (0..100).collect();
        for piece in 1..40 {
            let mut encrypt = Blocks::new(Aes::new(&KEY).unwrap(), Some(iv()), true);
            let mut decrypt = Blocks::new(Aes::new(&KEY).unwrap(), Some(iv()), false);
            let mut back = Vec::new();
            for part in text.chunks(piece) {
                back.extend(decrypt.update(&encrypt.update(part)));
            }
            back.extend(decrypt.update(&encrypt.finish().unwrap()));
            back.extend(decrypt.finish().unwrap());
            assert_eq!(back, text);
            for feeds in [Feeds::Text, Feeds::Bytes, Feeds::Stream] {
                let mut encrypt = Feedback::new(Aes::new(&KEY).unwrap(), iv(), feeds, true);
                let mut decrypt = Feedback::new(Aes::new(&KEY).unwrap(), iv(), feeds, false);
                let mut copy = text.clone();
                copy.chunks_mut(piece).for_each(|part| encrypt.apply(part));
                assert_ne!(copy, text);
                decrypt.apply(&mut copy);
                assert_eq!(copy, text);
            }
        }
    }
}
