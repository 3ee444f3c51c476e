pub mod async_call;
