//! No memory, in V8's words.

#[graft(wrap)]
pub(crate) fn create_byte_data_block(
    size: u64,
    max_buffer_size: Option<u64>,
    context: &mut Context,
) -> JsResult<AlignedVec<u8>> {
    upstream_create_byte_data_block(size, max_buffer_size, context).map_err(|_| {
        JsNativeError::range()
            .with_message("Array buffer allocation failed")
            .into()
    })
}
