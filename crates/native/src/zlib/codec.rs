//! What every format is to the rest: bytes in, bytes out, a few words when it fails.

use boa_engine::object::builtins::AlignedVec;

/// Memory that can become an `ArrayBuffer` without a copy.
pub(super) type Block = AlignedVec<u8>;

/// What one step took and gave.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Progress {
    /// Bytes of input consumed.
    pub(super) read: usize,
    /// Bytes of output written.
    pub(super) written: usize,
}

/// A failure as `zlib` reports it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Failure {
    /// The error's message.
    pub(super) message: String,
    /// Its `errno`, the format's own number.
    pub(super) errno: i32,
    /// Its `code`.
    pub(super) code: String,
}

impl Failure {
    /// A failure in fixed words.
    pub(super) fn new(message: &str, errno: i32, code: &str) -> Self {
        Self {
            message: message.to_owned(),
            errno,
            code: code.to_owned(),
        }
    }

    /// The input ended before the data did.
    pub(super) fn unexpected_end() -> Self {
        Self::new("unexpected end of file", -5, "Z_BUF_ERROR")
    }
}

/// A compressor or decompressor.
pub(super) trait Codec: Send {
    /// Takes what it can of `input`, writes what fits into `output`. Room left in `output` means that there is nothing
    /// more to come before there is more input. `flush` is one of the format's own operations.
    fn step(&mut self, input: &[u8], output: &mut [u8], flush: i32) -> Result<Progress, Failure>;

    /// Begins anew.
    fn reset(&mut self) -> Result<(), Failure>;

    /// Changes level and strategy, where the format has that.
    fn params(&mut self, _level: i32, _strategy: i32) -> Result<(), Failure> {
        Ok(())
    }
}

/// A codec with the input that it has not taken yet.
pub(super) struct Session {
    codec: Box<dyn Codec>,
    input: Vec<u8>,
    at: usize,
}

/// Output of a step, and what it left.
pub(super) struct Outcome {
    /// The output.
    pub(super) block: Block,
    /// Bytes of input that were not taken.
    pub(super) input_left: usize,
    /// Bytes of room that were not used.
    pub(super) room_left: usize,
    /// True if there was more output than allowed.
    pub(super) too_large: bool,
}

/// The least room that a whole run gives to a step.
const LEAST_ROOM: usize = 1 << 14;

impl Session {
    pub(super) const fn new(codec: Box<dyn Codec>) -> Self {
        Self {
            codec,
            input: Vec::new(),
            at: 0,
        }
    }

    /// The codec itself.
    pub(super) fn codec(&mut self) -> &mut dyn Codec {
        &mut *self.codec
    }

    /// Gives it new input, in the place of what it has.
    pub(super) fn feed(&mut self, input: Vec<u8>) {
        self.input = input;
        self.at = 0;
    }

    /// One step with at most `room` bytes of output.
    pub(super) fn step(&mut self, flush: i32, room: usize) -> Result<Outcome, Failure> {
        let mut block = zeroed(room);
        let input = self.input.get(self.at..).unwrap_or_default();
        let progress = self.codec.step(input, &mut block, flush)?;
        self.at += progress.read;
        let input_left = self.input.len().saturating_sub(self.at);
        if input_left == 0 {
            self.feed(Vec::new());
        }
        Ok(Outcome {
            room_left: room - progress.written,
            block: cut(block, progress.written),
            input_left,
            too_large: false,
        })
    }

    /// Steps until there is nothing more to come, or more than `limit` bytes came.
    pub(super) fn whole(&mut self, flush: i32, limit: usize) -> Result<Outcome, Failure> {
        let input = std::mem::take(&mut self.input);
        let mut block = zeroed(0);
        let (mut read, mut written) = (0, 0);
        let too_large = loop {
            let room = LEAST_ROOM.max(written).min(limit - written + 1);
            block.resize(written + room, 0);
            let rest = input.get(read..).unwrap_or_default();
            let progress = self.codec.step(rest, &mut block[written..], flush)?;
            read += progress.read;
            written += progress.written;
            if written > limit {
                break true;
            }
            if progress.written < room {
                break false;
            }
        };
        Ok(Outcome {
            block: cut(block, written),
            input_left: input.len().saturating_sub(read),
            room_left: 1,
            too_large,
        })
    }
}

fn zeroed(length: usize) -> Block {
    let mut block = AlignedVec::with_capacity(64, length);
    block.resize(length, 0);
    block
}

/// Cuts a block to its filled part, in memory of its own if much of it is empty.
fn cut(mut block: Block, length: usize) -> Block {
    if length < block.capacity() / 2 {
        return AlignedVec::from_slice(64, block.get(..length).unwrap_or_default());
    }
    block.truncate(length);
    block
}
