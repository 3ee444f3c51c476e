//! Resources and their disposal: what `using`, `DisposableStack` and `AsyncDisposableStack` have in common.
//!
//! DisposeCapability records of <https://tc39.es/ecma262/#sec-operations-on-disposable-resources>. A record is an object that no program
//! sees. Disposal goes in steps, because each may have to be awaited.
#![graft(new)]

use boa_gc::{Finalize, Trace};

use crate::builtins::error::{Error, ErrorKind};
use crate::builtins::promise::Promise;
use crate::object::builtins::JsPromise;
use crate::{
    Context, JsData, JsError, JsNativeError, JsObject, JsResult, JsSymbol, JsValue, js_string,
    property::PropertyDescriptor,
};

/// Who declared a resource.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DisposalHint {
    /// `using`, `DisposableStack`.
    Sync,
    /// `await using`, `AsyncDisposableStack`.
    Async,
}

/// What comes next.
#[derive(Debug)]
pub enum DisposalStep {
    /// This is to be awaited; a rejection goes to [`fail`], then the next step follows.
    Await(JsValue),
    /// [`finish`] follows.
    Done,
}

#[derive(Debug, Clone, Trace, Finalize)]
struct Resource {
    value: JsValue,
    /// `None` for null and undefined in `await using`.
    method: Option<JsObject>,
    is_async: bool,
    /// An async resource that is disposed by a sync method, whose result does not count.
    is_wrapped: bool,
}

#[derive(Debug, Default, Trace, Finalize, JsData)]
struct Capability {
    resources: Vec<Resource>,
    failure: Option<JsValue>,
    needs_await: bool,
    has_awaited: bool,
}

/// The prototype of the errors that tell of two failures, which the host keeps in each realm.
#[derive(Debug, Clone, Trace, Finalize, JsData)]
pub struct SuppressedErrorPrototype(pub JsObject);

/// An empty record.
#[must_use]
pub fn new_capability() -> JsObject {
    JsObject::from_proto_and_data(None, Capability::default())
}

fn with<R>(capability: &JsObject, act: impl FnOnce(&mut Capability) -> R) -> Option<R> {
    capability
        .downcast_mut::<Capability>()
        .map(|mut capability| act(&mut capability))
}

/// `AddDisposableResource ( disposeCapability, V, hint )`
///
/// # Errors
/// If the value cannot be disposed of.
pub fn add_resource(
    capability: &JsObject,
    value: &JsValue,
    hint: DisposalHint,
    context: &mut Context,
) -> JsResult<()> {
    let is_async = hint == DisposalHint::Async;
    if value.is_null_or_undefined() {
        if is_async {
            push(capability, JsValue::undefined(), None, true, false);
        }
        return Ok(());
    }
    let Some(object) = value.as_object() else {
        return Err(JsNativeError::typ()
            .with_message("An object is expected with `using` declarations")
            .into());
    };
    if is_async && let Some(method) = method(&object, JsSymbol::async_dispose(), context)? {
        push(capability, value.clone(), Some(method), true, false);
        return Ok(());
    }
    let Some(method) = method(&object, JsSymbol::dispose(), context)? else {
        return Err(JsNativeError::typ()
            .with_message("Symbol(Symbol.dispose) is not a function")
            .into());
    };
    push(capability, value.clone(), Some(method), is_async, is_async);
    Ok(())
}

fn method(
    object: &JsObject,
    symbol: JsSymbol,
    context: &mut Context,
) -> JsResult<Option<JsObject>> {
    let text = symbol.descriptive_string().to_std_string_lossy();
    let method = object.get(symbol, context)?;
    if method.is_null_or_undefined() {
        return Ok(None);
    }
    match method.as_callable() {
        Some(method) => Ok(Some(method)),
        None => Err(JsNativeError::typ()
            .with_message(format!("{text} is not a function"))
            .into()),
    }
}

fn push(
    capability: &JsObject,
    value: JsValue,
    method: Option<JsObject>,
    is_async: bool,
    is_wrapped: bool,
) {
    with(capability, |capability| {
        capability.resources.push(Resource {
            value,
            method,
            is_async,
            is_wrapped,
        });
    });
}

/// Adds a function that is called with `undefined` as `this`.
pub fn add_callback(capability: &JsObject, callback: JsObject, hint: DisposalHint) {
    push(
        capability,
        JsValue::undefined(),
        Some(callback),
        hint == DisposalHint::Async,
        false,
    );
}

/// Moves all resources to a new record.
#[must_use]
pub fn take(capability: &JsObject) -> JsObject {
    let taken = new_capability();
    let resources = with(capability, |capability| {
        std::mem::take(&mut capability.resources)
    });
    with(&taken, |taken| {
        taken.resources = resources.unwrap_or_default()
    });
    taken
}

/// Calls disposers, last resource first, up to one that is to be awaited. Their failures are kept.
///
/// # Errors
/// The engine's own, which no program catches.
pub fn step(capability: &JsObject, context: &mut Context) -> JsResult<DisposalStep> {
    loop {
        let next = with(capability, |capability| {
            let last = capability.resources.last()?;
            if !last.is_async && capability.needs_await && !capability.has_awaited {
                // A sync resource follows async ones that had nothing to await.
                capability.needs_await = false;
                return Some(None);
            }
            Some(capability.resources.pop())
        });
        let resource = match next.flatten() {
            Some(Some(resource)) => resource,
            Some(None) => return Ok(DisposalStep::Await(JsValue::undefined())),
            None => break,
        };
        let Some(method) = &resource.method else {
            with(capability, |capability| capability.needs_await = true);
            continue;
        };
        let result = method.call(&resource.value, &[], context);
        let result = match (result, resource.is_wrapped) {
            (Ok(_), true) => Ok(JsValue::undefined()),
            (Err(error), true) => match error.into_opaque(context) {
                Ok(reason) => {
                    JsPromise::reject(JsError::from_opaque(reason), context).map(JsValue::from)
                }
                Err(engine) => return Err(engine.into()),
            },
            (result, false) => result,
        };
        match result {
            Ok(value) if resource.is_async => {
                with(capability, |capability| capability.has_awaited = true);
                return Ok(DisposalStep::Await(value));
            }
            Ok(_) => {}
            Err(error) => match error.into_opaque(context) {
                Ok(error) => fail(capability, error, context),
                Err(engine) => return Err(engine.into()),
            },
        }
    }
    let awaits = with(capability, |capability| {
        let awaits = capability.needs_await && !capability.has_awaited;
        capability.needs_await = false;
        awaits
    });
    match awaits {
        Some(true) => Ok(DisposalStep::Await(JsValue::undefined())),
        _ => Ok(DisposalStep::Done),
    }
}

/// Keeps a failure; a former one is suppressed by it.
pub fn fail(capability: &JsObject, error: JsValue, context: &mut Context) {
    let former = with(capability, |capability| capability.failure.take()).flatten();
    let failure = match former {
        Some(former) => suppressed_error(error, former, context),
        None => error,
    };
    with(capability, |capability| capability.failure = Some(failure));
}

/// The outcome of it all.
///
/// # Errors
/// The failure, if there was one.
pub fn finish(capability: &JsObject) -> JsResult<()> {
    match with(capability, |capability| capability.failure.take()).flatten() {
        Some(failure) => Err(JsError::from_opaque(failure)),
        None => Ok(()),
    }
}

fn suppressed_error(error: JsValue, suppressed: JsValue, context: &mut Context) -> JsValue {
    let prototype = {
        let realm = context.realm().clone();
        let host_defined = realm.host_defined();
        host_defined
            .get::<SuppressedErrorPrototype>()
            .map(|prototype| prototype.0.clone())
    };
    let prototype =
        prototype.unwrap_or_else(|| context.intrinsics().constructors().error().prototype());
    let object = JsObject::from_proto_and_data(prototype, Error::new(ErrorKind::Error)).upcast();
    let message = js_string!("An error was suppressed during disposal").into();
    for (name, value) in [
        (js_string!("message"), message),
        (js_string!("error"), error),
        (js_string!("suppressed"), suppressed),
    ] {
        let hidden = PropertyDescriptor::builder()
            .value(value)
            .writable(true)
            .enumerable(false)
            .configurable(true);
        object.insert_property(name, hidden);
    }
    context.call_error_hook(&object, 0);
    object.into()
}

/// Gives an Error object that a host's constructor made its stack, as Boa's own constructors do.
pub fn adopt_error(error: &JsObject, new_target: &JsValue, context: &mut Context) {
    context.call_error_hook_of_constructor(error, new_target);
}

/// The promise of `PromiseResolve ( %Promise%, value )`.
///
/// # Errors
/// What reading the value's `constructor` throws.
pub fn promise_of(value: JsValue, context: &mut Context) -> JsResult<JsPromise> {
    let constructor = context.intrinsics().constructors().promise().constructor();
    JsPromise::from_object(Promise::promise_resolve(&constructor, value, context)?)
}
