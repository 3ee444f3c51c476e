//! What message ports need of the loop: a callback in the poll phase, one in the close phase, and a way to stay alive.
//!
//! Messages inside one thread never leave JavaScript; only their delivery passes through here, so that it comes where
//! Node's does: each message is one loop callback of the poll phase.

use std::{cell::RefCell, collections::HashMap, rc::Rc};

use boa_engine::{Context, JsArgs, JsObject, JsResult, JsValue, js_error};
use ouro_loop::Hold;

use crate::{
    JsHost,
    interop::{Binding, JsCallback},
    state::State,
};

/// `internalBinding('messaging')`.
pub(crate) fn binding(context: &mut Context) -> JsResult<JsObject> {
    context.insert_data(Slot(Rc::default()));
    Ok(Binding::new(context)
        .functions(&[
            ("post", 1, post),
            ("closing", 1, closing),
            ("hold", 0, hold),
            ("release", 1, release),
        ])
        .build())
}

#[derive(Default)]
struct Table {
    next: u32,
    callbacks: HashMap<u32, JsCallback>,
    holds: HashMap<u32, Hold>,
}

impl Table {
    fn key(&mut self) -> u32 {
        self.next = self.next.wrapping_add(1);
        self.next
    }
}

struct Slot(Rc<RefCell<Table>>);

fn table(context: &Context) -> JsResult<Rc<RefCell<Table>>> {
    match context.get_data::<Slot>() {
        Some(slot) => Ok(Rc::clone(&slot.0)),
        None => Err(js_error!(Error: "message ports are not set up")),
    }
}

fn callback(args: &[JsValue], context: &Context) -> JsResult<JsCallback> {
    JsCallback::new(args.get_or_undefined(0), context)
        .ok_or_else(|| js_error!(TypeError: "a callback must be a function"))
}

/// `post(fn)`: calls it in the poll phase, as a loop callback of its own.
fn post(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let callback = callback(args, context)?;
    let key = {
        let table = table(context)?;
        let mut table = table.borrow_mut();
        let key = table.key();
        table.callbacks.insert(key, callback);
        key
    };
    // The closure may cross threads, so it carries the number and not the function.
    let posted = State::of(context).handle().remote().post(move |host| {
        let callback = table(host.context())
            .ok()
            .and_then(|table| table.borrow_mut().callbacks.remove(&key));
        if let Some(callback) = callback {
            callback.call(host, &JsValue::undefined(), &[]);
        }
    });
    posted
        .map(|()| JsValue::undefined())
        .map_err(|error| js_error!(Error: "{}", error.to_string()))
}

/// `closing(fn)`: calls it in the close phase.
fn closing(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let callback = callback(args, context)?;
    State::of(context)
        .handle()
        .closing(move |host: &mut JsHost| {
            callback.call(host, &JsValue::undefined(), &[]);
        });
    Ok(JsValue::undefined())
}

/// `hold()`: keeps the loop alive, until the number that it returns is given to `release`.
fn hold(_: &JsValue, _: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let hold = State::of(context).handle().hold();
    let table = table(context)?;
    let mut table = table.borrow_mut();
    let key = table.key();
    table.holds.insert(key, hold);
    Ok(JsValue::from(key))
}

/// `release(number)`
fn release(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let key = args.get_or_undefined(0).to_u32(context)?;
    table(context)?.borrow_mut().holds.remove(&key);
    Ok(JsValue::undefined())
}
