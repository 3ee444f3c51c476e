//! The two objects of a plain request, and how they become ordinary ones.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use boa_engine::{
    Context, Finalize, JsData, JsObject, JsResult, JsValue, Trace,
    gc::GcRefCell,
    js_error, js_string,
    property::{PropertyDescriptor, PropertyKey},
};

use super::{answer::Answer, body::Body, response};
use crate::{
    http::{
        object::{Data, raw_fields},
        wire::Head,
    },
    interop::{self, array, bytes, text},
    state::State,
};

/// Where the prototypes are kept.
pub(super) const INCOMING: &str = "http.incoming";
pub(super) const RESPONSE: &str = "http.response";

/// A request nobody has looked into.
#[derive(Trace, Finalize, JsData)]
pub(super) struct LightRequest {
    #[unsafe_ignore_trace]
    pub(super) head: Rc<Head>,
    res: GcRefCell<Option<JsObject>>,
    #[unsafe_ignore_trace]
    pub(super) body: Body,
    /// It has a table of listeners.
    #[unsafe_ignore_trace]
    pub(super) has_events: Cell<bool>,
}

/// Which of a response's last events its listeners have heard.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Told {
    Nothing,
    Finish,
    Close,
}

/// A response to it.
#[derive(Trace, Finalize, JsData)]
pub(super) struct LightResponse {
    #[unsafe_ignore_trace]
    head: Rc<Head>,
    pub(super) req: JsObject,
    pub(super) parser: JsObject,
    // It holds no JavaScript values but strings and numbers.
    #[unsafe_ignore_trace]
    pub(super) answer: RefCell<Answer>,
    #[unsafe_ignore_trace]
    pub(super) has_events: Cell<bool>,
    #[unsafe_ignore_trace]
    pub(super) told: Cell<Told>,
    /// The turn of the job queues in which it ended without anybody listening.
    #[unsafe_ignore_trace]
    pub(super) unheard: Cell<Option<u64>>,
    #[unsafe_ignore_trace]
    grown: Cell<bool>,
}

/// A request and its response.
pub(super) fn pair(
    head: Box<Head>,
    parser: &JsObject,
    context: &mut Context,
) -> JsResult<(JsObject, JsObject)> {
    let head: Rc<Head> = Rc::from(head);
    let state = State::of(context);
    let (incoming, response) = {
        let slots = state.slots.borrow();
        (
            slots.get(INCOMING).and_then(JsValue::as_object),
            slots.get(RESPONSE).and_then(JsValue::as_object),
        )
    };
    let (Some(incoming), Some(response)) = (incoming, response) else {
        return Err(js_error!(Error: "http is not set up"));
    };
    let data = LightRequest {
        head: Rc::clone(&head),
        res: GcRefCell::new(None),
        body: Body::new(head.framing),
        has_events: Cell::new(false),
    };
    let req = JsObject::new(context.root_shape(), incoming, data).upcast();
    own(
        &req,
        js_string!("url").into(),
        text::from_latin1(head.target()).into(),
    );
    own(
        &req,
        js_string!("method").into(),
        text::from_str(head.method()).into(),
    );
    let data = LightResponse {
        head,
        req: req.clone(),
        parser: parser.clone(),
        answer: RefCell::new(Answer::default()),
        has_events: Cell::new(false),
        told: Cell::new(Told::Nothing),
        unheard: Cell::new(None),
        grown: Cell::new(false),
    };
    let res = JsObject::new(context.root_shape(), response, data).upcast();
    if let Some(data) = req.downcast_ref::<LightRequest>() {
        *data.res.borrow_mut() = Some(res.clone());
    }
    Ok((req, res))
}

pub(super) fn own(object: &JsObject, key: PropertyKey, value: JsValue) {
    let property = PropertyDescriptor::builder()
        .value(value)
        .writable(true)
        .enumerable(true)
        .configurable(true);
    object.insert_property(key, property.build());
}

/// The response of a pair that has not grown, given either of the two.
pub(super) fn light_response(object: &JsObject) -> Option<JsObject> {
    let res = if object.is::<LightResponse>() {
        object.clone()
    } else {
        object
            .downcast_ref::<LightRequest>()?
            .res
            .borrow()
            .clone()?
    };
    let grown = res
        .downcast_ref::<LightResponse>()
        .is_none_or(|data| data.grown.get());
    (!grown).then_some(res)
}

/// Makes the pair what it would have been: the constructors of the JavaScript half run on both objects, which then hear of
/// everything that was not told yet.
pub(super) fn grow(res: &JsObject, context: &mut Context) -> JsResult<()> {
    response::flush_now(res, context)?;
    let (head, req, parser, answer, told) = {
        let Some(data) = res.downcast_ref::<LightResponse>() else {
            return Ok(());
        };
        if data.grown.replace(true) {
            return Ok(());
        }
        (
            Rc::clone(&data.head),
            data.req.clone(),
            data.parser.clone(),
            data.answer.take(),
            data.told.get(),
        )
    };
    if let Some(data) = parser.downcast_ref::<Data>() {
        data.light.grew(&req, answer.is_over());
    }
    let state = interop::object(
        &[
            ("raw", raw_fields(&head, 0, context)),
            ("headers", array(answer.fields(), context)),
            ("status", answer.fixed_status()),
            ("header", answer.header()),
            ("isGoing", answer.is_going().into()),
            ("isChunked", answer.is_chunked().into()),
            ("needsDrain", answer.needs_drain.into()),
            ("isOver", answer.is_over().into()),
            ("isFinished", (told != Told::Nothing).into()),
            ("isClosed", (told == Told::Close).into()),
        ],
        context,
    );
    let body = req.downcast_ref::<LightRequest>().map(|data| {
        let body = &data.body;
        (
            [
                ("isComplete", !body.coming.get()),
                ("isFlowing", body.flowing.get()),
                ("isDumped", body.dumped.get()),
                ("isEnded", body.ended.get()),
                ("isText", body.decodes()),
            ],
            body.take(),
        )
    });
    if let Some((facts, waiting)) = body {
        for (name, fact) in facts {
            own(&state, text::from_str(name).into(), fact.into());
        }
        let mut chunks = Vec::with_capacity(waiting.len());
        for part in waiting {
            chunks.push(bytes::buffer(bytes::block_from(&part), context)?.into());
        }
        let chunks = array(chunks, context);
        own(&state, js_string!("chunks").into(), chunks);
    }
    let function = parser.get(js_string!("onGrow"), context)?;
    if let Some(function) = function.as_callable() {
        let arguments = [req.into(), res.clone().into(), state.into()];
        function.call(&parser.into(), &arguments, context)?;
    }
    Ok(())
}

/// The same, given the request.
pub(super) fn grow_of(req: &JsObject, context: &mut Context) -> JsResult<()> {
    match light_response(req) {
        Some(res) => grow(&res, context),
        None => Ok(()),
    }
}

/// True if the response to a light request went out.
pub(super) fn is_answered(req: &JsObject) -> bool {
    light_response(req).is_some_and(|res| {
        res.downcast_ref::<LightResponse>()
            .is_some_and(|data| data.answer.borrow().is_over())
    })
}
