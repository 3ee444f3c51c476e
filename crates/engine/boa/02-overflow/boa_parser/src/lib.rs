pub mod native_stack;
