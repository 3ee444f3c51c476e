//! Boa, made Node-shaped: a context on a deep stack, Node's job order, async context, module graph,
//! V8-like stacks, limits and the memory governor. It knows no operating system and no `node:` name:
//! what it needs from outside comes through [`Host`].
//!
//! | look here | for |
//! |---|---|
//! | [`jobs`] | the tick queue, promise jobs, and the order in which they drain |
//! | [`hooks`] | what Boa asks of us: job callbacks, rejections, buffer limits |
//! | [`async_context`] | the value that follows a chain of asynchronous calls |
//! | [`execution`] | the numbers of asynchronous operations, and hooks that are told of them |
//! | `builtins` | what V8 has built in and Boa has not |
//! | [`function`] | source text into functions and scripts, and functions into bytes for another process |
//! | `suspended` | jobs that wait for another thread, a time limit or the collector |
//! | [`stack`] | the JavaScript thread and how deep it may recurse |
//! | [`memory`] | when to collect, judged by all bytes and not only by Boa's |

pub mod async_context;
mod builtins;
pub mod errors;
pub mod execution;
pub mod function;
pub mod hooks;
mod host;
pub mod jobs;
pub mod memory;
pub mod stack;
mod suspended;

pub use self::{
    host::{Host, Origin},
    suspended::Nudge,
};

use std::rc::Rc;

pub use boa_engine::vm::frozen;
use boa_engine::{Context, JsResult, context::ContextBuilder, module::ModuleLoader, realm::Realm};

use self::{hooks::Hooks, jobs::Jobs};

/// Builds a context whose jobs run in Node's order and whose host is `host`.
///
/// `limits` is what [`stack::run_deep`] granted to this thread.
///
/// # Errors
/// Fails only where Boa cannot create its realm.
pub fn create_context<L: ModuleLoader + 'static>(
    host: Rc<dyn Host>,
    loader: Rc<L>,
    limits: stack::Limits,
) -> JsResult<Context> {
    let jobs = Rc::new(Jobs::new(host));
    let mut context = ContextBuilder::new()
        .host_hooks(Rc::new(Hooks::new(Rc::clone(&jobs))))
        .job_executor(Rc::clone(&jobs))
        .module_loader(loader)
        .can_block(true)
        .build()?;
    limits.apply(&mut context);
    errors::install(&mut context)?;
    builtins::install(&mut context)?;
    Ok(context)
}

/// Makes another realm for `context`, with all that the first one has.
///
/// # Errors
/// Fails only where Boa cannot create the realm.
pub fn create_realm(context: &mut Context) -> JsResult<Realm> {
    let realm = context.create_realm()?;
    let before = context.enter_realm(realm);
    let equipped = errors::equip_realm(context).and_then(|()| builtins::install(context));
    let realm = context.enter_realm(before);
    equipped.map(|()| realm)
}
