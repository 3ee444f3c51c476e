//! What listeners of a light pair are told, and when: the ticks between follow Node's streams.

use boa_engine::{Context, JsArgs, JsObject, JsResult, JsValue, js_string};

use super::{
    body::Piece,
    message::{LightRequest, LightResponse, Told},
    response,
};
use crate::{
    interop::{bytes, text},
    process,
    state::State,
};

/// Where the function that takes a step is kept.
pub(super) const STEP: &str = "http.step";
/// Where `EventEmitter.prototype.emit` is kept.
pub(super) const EMIT: &str = "http.emit";

/// What a tick does.
#[derive(Clone, Copy)]
pub(super) enum Step {
    /// A request's body begins to flow.
    Flow,
    /// It was read to its end.
    End,
    /// It is destroyed, as every stream that has ended.
    Destroy,
    /// Nothing happens to the request any more.
    CloseRequest,
    /// The response is out.
    Finish,
    /// Nothing happens to the response any more.
    CloseResponse,
    /// What was written goes out.
    Flush,
    /// What had to wait is out.
    Drain,
}

const STEPS: [Step; 8] = [
    Step::Flow,
    Step::End,
    Step::Destroy,
    Step::CloseRequest,
    Step::Finish,
    Step::CloseResponse,
    Step::Flush,
    Step::Drain,
];

/// Takes `step` for `message` in a tick.
pub(super) fn later(step: Step, message: &JsObject, context: &mut Context) -> JsResult<()> {
    later_numbered(step as i32, message, context)
}

/// The same, given the step's number.
pub(super) fn later_numbered(step: i32, message: &JsObject, context: &mut Context) -> JsResult<()> {
    let function = State::of(context).slots.borrow().get(STEP).cloned();
    let Some(function) = function.as_ref().and_then(JsValue::as_object) else {
        return Ok(());
    };
    let arguments = vec![message.clone().into(), JsValue::from(step)];
    process::next_tick(function.clone(), arguments, context)
}

/// `step(message, number)`: the ticks of light messages. What has grown meanwhile has ticks of its own.
pub(super) fn step(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let Some(message) = args.get_or_undefined(0).as_object() else {
        return Ok(JsValue::undefined());
    };
    let number = args.get_or_undefined(1).to_u32(context)? as usize;
    if super::message::light_response(&message).is_none() {
        return Ok(JsValue::undefined());
    }
    match STEPS.get(number) {
        Some(Step::Flow) => flow(&message, context)?,
        Some(Step::End) => end(&message, context)?,
        Some(Step::Destroy) => later(Step::CloseRequest, &message, context)?,
        Some(Step::CloseRequest) => tell(&message, "close", &[], context)?,
        Some(Step::Finish) => finish(&message, context)?,
        Some(Step::CloseResponse) => {
            with_response(&message, |data| data.told.set(Told::Close));
            tell(&message, "close", &[], context)?;
        }
        Some(Step::Flush) => response::flush(&message, context)?,
        Some(Step::Drain) => drain(&message, context)?,
        None => {}
    }
    Ok(JsValue::undefined())
}

fn with_request<T>(object: &JsObject, body: impl FnOnce(&LightRequest) -> T) -> Option<T> {
    object
        .downcast_ref::<LightRequest>()
        .map(|data| body(&data))
}

fn with_response<T>(object: &JsObject, body: impl FnOnce(&LightResponse) -> T) -> Option<T> {
    object
        .downcast_ref::<LightResponse>()
        .map(|data| body(&data))
}

/// True while nobody has needed more than a light request.
fn is_light(request: &JsObject) -> bool {
    super::message::light_response(request).is_some()
}

/// Gives what has waited to the listeners; from now on the rest goes to them as it comes.
fn flow(request: &JsObject, context: &mut Context) -> JsResult<()> {
    with_request(request, |data| data.body.started.set(true));
    tell(request, "resume", &[], context)?;
    while is_light(request)
        && let Some(piece) = with_request(request, |data| data.body.next()).flatten()
    {
        let value = piece_value(piece, context)?;
        tell(request, "data", &[value], context)?;
    }
    if is_light(request) {
        end_if_drained(request, context)?;
    }
    Ok(())
}

/// The end of a body is told one tick after the last piece.
pub(super) fn end_if_drained(request: &JsObject, context: &mut Context) -> JsResult<()> {
    let drained = with_request(request, |data| {
        data.body.is_drained() && data.has_events.get() && !data.body.ended.get()
    });
    if drained == Some(true) {
        later(Step::End, request, context)?;
    }
    Ok(())
}

fn end(request: &JsObject, context: &mut Context) -> JsResult<()> {
    let last = with_request(request, |data| data.body.last()).flatten();
    if let Some(piece) = last {
        let value = piece_value(piece, context)?;
        tell(request, "data", &[value], context)?;
    }
    let first = with_request(request, |data| !data.body.ended.replace(true));
    if first != Some(true) || !is_light(request) {
        return Ok(());
    }
    tell(request, "end", &[], context)?;
    with_request(request, |data| data.body.over.set(true));
    if is_light(request) {
        later(Step::Destroy, request, context)?;
    }
    Ok(())
}

fn finish(response: &JsObject, context: &mut Context) -> JsResult<()> {
    let Some(request) = with_response(response, |data| {
        data.told.set(Told::Finish);
        data.req.clone()
    }) else {
        return Ok(());
    };
    // Nobody wanted the body.
    let unread = with_request(&request, |data| {
        let unread = !data.body.flowing.get();
        if unread {
            data.body.dump();
        }
        unread
    });
    if unread == Some(true) {
        later(Step::Flow, &request, context)?;
    }
    tell(response, "finish", &[], context)?;
    if is_light(response) {
        later(Step::CloseResponse, response, context)?;
    }
    Ok(())
}

/// There is room again.
pub(super) fn drain(response: &JsObject, context: &mut Context) -> JsResult<()> {
    let awaited = with_response(response, |data| {
        let mut answer = data.answer.borrow_mut();
        !answer.is_over() && std::mem::take(&mut answer.needs_drain)
    });
    if awaited == Some(true) {
        tell(response, "drain", &[], context)?;
    }
    Ok(())
}

/// Calls the listeners of one event.
pub(super) fn tell(
    message: &JsObject,
    event: &'static str,
    arguments: &[JsValue],
    context: &mut Context,
) -> JsResult<()> {
    if let Some((function, arguments)) = listener(message, event, arguments, context)? {
        function.call(&message.clone().into(), &arguments, context)?;
    }
    Ok(())
}

/// What is to be called for an event, and with what: the only listener, or `emit`.
pub(super) fn listener(
    message: &JsObject,
    event: &'static str,
    arguments: &[JsValue],
    context: &mut Context,
) -> JsResult<Option<(JsObject, Vec<JsValue>)>> {
    let heard = with_request(message, |data| data.has_events.get())
        .or_else(|| with_response(message, |data| data.has_events.get()));
    if heard != Some(true) {
        return Ok(None);
    }
    let emit = message.get(js_string!("emit"), context)?;
    let usual = State::of(context).slots.borrow().get(EMIT).cloned() == Some(emit.clone());
    if usual {
        let events = message.get(js_string!("_events"), context)?;
        let Some(events) = events.as_object() else {
            return Ok(None);
        };
        let found = events.get(text::from_str(event), context)?;
        if found.is_undefined() {
            return Ok(None);
        }
        if let Some(only) = found.as_callable() {
            return Ok(Some((only, arguments.to_vec())));
        }
    }
    let arguments = std::iter::once(text::from_str(event).into())
        .chain(arguments.iter().cloned())
        .collect();
    Ok(emit.as_callable().map(|emit| (emit, arguments)))
}

/// A piece of a body as JavaScript gets it.
pub(super) fn piece_value(piece: Piece, context: &mut Context) -> JsResult<JsValue> {
    Ok(match piece {
        Piece::Bytes(part) => bytes::buffer(bytes::block_from(&part), context)?.into(),
        Piece::Text(part) => text::from_str(&part).into(),
    })
}
