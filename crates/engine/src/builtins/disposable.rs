//! `DisposableStack`, `AsyncDisposableStack`, `SuppressedError`, and the disposal of iterators.
//!
//! The records of resources are Boa's, where `using` needs them too (graft `54-disposal`).

use std::cell::Cell;

use boa_engine::{
    Context, Finalize, JsArgs, JsData, JsError, JsObject, JsResult, JsString, JsSymbol, JsValue,
    NativeFunction, Trace,
    builtins::{
        disposal::{self, DisposalHint, DisposalStep, SuppressedErrorPrototype},
        error::{Error, ErrorKind},
    },
    js_error, js_string,
    object::{
        FunctionObjectBuilder,
        builtins::{JsFunction, JsPromise},
    },
    property::PropertyDescriptor,
};

use super::define::{Native, class, function, hidden, method, prototype_of};

#[derive(Trace, Finalize, JsData)]
struct Stack {
    record: JsObject,
    is_async: bool,
    #[unsafe_ignore_trace]
    is_disposed: Cell<bool>,
}

/// What a realm's functions find again.
#[derive(Trace, Finalize, JsData)]
struct Prototypes {
    sync: JsObject,
    asynchronous: JsObject,
}

pub(super) fn install(context: &mut Context) -> JsResult<()> {
    let sync = stack_class::<false>(new_sync, context);
    let asynchronous = stack_class::<true>(new_async, context);
    let dispose = function(js_string!("dispose"), 0, dispose, context);
    hidden(&sync, js_string!("dispose"), dispose.clone(), true);
    hidden(&sync, JsSymbol::dispose(), dispose, true);
    let dispose = function(js_string!("disposeAsync"), 0, dispose_async, context);
    hidden(
        &asynchronous,
        js_string!("disposeAsync"),
        dispose.clone(),
        true,
    );
    hidden(&asynchronous, JsSymbol::async_dispose(), dispose, true);
    let prototypes = Prototypes { sync, asynchronous };
    let suppressed = suppressed_error(context);
    let realm = context.realm().clone();
    realm.host_defined_mut().insert(prototypes);
    realm
        .host_defined_mut()
        .insert(SuppressedErrorPrototype(suppressed));

    let iterators = context.intrinsics().objects().iterator_prototypes();
    let async_iterator = iterators.async_iterator();
    let iterator = iterators.array().prototype();
    let iterator = iterator.ok_or_else(|| js_error!(TypeError: "no %Iterator.prototype%"))?;
    let name = js_string!("[Symbol.dispose]");
    let dispose = function(name, 0, dispose_iterator, context);
    hidden(&iterator, JsSymbol::dispose(), dispose, true);
    let name = js_string!("[Symbol.asyncDispose]");
    let dispose = function(name, 0, dispose_async_iterator, context);
    hidden(&async_iterator, JsSymbol::async_dispose(), dispose, true);
    Ok(())
}

/// Defines one of the two classes, but for what disposes, and returns its prototype.
fn stack_class<const ASYNC: bool>(constructor: Native, context: &Context) -> JsObject {
    let prototype = JsObject::with_object_proto(context.intrinsics());
    let name = JsString::from(class_name(ASYNC));
    class(name.clone(), 0, constructor, &prototype, context);
    let methods: [(JsString, usize, Native); 4] = [
        (js_string!("use"), 1, use_resource::<ASYNC>),
        (js_string!("adopt"), 2, adopt::<ASYNC>),
        (js_string!("defer"), 1, defer::<ASYNC>),
        (js_string!("move"), 0, move_all::<ASYNC>),
    ];
    for (name, length, native) in methods {
        method(&prototype, name, length, native, context);
    }
    let getter = function(js_string!("get disposed"), 0, disposed::<ASYNC>, context);
    prototype.insert_property(
        js_string!("disposed"),
        PropertyDescriptor::builder()
            .get(getter)
            .enumerable(false)
            .configurable(true),
    );
    hidden(&prototype, JsSymbol::to_string_tag(), name, false);
    prototype
}

fn new_sync(new_target: &JsValue, _: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    construct(new_target, false, context)
}

fn new_async(new_target: &JsValue, _: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    construct(new_target, true, context)
}

fn construct(new_target: &JsValue, is_async: bool, context: &mut Context) -> JsResult<JsValue> {
    let Some(new_target) = new_target.as_object() else {
        let name = class_name(is_async);
        return Err(js_error!(TypeError: "{}", format!("Constructor {name} requires 'new'")));
    };
    let prototype = prototype_of(
        &new_target,
        |context| own_prototype(is_async, context),
        context,
    )?;
    Ok(new_stack(prototype, disposal::new_capability(), is_async))
}

fn own_prototype(is_async: bool, context: &Context) -> Option<JsObject> {
    let realm = context.realm().clone();
    let host_defined = realm.host_defined();
    let prototypes = host_defined.get::<Prototypes>()?;
    Some(
        if is_async {
            &prototypes.asynchronous
        } else {
            &prototypes.sync
        }
        .clone(),
    )
}

fn new_stack(prototype: Option<JsObject>, record: JsObject, is_async: bool) -> JsValue {
    let is_disposed = Cell::new(false);
    let stack = Stack {
        record,
        is_async,
        is_disposed,
    };
    JsObject::from_proto_and_data(prototype, stack).into()
}

const fn class_name(is_async: bool) -> &'static str {
    if is_async {
        "AsyncDisposableStack"
    } else {
        "DisposableStack"
    }
}

/// What a method of a stack works on.
struct Receiver {
    record: JsObject,
    is_async: bool,
    is_disposed: bool,
}

fn receiver<const ASYNC: bool>(this: &JsValue, method: &str) -> JsResult<Receiver> {
    let object = this.as_object();
    let stack = object
        .as_ref()
        .and_then(|object| object.downcast_ref::<Stack>());
    match stack {
        Some(stack) if stack.is_async == ASYNC => Ok(Receiver {
            record: stack.record.clone(),
            is_async: ASYNC,
            is_disposed: stack.is_disposed.get(),
        }),
        _ => {
            let name = class_name(ASYNC);
            let (kind, method) = match method.strip_prefix("get ") {
                Some(method) => ("get ", method),
                None => ("", method),
            };
            let shown = show(this);
            Err(
                js_error!(TypeError: "{}", format!("Method {kind}{name}.prototype.{method} called on incompatible receiver {shown}")),
            )
        }
    }
}

/// A value in an error's text.
fn show(value: &JsValue) -> String {
    match value.as_object() {
        Some(object) if object.is_array() => "[object Array]".to_owned(),
        Some(_) => "#<Object>".to_owned(),
        None => value.display().to_string(),
    }
}

impl Receiver {
    fn hint(&self) -> DisposalHint {
        if self.is_async {
            DisposalHint::Async
        } else {
            DisposalHint::Sync
        }
    }

    fn check_alive(&self, method: &str) -> JsResult<()> {
        if self.is_disposed {
            let name = class_name(self.is_async);
            return Err(
                js_error!(ReferenceError: "{}", format!("Cannot call {name}.prototype.{method} on an already-disposed DisposableStack")),
            );
        }
        Ok(())
    }
}

fn set_disposed(this: &JsValue) {
    if let Some(object) = this.as_object()
        && let Some(stack) = object.downcast_ref::<Stack>()
    {
        stack.is_disposed.set(true);
    }
}

fn callable(value: &JsValue) -> JsResult<JsObject> {
    value
        .as_callable()
        .ok_or_else(|| js_error!(TypeError: "{} is not a function", show(value)))
}

fn use_resource<const ASYNC: bool>(
    this: &JsValue,
    args: &[JsValue],
    context: &mut Context,
) -> JsResult<JsValue> {
    let stack = receiver::<ASYNC>(this, "use")?;
    stack.check_alive("use")?;
    let value = args.get_or_undefined(0);
    disposal::add_resource(&stack.record, value, stack.hint(), context)?;
    Ok(value.clone())
}

fn adopt<const ASYNC: bool>(
    this: &JsValue,
    args: &[JsValue],
    context: &mut Context,
) -> JsResult<JsValue> {
    let stack = receiver::<ASYNC>(this, "adopt")?;
    stack.check_alive("adopt")?;
    let value = args.get_or_undefined(0).clone();
    let on_dispose = callable(args.get_or_undefined(1))?;
    let closure = NativeFunction::from_copy_closure_with_captures(
        |_, _, (on_dispose, value): &(JsObject, JsValue), context| {
            on_dispose.call(&JsValue::undefined(), std::slice::from_ref(value), context)
        },
        (on_dispose, value.clone()),
    );
    let closure = FunctionObjectBuilder::new(context.realm(), closure).build();
    disposal::add_callback(&stack.record, closure.into(), stack.hint());
    Ok(value)
}

fn defer<const ASYNC: bool>(
    this: &JsValue,
    args: &[JsValue],
    _: &mut Context,
) -> JsResult<JsValue> {
    let stack = receiver::<ASYNC>(this, "defer")?;
    stack.check_alive("defer")?;
    let on_dispose = callable(args.get_or_undefined(0))?;
    disposal::add_callback(&stack.record, on_dispose, stack.hint());
    Ok(JsValue::undefined())
}

fn move_all<const ASYNC: bool>(
    this: &JsValue,
    _: &[JsValue],
    context: &mut Context,
) -> JsResult<JsValue> {
    let stack = receiver::<ASYNC>(this, "move")?;
    stack.check_alive("move")?;
    let prototype = own_prototype(stack.is_async, context);
    let moved = new_stack(prototype, disposal::take(&stack.record), stack.is_async);
    set_disposed(this);
    Ok(moved)
}

fn disposed<const ASYNC: bool>(
    this: &JsValue,
    _: &[JsValue],
    _: &mut Context,
) -> JsResult<JsValue> {
    Ok(receiver::<ASYNC>(this, "get disposed")?.is_disposed.into())
}

fn dispose(this: &JsValue, _: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let stack = receiver::<false>(this, "dispose")?;
    if !stack.is_disposed {
        set_disposed(this);
        while let DisposalStep::Await(_) = disposal::step(&stack.record, context)? {}
        disposal::finish(&stack.record)?;
    }
    Ok(JsValue::undefined())
}

fn dispose_async(this: &JsValue, _: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let object = this.as_object();
    let stack = object
        .as_ref()
        .and_then(|object| object.downcast_ref::<Stack>());
    let record = match stack {
        Some(stack) if stack.is_async => {
            (!stack.is_disposed.replace(true)).then(|| stack.record.clone())
        }
        _ => {
            let error = js_error!(TypeError: "Receiver is not an AsyncDisposableStack");
            return JsPromise::reject(error, context).map(JsValue::from);
        }
    };
    let (promise, resolvers) = JsPromise::new_pending(context);
    match record {
        Some(record) => advance(&record, &resolvers.resolve, &resolvers.reject, context)?,
        None => {
            resolvers
                .resolve
                .call(&JsValue::undefined(), &[], context)?;
        }
    }
    Ok(promise.into())
}

/// Disposes up to what is to be awaited, and goes on after that.
fn advance(
    record: &JsObject,
    resolve: &JsFunction,
    reject: &JsFunction,
    context: &mut Context,
) -> JsResult<()> {
    loop {
        let DisposalStep::Await(value) = disposal::step(record, context)? else {
            break;
        };
        let promise = match disposal::promise_of(value, context) {
            Ok(promise) => promise,
            Err(error) => {
                let error = crate::jobs::error_value(error, context);
                disposal::fail(record, error, context);
                continue;
            }
        };
        let captures = (record.clone(), resolve.clone(), reject.clone());
        let on_done = NativeFunction::from_copy_closure_with_captures(
            |_, _, (record, resolve, reject): &(JsObject, JsFunction, JsFunction), context| {
                advance(record, resolve, reject, context)?;
                Ok(JsValue::undefined())
            },
            captures.clone(),
        );
        let on_failed = NativeFunction::from_copy_closure_with_captures(
            |_, args, (record, resolve, reject): &(JsObject, JsFunction, JsFunction), context| {
                disposal::fail(record, args.get_or_undefined(0).clone(), context);
                advance(record, resolve, reject, context)?;
                Ok(JsValue::undefined())
            },
            captures,
        );
        let on_done = FunctionObjectBuilder::new(context.realm(), on_done).build();
        let on_failed = FunctionObjectBuilder::new(context.realm(), on_failed).build();
        promise.then(Some(on_done), Some(on_failed), context)?;
        return Ok(());
    }
    let outcome = disposal::finish(record);
    let (function, value) = match outcome {
        Ok(()) => (resolve, JsValue::undefined()),
        Err(error) => (reject, crate::jobs::error_value(error, context)),
    };
    function.call(&JsValue::undefined(), &[value], context)?;
    Ok(())
}

fn suppressed_error(context: &Context) -> JsObject {
    let error = context.intrinsics().constructors().error();
    let prototype = JsObject::with_object_proto(context.intrinsics());
    prototype.set_prototype(Some(error.prototype()));
    let name = js_string!("SuppressedError");
    let class = class(name.clone(), 3, new_suppressed_error, &prototype, context);
    class.set_prototype(Some(error.constructor()));
    hidden(&prototype, js_string!("message"), js_string!(), true);
    hidden(&prototype, js_string!("name"), name, true);
    prototype
}

fn new_suppressed_error(
    new_target: &JsValue,
    args: &[JsValue],
    context: &mut Context,
) -> JsResult<JsValue> {
    let own = |context: &Context| {
        let realm = context.realm().clone();
        let host_defined = realm.host_defined();
        host_defined
            .get::<SuppressedErrorPrototype>()
            .map(|prototype| prototype.0.clone())
    };
    let prototype = match new_target.as_object() {
        Some(new_target) => prototype_of(&new_target, own, context)?,
        None => own(context),
    };
    let error = JsObject::from_proto_and_data(prototype, Error::new(ErrorKind::Error)).upcast();
    let message = args.get_or_undefined(2);
    if !message.is_undefined() {
        let message = message.to_string(context)?;
        hidden(&error, js_string!("message"), message, true);
    }
    hidden(
        &error,
        js_string!("error"),
        args.get_or_undefined(0).clone(),
        true,
    );
    hidden(
        &error,
        js_string!("suppressed"),
        args.get_or_undefined(1).clone(),
        true,
    );
    disposal::adopt_error(&error, new_target, context);
    Ok(error.into())
}

/// `%Iterator.prototype% [ @@dispose ] ( )`
fn dispose_iterator(this: &JsValue, _: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    call_return(this, context)?;
    Ok(JsValue::undefined())
}

/// `%AsyncIterator.prototype% [ @@asyncDispose ] ( )`
fn dispose_async_iterator(
    this: &JsValue,
    _: &[JsValue],
    context: &mut Context,
) -> JsResult<JsValue> {
    let returned = call_return(this, context)
        .and_then(|value| disposal::promise_of(value.unwrap_or_default(), context));
    let promise = match returned {
        Ok(promise) => promise,
        Err(error) => {
            let reason = crate::jobs::error_value(error, context);
            return JsPromise::reject(JsError::from_opaque(reason), context).map(JsValue::from);
        }
    };
    let nothing = NativeFunction::from_copy_closure(|_, _, _| Ok(JsValue::undefined()));
    let nothing = FunctionObjectBuilder::new(context.realm(), nothing).build();
    promise
        .then(Some(nothing), None, context)
        .map(JsValue::from)
}

fn call_return(this: &JsValue, context: &mut Context) -> JsResult<Option<JsValue>> {
    let object = this.to_object(context)?;
    let method = object.get(js_string!("return"), context)?;
    if method.is_null_or_undefined() {
        return Ok(None);
    }
    callable(&method)?.call(this, &[], context).map(Some)
}
