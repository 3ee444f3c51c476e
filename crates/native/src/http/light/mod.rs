//! Plain requests, answered without JavaScript of ours.
//!
//! A connection's parser may *consume* its socket's handle: bytes then come here. A request that has no body and asks for
//! nothing unusual becomes two native objects, and the program's listener is called. `res.end(text)` writes head and body at once. As
//! long as the program touches nothing but what is cheap (url, method, headers, statusCode, setHeader, writeHead, end), that is all.
//!
//! At the first other touch both objects *grow*: `onGrow` of `internal/http/connection.js` runs the ordinary constructors on
//! them, and from then on they are what they would have been. Everything unusual on the wire takes the same way: the parser stops
//! consuming and the JavaScript half goes on where it was.
//!
//! | look here | for |
//! |---|---|
//! | `consume.rs` | bytes in: which requests are plain, and the handing over of those that are not |
//! | `message.rs` | the two objects, their accessors, growing |
//! | `answer.rs` | `setHeader`, `writeHead`, `end` and what goes out |

mod answer;
mod consume;
mod message;

pub(super) use self::{consume::Light, consume::METHODS, message::set_up};
