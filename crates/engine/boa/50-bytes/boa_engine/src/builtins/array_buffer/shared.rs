//! Where the bytes are.

impl SharedArrayBuffer {
    /// Address and number of the bytes. They live as long as a clone of this buffer; other threads may write them.
    #[must_use]
    pub fn raw_bytes(&self) -> (*mut u8, usize) {
        let bytes = self.bytes(Ordering::SeqCst);
        (bytes.as_ptr().cast::<u8>().cast_mut(), bytes.len())
    }
}
