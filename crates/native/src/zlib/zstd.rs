//! Zstandard, both ways. The encoder writes whole blocks, so what has no room waits here.

use structured_zstd::{
    decoding::{
        ContentChecksum, DictionaryHandle, FrameDecoder,
        errors::{FrameDecoderError, ReadFrameHeaderError},
    },
    encoding::{
        CompressionContext, CompressionLevel, CompressionParameters, EncoderDictionary, Strategy,
    },
};

use super::codec::{Codec, Failure, Progress};

/// A parameter: its number in `zlib.constants`, its value.
pub(super) type Setting = (u32, i32);

/// Output that has been made and not been taken.
#[derive(Default)]
struct Waiting {
    bytes: Vec<u8>,
    at: usize,
}

impl Waiting {
    fn take(&mut self, output: &mut [u8]) -> usize {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let count = rest.len().min(output.len());
        output[..count].copy_from_slice(&rest[..count]);
        self.at += count;
        if self.at == self.bytes.len() {
            self.bytes.clear();
            self.at = 0;
        }
        count
    }

    const fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }
}

/// The most input that the encoder is given before its output is looked at.
const PORTION: usize = 1 << 17;

/// A compression context that may go to a worker and come back.
struct Movable(CompressionContext);

// SAFETY: the context has two parts that could have ties to a thread. One is a window borrowed from the caller, which only
// its one-shot interface sets, and this module uses the streaming one; the other is a sequence producer, which is never
// given. All else is memory of its own.
unsafe impl Send for Movable {}

/// The compressor.
pub(super) struct Encoder {
    movable: Movable,
    pledged: Option<u64>,
    waiting: Waiting,
    /// Whether the frame has had input.
    started: bool,
    /// Whether the frame has been closed since the last input.
    ended: bool,
}

impl Encoder {
    pub(super) fn new(
        settings: &[Setting],
        pledged: Option<u64>,
        dictionary: &[u8],
    ) -> Result<Self, Failure> {
        let mut context = CompressionContext::new(CompressionLevel::Default);
        configure(&mut context, settings)?;
        if !dictionary.is_empty() {
            set_dictionary(&mut context, dictionary)?;
        }
        let mut encoder = Self {
            movable: Movable(context),
            pledged,
            waiting: Waiting::default(),
            started: false,
            ended: false,
        };
        encoder.pledge()?;
        Ok(encoder)
    }

    fn pledge(&mut self) -> Result<(), Failure> {
        match self.pledged {
            Some(size) => self
                .movable
                .0
                .set_pledged_content_size(size)
                .map_err(|_| out_of_bound()),
            None => Ok(()),
        }
    }
}

fn set_dictionary(context: &mut CompressionContext, dictionary: &[u8]) -> Result<(), Failure> {
    let parsed = EncoderDictionary::from_serialized_or_raw_content(dictionary)
        .map_err(|_| dictionary_failure())?;
    context
        .set_encoder_dictionary(parsed)
        .map_err(|_| dictionary_failure())
}

fn configure(context: &mut CompressionContext, settings: &[Setting]) -> Result<(), Failure> {
    let find = |number| settings.iter().find(|row| row.0 == number).map(|row| row.1);
    let level = find(100).unwrap_or(CompressionLevel::DEFAULT_LEVEL);
    let mut builder = CompressionParameters::builder(CompressionLevel::from_level(level));
    for &(number, value) in settings {
        let size = u32::try_from(value).map_err(|_| out_of_bound());
        match number {
            100 => {}
            // 0 stands for what the level has.
            _ if value == 0 && (101..=164).contains(&number) => {}
            101 => builder = builder.window_log(size?),
            102 => builder = builder.hash_log(size?),
            103 => builder = builder.chain_log(size?),
            104 => builder = builder.search_log(size?),
            105 => builder = builder.min_match(size?),
            106 => builder = builder.target_length(size?),
            107 => builder = builder.strategy(strategy(value)?),
            160 => builder = builder.enable_long_distance_matching(value == 1),
            161 => builder = builder.ldm_hash_log(size?),
            162 => builder = builder.ldm_min_match(size?),
            163 => builder = builder.ldm_bucket_size_log(size?),
            164 => builder = builder.ldm_hash_rate_log(size?),
            200 => context
                .set_content_size_flag(value != 0)
                .map_err(|_| out_of_bound())?,
            201 => context
                .set_content_checksum(value != 0)
                .map_err(|_| out_of_bound())?,
            202 => context
                .set_dictionary_id_flag(value != 0)
                .map_err(|_| out_of_bound())?,
            // How many threads are to compress, and in what portions: advice that changes no output. This one has one thread.
            400..=402 => {}
            _ => return Err(out_of_bound()),
        }
    }
    let parameters = builder.build().map_err(|_| out_of_bound())?;
    context
        .set_parameters(&parameters)
        .map_err(|_| out_of_bound())
}

fn strategy(number: i32) -> Result<Strategy, Failure> {
    Ok(match number {
        1 => Strategy::Fast,
        2 => Strategy::Dfast,
        3 => Strategy::Greedy,
        4 => Strategy::Lazy,
        5 => Strategy::Lazy2,
        6 => Strategy::Btlazy2,
        7 => Strategy::Btopt,
        8 => Strategy::Btultra,
        9 => Strategy::Btultra2,
        _ => return Err(out_of_bound()),
    })
}

impl Codec for Encoder {
    fn step(&mut self, input: &[u8], output: &mut [u8], flush: i32) -> Result<Progress, Failure> {
        let mut done = Progress {
            read: 0,
            written: self.waiting.take(output),
        };
        if flush == 2 && !self.started && !input.is_empty() {
            // All there is: its size goes into the header, whatever was pledged.
            self.movable
                .0
                .set_pledged_content_size(input.len() as u64)
                .map_err(|_| wrong_size())?;
        }
        self.started |= !input.is_empty();
        while self.waiting.is_empty() && done.written < output.len() {
            let rest = &input[done.read..];
            if rest.is_empty() {
                // 1 flushes, 2 ends the frame; once is enough.
                match flush {
                    1 => self.movable.0.flush(&mut self.waiting.bytes),
                    2 if !self.ended => self.movable.0.finish_frame(&mut self.waiting.bytes),
                    _ => Ok(()),
                }
                .map_err(|_| wrong_size())?;
                self.ended |= flush == 2;
                done.written += self.waiting.take(&mut output[done.written..]);
                break;
            }
            if self.ended {
                // A new frame after the end of one.
                self.ended = false;
                self.pledge()?;
            }
            let portion = &rest[..rest.len().min(PORTION)];
            let taken = self.movable.0.write(&mut self.waiting.bytes, portion);
            match taken.map_err(|_| wrong_size())? {
                0 => return Err(wrong_size()),
                count => done.read += count,
            }
            done.written += self.waiting.take(&mut output[done.written..]);
        }
        Ok(done)
    }

    fn reset(&mut self) -> Result<(), Failure> {
        self.movable.0.abandon_frame();
        self.waiting = Waiting::default();
        self.started = false;
        self.ended = false;
        self.pledge()
    }
}

/// Where the decoder stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum At {
    /// Before a frame.
    Header,
    /// In one.
    Frame,
    /// In one that is to be skipped, with so many bytes to go.
    Skip(u64),
}

/// The decompressor.
pub(super) struct Decoder {
    decoder: FrameDecoder,
    /// Input that is not enough for the next part of a frame.
    pending: Vec<u8>,
    at: At,
    /// Whether a frame ended in the step under way.
    complete: bool,
    dictionary: Option<DictionaryHandle>,
}

impl Decoder {
    pub(super) fn new(settings: &[Setting], dictionary: &[u8]) -> Result<Self, Failure> {
        let mut decoder = FrameDecoder::new();
        decoder.set_content_checksum(ContentChecksum::Verify);
        for &(number, value) in settings {
            // `ZSTD_d_windowLogMax` is the only one; 0 stands for the default.
            let limit = match (number, value) {
                (100, 0) => continue,
                (100, 10..=31) => 1_u64 << value,
                _ => return Err(out_of_bound()),
            };
            decoder
                .set_max_window_size(limit)
                .map_err(|_| out_of_bound())?;
        }
        let dictionary = if dictionary.is_empty() {
            None
        } else {
            let parsed = DictionaryHandle::from_serialized_or_raw_content(dictionary)
                .map_err(|_| dictionary_failure())?;
            Some(parsed)
        };
        Ok(Self {
            decoder,
            pending: Vec::new(),
            at: At::Header,
            complete: false,
            dictionary,
        })
    }

    /// Begins a frame if `source` has the whole of its header: the number of bytes that it took.
    fn begin(&mut self, source: &[u8]) -> Result<Option<usize>, Failure> {
        let Some(size) = header_size(source)? else {
            return Ok(None);
        };
        let Some(mut header) = source.get(..size) else {
            return Ok(None);
        };
        if let Some(&[a, b, c, d]) = skippable(header) {
            self.at = At::Skip(u64::from(u32::from_le_bytes([a, b, c, d])));
            return Ok(Some(size));
        }
        let begun = match &self.dictionary {
            Some(dictionary) => self.decoder.reset_with_dict_handle(&mut header, dictionary),
            None => self.decoder.reset(&mut header),
        };
        begun.map_err(|error| failure(&error))?;
        self.at = At::Frame;
        Ok(Some(size))
    }

    /// Takes what it can of `source`: read, written.
    fn advance(&mut self, source: &[u8], output: &mut [u8]) -> Result<Progress, Failure> {
        let mut done = Progress {
            read: 0,
            written: 0,
        };
        loop {
            let rest = &source[done.read..];
            match self.at {
                At::Header if rest.is_empty() => return Ok(done),
                At::Header => match self.begin(rest)? {
                    Some(count) => done.read += count,
                    None => return Ok(done),
                },
                At::Skip(left) => {
                    let count = usize::try_from(left).unwrap_or(usize::MAX).min(rest.len());
                    done.read += count;
                    let left = left - count as u64;
                    self.at = At::Skip(left);
                    if left > 0 {
                        return Ok(done);
                    }
                    self.at = At::Header;
                }
                At::Frame => {
                    let room = &mut output[done.written..];
                    let (read, written) = self
                        .decoder
                        .decode_from_to(rest, room)
                        .map_err(|error| failure(&error))?;
                    done.read += read;
                    done.written += written;
                    if self.decoder.is_finished() && self.decoder.can_collect() == 0 {
                        // What follows the frame is for the next write, if there is one.
                        self.at = At::Header;
                        self.complete = true;
                        return Ok(done);
                    } else if (read, written) == (0, 0) || done.written == output.len() {
                        return Ok(done);
                    }
                }
            }
        }
    }
}

impl Codec for Decoder {
    fn step(&mut self, input: &[u8], output: &mut [u8], _: i32) -> Result<Progress, Failure> {
        let mut done = Progress {
            read: 0,
            written: 0,
        };
        self.complete = false;
        loop {
            let progress = if self.pending.is_empty() {
                let progress = self.advance(&input[done.read..], &mut output[done.written..])?;
                done.read += progress.read;
                progress
            } else {
                // Only as much more as the next part may need: what is kept is copied each time.
                let more = input[done.read..].len().min(PORTION);
                let mut source = std::mem::take(&mut self.pending);
                let before = source.len();
                source.extend_from_slice(&input[done.read..done.read + more]);
                let progress = self.advance(&source, &mut output[done.written..])?;
                if progress.read >= before {
                    done.read += progress.read - before;
                } else {
                    source.drain(..progress.read);
                    // The new bytes were not needed to get here, or were not enough.
                    source.truncate(before - progress.read + more);
                    done.read += more;
                    self.pending = source;
                }
                progress
            };
            done.written += progress.written;
            let stuck = progress.read == 0 && progress.written == 0;
            if self.complete || done.written == output.len() {
                break;
            }
            if stuck || done.read == input.len() {
                // What is left is the start of something.
                self.pending.extend_from_slice(&input[done.read..]);
                done.read = input.len();
                break;
            }
        }
        // As in Node, an end that comes too early is no error.
        Ok(done)
    }

    fn reset(&mut self) -> Result<(), Failure> {
        self.pending.clear();
        self.at = At::Header;
        self.complete = false;
        Ok(())
    }
}

/// The four bytes of size of a skippable frame's header.
fn skippable(header: &[u8]) -> Option<&[u8; 4]> {
    (header.len() == 8 && header[1..4] == [0x2a, 0x4d, 0x18])
        .then(|| header.last_chunk::<4>())
        .flatten()
}

/// How long the header that `source` begins with is, once enough of it is there to tell (RFC 8878, 3.1.1.1).
fn header_size(source: &[u8]) -> Result<Option<usize>, Failure> {
    const MAGIC: [u8; 4] = [0x28, 0xb5, 0x2f, 0xfd];
    let known = source.len().min(4);
    if source[..known] != MAGIC[..known] {
        // 0x184D2A50 to 0x184D2A5F, least significant byte first.
        let skip = source[0] & 0xf0 == 0x50;
        if !skip || source[1..known] != [0x2a, 0x4d, 0x18][..known - 1] {
            return Err(Failure::new(
                "Unknown frame descriptor",
                10,
                "ZSTD_error_prefix_unknown",
            ));
        }
        return Ok(Some(8));
    }
    let Some(&descriptor) = source.get(4) else {
        return Ok(None);
    };
    let single = descriptor & 0x20 != 0;
    let dictionary = [0, 1, 2, 4][usize::from(descriptor & 3)];
    let content = match descriptor >> 6 {
        0 => usize::from(single),
        1 => 2,
        2 => 4,
        _ => 8,
    };
    Ok(Some(5 + usize::from(!single) + dictionary + content))
}

fn failure(error: &FrameDecoderError) -> Failure {
    let (message, errno, name) = match error {
        FrameDecoderError::ReadFrameHeaderError(ReadFrameHeaderError::BadMagicNumber(_)) => {
            ("Unknown frame descriptor", 10, "prefix_unknown")
        }
        FrameDecoderError::WindowSizeTooBig { .. } => (
            "Frame requires too much memory for decoding",
            16,
            "frameParameter_windowTooLarge",
        ),
        FrameDecoderError::ReadFrameHeaderError(_)
        | FrameDecoderError::FrameHeaderError(_)
        | FrameDecoderError::FailedToInitialize(_) => (
            "Unsupported frame parameter",
            14,
            "frameParameter_unsupported",
        ),
        FrameDecoderError::ChecksumMismatch { .. } => {
            ("Restored data doesn't match checksum", 22, "checksum_wrong")
        }
        FrameDecoderError::DictNotProvided { .. } | FrameDecoderError::DictIdMismatch { .. } => {
            ("Dictionary mismatch", 32, "dictionary_wrong")
        }
        FrameDecoderError::DictionaryDecodeError(_) => {
            ("Dictionary is corrupted", 30, "dictionary_corrupted")
        }
        _ => ("Data corruption detected", 20, "corruption_detected"),
    };
    Failure::new(message, errno, &format!("ZSTD_error_{name}"))
}

fn out_of_bound() -> Failure {
    Failure::new("Setting parameter failed", -1, "ERR_ZSTD_PARAM_SET_FAILED")
}

fn wrong_size() -> Failure {
    Failure::new("Src size is incorrect", 72, "ZSTD_error_srcSize_wrong")
}

fn dictionary_failure() -> Failure {
    Failure::new(
        "Failed to load zstd dictionary",
        -1,
        "ERR_ZLIB_DICTIONARY_LOAD_FAILED",
    )
}
