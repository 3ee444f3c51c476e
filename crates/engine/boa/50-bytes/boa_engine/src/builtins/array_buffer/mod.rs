//! Bytes to write to.

impl ArrayBuffer {
    /// The bytes; `None` once detached.
    pub fn data_mut(&mut self) -> Option<&mut [u8]> {
        self.data.as_deref_mut()
    }
}
