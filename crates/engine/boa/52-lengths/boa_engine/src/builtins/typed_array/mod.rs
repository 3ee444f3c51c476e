//! A length that is none, in V8's words.

graft! {
    in "file"
    replace { let element_length = first_argument.to_index(context)?; }
    with {
        let number = first_argument.to_integer_or_infinity(context)?;
        let crate::value::IntegerOrInfinity::Integer(integer @ 0..=0x1f_ffff_ffff_ffff) = number else {
            let shown = first_argument.to_number(context)?;
            let shown = JsValue::from(shown).to_string(context)?.to_std_string_escaped();
            return Err(JsNativeError::range()
                .with_message(format!("Invalid typed array length: {shown}"))
                .into());
        };
        let element_length = integer as u64;
    }
}
