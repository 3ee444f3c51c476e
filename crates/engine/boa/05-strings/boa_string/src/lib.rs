#[graft(add_to)]
enum JsStringKind {
    /// A buffer that slices share and append to.
    Growable = 4,
}

/// Slices of at most this many bytes are copied: a slice would be larger and keep its parent.
const COPIED_SLICE: usize = 48;

impl JsString {
    /// Obtains the underlying text.
    #[graft(replace)]
    #[inline]
    #[must_use]
    pub fn as_str(&self) -> JsStr<'_> {
        // SAFETY: the kind says what the pointer points to; the data of a sequence has the length of its vtable.
        unsafe {
            match self.kind() {
                JsStringKind::Latin1Sequence => {
                    let data = self.as_inner::<SequenceString<Latin1>>().data();
                    JsStr::latin1(std::slice::from_raw_parts(data, self.len()))
                }
                JsStringKind::Utf16Sequence => {
                    let data = self.as_inner::<SequenceString<Utf16>>().data();
                    JsStr::utf16(std::slice::from_raw_parts(data.cast::<u16>(), self.len()))
                }
                JsStringKind::Slice => self.as_inner::<SliceString>().inner(),
                JsStringKind::Static => self.as_inner::<StaticString>().str,
                JsStringKind::Growable => (self.vtable().as_str)(self.ptr),
            }
        }
    }

    /// The concatenation of two strings; appending to its result is cheap.
    #[inline]
    #[must_use]
    pub fn append(&self, other: &Self) -> Self {
        vtable::growable::append(self, other)
    }

    /// Create a [`JsString`] from an existing `JsString` and start, end
    /// range. `end` is 1 past the last character (or `== data.len()`
    /// for the last character).
    ///
    /// # Safety
    /// It is the responsibility of the caller to ensure:
    ///   - `start` <= `end`. If `start` == `end`, the string is empty.
    ///   - `end` <= `data.len()`.
    #[graft(replace)]
    #[inline]
    #[must_use]
    pub unsafe fn slice_unchecked(data: &JsString, start: usize, end: usize) -> Self {
        if start == 0 && end == data.len() {
            return data.clone();
        }
        // SAFETY: the caller vouches for the range.
        let text = unsafe { data.as_str().get_unchecked(start..end) };
        let width = if text.is_latin1() { 1 } else { 2 };
        if text.len() * width <= COPIED_SLICE {
            return Self::from_js_str(text);
        }
        let owned = if data.kind() == JsStringKind::Slice {
            // SAFETY: the kind was checked.
            unsafe { data.as_inner::<SliceString>().owned().clone() }
        } else {
            data.clone()
        };
        // SAFETY: the slice keeps the string that the text is a part of.
        SliceString::over(owned, unsafe { text.as_static() })
    }

    /// Decodes a [`JsString`] into a [`String`], replacing invalid data with its escaped representation
    /// in 4 digit hexadecimal.
    #[graft(wrap)]
    #[inline]
    #[must_use]
    pub fn to_std_string_escaped(&self) -> String {
        match self.variant() {
            JsStrVariant::Latin1(text) => str::latin1_to_string(text),
            JsStrVariant::Utf16(_) => self.upstream_to_std_string_escaped(),
        }
    }

    /// Decodes a [`JsString`] into a [`String`], replacing invalid data with the
    /// replacement character U+FFFD.
    #[graft(replace)]
    #[inline]
    #[must_use]
    pub fn to_std_string_lossy(&self) -> String {
        self.as_str().to_std_string_lossy()
    }

    #[graft(wrap)]
    fn from_slice_skip_interning(string: JsStr<'_>) -> Self {
        if let JsStrVariant::Utf16(units) = string.variant()
            && units.iter().all(|unit| *unit <= 0xFF)
        {
            let bytes: Vec<u8> = units.iter().map(|unit| *unit as u8).collect();
            return Self::upstream_from_slice_skip_interning(JsStr::latin1(&bytes));
        }
        Self::upstream_from_slice_skip_interning(string)
    }
}

impl Clone for JsString {
    #[graft(replace)]
    #[inline]
    fn clone(&self) -> Self {
        match self.kind() {
            JsStringKind::Static => {}
            JsStringKind::Latin1Sequence | JsStringKind::Utf16Sequence => {
                // SAFETY: sequences of either kind have the same header.
                unsafe { self.as_inner::<SequenceString<Latin1>>() }.retain();
            }
            JsStringKind::Slice | JsStringKind::Growable => return (self.vtable().clone)(self.ptr),
        }
        Self { ptr: self.ptr }
    }
}

impl Drop for JsString {
    #[graft(replace)]
    #[inline]
    fn drop(&mut self) {
        match self.kind() {
            JsStringKind::Static => return,
            JsStringKind::Latin1Sequence | JsStringKind::Utf16Sequence => {
                // SAFETY: sequences of either kind have the same header.
                if unsafe { self.as_inner::<SequenceString<Latin1>>() }.release_shared() {
                    return;
                }
            }
            JsStringKind::Slice | JsStringKind::Growable => {}
        }
        (self.vtable().drop)(self.ptr);
    }
}

impl PartialEq for JsString {
    #[graft(replace)]
    #[inline]
    fn eq(&self, other: &Self) -> bool {
        self.ptr == other.ptr || (self.len() == other.len() && self.as_str() == other.as_str())
    }
}
