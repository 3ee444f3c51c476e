//! The usual head, whole and in one slice, by `httparse`. What `httparse` takes and llhttp does not, and whatever needs a
//! decision, makes this return `None`: `head.rs` then reads the same bytes and decides.

use httparse::{EMPTY_HEADER, Header, Status};

use super::{
    Limits, Role,
    chars::is_target,
    head::{Field, Framing, Head, Interpreted, Known, METHODS, METHODS_OF_HTTP},
    reading::Reading,
};

/// More fields than this go the other way.
const MOST_FIELDS: usize = 64;

/// The head at the start of `input` and its length.
pub(super) fn head(input: &[u8], role: Role, limits: &Limits) -> Option<(Head, usize)> {
    let mut headers = [EMPTY_HEADER; MOST_FIELDS];
    let mut head = Head::default();
    let place = |part: &[u8]| {
        if part.is_empty() {
            // It may be anybody's.
            return (0, 0);
        }
        // The first is a part of the second.
        let start = part.as_ptr() as usize - input.as_ptr() as usize;
        #[allow(
            clippy::cast_possible_truncation,
            reason = "what is longer than Limits::head goes the other way"
        )]
        let place = (start as u32, (start + part.len()) as u32);
        place
    };
    let (length, headers) = match role {
        Role::Server => {
            let mut request = httparse::Request::new(&mut headers);
            let Ok(Status::Complete(length)) = request.parse(input) else {
                return None;
            };
            let (method, target) = (request.method?, request.path?);
            if !input.starts_with(method.as_bytes()) || !usual_target(target.as_bytes()) {
                return None;
            }
            let known = METHODS[..METHODS_OF_HTTP].iter();
            head.method = known.clone().position(|&known| known == method)?;
            if input.get(method.len() + 1..method.len() + 1 + target.len())
                != Some(target.as_bytes())
            {
                return None;
            }
            head.target = place(target.as_bytes());
            head.version = (1, request.version?);
            (length, request.headers)
        }
        Role::Client => {
            let mut response = httparse::Response::new(&mut headers);
            let Ok(Status::Complete(length)) = response.parse(input) else {
                return None;
            };
            if !input.starts_with(b"HTTP/1.") {
                return None;
            }
            // `httparse` drops a reason that is not ASCII.
            let line = input.get(12..).unwrap_or_default();
            let has_none = line.starts_with(b"\r\n") || line.starts_with(b" \r\n");
            if response.reason?.is_empty() && !has_none {
                return None;
            }
            head.status = response.code?;
            head.reason = place(response.reason?.as_bytes());
            head.version = (1, response.version?);
            (length, response.headers)
        }
    };
    if length >= limits.head || !lines_end_in_crlf(&input[..length]) {
        return None;
    }
    fields(headers, &mut head, place)?;
    // A tab after a length is refused, and `httparse` has cut it off.
    let ends =
        |field: &Field| field.value.1 == 0 || input.get(field.value.1 as usize) == Some(&b'\r');
    if head.framing != Framing::None && !head.fields.iter().all(ends) {
        return None;
    }
    head.text.extend_from_slice(&input[..length]);
    Some((head, length))
}

fn fields(
    headers: &[Header<'_>],
    head: &mut Head,
    place: impl Fn(&[u8]) -> (u32, u32),
) -> Option<()> {
    let mut seen = Interpreted::default();
    head.fields.reserve(headers.len());
    for header in headers {
        let known = Known::of(header.name.as_bytes());
        if known != Known::Other && !seen.usual(known, header.value) {
            return None;
        }
        let (name, value) = (place(header.name.as_bytes()), place(header.value));
        head.fields.push(Field { name, value });
    }
    seen.settle(head);
    Some(())
}

/// In origin form; others are judged elsewhere.
fn usual_target(target: &[u8]) -> bool {
    target.first() == Some(&b'/') && target.iter().all(|&byte| is_target(byte))
}

fn lines_end_in_crlf(head: &[u8]) -> bool {
    memchr::memchr_iter(b'\n', head).all(|at| at > 0 && head[at - 1] == b'\r')
}

/// Whether a head that begins with `input` is worth a try: it is whole.
pub(super) fn worth_trying(reading: &Reading, input: &[u8]) -> bool {
    reading.is_fresh() && memchr::memmem::find(input, b"\r\n\r\n").is_some()
}
