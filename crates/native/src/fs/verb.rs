//! What a row of the verb table is, and the three functions that it becomes.

use boa_engine::{
    Context, JsObject, JsResult, JsString, JsValue, NativeFunction,
    object::{FunctionObjectBuilder, builtins::JsPromise},
};
use ouro_engine::async_context;

use super::arguments;
use crate::{
    request::{self, Face},
    system_error::SystemError,
};

/// An operation: its name and how many arguments it takes before the callback.
pub(super) struct Verb {
    /// As in `fs.NAME`, `fs.NAMESync` and `fs.promises.NAME`.
    pub(super) name: &'static str,
    /// Arguments that are always before the callback.
    pub(super) required: usize,
    /// Arguments that may be left out.
    pub(super) optional: usize,
    /// Reads the arguments and runs the operation.
    pub(super) js: fn(Call<'_>) -> JsResult<JsValue>,
}

impl Verb {
    const fn arguments(&self) -> usize {
        self.required + self.optional
    }

    /// `fs.NAMESync(...)`
    pub(super) fn sync(&'static self, context: &mut Context) -> JsObject {
        let run = move |_: &JsValue, args: &[JsValue], context: &mut Context| {
            (self.js)(Call {
                args,
                face: Face::Sync,
                context,
            })
        };
        let name = format!("{}Sync", self.name);
        build(&name, self.arguments(), run, context)
    }

    /// `fs.NAME(..., callback)`
    pub(super) fn callback(&'static self, context: &mut Context) -> JsObject {
        let run = move |_: &JsValue, args: &[JsValue], context: &mut Context| {
            let last = self.arguments();
            let Some((at, function)) =
                (self.required..=last).find_map(|at| Some((at, args.get(at)?.as_callable()?)))
            else {
                let value = args.get(last).cloned().unwrap_or_default();
                return Err(arguments::invalid_type("cb", "Function", &value, context));
            };
            (self.js)(Call {
                args: &args[..at],
                face: Face::Callback {
                    function,
                    async_context: async_context::current(context),
                },
                context,
            })
        };
        build(self.name, self.arguments() + 1, run, context)
    }

    /// `fs.promises.NAME(...)`; what the arguments are refused for rejects.
    pub(super) fn promise(&'static self, context: &mut Context) -> JsObject {
        let run = move |_: &JsValue, args: &[JsValue], context: &mut Context| {
            let result = (self.js)(Call {
                args,
                face: Face::Promise,
                context,
            });
            match result {
                Ok(value) if value.as_promise().is_some() => Ok(value),
                Ok(value) => Ok(JsPromise::resolve(value, context)?.into()),
                Err(error) => Ok(JsPromise::reject(error, context)?.into()),
            }
        };
        build(self.name, self.arguments(), run, context)
    }
}

/// A native function that carries its row.
fn build(
    name: &str,
    length: usize,
    run: impl Fn(&JsValue, &[JsValue], &mut Context) -> JsResult<JsValue> + Copy + 'static,
    context: &mut Context,
) -> JsObject {
    FunctionObjectBuilder::new(context.realm(), NativeFunction::from_copy_closure(run))
        .name(JsString::from(name))
        .length(length)
        .constructor(false)
        .build()
        .into()
}

/// One call of a verb: its arguments (without the callback) and the face that was asked for.
pub(super) struct Call<'a> {
    pub(super) args: &'a [JsValue],
    pub(super) face: Face,
    pub(super) context: &'a mut Context,
}

impl Call<'_> {
    /// The argument at `index`; `undefined` where there is none.
    pub(super) fn value(&self, index: usize) -> JsValue {
        self.args.get(index).cloned().unwrap_or_default()
    }

    /// True for the face that returns or throws at once.
    pub(super) const fn is_sync(&self) -> bool {
        matches!(self.face, Face::Sync)
    }

    /// Runs `job` here or on the worker pool; `convert` makes its result a value.
    pub(super) fn run<T: Send + 'static>(
        self,
        job: impl FnOnce() -> Result<T, SystemError> + Send + 'static,
        convert: impl FnOnce(T, &mut Context) -> JsResult<JsValue> + 'static,
    ) -> JsResult<JsValue> {
        request::run(self.face, self.context, job, convert)
    }

    /// The same for operations that give nothing.
    pub(super) fn run_unit(
        self,
        job: impl FnOnce() -> Result<(), SystemError> + Send + 'static,
    ) -> JsResult<JsValue> {
        self.run(job, |(), _| Ok(JsValue::undefined()))
    }
}
