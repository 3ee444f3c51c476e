//! stub
#![allow(missing_docs)]
use std::{rc::Rc, io, marker::PhantomData};
pub trait Host: Sized + 'static { fn after_callback(&mut self, handle: &LoopHandle<Self>); fn stopping(&self) -> bool { false } }
pub struct LoopHandle<H>(Rc<()>, PhantomData<H>);
impl<H> Clone for LoopHandle<H> { fn clone(&self) -> Self { Self(self.0.clone(), PhantomData) } }
#[derive(Default)] pub struct Config;
pub struct EventLoop<H>(PhantomData<H>);
#[derive(Debug)] #[non_exhaustive] pub enum WorkError { Panicked(String), Cancelled, NoThread(io::Error) }
impl std::fmt::Display for WorkError { fn fmt(&self, _: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { Ok(()) } }
impl<H: Host> EventLoop<H> { pub fn new(_: Config) -> io::Result<Self> { Ok(Self(PhantomData)) } pub fn run(&mut self, _: &mut H) {} pub fn handle(&self) -> LoopHandle<H> { LoopHandle(Rc::new(()), PhantomData) } }
impl<H: Host> LoopHandle<H> { pub fn alive(&self) -> bool { false } pub fn work<T>(&self, _: impl FnOnce() -> T, _: impl FnOnce(&mut H, Result<T, WorkError>)) {} }
