#[graft(add_to)]
pub enum EngineError {
    /// The host ended the execution through the interrupt flag.
    #[error("Interrupted: the host ended the execution")]
    Interrupted,
}

#[graft(add_to)]
pub enum ErasedEngineError {
    /// The host ended the execution through the interrupt flag.
    #[error("Interrupted: the host ended the execution")]
    Interrupted,
}

graft! {
    in "EngineError::into_erased"
    before { EngineError::RuntimeLimit(err) => }
    insert { EngineError::Interrupted => ErasedEngineError::Interrupted, }
}
