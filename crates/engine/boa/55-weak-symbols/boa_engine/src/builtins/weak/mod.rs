mod symbol;

pub(crate) use symbol::{held, key, keys};
