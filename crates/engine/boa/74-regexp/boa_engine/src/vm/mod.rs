#[graft(add_to)]
pub struct Vm {
    /// The text that a regular expression searched last.
    pub(crate) regexp_subject: Option<crate::builtins::regexp::Subject>,
}

graft! {
    in "Vm::new"
    after { return_value: JsValue::undefined(), }
    insert { regexp_subject: None, }
}
