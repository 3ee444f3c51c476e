//! The body of a request that nobody has made a stream of: what came, and who has been told of it.

use std::{
    cell::{Cell, RefCell},
    collections::VecDeque,
};

use crate::http::wire::Framing;

/// What may wait for a reader here. More than that needs a stream, which knows how to stop the sender.
const MOST_WAITING: usize = 64 * 1024;

/// See the file's page.
pub(super) struct Body {
    /// Its head says that there is one.
    pub(super) exists: bool,
    /// The message is not whole yet.
    pub(super) coming: Cell<bool>,
    /// Somebody reads, be it only to throw away.
    pub(super) flowing: Cell<bool>,
    /// The tick that begins the flow has come.
    pub(super) started: Cell<bool>,
    /// Nobody wants the bytes.
    pub(super) dumped: Cell<bool>,
    /// 'end' is being told, or was.
    pub(super) ended: Cell<bool>,
    /// It was.
    pub(super) over: Cell<bool>,
    waiting: RefCell<VecDeque<Vec<u8>>>,
    /// With `setEncoding('utf8')`, the beginning of a character whose rest has not come.
    tail: RefCell<Option<Vec<u8>>>,
}

/// A piece for the listeners of 'data'.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Piece {
    Bytes(Vec<u8>),
    Text(String),
}

impl Body {
    pub(super) fn new(framing: Framing) -> Self {
        Self {
            exists: framing != Framing::None,
            coming: Cell::new(true),
            flowing: Cell::new(false),
            started: Cell::new(false),
            dumped: Cell::new(false),
            ended: Cell::new(false),
            over: Cell::new(false),
            waiting: RefCell::default(),
            tail: RefCell::default(),
        }
    }

    /// Keeps bytes until they are asked for; false if there are too many.
    pub(super) fn keep(&self, bytes: &[u8]) -> bool {
        if self.dumped.get() {
            return true;
        }
        let mut waiting = self.waiting.borrow_mut();
        waiting.push_back(bytes.to_vec());
        waiting.iter().map(Vec::len).sum::<usize>() <= MOST_WAITING
    }

    /// The next piece that waits.
    pub(super) fn next(&self) -> Option<Piece> {
        loop {
            let bytes = self.waiting.borrow_mut().pop_front()?;
            if let Some(piece) = self.piece(bytes) {
                return Some(piece);
            }
        }
    }

    /// True if bytes can go to the listeners as they come.
    pub(super) fn is_open(&self) -> bool {
        self.started.get() && self.waiting.borrow().is_empty()
    }

    /// Everything was read and has come.
    pub(super) fn is_drained(&self) -> bool {
        self.is_open() && !self.coming.get()
    }

    /// Nobody will read: what comes is thrown away.
    pub(super) fn dump(&self) {
        self.dumped.set(true);
        self.flowing.set(true);
        self.waiting.borrow_mut().clear();
    }

    /// From now on pieces are text; false if it is too late for that.
    pub(super) fn decode(&self) -> bool {
        if self.started.get() || !self.waiting.borrow().is_empty() {
            return false;
        }
        self.tail.borrow_mut().get_or_insert_default();
        true
    }

    pub(super) fn decodes(&self) -> bool {
        self.tail.borrow().is_some()
    }

    /// What the listeners get for these bytes, if it is not too little for a character.
    pub(super) fn piece(&self, bytes: Vec<u8>) -> Option<Piece> {
        let mut tail = self.tail.borrow_mut();
        let Some(tail) = &mut *tail else {
            return Some(Piece::Bytes(bytes));
        };
        tail.extend_from_slice(&bytes);
        let rest = tail.split_off(whole(tail));
        let text = String::from_utf8_lossy(tail).into_owned();
        *tail = rest;
        (!text.is_empty()).then_some(Piece::Text(text))
    }

    /// At the end: what was left of a character.
    pub(super) fn last(&self) -> Option<Piece> {
        let tail = std::mem::take(self.tail.borrow_mut().as_mut()?);
        (!tail.is_empty()).then(|| Piece::Text(String::from_utf8_lossy(&tail).into_owned()))
    }

    /// Everything that no listener has seen, for whoever goes on from here.
    pub(super) fn take(&self) -> Vec<Vec<u8>> {
        let tail = self.tail.borrow_mut().as_mut().map(std::mem::take);
        let tail = tail.filter(|tail| !tail.is_empty());
        tail.into_iter()
            .chain(self.waiting.borrow_mut().drain(..))
            .collect()
    }
}

/// How many of the bytes are there before a character that is cut off.
fn whole(bytes: &[u8]) -> usize {
    for back in 1..=bytes.len().min(3) {
        let at = bytes.len() - back;
        let Some(part) = bytes.get(at..) else { break };
        if part.first().is_some_and(|byte| byte & 0xc0 == 0x80) {
            continue;
        }
        // Cut off, not wrong: more bytes could still make it right.
        let cut = std::str::from_utf8(part).is_err_and(|error| error.error_len().is_none());
        return if cut { at } else { bytes.len() };
    }
    bytes.len()
}

#[cfg(test)]
mod tests {
    use super::{Body, Piece, whole};
    use crate::http::wire::Framing;

    #[test]
    fn characters_are_not_cut() {
        assert_eq!(whole(b"abc"), 3);
        assert_eq!(whole("a€".as_bytes()), 4);
        assert_eq!(whole(&"a€".as_bytes()[..3]), 1);
        assert_eq!(whole(&"😀".as_bytes()[..3]), 0);
        assert_eq!(whole(b"a\xff"), 2);
        assert_eq!(whole(b"\x80\x80\x80\x80"), 4);
    }

    #[test]
    fn text_at_every_split() {
        let text = "aß€😀z";
        for at in 0..=text.len() {
            let body = Body::new(Framing::Chunked);
            assert!(body.decode());
            let (one, two) = text.as_bytes().split_at(at);
            let mut out = String::new();
            for part in [one, two] {
                if let Some(Piece::Text(text)) = body.piece(part.to_vec()) {
                    out.push_str(&text);
                }
            }
            assert_eq!(body.last(), None);
            assert_eq!(out, text);
        }
    }

    #[test]
    fn what_waits_is_bounded() {
        let body = Body::new(Framing::Chunked);
        assert!(body.keep(&[0; 60_000]));
        assert!(!body.keep(&[0; 6_000]));
        assert_eq!(body.take().len(), 2);
        assert!(!body.is_open());
        body.dump();
        assert!(body.keep(&[0; 1_000_000]));
        assert_eq!(body.next(), None);
    }

    #[test]
    fn the_rest_of_a_character_is_not_lost() {
        let body = Body::new(Framing::Chunked);
        assert!(body.decode());
        assert_eq!(body.piece(vec![0xe2, 0x82]), None);
        assert_eq!(body.last(), Some(Piece::Text("\u{fffd}".to_owned())));
        assert_eq!(body.piece(vec![0xe2]), None);
        assert_eq!(body.take(), [vec![0xe2]]);
    }
}
