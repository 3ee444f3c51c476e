//! What a runtime knows beside its context: the loop, the options, the library's modules. It lives in the
//! context's data, so that every native function reaches it; nothing in it stays borrowed while JavaScript runs.

use std::{
    cell::{Cell, OnceCell, RefCell},
    collections::HashMap,
    rc::Rc,
};

use boa_engine::{Context, JsObject, JsValue};

use crate::{host::Handle, interrupt::Interrupt, runtime::Options};

/// See the module's page.
pub(crate) struct State {
    handle: Handle,
    options: Options,
    stopping: Cell<Option<i32>>,
    interrupt: Interrupt,
    buffer_prototype: RefCell<Option<JsObject>>,
    process: OnceCell<JsObject>,
    /// Library modules by id: their `module` objects.
    pub(crate) builtins: RefCell<HashMap<String, JsObject>>,
    /// Native halves by name.
    pub(crate) bindings: RefCell<HashMap<&'static str, JsObject>>,
    /// Named slots for functions and objects that the JavaScript half hands to the native one.
    pub(crate) slots: RefCell<HashMap<&'static str, JsValue>>,
}

struct Slot(Rc<State>);

impl State {
    /// A new state, which [`install`](Self::install) puts into a context.
    pub(crate) fn new(handle: Handle, options: Options) -> Self {
        Self {
            interrupt: Interrupt::new(handle.remote()),
            handle,
            options,
            stopping: Cell::new(None),
            buffer_prototype: RefCell::default(),
            process: OnceCell::new(),
            builtins: RefCell::default(),
            bindings: RefCell::default(),
            slots: RefCell::default(),
        }
    }

    /// Puts the state into `context`.
    pub(crate) fn install(self, context: &mut Context) -> Rc<Self> {
        let state = Rc::new(self);
        context.insert_data(Slot(Rc::clone(&state)));
        state
    }

    /// The state of `context`.
    ///
    /// # Panics
    /// On a context that no runtime made, which none of this crate's functions can meet.
    #[allow(
        clippy::expect_used,
        reason = "Runtime::new installs the state before anything runs"
    )]
    pub(crate) fn of(context: &Context) -> Rc<Self> {
        Rc::clone(
            &context
                .get_data::<Slot>()
                .expect("the runtime's state is installed")
                .0,
        )
    }

    /// The loop.
    pub(crate) fn handle(&self) -> Handle {
        self.handle.clone()
    }

    /// What the runtime was started with.
    pub(crate) const fn options(&self) -> &Options {
        &self.options
    }

    /// True once `process.reallyExit` was called, or another thread ended the program: no JavaScript runs any more.
    pub(crate) fn stopping(&self) -> bool {
        self.stopping.get().is_some() || self.interrupt.code().is_some()
    }

    /// The code given to [`stop`](Self::stop), or by another thread.
    pub(crate) fn exit_code(&self) -> Option<i32> {
        self.stopping.get().or_else(|| self.interrupt.code())
    }

    /// Ends the program with `code`: what runs is unwound, and control is back in the loop.
    pub(crate) fn stop(&self, code: i32) {
        if self.stopping.get().is_none() {
            self.stopping.set(Some(code));
        }
        self.interrupt.stop(code);
    }

    /// What other threads hold to end the program.
    pub(crate) const fn interrupt(&self) -> &Interrupt {
        &self.interrupt
    }

    /// The process object.
    pub(crate) fn process(&self) -> Option<&JsObject> {
        self.process.get()
    }

    /// Sets the process object, once.
    pub(crate) fn set_process(&self, process: JsObject) {
        let _already_set = self.process.set(process);
    }

    /// `Buffer.prototype`, once `buffer` has loaded.
    pub(crate) fn buffer_prototype(&self) -> Option<JsObject> {
        self.buffer_prototype.borrow().clone()
    }

    /// Called by `buffer` as it loads.
    pub(crate) fn set_buffer_prototype(&self, prototype: JsObject) {
        *self.buffer_prototype.borrow_mut() = Some(prototype);
    }
}
