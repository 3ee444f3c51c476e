//! A connection's states.

use super::{
    Limits, Refused, Role,
    chunk::SizeLine,
    head::{Framing, Head},
    quick,
    reading::{Outcome, Reading},
};

/// What the parser found next.
#[derive(Debug)]
pub(crate) enum Event<'a> {
    /// Everything was used: more bytes are needed.
    More,
    /// A message begins.
    Head(Box<Head>),
    /// Bytes of its body.
    Data(&'a [u8]),
    /// The trailer section, if it has fields. Comes before [`Complete`](Self::Complete).
    Trailers(Box<Head>),
    /// The message is whole.
    Complete,
    /// The rest of the slice is not HTTP/1 any more.
    Upgraded,
    /// The bytes break the grammar. Nothing else comes after this.
    Refused(Refused),
}

/// What a client knows about the response that comes next.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Expected {
    /// Nothing special.
    #[default]
    Usual,
    /// An answer to HEAD, which has no body whatever its fields say.
    ToHead,
    /// An answer to CONNECT: after a 2xx comes the tunnel.
    ToConnect,
}

#[derive(Debug)]
enum State {
    Head,
    /// The head was reported; its framing decides.
    Body(Framing),
    Length(u64),
    ChunkSize(SizeLine),
    ChunkData(u64),
    ChunkCr,
    ChunkLf,
    Trailers,
    UntilClose,
    Complete,
    /// The message was the connection's last.
    Closed,
    Upgraded,
    Refused(Refused),
}

/// See the folder's page.
#[derive(Debug)]
pub(crate) struct Parser {
    role: Role,
    limits: Limits,
    state: State,
    reading: Reading,
    keep_alive: bool,
    expected: Expected,
}

impl Parser {
    pub(crate) fn new(role: Role, limits: Limits) -> Self {
        Self {
            role,
            limits,
            state: State::Head,
            reading: Reading::new(role),
            keep_alive: true,
            expected: Expected::Usual,
        }
    }

    /// What the next response answers (a client's parser).
    pub(crate) fn expect(&mut self, expected: Expected) {
        self.expected = expected;
    }

    /// After a head: what follows is another protocol.
    pub(crate) fn upgrade(&mut self) {
        self.state = State::Upgraded;
    }

    /// After a head: the message has no body after all, whatever its fields say.
    pub(crate) fn skip_body(&mut self) {
        if matches!(self.state, State::Body(_)) {
            self.state = State::Complete;
        }
    }

    /// True between messages, when nothing of the next one has come.
    pub(crate) fn is_idle(&self) -> bool {
        match self.state {
            State::Head => self.reading.is_fresh(),
            State::Closed => true,
            _ => false,
        }
    }

    /// True while a head is being read, or none has begun.
    pub(crate) fn in_head(&self) -> bool {
        matches!(self.state, State::Head)
    }

    /// The next event in `input`, and how many of its bytes that took. To be called again, with the rest (be it empty), until it
    /// says [`Event::More`], [`Event::Upgraded`] or [`Event::Refused`].
    pub(crate) fn next<'a>(&mut self, input: &'a [u8]) -> (usize, Event<'a>) {
        let mut used = 0;
        loop {
            match &mut self.state {
                State::Head => return self.head(input, used),
                State::Body(framing) => {
                    self.state = match *framing {
                        Framing::None | Framing::Length(0) => State::Complete,
                        Framing::Length(length) => State::Length(length),
                        Framing::Chunked => State::ChunkSize(SizeLine::new()),
                        Framing::UntilClose => State::UntilClose,
                        Framing::Invalid => {
                            let reason = "Request has invalid `Transfer-Encoding`";
                            let code = "HPE_INVALID_TRANSFER_ENCODING";
                            return self.refuse(Refused::new(code, reason, used));
                        }
                    };
                }
                State::Length(left) => {
                    let (taken, over) = take(input, used, left);
                    if over {
                        self.state = State::Complete;
                    }
                    return data(taken, input.len());
                }
                State::ChunkSize(line) => match line.read(input, used, self.limits.extensions) {
                    Err(refused) => return self.refuse(refused),
                    Ok(None) => return (input.len(), Event::More),
                    Ok(Some((size, end))) => {
                        used = end;
                        self.state = if size == 0 {
                            self.reading = Reading::of_trailers(self.role);
                            State::Trailers
                        } else {
                            State::ChunkData(size)
                        };
                    }
                },
                State::ChunkData(left) => {
                    let (taken, over) = take(input, used, left);
                    if over {
                        self.state = State::ChunkCr;
                    }
                    return data_from(taken, used, input.len());
                }
                State::ChunkCr => {
                    let Some(&byte) = input.get(used) else {
                        return (used, Event::More);
                    };
                    if byte == b'\n' {
                        let reason = "Missing expected CR after chunk data";
                        return self.refuse(Refused::new("HPE_CR_EXPECTED", reason, used + 1));
                    }
                    self.state = State::ChunkLf;
                    used += usize::from(byte == b'\r');
                }
                State::ChunkLf => match input.get(used) {
                    None => return (used, Event::More),
                    Some(b'\n') => {
                        used += 1;
                        self.state = State::ChunkSize(SizeLine::new());
                    }
                    Some(_) => {
                        let reason = "Expected LF after chunk data";
                        return self.refuse(Refused::new("HPE_STRICT", reason, used));
                    }
                },
                State::Trailers => match self.reading.read(input, used, &self.limits) {
                    Err(refused) => return self.refuse(refused),
                    Ok(Outcome::More) => return (input.len(), Event::More),
                    Ok(Outcome::Whole(end)) => {
                        let trailers = self.reading.take();
                        self.state = State::Complete;
                        if trailers.fields.is_empty() {
                            used = end;
                        } else {
                            return (end, Event::Trailers(Box::new(trailers)));
                        }
                    }
                },
                State::UntilClose => {
                    let rest = &input[used..];
                    let event = if rest.is_empty() {
                        Event::More
                    } else {
                        Event::Data(rest)
                    };
                    return (input.len(), event);
                }
                State::Complete => {
                    self.reading = Reading::new(self.role);
                    self.state = if self.keep_alive {
                        State::Head
                    } else {
                        State::Closed
                    };
                    return (used, Event::Complete);
                }
                State::Closed => {
                    let rest = &input[used..];
                    let blank = |byte: &u8| matches!(byte, b'\r' | b'\n');
                    let Some(at) = rest.iter().position(|byte| !blank(byte)) else {
                        return (input.len(), Event::More);
                    };
                    let reason = "Data after `Connection: close`";
                    return self.refuse(Refused::new(
                        "HPE_CLOSED_CONNECTION",
                        reason,
                        used + at + 1,
                    ));
                }
                State::Upgraded => return (used, Event::Upgraded),
                State::Refused(refused) => return (0, Event::Refused(*refused)),
            }
        }
    }

    /// The peer will send nothing more: the message that this ends, if any, or what is missing.
    pub(crate) fn finish(&mut self) -> Result<Option<Event<'static>>, Refused> {
        match self.state {
            State::UntilClose => {
                self.state = State::Closed;
                Ok(Some(Event::Complete))
            }
            State::Head if self.reading.is_fresh() => Ok(None),
            State::Closed | State::Upgraded | State::Refused(_) => Ok(None),
            _ => Err(Refused::new(
                "HPE_INVALID_EOF_STATE",
                "Invalid EOF state",
                0,
            )),
        }
    }

    fn head<'a>(&mut self, input: &'a [u8], used: usize) -> (usize, Event<'a>) {
        if quick::worth_trying(&self.reading, input)
            && let Some((head, length)) = quick::head(input, self.role, &self.limits)
        {
            return self.begin(head, length);
        }
        match self.reading.read(input, used, &self.limits) {
            Err(refused) => self.refuse(refused),
            Ok(Outcome::More) => (input.len(), Event::More),
            Ok(Outcome::Whole(end)) => {
                let head = self.reading.take();
                self.begin(head, end)
            }
        }
    }

    fn begin<'a>(&mut self, mut head: Head, end: usize) -> (usize, Event<'a>) {
        if self.role == Role::Client {
            self.judge_response(&mut head);
        }
        self.keep_alive = head.keep_alive;
        self.state = State::Body(head.framing);
        (end, Event::Head(Box::new(head)))
    }

    /// RFC 9112, 6.3: which responses have a body, and what ends it.
    fn judge_response(&self, head: &mut Head) {
        let tunnel = self.expected == Expected::ToConnect && head.status / 100 == 2;
        head.upgrade = tunnel || (head.status == 101 && head.upgrade);
        let bodiless = tunnel
            || self.expected == Expected::ToHead
            || head.status / 100 == 1
            || matches!(head.status, 204 | 304);
        head.framing = match head.framing {
            _ if bodiless => Framing::None,
            Framing::Invalid | Framing::None => Framing::UntilClose,
            framing => framing,
        };
        if head.framing == Framing::UntilClose {
            head.keep_alive = false;
        }
    }

    fn refuse<'a>(&mut self, refused: Refused) -> (usize, Event<'a>) {
        self.state = State::Refused(refused);
        (0, Event::Refused(refused))
    }
}

/// The bytes from `from` on that belong to a body with `left` to come, and whether that ends it.
fn take<'a>(input: &'a [u8], from: usize, left: &mut u64) -> (&'a [u8], bool) {
    let rest = &input[from..];
    let most = usize::try_from(*left).unwrap_or(usize::MAX);
    let taken = &rest[..rest.len().min(most)];
    *left -= taken.len() as u64;
    (taken, *left == 0)
}

fn data(taken: &[u8], all: usize) -> (usize, Event<'_>) {
    data_from(taken, 0, all)
}

fn data_from(taken: &[u8], used: usize, all: usize) -> (usize, Event<'_>) {
    if taken.is_empty() {
        (all, Event::More)
    } else {
        (used + taken.len(), Event::Data(taken))
    }
}
