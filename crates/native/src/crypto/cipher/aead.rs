//! Authenticated text in pieces of any length: AES-GCM (NIST SP 800-38D) and ChaCha20-Poly1305 (RFC 8439). Decrypted text
//! leaves before its tag is checked, as in Node.

use aes::Block;
use chacha20::{
    ChaCha20,
    cipher::{KeyIvInit, StreamCipher, StreamCipherSeek},
};
use ghash::{
    GHash,
    universal_hash::{KeyInit, UniversalHash},
};
use poly1305::Poly1305;

use super::mode::{Aes, BLOCK, Counter};

/// A hash that takes whole blocks, fed with pieces.
struct Absorber<H> {
    hash: H,
    partial: [u8; BLOCK],
    used: usize,
}

impl<H: UniversalHash<BlockSize = aes::cipher::consts::U16>> Absorber<H> {
    const fn new(hash: H) -> Self {
        Self {
            hash,
            partial: [0; BLOCK],
            used: 0,
        }
    }

    fn absorb(&mut self, mut data: &[u8]) {
        if self.used > 0 {
            let count = data.len().min(BLOCK - self.used);
            let (now, later) = data.split_at(count);
            self.partial[self.used..self.used + count].copy_from_slice(now);
            self.used += count;
            data = later;
            if self.used < BLOCK {
                return;
            }
            self.hash.update(&[Block::from(self.partial)]);
            self.used = 0;
        }
        let (blocks, rest) = Block::slice_as_chunks(data);
        self.hash.update(blocks);
        self.partial[..rest.len()].copy_from_slice(rest);
        self.used = rest.len();
    }

    /// Fills the block that was begun with zeros.
    fn pad(&mut self) {
        if self.used > 0 {
            self.partial[self.used..].fill(0);
            self.hash.update(&[Block::from(self.partial)]);
            self.used = 0;
        }
    }

    fn finish(mut self, lengths: [u8; BLOCK]) -> [u8; BLOCK] {
        self.pad();
        self.hash.update(&[Block::from(lengths)]);
        self.hash.finalize().into()
    }
}

fn lengths(one: [u8; 8], other: [u8; 8]) -> [u8; BLOCK] {
    let mut block = [0; BLOCK];
    block[..8].copy_from_slice(&one);
    block[8..].copy_from_slice(&other);
    block
}

enum Inner {
    Gcm {
        hash: Absorber<GHash>,
        stream: Counter,
        /// What the tag is mixed with.
        mask: [u8; BLOCK],
    },
    ChaCha {
        hash: Absorber<Poly1305>,
        stream: ChaCha20,
    },
}

/// A cipher with its tag in the making.
pub(super) struct Aead {
    inner: Inner,
    encrypts: bool,
    additional: u64,
    text: u64,
}

impl Aead {
    /// AES-GCM; `aes` twice, as a key schedule cannot be shared. `None` for an empty `iv`.
    pub(super) fn gcm(aes: Aes, stream: Aes, iv: &[u8], encrypts: bool) -> Option<Self> {
        let mut subkey = [Block::default()];
        aes.encrypt(&mut subkey);
        let hash = || GHash::new(&subkey[0]);
        let mut counter = [0; BLOCK];
        if iv.is_empty() {
            return None;
        } else if iv.len() == 12 {
            counter[..12].copy_from_slice(iv);
            counter[15] = 1;
        } else {
            let mut of_iv = Absorber::new(hash());
            of_iv.absorb(iv);
            let bits = (iv.len() as u64) * 8;
            counter = of_iv.finish(lengths([0; 8], bits.to_be_bytes()));
        }
        let mut stream = Counter::new(stream, counter, 4);
        let mut mask = [0; BLOCK];
        stream.apply(&mut mask);
        Some(Self::new(
            Inner::Gcm {
                hash: Absorber::new(hash()),
                stream,
                mask,
            },
            encrypts,
        ))
    }

    /// ChaCha20-Poly1305. `None` for a key that is not of 32 bytes, or a nonce that is not of 12.
    pub(super) fn chacha20_poly1305(key: &[u8], nonce: &[u8], encrypts: bool) -> Option<Self> {
        let mut stream = ChaCha20::new_from_slices(key, nonce).ok()?;
        let mut one_time = [0; 32];
        stream.try_apply_keystream(&mut one_time).ok()?;
        stream.try_seek(64).ok()?;
        let hash = Absorber::new(Poly1305::new_from_slice(&one_time).ok()?);
        Some(Self::new(Inner::ChaCha { hash, stream }, encrypts))
    }

    const fn new(inner: Inner, encrypts: bool) -> Self {
        Self {
            inner,
            encrypts,
            additional: 0,
            text: 0,
        }
    }

    /// Data that is authenticated and not encrypted; false once there is text.
    pub(super) fn authenticate(&mut self, data: &[u8]) -> bool {
        if self.text > 0 {
            return false;
        }
        self.additional += data.len() as u64;
        self.absorb(data);
        true
    }

    /// Text, in place. False where the keystream is at its end.
    pub(super) fn apply(&mut self, data: &mut [u8]) -> bool {
        if data.is_empty() {
            return true;
        }
        if self.text == 0 {
            self.pad();
        }
        self.text += data.len() as u64;
        if !self.encrypts {
            self.absorb(data);
        }
        match &mut self.inner {
            Inner::Gcm { stream, .. } => stream.apply(data),
            Inner::ChaCha { stream, .. } => {
                if stream.try_apply_keystream(data).is_err() {
                    return false;
                }
            }
        }
        if self.encrypts {
            self.absorb(data);
        }
        true
    }

    /// The tag.
    pub(super) fn finish(mut self) -> [u8; BLOCK] {
        self.pad();
        match self.inner {
            Inner::Gcm { hash, mask, .. } => {
                let (additional, text) = (self.additional * 8, self.text * 8);
                let mut tag = hash.finish(lengths(additional.to_be_bytes(), text.to_be_bytes()));
                for (byte, mask) in tag.iter_mut().zip(mask) {
                    *byte ^= mask;
                }
                tag
            }
            Inner::ChaCha { hash, .. } => hash.finish(lengths(
                self.additional.to_le_bytes(),
                self.text.to_le_bytes(),
            )),
        }
    }

    fn absorb(&mut self, data: &[u8]) {
        match &mut self.inner {
            Inner::Gcm { hash, .. } => hash.absorb(data),
            Inner::ChaCha { hash, .. } => hash.absorb(data),
        }
    }

    fn pad(&mut self) {
        match &mut self.inner {
            Inner::Gcm { hash, .. } => hash.pad(),
            Inner::ChaCha { hash, .. } => hash.pad(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Aead, Aes};

    fn gcm(key: &[u8], iv: &[u8], encrypts: bool) -> Aead {
        Aead::gcm(Aes::new(key).unwrap(), Aes::new(key).unwrap(), iv, encrypts).unwrap()
    }

    #[test]
    fn gcm_without_text() {
        // Test case 1 of the algorithm's paper by McGrew and Viega.
        let tag = gcm(&[0; 16], &[0; 12], true).finish();
        assert_eq!(tag[..4], [0x58, 0xe2, 0xfc, 0xce]);
    }

    #[test]
    fn chacha20_poly1305_of_rfc_8439() {
        let key: Vec<u8> = (0x80..=0x9f).collect();
        let nonce = [7, 0, 0, 0, 0x40, 0x41, 0x42, 0x43, 0x44, 0x45, 0x46, 0x47];
        let additional = [
            0x50, 0x51, 0x52, 0x53, 0xc0, 0xc1, 0xc2, 0xc3, 0xc4, 0xc5, 0xc6, 0xc7,
        ];
        let mut text = *b"Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, sunscreen would be it.";
        let mut aead = Aead::chacha20_poly1305(&key, &nonce, true).unwrap();
        assert!(aead.authenticate(&additional));
        assert!(aead.apply(&mut text));
        assert_eq!(text[..4], [0xd3, 0x1a, 0x8d, 0x34]);
        assert_eq!(aead.finish()[..4], [0x1a, 0xe1, 0x0b, 0x59]);
    }

    #[test]
    fn pieces_of_any_length_give_the_same_tag() {
        let text: Vec<u8> = (0..200).collect();
        let whole = |piece: usize, encrypts: bool, text: &mut [u8]| {
            let mut aead = gcm(&[1; 32], &[2; 7], encrypts);
            for part in b"additional data, more than a block".chunks(piece) {
                assert!(aead.authenticate(part));
            }
            for part in text.chunks_mut(piece) {
                assert!(aead.apply(part));
            }
            aead.finish()
        };
        let mut encrypted = text.clone();
        let tag = whole(1000, true, &mut encrypted);
        for piece in 1..40 {
            let mut copy = encrypted.clone();
            assert_eq!(whole(piece, false, &mut copy), tag);
            assert_eq!(copy, text);
        }
    }
}
