//! One reading of HTTP/1, however the bytes are cut.

use crate::wire::{Event, Limits, Parser, Role};

/// What a parser understood: heads and trailers as text, bodies joined, and how it ended.
fn read(role: Role, pieces: &[&[u8]]) -> (Vec<String>, Vec<u8>) {
    let mut parser = Parser::new(role, Limits::default());
    let mut said = Vec::new();
    let mut body = Vec::new();
    for piece in pieces {
        let mut rest = *piece;
        loop {
            let (used, event) = parser.next(rest);
            rest = &rest[used..];
            match event {
                Event::More => break,
                Event::Data(bytes) => body.extend_from_slice(bytes),
                Event::Head(head) | Event::Trailers(head) => {
                    let mut text = format!(
                        "{} {:?} {} {:?} {:?} {} {} {:?}",
                        head.method(),
                        head.target(),
                        head.status,
                        head.reason(),
                        head.version,
                        head.keep_alive,
                        head.upgrade,
                        head.framing
                    );
                    for field in &head.fields {
                        text.push_str(&format!(" {:?}", head.field(field)));
                    }
                    said.push(text);
                    if head.upgrade {
                        parser.upgrade();
                    }
                }
                Event::Complete => said.push(format!("complete after {}", body.len())),
                Event::Upgraded => {
                    said.push("upgraded".into());
                    return (said, body);
                }
                Event::Refused(refused) => {
                    // Where a limit shows depends on where the bytes are cut.
                    said.push(refused.code.into());
                    return (said, body);
                }
            }
        }
    }
    (said, body)
}

/// Reads `input` whole, in two pieces and byte by byte.
pub fn check(input: &[u8]) {
    let Some((&choice, input)) = input.split_first() else {
        return;
    };
    let role = if choice & 1 == 0 { Role::Server } else { Role::Client };
    let whole = read(role, &[input]);
    let cut = usize::from(choice >> 1) * input.len() / 128;
    assert_eq!(whole, read(role, &[&input[..cut], &input[cut..]]));
    assert_eq!(whole, read(role, &input.chunks(1).collect::<Vec<_>>()));
}
