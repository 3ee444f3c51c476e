//! Plain requests, answered without JavaScript of ours.
//!
//! A connection's parser may *consume* its socket's handle: bytes then come here instead of to the socket's stream. A request that
//! asks for nothing unusual becomes two native objects, and the program's listener is called. `res.end(text)` writes head and body at
//! once; the body of a request goes from the wire to the listeners of 'data'. As long as the program touches nothing but what is cheap
//! (url, method, headers, the methods in `response.rs` and `request.rs`, listeners), that is all.
//!
//! At the first other touch both objects *grow*: `onGrow` of `internal/http/connection.js` runs the ordinary constructors on
//! them, and from then on they are what they would have been. Requests that are not plain are ordinary from the start: `onHead`,
//! `onBody`, `onTrailers` and `onComplete` tell JavaScript of them. What is not HTTP, or not any more, is handed over: the parser stops
//! consuming and the JavaScript half goes on where it was.
//!
//! | look here | for |
//! |---|---|
//! | `connection.rs` | what a parser knows of its connection, and what JavaScript may ask of it |
//! | `consume.rs` | bytes in: which requests are plain, who hears of the others, and the handing over |
//! | `message.rs` | the two objects, and their growing |
//! | `fields.rs` | what their prototypes have for them: accessors and quick methods |
//! | `request.rs`, `body.rs` | who listens to a request; its body |
//! | `events.rs` | what listeners are told, and in which tick |
//! | `response.rs`, `answer.rs` | `setHeader`, `writeHead`, `write`, `end`; the bytes that follow from them |

mod answer;
mod body;
mod connection;
mod consume;
mod events;
mod fields;
mod message;
mod request;
mod response;

pub(super) use self::{
    connection::{Light, METHODS, show_incoming},
    fields::set_up,
};
