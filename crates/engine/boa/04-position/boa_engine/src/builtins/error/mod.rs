//! The constructors call the hook; the data of an Error object has frames and a place.

use crate::error::SyntaxPosition;
use crate::vm::FrameInfo;

#[graft(add_to)]
pub struct Error {
    // Where the parser failed does not affect the equality check.
    #[unsafe_ignore_trace]
    pub(crate) syntax_position: IgnoreEq<Option<Box<SyntaxPosition>>>,
}

graft! { in "Error::new" after { tag, } insert { syntax_position: IgnoreEq(None), } }
graft! { in "Error::with_stack" after { tag, } insert { syntax_position: IgnoreEq(None), } }
graft! { in "Error::with_caller_position" after { tag, } insert { syntax_position: IgnoreEq(None), } }

graft! {
    in "<Error as BuiltInConstructor>::constructor"
    before { Ok(o.into()) }
    insert { context.call_error_hook_of_constructor(&o, new_target); }
}

graft! {
    in "Error::native_error_constructor"
    before { Ok(o.into()) }
    insert { context.call_error_hook_of_constructor(&o, new_target); }
}

impl Error {
    /// The stack where the error was made or last thrown, innermost frame first.
    #[must_use]
    pub fn frames(&self) -> Vec<FrameInfo> {
        self.stack.0.frame_infos()
    }

    pub(crate) fn with_syntax_position(
        mut self,
        position: IgnoreEq<Option<Box<SyntaxPosition>>>,
    ) -> Self {
        self.syntax_position = position;
        self
    }

    /// Where the parser failed, for a `SyntaxError` that it raised.
    #[must_use]
    pub fn syntax_position(&self) -> Option<&SyntaxPosition> {
        self.syntax_position.0.as_deref()
    }
}
