//! Bytes in: which requests are plain, who hears of the others, and the handing over.

use std::time::Instant;

use boa_engine::{
    Context, JsObject, JsResult, JsString, JsValue, js_error, js_string,
    object::builtins::AlignedVec,
};

use super::{
    body::Piece,
    connection::{settle, unconsume, with},
    events,
    message::{self, LightRequest},
};
use crate::{
    JsHost,
    http::{
        object::{Found, count, head_arguments, raw_fields},
        wire::{Event, Framing, Head},
    },
    interop::bytes,
    net::{self, Consumer},
};

/// Takes the bytes of a consumed handle.
pub(super) struct Reader {
    pub(super) parser: JsObject,
    pub(super) frame: JsValue,
}

impl Consumer for Reader {
    fn read(
        &self,
        host: &mut JsHost,
        block: AlignedVec<u8>,
        count: usize,
    ) -> Option<AlignedVec<u8>> {
        self.take(host, block, count)
    }
}

impl Reader {
    fn take(
        &self,
        host: &mut JsHost,
        block: AlignedVec<u8>,
        length: usize,
    ) -> Option<AlignedVec<u8>> {
        let read = block.get(..length).unwrap_or_default();
        let mut at = 0;
        loop {
            let before = at;
            let found = with(&self.parser, |data| {
                let rest = read.get(at..).unwrap_or_default();
                if data.light.began.get().is_none() && !rest.is_empty() {
                    data.light.began.set(Some(Instant::now()));
                }
                let (used, event) = data.parser.borrow_mut().next(rest);
                at += used;
                match event {
                    Event::More => Found::Over,
                    Event::Head(head) => Found::Head(head),
                    Event::Complete => Found::Complete,
                    Event::Data(part) => Found::Data {
                        offset: at - part.len(),
                        length: part.len(),
                    },
                    Event::Trailers(head) => Found::Trailers(head),
                    Event::Refused(refused) => Found::Refused(refused),
                    Event::Upgraded => Found::Upgraded,
                }
            });
            let told = match found {
                Ok(Found::Head(head)) if head.upgrade => {
                    self.hand_over(host, Some(head), read, at);
                    break;
                }
                // It says so again to whoever asks.
                Ok(Found::Refused(_) | Found::Upgraded) => {
                    self.hand_over(host, None, read, before);
                    break;
                }
                Ok(Found::Over) | Err(_) => break,
                Ok(Found::Head(head)) => self.head(host, head),
                Ok(Found::Data { offset, length }) => {
                    self.data(host, read.get(offset..offset + length).unwrap_or_default())
                }
                Ok(Found::Trailers(head)) => self.trailers(host, &head),
                Ok(Found::Complete) => self.complete(host),
            };
            if let Err(error) = told {
                host.report(error);
            }
            if self.is_released() {
                self.hand_over(host, None, read, at);
                break;
            }
        }
        Some(block)
    }

    fn head(&self, host: &mut JsHost, head: Box<Head>) -> JsResult<()> {
        if self.is_plain(&head) {
            self.serve(host, head);
            return Ok(());
        }
        // Whoever was served lightly before it waits for its turn like everybody.
        settle(&self.parser.clone().into(), &[], host.context())?;
        let most = with(&self.parser, |data| {
            data.light.busy.set(true);
            data.most_fields.get()
        })?;
        let arguments = head_arguments(&head, most, host.context());
        self.tell(host, js_string!("onHead"), &arguments)
    }

    /// The light request that what comes belongs to.
    fn incoming(&self) -> JsResult<Option<JsObject>> {
        with(&self.parser, |data| data.light.incoming.borrow().clone())
    }

    fn data(&self, host: &mut JsHost, bytes: &[u8]) -> JsResult<()> {
        let Some(req) = self.incoming()? else {
            let chunk = bytes::buffer(bytes::block_from(bytes), host.context())?;
            return self.tell(host, js_string!("onBody"), &[chunk.into()]);
        };
        let kept = req.downcast_ref::<LightRequest>().map(|data| {
            if data.body.dumped.get() {
                Kept::Waits
            } else if data.body.is_open() {
                Kept::Flows(data.body.piece(bytes.to_vec()))
            } else if data.body.keep(bytes) {
                Kept::Waits
            } else {
                Kept::TooMany
            }
        });
        match kept {
            Some(Kept::Flows(Some(piece))) => {
                let context = host.context();
                let value = events::piece_value(piece, context)?;
                if let Some((listener, arguments)) =
                    events::listener(&req, "data", &[value], context)?
                {
                    host.call(&listener, &self.frame, &req.into(), &arguments);
                }
            }
            Some(Kept::TooMany) => message::grow_of(&req, host.context())?,
            _ => {}
        }
        Ok(())
    }

    fn trailers(&self, host: &mut JsHost, head: &Head) -> JsResult<()> {
        if let Some(req) = self.incoming()? {
            message::grow_of(&req, host.context())?;
        }
        let fields = raw_fields(head, 0, host.context());
        self.tell(host, js_string!("onTrailers"), &[fields])
    }

    fn complete(&self, host: &mut JsHost) -> JsResult<()> {
        let incoming = with(&self.parser, |data| {
            data.light.began.set(None);
            data.light.incoming.borrow_mut().take()
        })?;
        let Some(req) = incoming else {
            return self.tell(host, js_string!("onComplete"), &[]);
        };
        if let Some(data) = req.downcast_ref::<LightRequest>() {
            data.body.coming.set(false);
        }
        events::end_if_drained(&req, host.context())
    }

    /// Calls a method of the parser's.
    fn tell(&self, host: &mut JsHost, name: JsString, arguments: &[JsValue]) -> JsResult<()> {
        let function = self.parser.get(name, host.context())?;
        if let Some(function) = function.as_callable() {
            let this = self.parser.clone().into();
            host.call(&function, &self.frame, &this, arguments);
        }
        Ok(())
    }

    /// Whether somebody has taken the bytes away meanwhile.
    fn is_released(&self) -> bool {
        with(&self.parser, |data| {
            data.light.handle.borrow().is_undefined()
        })
        .unwrap_or(true)
    }

    /// A request that needs nothing but its listener.
    fn is_plain(&self, head: &Head) -> bool {
        let free = with(&self.parser, |data| {
            let light = &data.light;
            let handle = light.handle.borrow();
            light.light.get()
                && !light.busy.get()
                && light.current.borrow().is_none()
                && net::waiting(&handle) == Some(0)
        });
        if !free.unwrap_or(false)
            || !matches!(
                head.framing,
                Framing::None | Framing::Length(_) | Framing::Chunked
            )
            || head.version != (1, 1)
            || !head.keep_alive
            || head.method() == "HEAD"
            || head.fields.len() > 100
        {
            return false;
        }
        let mut has_host = false;
        for field in &head.fields {
            let (name, _) = head.field(field);
            match name.len() {
                4 => has_host |= name.eq_ignore_ascii_case(b"host"),
                6 if name.eq_ignore_ascii_case(b"expect") => return false,
                _ => {}
            }
        }
        has_host
    }

    /// Calls the program.
    fn serve(&self, host: &mut JsHost, head: Box<Head>) {
        let context = host.context();
        let Ok(Some((server, listener, req, res))) = self.prepare(head, context) else {
            return;
        };
        let arguments = [req.into(), res.into()];
        host.call(&listener, &self.frame, &server, &arguments);
    }

    #[allow(clippy::type_complexity, reason = "taken apart at once")]
    fn prepare(
        &self,
        head: Box<Head>,
        context: &mut Context,
    ) -> JsResult<Option<(JsValue, JsObject, JsObject, JsObject)>> {
        let server = with(&self.parser, |data| {
            data.light
                .served
                .set(data.light.served.get().saturating_add(1));
            data.light.server.borrow().clone()
        })?;
        let (req, res) = message::pair(head, &self.parser, context)?;
        with(&self.parser, |data| {
            *data.light.current.borrow_mut() = Some(res.clone());
            *data.light.incoming.borrow_mut() = Some(req.clone());
            *data.light.shown.borrow_mut() = req.clone().into();
        })?;
        let Some(object) = server.as_object() else {
            return Ok(None);
        };
        // One listener and nobody between: called as `emit` would.
        let events = object.get(js_string!("_events"), context)?;
        if let Some(events) = events.as_object() {
            let listener = events.get(js_string!("request"), context)?;
            if let Some(listener) = listener.as_callable() {
                return Ok(Some((server, listener, req, res)));
            }
        }
        let emit = object.get(js_string!("emit"), context)?;
        if let Some(emit) = emit.as_callable() {
            let arguments = [js_string!("request").into(), req.into(), res.into()];
            emit.call(&server, &arguments, context)?;
        }
        Ok(None)
    }

    /// Lets the JavaScript half go on: with the head that was just read, if any, and with the rest of the bytes.
    fn hand_over(&self, host: &mut JsHost, head: Option<Box<Head>>, read: &[u8], at: usize) {
        let context = host.context();
        let result = self.hand_over_in(head, read, at, context);
        match result {
            Ok((function, arguments)) => {
                let this = self.parser.clone().into();
                host.call(&function, &self.frame, &this, &arguments);
            }
            Err(error) => host.report(error),
        }
    }

    fn hand_over_in(
        &self,
        head: Option<Box<Head>>,
        read: &[u8],
        at: usize,
        context: &mut Context,
    ) -> JsResult<(JsObject, Vec<JsValue>)> {
        let this = JsValue::from(self.parser.clone());
        settle(&this, &[], context)?;
        unconsume(&this, &[], context)?;
        with(&self.parser, |data| data.light.began.set(None))?;
        let buffer = bytes::buffer(bytes::block_from(read), context)?;
        let mut arguments = vec![buffer.into(), count(at)];
        if let Some(head) = head {
            let most = with(&self.parser, |data| data.most_fields.get())?;
            arguments.extend(head_arguments(&head, most, context));
        }
        let function = self.parser.get(js_string!("onHandOver"), context)?;
        let function = function
            .as_callable()
            .ok_or_else(|| js_error!(TypeError: "the parser has no connection"))?;
        Ok((function, arguments))
    }
}

/// What became of a part of a light request's body.
enum Kept {
    Flows(Option<Piece>),
    Waits,
    TooMany,
}
