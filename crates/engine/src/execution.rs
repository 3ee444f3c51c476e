//! Which asynchronous operation the running callback belongs to, in numbers, and the hooks that want to know.
//!
//! The numbers are what `async_hooks` shows. They are given out always, which costs an addition; objects and calls
//! are made only while a host has set [hooks](Execution::set_hooks).

use std::cell::{Cell, RefCell};

use boa_engine::{Context, JsObject, JsResult, JsString, JsValue};

use crate::jobs::Jobs;

/// The operation that a callback belongs to, and the one that caused it.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Ids {
    /// The operation's own number; 0 outside any.
    pub id: f64,
    /// That of its cause.
    pub trigger: f64,
}

/// See the module's page.
pub struct Execution {
    current: Cell<Ids>,
    last: Cell<f64>,
    resource: RefCell<JsValue>,
    hooks: RefCell<Option<JsObject>>,
}

impl Default for Execution {
    /// The main program is operation 1.
    fn default() -> Self {
        Self {
            current: Cell::new(Ids {
                id: 1.0,
                trigger: 0.0,
            }),
            last: Cell::new(1.0),
            resource: RefCell::new(JsValue::undefined()),
            hooks: RefCell::new(None),
        }
    }
}

impl Execution {
    /// A number that nothing else has.
    pub fn next_id(&self) -> f64 {
        let id = self.last.get() + 1.0;
        self.last.set(id);
        id
    }

    /// Numbers for an operation that begins now.
    pub fn begin(&self) -> Ids {
        Ids {
            id: self.next_id(),
            trigger: self.current.get().id,
        }
    }

    /// What runs now.
    pub fn current(&self) -> Ids {
        self.current.get()
    }

    /// Says what runs now, and returns what ran.
    pub fn replace(&self, ids: Ids) -> Ids {
        self.current.replace(ids)
    }

    /// The object that stands for what runs now, if it has one.
    pub fn resource(&self) -> JsValue {
        self.resource.borrow().clone()
    }

    /// Sets that object and returns the former one.
    pub fn replace_resource(&self, resource: JsValue) -> JsValue {
        self.resource.replace(resource)
    }

    /// The object whose methods `init`, `before`, `after` and `destroy` are called, if there is one.
    pub fn hooks(&self) -> Option<JsObject> {
        self.hooks.borrow().clone()
    }

    /// Sets that object, or ends it.
    pub fn set_hooks(&self, hooks: Option<JsObject>) {
        self.hooks.replace(hooks);
    }

    /// True while there are hooks.
    pub fn has_hooks(&self) -> bool {
        self.hooks.borrow().is_some()
    }

    /// Calls a method of the hooks, if there are any.
    ///
    /// # Errors
    /// What it throws.
    pub fn tell(&self, method: &str, arguments: &[JsValue], context: &mut Context) -> JsResult<()> {
        let Some(hooks) = self.hooks() else {
            return Ok(());
        };
        let function = hooks.get(JsString::from(method), context)?;
        if let Some(function) = function.as_callable() {
            function.call(&hooks.into(), arguments, context)?;
        }
        Ok(())
    }

    /// Tells the hooks, if there are any, that the operation `ids` of the given kind has begun.
    ///
    /// # Errors
    /// What a hook throws.
    pub fn tell_init(
        &self,
        ids: Ids,
        kind: &str,
        resource: impl FnOnce() -> JsValue,
        context: &mut Context,
    ) -> JsResult<()> {
        if !self.has_hooks() {
            return Ok(());
        }
        let arguments = [
            JsValue::from(ids.id),
            JsString::from(kind).into(),
            JsValue::from(ids.trigger),
            resource(),
        ];
        self.tell("init", &arguments, context)
    }

    /// Tells the hooks, if there are any, that the callback of operation `id` is about to run, or whatever `method` means.
    ///
    /// # Errors
    /// What a hook throws.
    pub fn tell_id(&self, method: &str, id: f64, context: &mut Context) -> JsResult<()> {
        if !self.has_hooks() {
            return Ok(());
        }
        self.tell(method, &[JsValue::from(id)], context)
    }
}

/// Runs `body` as a callback of the operation `ids`, whose object is `resource`, in the async context `frame`; the hooks
/// are told before and after. What was in force before is in force again afterwards.
///
/// # Errors
/// What `body` fails with; what a hook throws.
pub fn run<R>(
    jobs: &Jobs,
    ids: Ids,
    resource: JsValue,
    frame: &JsValue,
    context: &mut Context,
    body: impl FnOnce(&mut Context) -> JsResult<R>,
) -> JsResult<R> {
    let execution = jobs.execution();
    let before = execution.replace(ids);
    let before_resource = execution.replace_resource(resource);
    let before_frame = jobs.replace_async_context(frame.clone());
    let result = execution
        .tell_id("before", ids.id, context)
        .and_then(|()| body(context));
    let told = execution.tell_id("after", ids.id, context);
    jobs.replace_async_context(before_frame);
    execution.replace_resource(before_resource);
    execution.replace(before);
    result.and_then(|value| told.map(|()| value))
}
