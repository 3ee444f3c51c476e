pub(crate) mod failure;
