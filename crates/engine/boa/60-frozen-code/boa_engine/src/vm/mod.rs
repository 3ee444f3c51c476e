pub mod frozen;
