//! The parser object and its methods.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use boa_engine::{
    Context, Finalize, JsArgs, JsData, JsObject, JsResult, JsValue, Trace, js_error,
    object::builtins::AlignedVec, property::Attribute,
};
use ouro_engine::async_context;

use super::tell::{self, Found};
use crate::{
    JsHost,
    http::wire::{Event, Expected, Limits, Parser, Role},
    interop::{self, Binding, bytes},
    net::{self, Consumer},
    state::State,
};

const SLOT: &str = "http.client.parser";

/// What a parser object carries.
#[derive(Trace, Finalize, JsData)]
struct Data {
    // It holds no JavaScript values.
    #[unsafe_ignore_trace]
    shared: Rc<Shared>,
    /// The async context of the request whose response comes.
    frame: boa_engine::gc::GcRefCell<JsValue>,
    /// The socket's handle whose reads come here.
    handle: boa_engine::gc::GcRefCell<JsValue>,
}

/// What outlives a borrow of the object.
pub(super) struct Shared {
    parser: RefCell<Parser>,
    /// Counts the responses begun: what was understood before belongs to nobody after.
    pub(super) turn: Cell<u64>,
}

/// `internalBinding('http_client')`
pub(crate) fn binding(context: &mut Context) -> JsResult<JsObject> {
    let prototype = JsObject::with_object_proto(context.intrinsics());
    let hidden = Attribute::WRITABLE | Attribute::CONFIGURABLE;
    for (name, length, method) in [
        (
            "start",
            2,
            start as boa_engine::native_function::NativeFunctionPointer,
        ),
        ("consume", 1, consume),
        ("unconsume", 0, unconsume),
        ("execute", 1, execute),
        ("finish", 0, finish),
    ] {
        let function = interop::function(name, length, method, context);
        interop::define(&prototype, name, function.into(), hidden);
    }
    State::of(context)
        .slots
        .borrow_mut()
        .insert(SLOT, prototype.clone().into());
    Ok(Binding::new(context)
        .functions(&[("create", 0, create), ("isPath", 1, is_path)])
        .value("prototype", prototype)
        .build())
}

/// `isPath(text)`: whether it may stand as a request's target, unchanged.
fn is_path(_: &JsValue, args: &[JsValue], _: &mut Context) -> JsResult<JsValue> {
    let fits = args
        .get_or_undefined(0)
        .as_string()
        .is_some_and(|text| text.iter().all(|unit| (0x21..=0xff).contains(&unit)));
    Ok(JsValue::from(fits))
}

/// `create()`: a parser without a socket.
fn create(_: &JsValue, _: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let prototype = State::of(context).slots.borrow().get(SLOT).cloned();
    let prototype = prototype.as_ref().and_then(JsValue::as_object);
    let Some(prototype) = prototype else {
        return Err(js_error!(Error: "the binding is not there yet"));
    };
    let data = Data {
        shared: Rc::new(Shared {
            parser: RefCell::new(Parser::new(Role::Client, Limits::default())),
            turn: Cell::new(0),
        }),
        frame: boa_engine::gc::GcRefCell::new(JsValue::undefined()),
        handle: boa_engine::gc::GcRefCell::new(JsValue::undefined()),
    };
    Ok(JsObject::new(context.root_shape(), prototype.clone(), data)
        .upcast()
        .into())
}

fn this_of(this: &JsValue) -> JsResult<(JsObject, Rc<Shared>)> {
    if let Some(object) = this.as_object() {
        let shared = object
            .downcast_ref::<Data>()
            .map(|data| Rc::clone(&data.shared));
        if let Some(shared) = shared {
            return Ok((object, shared));
        }
    }
    Err(js_error!(TypeError: "Illegal invocation"))
}

fn frame_of(object: &JsObject) -> JsValue {
    object
        .downcast_ref::<Data>()
        .map_or_else(JsValue::undefined, |data| data.frame.borrow().clone())
}

/// `start(answers, maxHeaderSize)`: a response will come, to HEAD (1), to CONNECT (2) or to another method (0), with a head
/// of at most so many bytes; 0 for the usual.
fn start(this: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let (object, shared) = this_of(this)?;
    let answers = args.get_or_undefined(0).to_u32(context)?;
    let most = args.get_or_undefined(1).to_number(context)?;
    let mut limits = Limits::default();
    if most >= 1.0 {
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a positive number; what is larger saturates"
        )]
        let most = most as usize;
        limits.head = most;
    }
    let mut parser = Parser::new(Role::Client, limits);
    parser.expect(match answers {
        1 => Expected::ToHead,
        2 => Expected::ToConnect,
        _ => Expected::Usual,
    });
    *shared.parser.borrow_mut() = parser;
    shared.turn.set(shared.turn.get() + 1);
    if let Some(data) = object.downcast_ref::<Data>() {
        *data.frame.borrow_mut() = async_context::current(context);
    }
    Ok(JsValue::undefined())
}

/// `consume(handle)`: what the handle reads comes here from now on. False if it is no handle of ours.
fn consume(this: &JsValue, args: &[JsValue], _: &mut Context) -> JsResult<JsValue> {
    let (object, shared) = this_of(this)?;
    let handle = args.get_or_undefined(0);
    let consumer = Reads {
        object: object.clone(),
        shared,
    };
    let taken = net::set_consumer(handle, Some(Rc::new(consumer)));
    if taken && let Some(data) = object.downcast_ref::<Data>() {
        *data.handle.borrow_mut() = handle.clone();
    }
    Ok(JsValue::from(taken))
}

/// `unconsume()`: the handle's reads go to its socket again.
fn unconsume(this: &JsValue, _: &[JsValue], _: &mut Context) -> JsResult<JsValue> {
    let (object, shared) = this_of(this)?;
    shared.turn.set(shared.turn.get() + 1);
    if let Some(data) = object.downcast_ref::<Data>() {
        let handle = std::mem::take(&mut *data.handle.borrow_mut());
        net::set_consumer(&handle, None);
    }
    Ok(JsValue::undefined())
}

/// `execute(chunk)`: bytes that came another way.
fn execute(this: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let (object, shared) = this_of(this)?;
    let Some(view) = bytes::View::new(args.get_or_undefined(0), context) else {
        return Err(js_error!(TypeError: "chunk must be a buffer"));
    };
    let block = view
        .bytes()
        .map_or_else(|| bytes::block(0), |bytes| bytes::block_from(&bytes));
    let (found, turn) = understand(&shared, &block);
    let frame = frame_of(&object);
    tell::all(found, block, &object, &shared, turn, |function, args| {
        async_context::with(&frame, context, |context| {
            let value = object.get(boa_engine::JsString::from(function), context)?;
            if let Some(function) = value.as_callable() {
                function.call(&object.clone().into(), &args(context)?, context)?;
            }
            Ok(())
        })
    })?;
    Ok(JsValue::undefined())
}

/// `finish()`: nothing more will come. True if that ended a body.
fn finish(this: &JsValue, _: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let (object, shared) = this_of(this)?;
    let over = matches!(
        shared.parser.borrow_mut().finish(),
        Ok(Some(Event::Complete))
    );
    if over {
        let frame = frame_of(&object);
        async_context::with(&frame, context, |context| {
            let function = object.get(boa_engine::js_string!("onComplete"), context)?;
            match function.as_callable() {
                Some(function) => function.call(&object.clone().into(), &[], context),
                None => Ok(JsValue::undefined()),
            }
        })?;
    }
    Ok(JsValue::from(over))
}

/// Everything that is in one read, and the response that it belongs to.
fn understand(shared: &Shared, input: &[u8]) -> (Vec<Found>, u64) {
    let mut parser = shared.parser.borrow_mut();
    let mut found = Vec::new();
    let mut at = 0;
    loop {
        let (used, event) = parser.next(&input[at..]);
        let end = at + used;
        found.push(match event {
            Event::More => break,
            Event::Head(head) => {
                if head.upgrade {
                    parser.upgrade();
                }
                Found::Head(head)
            }
            Event::Data(data) => Found::Data(end - data.len(), end),
            Event::Trailers(head) => Found::Trailers(head),
            Event::Complete => Found::Complete,
            Event::Upgraded => {
                found.push(Found::Upgraded(end));
                break;
            }
            Event::Refused(refused) => {
                found.push(Found::Refused(refused, end + refused.at));
                break;
            }
        });
        at = end;
    }
    (found, shared.turn.get())
}

/// The reads of a socket.
struct Reads {
    object: JsObject,
    shared: Rc<Shared>,
}

impl Consumer for Reads {
    fn read(
        &self,
        host: &mut JsHost,
        block: AlignedVec<u8>,
        count: usize,
    ) -> Option<AlignedVec<u8>> {
        let (found, turn) = understand(&self.shared, &block[..count]);
        let frame = frame_of(&self.object);
        let (block, spare) = tell::keep_or_copy(&found, block, count);
        let object = &self.object;
        let told = tell::all(
            found,
            block,
            object,
            &self.shared,
            turn,
            |function, args| {
                let args = match args(host.context()) {
                    Ok(args) => args,
                    Err(error) => {
                        host.report(error);
                        return Ok(());
                    }
                };
                let function = object.get(boa_engine::JsString::from(function), host.context());
                match function {
                    Ok(function) => {
                        if let Some(function) = function.as_callable() {
                            host.call(&function, &frame, &object.clone().into(), &args);
                        }
                    }
                    Err(error) => host.report(error),
                }
                Ok(())
            },
        );
        if let Err(error) = told {
            host.report(error);
        }
        spare
    }
}
