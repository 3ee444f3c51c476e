//! One verb, three faces. A verb is a plain Rust function over plain Rust values; the last argument that
//! JavaScript passes picks how it runs: `undefined` at once, a function as `(error, value)` from the loop,
//! [`K_PROMISE`](promise_symbol) as a promise. The two latter run on the worker pool.

use boa_engine::{
    Context, JsObject, JsResult, JsSymbol, JsValue, builtins::promise::ResolvingFunctions,
    js_string, object::builtins::JsPromise,
};
use ouro_engine::{async_context, jobs::error_value};
use ouro_loop::WorkError;

use crate::{JsHost, interop::Binding, state::State, system_error::SystemError};

/// How the caller wants the result.
pub(crate) enum Face {
    /// Return or throw it.
    Sync,
    /// Call `function(error, value)`.
    Callback {
        function: JsObject,
        async_context: JsValue,
    },
    /// Settle a promise.
    Promise,
}

impl Face {
    /// Reads the face from a verb's last argument.
    pub(crate) fn new(argument: &JsValue, context: &Context) -> Self {
        if let Some(function) = argument.as_callable() {
            return Self::Callback {
                function,
                async_context: async_context::current(context),
            };
        }
        if argument.is_symbol() {
            return Self::Promise;
        }
        Self::Sync
    }
}

/// Runs `job` in the way that `face` asks for. `convert` makes its result a value, on the JavaScript thread.
///
/// # Errors
/// What `job` or `convert` fails with, if the face is [`Face::Sync`].
pub(crate) fn run<T: Send + 'static>(
    face: Face,
    context: &mut Context,
    job: impl FnOnce() -> Result<T, SystemError> + Send + 'static,
    convert: impl FnOnce(T, &mut Context) -> JsResult<JsValue> + 'static,
) -> JsResult<JsValue> {
    let settle: Settle = match face {
        Face::Sync => {
            return match job() {
                Ok(value) => convert(value, context),
                Err(error) => Err(error.into_js_error(context)),
            };
        }
        Face::Callback {
            function,
            async_context,
        } => Settle::Callback(function, async_context),
        Face::Promise => {
            let (promise, functions) = JsPromise::new_pending(context);
            start(Settle::Promise(functions), context, job, convert);
            return Ok(promise.into());
        }
    };
    start(settle, context, job, convert);
    Ok(JsValue::undefined())
}

enum Settle {
    Callback(JsObject, JsValue),
    Promise(ResolvingFunctions),
}

impl Settle {
    fn settle(self, host: &mut JsHost, result: Result<JsValue, JsValue>) {
        match self {
            Self::Callback(function, frame) => {
                let arguments = match result {
                    Ok(value) if value.is_undefined() => vec![JsValue::null()],
                    Ok(value) => vec![JsValue::null(), value],
                    Err(error) => vec![error],
                };
                host.call(&function, &frame, &JsValue::undefined(), &arguments);
            }
            Self::Promise(functions) => {
                let (function, value) = match result {
                    Ok(value) => (functions.resolve, value),
                    Err(error) => (functions.reject, error),
                };
                host.call(
                    &function,
                    &JsValue::undefined(),
                    &JsValue::undefined(),
                    &[value],
                );
            }
        }
    }
}

fn start<T: Send + 'static>(
    settle: Settle,
    context: &mut Context,
    job: impl FnOnce() -> Result<T, SystemError> + Send + 'static,
    convert: impl FnOnce(T, &mut Context) -> JsResult<JsValue> + 'static,
) {
    let handle = State::of(context).handle();
    handle.work(
        job,
        move |host: &mut JsHost, outcome: Result<_, WorkError>| {
            let context = host.context();
            let result = match outcome {
                Ok(Ok(value)) => {
                    convert(value, context).map_err(|error| error_value(error, context))
                }
                Ok(Err(error)) => Err(error.into_value(context)),
                Err(lost) => Err(SystemError::from(lost).into_value(context)),
            };
            settle.settle(host, result);
        },
    );
}

/// `internalBinding('request')`.
pub(crate) fn binding(context: &mut Context) -> JsResult<JsObject> {
    let symbol = JsSymbol::new(Some(js_string!("kPromise")));
    let symbol = symbol.map_or_else(JsValue::undefined, JsValue::from);
    Ok(Binding::new(context).value("kPromise", symbol).build())
}
