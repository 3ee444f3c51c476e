impl RegExp {
    /// A pattern that means the same between slashes: `EscapeRegExpPattern`.
    #[graft(replace)]
    fn escape_pattern(src: &JsString, _flags: &JsString) -> JsValue {
        if src.is_empty() {
            return js_string!("(?:)").into();
        }
        let mut text = Vec::with_capacity(src.len());
        // After a backslash, and between brackets, where a slash ends nothing.
        let (mut escaped, mut in_class) = (false, false);
        for unit in src.as_str().iter() {
            let letters: &[u16] = match unit {
                0x0A => utf16!(r"\n"),
                0x0D => utf16!(r"\r"),
                0x2028 => utf16!(r"\u2028"),
                0x2029 => utf16!(r"\u2029"),
                0x2F if !in_class => utf16!(r"\/"),
                _ => &[],
            };
            if letters.is_empty() {
                text.push(unit);
            } else {
                // The backslash is there already.
                text.extend_from_slice(&letters[usize::from(escaped)..]);
            }
            if escaped {
                escaped = false;
                continue;
            }
            match unit {
                0x5B => in_class = true,
                0x5D => in_class = false,
                0x5C => escaped = true,
                _ => {}
            }
        }
        js_string!(&text[..]).into()
    }
}
