//! The call stack in a form that hosts can read.
#![graft(new)]

use std::path::Path;

use boa_string::JsString;

use super::shadow_stack::{Backtrace, ErrorStack, ShadowEntry};
use super::source_info::SourceInfo;
use super::{SourcePath, Vm};
use crate::error::JsError;
use crate::property::PropertyKey;
use crate::{Context, JsObject, JsValue, js_string};

/// Called once for every Error object, when its `message` and `cause` are there.
pub type ErrorHook = fn(&JsObject, &mut Context);

/// A frame of a call stack.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct FrameInfo {
    /// The function's name as the source has it; empty for anonymous functions.
    pub function_name: JsString,
    /// Where its source comes from.
    pub path: SourcePath,
    /// One-based; 0 when unknown.
    pub line: u32,
    /// One-based, in code points; 0 when unknown.
    pub column: u32,
    /// Implemented by the engine or the host.
    pub is_native: bool,
    /// Called by `new`, `super()` or `Reflect.construct`. Not known of captured stacks.
    pub is_constructor: bool,
    /// An async function. Not known of captured stacks.
    pub is_async: bool,
    /// The body of a script, a module or an eval.
    pub is_top_level: bool,
    /// The function, where it is at hand.
    pub function: Option<JsObject>,
    /// Its `this`, where it is at hand.
    pub this: Option<JsValue>,
}

impl FrameInfo {
    /// Whether the code was given to `eval` or a function constructor.
    #[must_use]
    pub fn is_eval(&self) -> bool {
        self.path == SourcePath::Eval
    }

    /// The file, for code that comes from one.
    #[must_use]
    pub fn file(&self) -> Option<&Path> {
        match &self.path {
            SourcePath::Path(path) => Some(path),
            _ => None,
        }
    }

    fn native(function_name: JsString) -> Self {
        Self {
            function_name,
            path: SourcePath::None,
            line: 0,
            column: 0,
            is_native: true,
            is_constructor: false,
            is_async: false,
            is_top_level: false,
            function: None,
            this: None,
        }
    }

    fn bytecode(source: &SourceInfo, pc: u32) -> Self {
        let position = source.map().find(pc);
        let name = source.function_name().clone();
        let is_top_level = name == MAIN;
        Self {
            function_name: if is_top_level {
                JsString::default()
            } else {
                name
            },
            path: source.map().path().clone(),
            line: position.map_or(0, |p| p.line_number()),
            column: position.map_or(0, |p| p.column_number()),
            is_native: false,
            is_constructor: false,
            is_async: false,
            is_top_level,
            function: None,
            this: None,
        }
    }

    fn of_entry(entry: &ShadowEntry) -> Self {
        match entry {
            ShadowEntry::Native { function_name, .. } => {
                Self::native(function_name.clone().unwrap_or_default())
            }
            ShadowEntry::Bytecode { pc, source_info } => Self::bytecode(source_info, *pc),
        }
    }
}

/// The name that the compiler gives to the code of scripts, modules and evals.
const MAIN: &str = "<main>";

/// The `name` of a builtin whose data has none, as constructors.
fn own_name(function: &JsObject) -> JsString {
    let key = PropertyKey::from(js_string!("name"));
    let property = function.borrow().properties().get(&key);
    property
        .as_ref()
        .and_then(|p| p.value())
        .and_then(JsValue::as_string)
        .unwrap_or_default()
}

/// A native function that runs.
#[derive(Debug)]
pub(crate) struct NativeCall {
    pub(crate) function: JsObject,
    pub(crate) this: JsValue,
    pub(crate) is_constructor: bool,
}

/// Frames that an error's stack does not show, as long as the stack is this deep.
#[derive(Debug, Default, Clone, Copy)]
pub(crate) struct HiddenFrames {
    depth: usize,
    count: usize,
}

impl Vm {
    fn frame_infos(&self, limit: usize) -> Vec<FrameInfo> {
        let mut infos = Vec::with_capacity(limit.min(self.shadow_stack.depth()));
        let mut natives = self.native_calls.iter().rev();
        let mut frames = self.frames.iter().rev();
        // A generator that runs has swapped the stack: the values of the frames below it are out of reach.
        let mut values = true;
        let mut hidden = match self.hidden_frames {
            hidden if hidden.depth == self.shadow_stack.depth() => hidden.count,
            _ => 0,
        };
        for entry in self.shadow_stack.entries().rev() {
            if infos.len() == limit {
                break;
            }
            let info = match entry {
                ShadowEntry::Native { .. } => {
                    let mut info = FrameInfo::of_entry(entry);
                    if let Some(call) = natives.next() {
                        if info.function_name.is_empty() {
                            info.function_name = own_name(&call.function);
                        }
                        info.function = Some(call.function.clone());
                        info.this = Some(call.this.clone());
                        info.is_constructor = call.is_constructor;
                    }
                    info
                }
                ShadowEntry::Bytecode { source_info, .. } => {
                    let Some(frame) = frames.next() else { break };
                    // The counter stands after the instruction that runs.
                    let mut info = FrameInfo::bytecode(source_info, frame.pc.saturating_sub(1));
                    info.is_constructor = frame.construct();
                    info.is_async = frame.code_block().is_async();
                    if values {
                        info.function = self.stack.get_function(frame);
                        info.this = Some(self.stack.get_this(frame));
                        values = !frame.registers_already_pushed();
                    }
                    info
                }
            };
            if hidden > 0 {
                hidden -= 1;
            } else {
                infos.push(info);
            }
        }
        infos
    }
}

impl Vm {
    /// How many frames there are down to the innermost one of this function, that one included.
    fn depth_of(&self, function: &JsObject) -> Option<usize> {
        let mut natives = self.native_calls.iter().rev();
        let mut frames = self.frames.iter().rev();
        for (above, entry) in self.shadow_stack.entries().rev().enumerate() {
            let found = match entry {
                ShadowEntry::Native { .. } => JsObject::equals(&natives.next()?.function, function),
                ShadowEntry::Bytecode { .. } => {
                    let frame = frames.next()?;
                    // Below a running generator the functions are out of reach.
                    if frame.registers_already_pushed() {
                        return None;
                    }
                    self.stack
                        .get_function(frame)
                        .is_some_and(|f| JsObject::equals(&f, function))
                }
            };
            if found {
                return Some(above + 1);
            }
        }
        None
    }
}

impl Backtrace {
    fn frame_infos(&self) -> Vec<FrameInfo> {
        self.iter().rev().map(FrameInfo::of_entry).collect()
    }
}

impl ErrorStack {
    pub(crate) fn frame_infos(&self) -> Vec<FrameInfo> {
        self.backtrace()
            .map(Backtrace::frame_infos)
            .unwrap_or_default()
    }
}

impl JsError {
    /// The stack where this error was thrown, innermost frame first; empty when it was not thrown by JavaScript.
    #[must_use]
    pub fn frames(&self) -> Vec<FrameInfo> {
        self.backtrace
            .as_ref()
            .map(Backtrace::frame_infos)
            .unwrap_or_default()
    }
}

impl Context {
    /// The current call stack, innermost frame first, at most `limit` frames.
    #[must_use]
    pub fn stack_frames(&self, limit: usize) -> Vec<FrameInfo> {
        self.vm.frame_infos(limit)
    }

    /// Sets what is called for every new Error object.
    pub fn set_error_hook(&mut self, hook: Option<ErrorHook>) {
        self.vm.error_hook = hook;
    }

    /// Calls the hook for an Error object that a constructor made: as in V8 its stack begins below the frame of `new.target`.
    pub(crate) fn call_error_hook_of_constructor(
        &mut self,
        error: &JsObject,
        new_target: &JsValue,
    ) {
        if self.vm.error_hook.is_none() {
            return;
        }
        let depth = match new_target.as_object() {
            Some(new_target) => self.vm.depth_of(&new_target),
            None => None,
        };
        self.call_error_hook(error, depth.unwrap_or(1));
    }

    /// Calls the hook for a new Error object; `hidden` of the innermost frames are not part of its stack.
    pub(crate) fn call_error_hook(&mut self, error: &JsObject, hidden: usize) {
        if let Some(hook) = self.vm.error_hook {
            let depth = self.vm.shadow_stack.depth();
            let hidden = HiddenFrames {
                depth,
                count: hidden,
            };
            let outer = std::mem::replace(&mut self.vm.hidden_frames, hidden);
            hook(error, self);
            self.vm.hidden_frames = outer;
        }
    }

    /// Makes an object of a native error while the stack that it comes from is still there.
    pub(crate) fn object_of_error(&mut self, error: JsError) -> JsError {
        if self.vm.error_hook.is_none() || error.as_native().is_none() {
            return error;
        }
        let limit = self.vm.runtime_limits.backtrace_limit();
        let backtrace = self.vm.shadow_stack.take(limit, self.vm.frame().pc);
        match error.into_opaque(self) {
            Ok(value) => {
                let mut error = JsError::from_opaque(value);
                error.backtrace = Some(backtrace);
                error
            }
            Err(error) => error,
        }
    }
}
