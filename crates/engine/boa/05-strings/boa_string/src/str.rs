/// Latin-1 as UTF-8.
pub(crate) fn latin1_to_string(text: &[u8]) -> String {
    if text.is_ascii() {
        // SAFETY: ASCII is UTF-8.
        return unsafe { String::from_utf8_unchecked(text.to_vec()) };
    }
    let mut string = String::with_capacity(text.len() + text.len() / 4);
    string.extend(text.iter().copied().map(char::from));
    string
}

fn find_units(haystack: &[u16], needle: &[u16]) -> Option<usize> {
    let (first, rest) = needle.split_first()?;
    let last = haystack.len().checked_sub(needle.len())?;
    let mut from = 0;
    while from <= last {
        let at = from
            + haystack[from..=last]
                .iter()
                .position(|unit| unit == first)?;
        if haystack[at + 1..].starts_with(rest) {
            return Some(at);
        }
        from = at + 1;
    }
    None
}

impl JsStr<'_> {
    /// Abstract operation `StringIndexOf ( string, searchValue, fromIndex )`, `None` for "not found":
    /// <https://tc39.es/ecma262/#sec-stringindexof>.
    #[graft(replace)]
    #[must_use]
    pub fn index_of(&self, search_value: JsStr<'_>, from_index: usize) -> Option<usize> {
        if from_index > self.len() {
            return None;
        }
        if search_value.is_empty() {
            return Some(from_index);
        }
        let at = match (self.variant(), search_value.variant()) {
            (JsStrVariant::Latin1(text), JsStrVariant::Latin1(wanted)) => {
                let text = &text[from_index..];
                match wanted {
                    [byte] => memchr::memchr(*byte, text),
                    _ => memchr::memmem::find(text, wanted),
                }
            }
            (JsStrVariant::Latin1(text), JsStrVariant::Utf16(wanted)) => {
                let wanted: Option<Vec<u8>> =
                    wanted.iter().map(|unit| u8::try_from(*unit).ok()).collect();
                memchr::memmem::find(&text[from_index..], &wanted?)
            }
            (JsStrVariant::Utf16(text), JsStrVariant::Latin1(wanted)) => {
                let wanted: Vec<u16> = wanted.iter().copied().map(u16::from).collect();
                find_units(&text[from_index..], &wanted)
            }
            (JsStrVariant::Utf16(text), JsStrVariant::Utf16(wanted)) => {
                find_units(&text[from_index..], wanted)
            }
        };
        at.map(|at| at + from_index)
    }

    /// Decodes a [`JsStr`] into a [`String`], returning an error if it contains any invalid data.
    ///
    /// # Errors
    ///
    /// [`FromUtf16Error`][std::string::FromUtf16Error] if it contains any invalid data.
    #[graft(replace)]
    #[inline]
    pub fn to_std_string(&self) -> Result<String, std::string::FromUtf16Error> {
        match self.variant() {
            JsStrVariant::Latin1(text) => Ok(latin1_to_string(text)),
            JsStrVariant::Utf16(text) => String::from_utf16(text),
        }
    }

    /// Decodes a [`JsStr`] into a [`String`], replacing invalid data with the
    /// replacement character U+FFFD.
    #[graft(replace)]
    #[inline]
    #[must_use]
    pub fn to_std_string_lossy(&self) -> String {
        match self.variant() {
            JsStrVariant::Latin1(text) => latin1_to_string(text),
            JsStrVariant::Utf16(text) => String::from_utf16_lossy(text),
        }
    }
}

impl PartialEq<str> for JsStr<'_> {
    #[graft(replace)]
    #[inline]
    fn eq(&self, other: &str) -> bool {
        match self.variant() {
            JsStrVariant::Latin1(text) if text.is_ascii() => text == other.as_bytes(),
            JsStrVariant::Latin1(text) => other.chars().eq(text.iter().copied().map(char::from)),
            JsStrVariant::Utf16(text) => other.encode_utf16().eq(text.iter().copied()),
        }
    }
}
