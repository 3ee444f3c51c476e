//! The deflate family: raw, with zlib's header, with gzip's.

use libz_rs_sys as z;

use super::{
    codec::{Codec, Failure, Progress},
    stream::Stream,
};

/// Numbers of `zlib.constants`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    Deflate,
    Inflate,
    Gzip,
    Gunzip,
    DeflateRaw,
    InflateRaw,
    /// Either of two formats, told apart by their first bytes.
    Unzip,
}

impl Mode {
    pub(super) const fn from_number(number: i32) -> Option<Self> {
        Some(match number {
            1 => Self::Deflate,
            2 => Self::Inflate,
            3 => Self::Gzip,
            4 => Self::Gunzip,
            5 => Self::DeflateRaw,
            6 => Self::InflateRaw,
            7 => Self::Unzip,
            _ => return None,
        })
    }

    const fn compresses(self) -> bool {
        matches!(self, Self::Deflate | Self::Gzip | Self::DeflateRaw)
    }
}

/// The first two bytes of a gzip member.
const GZIP_MAGIC: [u8; 2] = [0x1f, 0x8b];

/// A compressor or decompressor of the family.
pub(super) struct Zlib {
    stream: Stream,
    mode: Mode,
    dictionary: Vec<u8>,
    /// How many bytes of gzip's magic have come, while an `Unzip` has not made up its mind.
    magic: usize,
    /// An `Unzip` that has.
    decided: bool,
}

/// How to make one.
pub(super) struct Options {
    pub(super) mode: Mode,
    pub(super) window_bits: i32,
    pub(super) level: i32,
    pub(super) mem_level: i32,
    pub(super) strategy: i32,
    pub(super) dictionary: Vec<u8>,
}

impl Zlib {
    pub(super) fn new(options: Options) -> Result<Self, Failure> {
        let bits = match options.mode {
            Mode::Gzip | Mode::Gunzip => options.window_bits + 16,
            Mode::Unzip => options.window_bits + 32,
            Mode::DeflateRaw | Mode::InflateRaw => -options.window_bits,
            Mode::Deflate | Mode::Inflate => options.window_bits,
        };
        let stream = if options.mode.compresses() {
            Stream::deflate(options.level, bits, options.mem_level, options.strategy)
        } else {
            Stream::inflate(bits)
        };
        let stream = stream.map_err(|status| failure(status, "Init error", None))?;
        let mut zlib = Self {
            stream,
            mode: options.mode,
            dictionary: options.dictionary,
            magic: 0,
            decided: false,
        };
        zlib.set_dictionary()?;
        Ok(zlib)
    }

    /// Where the format does not ask for the dictionary, it is given at the beginning.
    fn set_dictionary(&mut self) -> Result<(), Failure> {
        let early = matches!(
            self.mode,
            Mode::Deflate | Mode::DeflateRaw | Mode::InflateRaw
        );
        if self.dictionary.is_empty() || !early {
            return Ok(());
        }
        match self.stream.set_dictionary(&self.dictionary) {
            z::Z_OK => Ok(()),
            status => Err(failure(status, "Failed to set dictionary", None)),
        }
    }

    /// The mode in force, once an `Unzip` has seen enough of `input`; the step's magic is counted.
    fn detect(&mut self, input: &[u8]) {
        if self.mode != Mode::Unzip || self.decided {
            return;
        }
        for &byte in input.iter().take(GZIP_MAGIC.len() - self.magic) {
            if byte != GZIP_MAGIC[self.magic] {
                self.decided = true;
                self.mode = Mode::Inflate;
                return;
            }
            self.magic += 1;
        }
        if self.magic == GZIP_MAGIC.len() {
            self.decided = true;
            self.mode = Mode::Gunzip;
        }
    }

    fn inflate(&mut self, input: &[u8], output: &mut [u8], flush: i32) -> (i32, Progress) {
        let mut done = Progress {
            read: 0,
            written: 0,
        };
        let mut run = |stream: &mut Stream| {
            let (status, read, written) =
                stream.run(&input[done.read..], &mut output[done.written..], flush);
            done.read += read;
            done.written += written;
            (status, done)
        };
        let (mut status, mut progress) = run(&mut self.stream);
        if status == z::Z_NEED_DICT && !self.dictionary.is_empty() && self.mode != Mode::InflateRaw
        {
            match self.stream.set_dictionary(&self.dictionary) {
                z::Z_OK => (status, progress) = run(&mut self.stream),
                // The dictionary is not the one that was used.
                z::Z_DATA_ERROR => status = z::Z_NEED_DICT,
                other => status = other,
            }
        }
        // More members may follow the first; zeros are padding.
        while status == z::Z_STREAM_END
            && self.mode == Mode::Gunzip
            && input.get(progress.read).is_some_and(|&byte| byte != 0)
        {
            if self.stream.reset() != z::Z_OK {
                break;
            }
            (status, progress) = run(&mut self.stream);
        }
        (status, progress)
    }
}

impl Codec for Zlib {
    fn step(&mut self, input: &[u8], output: &mut [u8], flush: i32) -> Result<Progress, Failure> {
        self.detect(input);
        let (status, progress) = if self.mode.compresses() {
            let (status, read, written) = self.stream.run(input, output, flush);
            (status, Progress { read, written })
        } else {
            self.inflate(input, output, flush)
        };
        match status {
            z::Z_OK | z::Z_BUF_ERROR => {
                if progress.written < output.len() && flush == z::Z_FINISH {
                    return Err(failure(z::Z_BUF_ERROR, "unexpected end of file", None));
                }
                Ok(progress)
            }
            z::Z_STREAM_END => Ok(progress),
            z::Z_NEED_DICT if self.dictionary.is_empty() => {
                Err(failure(status, "Missing dictionary", None))
            }
            z::Z_NEED_DICT => Err(failure(status, "Bad dictionary", None)),
            _ => Err(failure(status, "Zlib error", self.stream.message())),
        }
    }

    fn reset(&mut self) -> Result<(), Failure> {
        match self.stream.reset() {
            z::Z_OK => self.set_dictionary(),
            status => Err(failure(status, "Failed to reset stream", None)),
        }
    }

    fn params(&mut self, level: i32, strategy: i32) -> Result<(), Failure> {
        match self.stream.params(level, strategy) {
            z::Z_OK | z::Z_BUF_ERROR => Ok(()),
            status => Err(failure(status, "Failed to set parameters", None)),
        }
    }
}

fn failure(status: i32, message: &str, own: Option<String>) -> Failure {
    let code = match status {
        z::Z_NEED_DICT => "Z_NEED_DICT",
        z::Z_STREAM_ERROR => "Z_STREAM_ERROR",
        z::Z_DATA_ERROR => "Z_DATA_ERROR",
        z::Z_MEM_ERROR => "Z_MEM_ERROR",
        z::Z_BUF_ERROR => "Z_BUF_ERROR",
        z::Z_VERSION_ERROR => "Z_VERSION_ERROR",
        _ => "Z_ERRNO",
    };
    Failure::new(own.as_deref().unwrap_or(message), status, code)
}
