//! Native errors keep the place of the parser's failure and call the hook when they become objects.

mod syntax;

pub use syntax::SyntaxPosition;

#[graft(add_to)]
pub struct JsNativeError {
    pub(crate) syntax_position: IgnoreEq<Option<Box<SyntaxPosition>>>,
}

graft! { in "JsNativeError::new" after { realm: None, } insert { syntax_position: IgnoreEq(None), } }

graft! {
    in "JsError::try_native"
    after { realm: Some(realm), }
    insert { syntax_position: error_data.syntax_position.clone(), }
}

graft! {
    in "JsNativeError::into_opaque"
    after { stack, }
    insert { syntax_position, }
    replace { Error::with_stack(tag, stack.0.clone()) }
    with { Error::with_stack(tag, stack.0.clone()).with_syntax_position(syntax_position) }
}

impl JsNativeError {
    /// Converts this native error to its opaque representation as a [`JsObject`].
    #[graft(wrap)]
    pub fn into_opaque(self, context: &mut Context) -> JsObject {
        let object = self.upstream_into_opaque(context);
        context.call_error_hook(&object, 0);
        object
    }
}

graft! {
    in "<JsNativeError as From<boa_parser::Error>>::from"
    replace { Self::syntax().with_message(err.to_string()) }
    with { Self::of_parser(&err) }
}
