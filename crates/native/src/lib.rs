//! ouro-native.
