//! Bytes in, cut at every position; what comes out must not depend on the cuts.

use super::{Event, Expected, Limits, Parser, Role};

/// What a parser said, in words, with the code and reason of a refusal and its place in the whole input.
fn read(role: Role, expected: Expected, pieces: &[&[u8]]) -> (String, Option<usize>) {
    let mut parser = Parser::new(role, Limits::default());
    parser.expect(expected);
    let mut out = String::new();
    let mut before = 0;
    let mut in_data = false;
    for piece in pieces {
        let mut used = 0;
        loop {
            let rest = &piece[used..];
            let (count, event) = parser.next(rest);
            used += count;
            match event {
                Event::More => break,
                Event::Data(bytes) => {
                    if !in_data {
                        out.push_str(" data:");
                    }
                    out.push_str(&String::from_utf8_lossy(bytes));
                    in_data = true;
                    continue;
                }
                Event::Head(head) => {
                    let start = match role {
                        Role::Server => format!(
                            "{} {}",
                            head.method(),
                            String::from_utf8_lossy(head.target())
                        ),
                        Role::Client => {
                            format!("{} {}", head.status, String::from_utf8_lossy(head.reason()))
                        }
                    };
                    out.push_str(&format!("[{start} {}.{}", head.version.0, head.version.1));
                    for field in &head.fields {
                        let (name, value) = head.field(field);
                        out.push_str(&format!("|{}={}", text(name), text(value)));
                    }
                    if !head.keep_alive {
                        out.push_str(" close");
                    }
                    out.push(']');
                    if head.upgrade {
                        parser.upgrade();
                    }
                }
                Event::Trailers(head) => {
                    for field in &head.fields {
                        let (name, value) = head.field(field);
                        out.push_str(&format!("|{}={}", text(name), text(value)));
                    }
                }
                Event::Complete => out.push_str(" end"),
                Event::Upgraded => {
                    out.push_str(" upgraded");
                    return (out, None);
                }
                Event::Refused(refused) => {
                    out.push_str(&format!(" {}: {}", refused.code, refused.reason));
                    return (out, Some(before + used + refused.at));
                }
            }
            in_data = false;
        }
        before += piece.len();
    }
    (out, None)
}

fn text(bytes: &[u8]) -> String {
    bytes.iter().map(|&byte| char::from(byte)).collect()
}

fn check_as(role: Role, expected: Expected, input: &[u8], says: &str) {
    let (whole, at) = read(role, expected, &[input]);
    assert_eq!(whole, says, "whole: {:?}", text(input));
    // Without the quick way.
    let bytes: Vec<&[u8]> = input.chunks(1).collect();
    assert_eq!(
        read(role, expected, &bytes).0,
        says,
        "byte by byte: {:?}",
        text(input)
    );
    for cut in 0..input.len() {
        let (left, right) = input.split_at(cut);
        let (said, place) = read(role, expected, &[left, right]);
        assert_eq!(said, says, "cut at {cut}: {:?}", text(input));
        assert_eq!(place, at, "cut at {cut}: {:?}", text(input));
    }
}

fn request(input: &str, says: &str) {
    check_as(Role::Server, Expected::Usual, input.as_bytes(), says);
}

fn refused(input: &str, code: &str, reason: &str, at: usize) {
    let (said, place) = read(Role::Server, Expected::Usual, &[input.as_bytes()]);
    assert!(
        said.ends_with(&format!("{code}: {reason}")),
        "{input:?} gave {said}"
    );
    assert_eq!(place, Some(at), "{input:?}");
    check_as(Role::Server, Expected::Usual, input.as_bytes(), &said);
}

const GET: &str = "GET / HTTP/1.1\r\nHost: a\r\n";
const POST: &str = "POST / HTTP/1.1\r\nHost: a\r\n";

#[test]
fn requests() {
    request(
        "GET / HTTP/1.1\r\nHost: a\r\n\r\n",
        "[GET / 1.1|Host=a] end",
    );
    request(
        "\r\n\nGET /a?b#c HTTP/1.1\r\nX:\r\nY:  z \t \r\n\r\n",
        "[GET /a?b#c 1.1|X=|Y=z] end",
    );
    request("GET  *  HTTP/1.0\r\n\r\n", "[GET * 1.0 close] end");
    request("GET /\r\n\r\n", "[GET / 0.9 close] end");
    request(
        "GET http://a:1/ HTTP/2.0\r\n\r\n",
        "[GET http://a:1/ 2.0 close] end",
    );
    request(
        "GET / HTTP/1.0\r\nConnection: x, Keep-Alive\r\n\r\nM-SEARCH * HTTP/1.1\r\n\r\n",
        "[GET / 1.0|Connection=x, Keep-Alive] end[M-SEARCH * 1.1] end",
    );
    request(
        &format!("{POST}Content-Length: 3 \r\n\r\nabcGET / HTTP/1.1\r\n\r\n"),
        "[POST / 1.1|Host=a|Content-Length=3] data:abc end[GET / 1.1] end",
    );
    request(
        &format!(
            "{POST}Transfer-Encoding: gzip, chunked\r\n\r\n3;a=\"b;\\\"\";c\r\nabc\r\n00A\r\n0123456789\r\n0\r\nX: y\r\n\r\n"
        ),
        "[POST / 1.1|Host=a|Transfer-Encoding=gzip, chunked] data:abc0123456789|X=y end",
    );
    request(
        "CONNECT a:1 HTTP/1.1\r\n\r\nrest",
        "[CONNECT a:1 1.1] upgraded",
    );
    request(
        &format!("{GET}Connection: keep-alive, Upgrade\r\nUpgrade: x\r\n\r\nrest"),
        "[GET / 1.1|Host=a|Connection=keep-alive, Upgrade|Upgrade=x] upgraded",
    );
}

#[test]
fn what_is_refused_and_where() {
    for (input, code, reason, at) in [
        ("foo bar\r\n", "METHOD", "Invalid method encountered", 0),
        (
            "GEX / HTTP/1.1\r\n",
            "METHOD",
            "Invalid method encountered",
            2,
        ),
        (
            "GETx / HTTP/1.1\r\n",
            "METHOD",
            "Expected space after method",
            3,
        ),
        (
            "GET / http/1.1\r\n\r\n",
            "CONSTANT",
            "Expected HTTP/, RTSP/ or ICE/",
            6,
        ),
        (
            "DESCRIBE / HTTP/1.0\r\n",
            "CONSTANT",
            "Invalid method for HTTP/x.x request",
            15,
        ),
        (
            "GET / HTTP/1.2\r\n\r\n",
            "VERSION",
            "Invalid HTTP version",
            14,
        ),
        (
            "GET / HTTP/1.11\r\n\r\n",
            "VERSION",
            "Expected CRLF after version",
            14,
        ),
        (
            "GET / HTTP/1.1\nHost: a\n\n",
            "VERSION",
            "Expected CRLF after version",
            15,
        ),
        ("GET / HTTP/x.1\r\n", "VERSION", "Invalid major version", 11),
        (
            "PRI * HTTP/1.1\r\n",
            "VERSION",
            "Expected HTTP/2 Connection Preface",
            16,
        ),
        (
            "GET foo HTTP/1.1\r\n",
            "URL",
            "Invalid characters in url",
            8,
        ),
        (
            "GET http:/x HTTP/1.1\r\n",
            "URL",
            "Unexpected char in url schema",
            10,
        ),
        (
            "GET ?a HTTP/1.1\r\n",
            "URL",
            "Unexpected start char in url",
            4,
        ),
        (
            "GET /a\x7f HTTP/1.1\r\n",
            "URL",
            "Invalid char in url path",
            6,
        ),
        (
            "GET /?x\x01 HTTP/1.1\r\n",
            "URL",
            "Invalid char in url query",
            7,
        ),
        (
            "GET /a\tb HTTP/1.1\r\n",
            "URL",
            "Invalid characters in url",
            7,
        ),
        (
            "GET http://x#y HTTP/1.1\r\n",
            "URL",
            "Unexpected char in url server",
            12,
        ),
        ("GET http://x@@ HTTP/1.1\r\n", "URL", "Double @ in url", 13),
    ] {
        refused(input, &format!("HPE_INVALID_{code}"), reason, at);
    }
}

#[test]
fn fields_that_are_refused() {
    for (field, code, reason, at) in [
        (": x", "INVALID_HEADER_TOKEN", "Invalid header token", 26),
        ("A : x", "INVALID_HEADER_TOKEN", "Invalid header token", 27),
        (
            "Connection : close",
            "INVALID_HEADER_TOKEN",
            "Invalid header field char",
            37,
        ),
        (
            " A: x",
            "INVALID_HEADER_TOKEN",
            "Unexpected whitespace after header value",
            26,
        ),
        (
            "A: b\r\n c",
            "INVALID_HEADER_TOKEN",
            "Unexpected whitespace after header value",
            32,
        ),
        (
            "A:\r\n b",
            "INVALID_HEADER_TOKEN",
            "Invalid header value char",
            31,
        ),
        (
            "A: b\0c",
            "INVALID_HEADER_TOKEN",
            "Invalid header value char",
            30,
        ),
        (
            "A: b\rc",
            "LF_EXPECTED",
            "Missing expected LF after header value",
            31,
        ),
        (
            "A: b\nB: c",
            "CR_EXPECTED",
            "Missing expected CR after header value",
            30,
        ),
        (
            "Content-Length: 3x",
            "INVALID_CONTENT_LENGTH",
            "Invalid character in Content-Length",
            43,
        ),
        (
            "Content-Length: 3 3",
            "INVALID_CONTENT_LENGTH",
            "Invalid character in Content-Length",
            44,
        ),
        (
            "Content-Length: +3",
            "INVALID_CONTENT_LENGTH",
            "Invalid character in Content-Length",
            42,
        ),
        (
            "Content-Length:",
            "INVALID_CONTENT_LENGTH",
            "Empty Content-Length",
            43,
        ),
        (
            "Content-Length: 18446744073709551616",
            "INVALID_CONTENT_LENGTH",
            "Content-Length overflow",
            62,
        ),
        (
            "Content-Length: 3\r\nContent-Length: 3",
            "UNEXPECTED_CONTENT_LENGTH",
            "Duplicate Content-Length",
            61,
        ),
        (
            "Content-Length: 3\r\nTransfer-Encoding: chunked",
            "INVALID_TRANSFER_ENCODING",
            "Transfer-Encoding can't be present with Content-Length",
            63,
        ),
        (
            "Transfer-Encoding: chunked\r\nContent-Length: 3",
            "INVALID_CONTENT_LENGTH",
            "Content-Length can't be present with Transfer-Encoding",
            69,
        ),
        (
            "Transfer-Encoding: gzip",
            "INVALID_TRANSFER_ENCODING",
            "Request has invalid `Transfer-Encoding`",
            53,
        ),
        (
            "Transfer-Encoding: chunked, gzip",
            "INVALID_TRANSFER_ENCODING",
            "Invalid `Transfer-Encoding` header value",
            53,
        ),
        (
            "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
            "INVALID_TRANSFER_ENCODING",
            "Invalid `Transfer-Encoding` header value",
            74,
        ),
        (
            "Transfer-Encoding: xchunked",
            "INVALID_TRANSFER_ENCODING",
            "Request has invalid `Transfer-Encoding`",
            57,
        ),
        (
            "Connection: close",
            "CLOSED_CONNECTION",
            "Data after `Connection: close`",
            48,
        ),
    ] {
        refused(
            &format!("{POST}{field}\r\n\r\nabc"),
            &format!("HPE_{code}"),
            reason,
            at,
        );
    }
    refused(
        &format!("{GET}\n"),
        "HPE_INVALID_HEADER_TOKEN",
        "Invalid header field char",
        26,
    );
}

#[test]
fn chunks_that_are_refused() {
    for (body, code, reason, at) in [
        (
            "x\r\n",
            "INVALID_CHUNK_SIZE",
            "Invalid character in chunk size",
            56,
        ),
        (
            "0x3\r\n",
            "INVALID_CHUNK_SIZE",
            "Invalid character in chunk size",
            57,
        ),
        (
            "3 \r\nabc",
            "INVALID_CHUNK_SIZE",
            "Invalid character in chunk size",
            58,
        ),
        (
            "FFFFFFFFFFFFFFFFF\r\n",
            "INVALID_CHUNK_SIZE",
            "Chunk size overflow",
            73,
        ),
        (
            "3\nabc",
            "CR_EXPECTED",
            "Missing expected CR after chunk size",
            58,
        ),
        ("3\rabc", "STRICT", "Expected LF after chunk size", 58),
        (
            "3; a=b\r\n",
            "STRICT",
            "Invalid character in chunk extensions",
            59,
        ),
        (
            "3;a\nabc",
            "CR_EXPECTED",
            "Missing expected CR after chunk extension name",
            59,
        ),
        (
            "3;a\0\r\n",
            "STRICT",
            "Invalid character in chunk extensions name",
            60,
        ),
        (
            "3;a=\"b\"x\r\n",
            "STRICT",
            "Invalid character in chunk extensions quote value",
            63,
        ),
        (
            "3\r\nabcd\r\n",
            "STRICT",
            "Expected LF after chunk data",
            62,
        ),
        (
            "3\r\nabc\n0",
            "CR_EXPECTED",
            "Missing expected CR after chunk data",
            63,
        ),
        (
            "0\r\nX y\r\n\r\n",
            "INVALID_HEADER_TOKEN",
            "Invalid header token",
            60,
        ),
        (
            "0\r\nContent-Length: 5\r\n\r\n",
            "INVALID_CONTENT_LENGTH",
            "Content-Length can't be present with Transfer-Encoding",
            74,
        ),
        ("0\r\n\rx", "STRICT", "Expected LF after headers", 60),
    ] {
        let input = format!("{POST}Transfer-Encoding: chunked\r\n\r\n{body}");
        refused(&input, &format!("HPE_{code}"), reason, at);
    }
}

#[test]
fn what_is_too_large() {
    let whole = |input: String| read(Role::Server, Expected::Usual, &[input.as_bytes()]);
    let over = Some(16_388);
    let long = "x".repeat(16_383);
    assert_eq!(whole(format!("GET /{long} HTTP/1.1\r\n\r\n")).1, over);
    assert_eq!(
        whole(format!("{GET}X: {}\r\n\r\n", "x".repeat(16_370))).1,
        None
    );
    assert_eq!(
        whole(format!("{GET}X: {}\r\n\r\n", "x".repeat(16_400))).1,
        Some(16_429)
    );
    let chunked = format!("{POST}Transfer-Encoding: chunked\r\n\r\n");
    assert_eq!(
        whole(format!("{chunked}3;{}\r\n", "x".repeat(16_384))).1,
        None
    );
    assert_eq!(
        whole(format!("{chunked}3;{}\r\n", "x".repeat(16_385))).1,
        Some(16_444)
    );
    assert!(
        whole(format!("{chunked}0\r\nX: {}\r\n", "x".repeat(16_384)))
            .1
            .is_some()
    );
}

fn response(expected: Expected, input: &str, says: &str) {
    check_as(Role::Client, expected, input.as_bytes(), says);
}

#[test]
fn responses() {
    let ok = "HTTP/1.1 200 OK\r\n";
    check_as(
        Role::Client,
        Expected::Usual,
        b"HTTP/1.1 200 \xff\r\nContent-Length: 0\r\n\r\n",
        "[200 \u{fffd} 1.1|Content-Length=0] end",
    );
    response(
        Expected::Usual,
        &format!("{ok}\r\nbody"),
        "[200 OK 1.1 close] data:body",
    );
    response(
        Expected::Usual,
        &format!("{ok}Content-Length: 2\r\n\r\nab"),
        "[200 OK 1.1|Content-Length=2] data:ab end",
    );
    response(
        Expected::ToHead,
        &format!("{ok}Content-Length: 2\r\n\r\n"),
        "[200 OK 1.1|Content-Length=2] end",
    );
    response(
        Expected::ToConnect,
        &format!("{ok}\r\nrest"),
        "[200 OK 1.1] upgraded",
    );
    response(Expected::Usual, "HTTP/1.1 200\r\n\r\n", "[200  1.1 close]");
    response(
        Expected::Usual,
        "HTTP/1.1 100 C\r\n\r\nHTTP/1.1 204 N\r\n\r\n",
        "[100 C 1.1] end[204 N 1.1] end",
    );
    response(
        Expected::Usual,
        "HTTP/1.1 101 X\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\nrest",
        "[101 X 1.1|Connection=upgrade|Upgrade=x] upgraded",
    );
    response(
        Expected::Usual,
        &format!("{ok}Transfer-Encoding: gzip\r\n\r\nabc"),
        "[200 OK 1.1|Transfer-Encoding=gzip close] data:abc",
    );
    for (input, says) in [
        (
            "HTTX/1.1 200 OK\r\n",
            " HPE_INVALID_CONSTANT: Expected HTTP/, RTSP/ or ICE/",
        ),
        (
            "HTTP/1.1  200 OK\r\n",
            " HPE_INVALID_STATUS: Invalid status code",
        ),
        (
            "HTTP/1.1 2000 OK\r\n",
            " HPE_INVALID_STATUS: Invalid response status",
        ),
        (
            "HTTP/1.1200 OK\r\n",
            " HPE_INVALID_VERSION: Expected space after version",
        ),
        (
            "HTTP/1.1 200 OK\n\n",
            " HPE_CR_EXPECTED: Missing expected CR after response line",
        ),
        (
            "HTTP/1.1 200 OK\rA: b\r\n",
            " HPE_STRICT: Expected LF after CR",
        ),
    ] {
        response(Expected::Usual, input, says);
    }
}
