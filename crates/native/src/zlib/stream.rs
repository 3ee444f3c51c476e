//! zlib's own stream structure, made safe: it lives in a box, knows whether it compresses, and its pointers are valid
//! only while a call runs.

use std::ffi::{CStr, c_int};

use libz_rs_sys as z;

/// Which way the data goes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Direction {
    Deflate,
    Inflate,
}

/// An initialized deflate or inflate stream.
pub(super) struct Stream {
    // In a box: the state inside may point back at it.
    raw: Box<z::z_stream>,
    direction: Direction,
}

// SAFETY: the state behind the pointers is the stream's own, comes from Rust's allocator and has no ties to a thread.
unsafe impl Send for Stream {}

/// Size of `z_stream`, which the initializers check.
const SIZE: c_int = size_of::<z::z_stream>() as c_int;

impl Stream {
    /// A compressor, or zlib's number for what is wrong with its parameters.
    pub(super) fn deflate(
        level: i32,
        window_bits: i32,
        mem_level: i32,
        strategy: i32,
    ) -> Result<Self, i32> {
        let mut raw = Box::<z::z_stream>::default();
        // SAFETY: `raw` is a valid default stream; the version is the library's own.
        let status = unsafe {
            z::deflateInit2_(
                &mut *raw,
                level,
                z::Z_DEFLATED,
                window_bits,
                mem_level,
                strategy,
                z::zlibVersion(),
                SIZE,
            )
        };
        Self::checked(raw, Direction::Deflate, status)
    }

    /// A decompressor, or zlib's number for what is wrong with its parameters.
    pub(super) fn inflate(window_bits: i32) -> Result<Self, i32> {
        let mut raw = Box::<z::z_stream>::default();
        // SAFETY: as above.
        let status = unsafe { z::inflateInit2_(&mut *raw, window_bits, z::zlibVersion(), SIZE) };
        Self::checked(raw, Direction::Inflate, status)
    }

    fn checked(raw: Box<z::z_stream>, direction: Direction, status: i32) -> Result<Self, i32> {
        // A stream whose initialization failed holds nothing.
        (status == z::Z_OK)
            .then_some(Self { raw, direction })
            .ok_or(status)
    }

    /// Runs deflate or inflate once: status, bytes read, bytes written. Slices are cut to 4 GiB.
    pub(super) fn run(
        &mut self,
        input: &[u8],
        output: &mut [u8],
        flush: i32,
    ) -> (i32, usize, usize) {
        let give = u32::try_from(input.len()).unwrap_or(u32::MAX);
        let room = u32::try_from(output.len()).unwrap_or(u32::MAX);
        self.raw.next_in = input.as_ptr();
        self.raw.avail_in = give;
        self.raw.next_out = output.as_mut_ptr();
        self.raw.avail_out = room;
        // SAFETY: the stream is initialized for its direction, and both pairs of pointer and length are those of slices
        // that outlive the call.
        let status = unsafe {
            match self.direction {
                Direction::Deflate => z::deflate(&mut *self.raw, flush),
                Direction::Inflate => z::inflate(&mut *self.raw, flush),
            }
        };
        let read = give - self.raw.avail_in;
        let written = room - self.raw.avail_out;
        self.forget();
        (status, read as usize, written as usize)
    }

    /// zlib's number for how setting the dictionary went.
    pub(super) fn set_dictionary(&mut self, dictionary: &[u8]) -> i32 {
        let length = u32::try_from(dictionary.len()).unwrap_or(u32::MAX);
        // SAFETY: the stream is initialized for its direction; pointer and length are those of a slice.
        unsafe {
            match self.direction {
                Direction::Deflate => {
                    z::deflateSetDictionary(&mut *self.raw, dictionary.as_ptr(), length)
                }
                Direction::Inflate => {
                    z::inflateSetDictionary(&mut *self.raw, dictionary.as_ptr(), length)
                }
            }
        }
    }

    /// zlib's number for how the new beginning went.
    pub(super) fn reset(&mut self) -> i32 {
        // SAFETY: the stream is initialized for its direction.
        unsafe {
            match self.direction {
                Direction::Deflate => z::deflateReset(&mut *self.raw),
                Direction::Inflate => z::inflateReset(&mut *self.raw),
            }
        }
    }

    /// zlib's number for how the change of level and strategy went.
    pub(super) fn params(&mut self, level: i32, strategy: i32) -> i32 {
        if self.direction == Direction::Inflate {
            return z::Z_OK;
        }
        let mut nowhere = [0_u8; 1];
        self.raw.next_in = nowhere.as_ptr();
        self.raw.avail_in = 0;
        self.raw.next_out = nowhere.as_mut_ptr();
        self.raw.avail_out = 0;
        // SAFETY: an initialized compressor; there is nothing to read and no room to write.
        let status = unsafe { z::deflateParams(&mut *self.raw, level, strategy) };
        self.forget();
        status
    }

    /// What the last call had to say.
    pub(super) fn message(&self) -> Option<String> {
        if self.raw.msg.is_null() {
            return None;
        }
        // SAFETY: messages are constant C strings of the library's.
        let text = unsafe { CStr::from_ptr(self.raw.msg) };
        Some(text.to_string_lossy().into_owned())
    }

    /// The slices of a call are not the stream's to keep.
    fn forget(&mut self) {
        self.raw.next_in = std::ptr::null();
        self.raw.avail_in = 0;
        self.raw.next_out = std::ptr::null_mut();
        self.raw.avail_out = 0;
    }
}

impl Drop for Stream {
    fn drop(&mut self) {
        // SAFETY: the stream is initialized for its direction and is not used again.
        let _status = unsafe {
            match self.direction {
                Direction::Deflate => z::deflateEnd(&mut *self.raw),
                Direction::Inflate => z::inflateEnd(&mut *self.raw),
            }
        };
    }
}
