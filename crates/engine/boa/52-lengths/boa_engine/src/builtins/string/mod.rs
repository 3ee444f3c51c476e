//! The limit, and `repeat` into one block.

graft! {
    in "String::MAX_STRING_LENGTH"
    replace { u32::MAX as usize }
    with { 0x1fff_ffe8 }
}

graft! {
    in "String::string_pad"
    replace {
        format!(
            "cannot create a string longer than the maximum allowed length ({})",
            Self::MAX_STRING_LENGTH
        )
    }
    with { "Invalid string length" }
}

impl String {
    /// `String.prototype.repeat ( count )`: <https://tc39.es/ecma262/#sec-string.prototype.repeat>.
    #[graft(replace)]
    pub(crate) fn repeat(
        this: &JsValue,
        args: &[JsValue],
        context: &mut Context,
    ) -> JsResult<JsValue> {
        let string = this.require_object_coercible()?.to_string(context)?;
        let count = args.get_or_undefined(0);
        let count = match count.to_integer_or_infinity(context)? {
            IntegerOrInfinity::Integer(count) if count >= 0 => usize::try_from(count),
            _ => {
                let shown = count.to_string(context)?.to_std_string_escaped();
                return Err(JsNativeError::range()
                    .with_message(format!("Invalid count value: {shown}"))
                    .into());
            }
        };
        if string.is_empty() {
            return Ok(string.into());
        }
        let length = count.ok().and_then(|count| count.checked_mul(string.len()));
        let Some(length) = length.filter(|&length| length <= Self::MAX_STRING_LENGTH) else {
            return Err(JsNativeError::range()
                .with_message("Invalid string length")
                .into());
        };
        let times = length / string.len();
        Ok(match string.as_str().variant() {
            crate::string::JsStrVariant::Latin1(units) => JsString::from(JsStr::latin1(&units.repeat(times))),
            crate::string::JsStrVariant::Utf16(units) => JsString::from(JsStr::utf16(&units.repeat(times))),
        }
        .into())
    }
}
