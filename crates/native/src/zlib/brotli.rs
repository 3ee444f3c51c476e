//! Brotli, both ways.

use brotli::enc::{
    StandardAlloc,
    encode::{
        BrotliEncoderOperation, BrotliEncoderParameter as Parameter, BrotliEncoderStateStruct,
    },
};
use brotli_decompressor::{
    Allocator, BrotliDecoderErrorCode, BrotliDecoderParameter, BrotliDecompressStream,
    BrotliResult, BrotliState, SliceWrapperMut,
};

use super::codec::{Codec, Failure, Progress};

/// A setting: its number in `zlib.constants`, its value.
pub(super) type Setting = (u32, u32);

/// `BROTLI_LARGE_MAX_WINDOW_BITS`. Larger values stand for it.
const LARGE_WINDOW_BITS: u32 = 30;

/// The compressor.
pub(super) struct Encoder {
    state: Box<BrotliEncoderStateStruct<StandardAlloc>>,
    settings: Vec<Setting>,
    dictionary: Vec<u8>,
}

impl Encoder {
    pub(super) fn new(settings: Vec<Setting>, dictionary: Vec<u8>) -> Result<Self, Failure> {
        let state = new_encoder(&settings, &dictionary)?;
        Ok(Self {
            state,
            settings,
            dictionary,
        })
    }
}

fn new_encoder(
    settings: &[Setting],
    dictionary: &[u8],
) -> Result<Box<BrotliEncoderStateStruct<StandardAlloc>>, Failure> {
    let refused = || {
        Failure::new(
            "Setting parameter failed",
            -1,
            "ERR_BROTLI_PARAM_SET_FAILED",
        )
    };
    let mut state = Box::new(BrotliEncoderStateStruct::new(StandardAlloc::default()));
    for &(number, value) in settings {
        let parameter = match number {
            0 => Parameter::BROTLI_PARAM_MODE,
            1 => Parameter::BROTLI_PARAM_QUALITY,
            2 => Parameter::BROTLI_PARAM_LGWIN,
            3 => Parameter::BROTLI_PARAM_LGBLOCK,
            4 => Parameter::BROTLI_PARAM_DISABLE_LITERAL_CONTEXT_MODELING,
            5 => Parameter::BROTLI_PARAM_SIZE_HINT,
            6 => Parameter::BROTLI_PARAM_LARGE_WINDOW,
            7 => {
                state.params.dist.distance_postfix_bits = value;
                continue;
            }
            8 => {
                state.params.dist.num_direct_distance_codes = value;
                continue;
            }
            _ => return Err(refused()),
        };
        let value = match parameter {
            Parameter::BROTLI_PARAM_LGWIN => value.min(LARGE_WINDOW_BITS),
            _ => value,
        };
        if !state.set_parameter(parameter, value) {
            return Err(refused());
        }
    }
    if !dictionary.is_empty() {
        state.set_custom_dictionary(dictionary.len(), dictionary);
    }
    Ok(state)
}

impl Codec for Encoder {
    fn step(&mut self, input: &[u8], output: &mut [u8], flush: i32) -> Result<Progress, Failure> {
        let operation = match flush {
            1 => BrotliEncoderOperation::BROTLI_OPERATION_FLUSH,
            2 => BrotliEncoderOperation::BROTLI_OPERATION_FINISH,
            3 => BrotliEncoderOperation::BROTLI_OPERATION_EMIT_METADATA,
            _ => BrotliEncoderOperation::BROTLI_OPERATION_PROCESS,
        };
        let (mut given, mut room) = (input.len(), output.len());
        let (mut read, mut written) = (0, 0);
        let fine = self.state.compress_stream(
            operation,
            &mut given,
            input,
            &mut read,
            &mut room,
            output,
            &mut written,
            &mut None,
            &mut |_, _, _, _| (),
        );
        if !fine {
            return Err(Failure::new(
                "Compression failed",
                -1,
                "ERR_BROTLI_COMPRESSION_FAILED",
            ));
        }
        Ok(Progress { read, written })
    }

    fn reset(&mut self) -> Result<(), Failure> {
        self.state = new_encoder(&self.settings, &self.dictionary)?;
        Ok(())
    }
}

type Decoding = BrotliState<StandardAlloc, StandardAlloc, StandardAlloc>;

/// The decompressor.
pub(super) struct Decoder {
    state: Box<Decoding>,
    settings: Vec<Setting>,
    dictionary: Vec<u8>,
    finished: bool,
}

impl Decoder {
    pub(super) fn new(settings: Vec<Setting>, dictionary: Vec<u8>) -> Result<Self, Failure> {
        let state = new_decoder(&settings, &dictionary)?;
        Ok(Self {
            state,
            settings,
            dictionary,
            finished: false,
        })
    }
}

fn new_decoder(settings: &[Setting], dictionary: &[u8]) -> Result<Box<Decoding>, Failure> {
    let alloc = StandardAlloc::default;
    let mut state = Box::new(BrotliState::new_strict(alloc(), alloc(), alloc()));
    for &(number, value) in settings {
        let parameter = match number {
            0 => BrotliDecoderParameter::BROTLI_DECODER_PARAM_DISABLE_RING_BUFFER_REALLOCATION,
            1 => BrotliDecoderParameter::BROTLI_DECODER_PARAM_LARGE_WINDOW,
            _ => {
                return Err(Failure::new(
                    "Setting parameter failed",
                    -1,
                    "ERR_BROTLI_PARAM_SET_FAILED",
                ));
            }
        };
        state.set_parameter(parameter, value);
    }
    if !dictionary.is_empty() {
        let mut memory = Allocator::<u8>::alloc_cell(&mut alloc(), dictionary.len());
        memory.slice_mut().copy_from_slice(dictionary);
        if !state.attach_dictionary(memory) {
            return Err(Failure::new(
                "Failed to attach brotli dictionary",
                -1,
                "ERR_ZLIB_DICTIONARY_LOAD_FAILED",
            ));
        }
    }
    Ok(state)
}

impl Codec for Decoder {
    fn step(&mut self, input: &[u8], output: &mut [u8], flush: i32) -> Result<Progress, Failure> {
        if self.finished {
            return Ok(Progress {
                read: 0,
                written: 0,
            });
        }
        let (mut given, mut room) = (input.len(), output.len());
        let (mut read, mut written, mut total) = (0, 0, 0);
        let result = BrotliDecompressStream(
            &mut given,
            &mut read,
            input,
            &mut room,
            &mut written,
            output,
            &mut total,
            &mut self.state,
        );
        match result {
            BrotliResult::ResultSuccess => self.finished = true,
            BrotliResult::NeedsMoreOutput => {}
            // 2 is to finish.
            BrotliResult::NeedsMoreInput if flush == 2 => return Err(Failure::unexpected_end()),
            BrotliResult::NeedsMoreInput => {}
            BrotliResult::ResultFailure => return Err(decoding_failure(self.state.error_code)),
        }
        Ok(Progress { read, written })
    }

    fn reset(&mut self) -> Result<(), Failure> {
        self.state = new_decoder(&self.settings, &self.dictionary)?;
        self.finished = false;
        Ok(())
    }
}

fn decoding_failure(code: BrotliDecoderErrorCode) -> Failure {
    // `BROTLI_DECODER_ERROR_FORMAT_…`: Node's code keeps the underscore before `ERROR`.
    let name = format!("{code:?}");
    let name = name.strip_prefix("BROTLI_DECODER").unwrap_or(&name);
    Failure::new("Decompression failed", code as i32, &format!("ERR_{name}"))
}
