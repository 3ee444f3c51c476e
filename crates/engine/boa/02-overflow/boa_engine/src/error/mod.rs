//! The error of a recursion that went too deep.

/// V8's error for a recursion that went too deep.
#[cold]
pub(crate) fn stack_overflow() -> JsError {
    JsNativeError::range()
        .with_message(boa_parser::native_stack::MESSAGE)
        .into()
}

/// Fails when the native stack is used up to its limit.
#[inline]
pub(crate) fn check_native_stack() -> JsResult<()> {
    if boa_parser::native_stack::is_short() {
        return Err(stack_overflow());
    }
    Ok(())
}

graft! {
    in "<JsNativeError as From<boa_parser::Error>>::from"
    start insert {
        if let boa_parser::Error::General { message, .. } = &err
            && **message == *boa_parser::native_stack::MESSAGE
        {
            return Self::range().with_message(boa_parser::native_stack::MESSAGE);
        }
    }
}
