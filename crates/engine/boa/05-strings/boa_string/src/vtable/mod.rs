pub(crate) mod growable;
