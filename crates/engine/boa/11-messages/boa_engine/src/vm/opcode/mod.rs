pub(crate) mod failure;
pub(crate) mod shown;
