#![graft(new)]
//! Compiled functions as bytes: written while a program is built, read back without a parser.
//!
//! [`freeze`] writes a function's code block and those of the functions inside it. [`Frozen`] points at such bytes in the
//! binary; [`Frozen::thaw`] makes the function. Inner functions are thawed when they are first created, positions and source
//! text when somebody asks for them, and strings stay where they are in the binary.
//!
//! # The format
//! Numbers are LEB128; a text is a length in units, shifted left, its lowest bit set for UTF-16, then the units.
//! ```text
//! frozen    = count text* code
//! code      = flags length parameter_length register_count this_mode name span positions
//!             mapped_arguments handlers caches locators bytecode constants
//! constants = count (tag payload)*      a function's payload begins with its size
//! ```
//! The bytes are trusted: they come from the same build of the same engine and from nowhere else.

use std::{cell::Cell, fmt, path::Path, rc::Rc, sync::OnceLock};

use boa_ast::{
    LinearPosition, LinearSpan, Position,
    scope::{BindingLocator, Scope},
};
use boa_gc::{Finalize, Gc, GcRefCell, Trace};
use boa_string::{JsStr, JsStrVariant, StaticString};
use rustc_hash::FxHashMap;

use super::{
    CodeBlock, InlineCache,
    code_block::{CodeBlockFlags, Constant, Handler},
    opcode::{Address, Bytecode},
    source_info::{Entry, SourceInfo, SourceMap, SourcePath},
};
use crate::{
    Context, JsBigInt, JsObject, JsString, SpannedSourceText,
    builtins::function::{OrdinaryFunction, ThisMode},
    environments::EnvironmentStack,
    spanned_source_text::SourceText,
};

/// A function in the binary: its code, as [`freeze`] wrote it, and the text that it was compiled from.
pub struct Frozen {
    code: &'static [u8],
    text: &'static str,
    /// Made at the first thaw, for all threads.
    strings: OnceLock<Strings>,
}

struct Strings {
    list: Box<[StaticString]>,
    /// Where the outermost function's code begins.
    code: usize,
}

impl Frozen {
    /// A function frozen in `code`, compiled from `text`.
    #[must_use]
    pub const fn new(code: &'static [u8], text: &'static str) -> Self {
        Self {
            code,
            text,
            strings: OnceLock::new(),
        }
    }

    /// Makes the function, a closure over nothing but the current realm's globals. `path` is what stacks show.
    #[must_use]
    pub fn thaw(&'static self, path: &Path, context: &mut Context) -> JsObject {
        let strings = self.strings.get_or_init(|| {
            let mut reader = Reader { rest: self.code };
            let list = reader.strings();
            Strings {
                list,
                code: self.code.len() - reader.rest.len(),
            }
        });
        let shared = Rc::new(Shared {
            strings: &strings.list,
            text: SourceText::frozen(self.text),
            path: Some(Rc::<Path>::from(path)).into(),
            global: context.realm().scope().clone(),
        });
        let mut reader = Reader {
            rest: &self.code[strings.code..],
        };
        let code = Gc::new(reader.code(&shared));
        let (name, length) = (code.name().clone(), code.length);
        let realm = context.realm().clone();
        let function = OrdinaryFunction::new(code, EnvironmentStack::new(), None, realm);
        context
            .intrinsics()
            .templates()
            .function()
            .create(function, vec![length.into(), name.into()])
    }
}

/// Writes the compiled code of `function`; `None` if it is not a function that was compiled from source text.
#[must_use]
pub fn freeze(function: &JsObject) -> Option<Vec<u8>> {
    let function = function.downcast_ref::<OrdinaryFunction>()?;
    let mut writer = Writer::default();
    writer.code(&function.code);
    let mut bytes = Vec::new();
    number(&mut bytes, writer.strings.len());
    for string in &writer.strings {
        text(&mut bytes, string.as_str());
    }
    bytes.append(&mut writer.bytes);
    Some(bytes)
}

/// The positions that [`Writer::positions`] wrote.
pub(super) fn thaw_positions(bytes: &'static [u8]) -> Box<[Entry]> {
    let mut reader = Reader { rest: bytes };
    reader.list(|reader| {
        let pc = reader.number();
        let (line, column) = (reader.number(), reader.number());
        Entry {
            pc,
            position: (line > 0).then(|| Position::new(line, column)),
        }
    })
}

/// A function inside a thawed one, made when it is first asked for.
#[derive(Clone, Trace, Finalize)]
pub(crate) struct FrozenFunction {
    code: GcRefCell<Option<Gc<CodeBlock>>>,
    #[unsafe_ignore_trace]
    bytes: &'static [u8],
    #[unsafe_ignore_trace]
    shared: Rc<Shared>,
}

impl FrozenFunction {
    pub(crate) fn code(&self) -> Gc<CodeBlock> {
        if let Some(code) = &*self.code.borrow() {
            return code.clone();
        }
        let mut reader = Reader { rest: self.bytes };
        let code = Gc::new(reader.code(&self.shared));
        *self.code.borrow_mut() = Some(code.clone());
        code
    }
}

impl fmt::Debug for FrozenFunction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "FrozenFunction({} bytes)", self.bytes.len())
    }
}

/// What all functions of one [`Frozen`] have in common.
struct Shared {
    strings: &'static [StaticString],
    text: SourceText,
    path: SourcePath,
    global: Scope,
}

/// The kinds of constants.
mod tag {
    pub(super) const STRING: u32 = 0;
    pub(super) const FUNCTION: u32 = 1;
    pub(super) const BIG_INT: u32 = 2;
    pub(super) const SCOPE: u32 = 3;
}

fn number<N: TryInto<u32>>(bytes: &mut Vec<u8>, value: N) {
    let Ok(mut value) = value.try_into() else {
        unreachable!("sizes and indices of a source file fit 32 bits");
    };
    while value >= 0x80 {
        bytes.push(value as u8 | 0x80);
        value >>= 7;
    }
    bytes.push(value as u8);
}

fn text(bytes: &mut Vec<u8>, text: JsStr<'_>) {
    match text.variant() {
        JsStrVariant::Latin1(units) => {
            number(bytes, units.len() << 1);
            bytes.extend_from_slice(units);
        }
        JsStrVariant::Utf16(units) => {
            number(bytes, units.len() << 1 | 1);
            bytes.extend(units.iter().flat_map(|unit| unit.to_le_bytes()));
        }
    }
}

#[derive(Default)]
struct Writer {
    bytes: Vec<u8>,
    strings: Vec<JsString>,
    known: FxHashMap<JsString, usize>,
}

impl Writer {
    fn number<N: TryInto<u32>>(&mut self, value: N) {
        number(&mut self.bytes, value);
    }

    fn string(&mut self, string: &JsString) {
        let next = self.strings.len();
        let index = *self.known.entry(string.clone()).or_insert(next);
        if index == next {
            self.strings.push(string.clone());
        }
        self.number(index);
    }

    fn sized(&mut self, bytes: &[u8]) {
        self.number(bytes.len());
        self.bytes.extend_from_slice(bytes);
    }

    /// Writes a function's code. Every field is named, so that a new one cannot be forgotten.
    fn code(&mut self, code: &CodeBlock) {
        let CodeBlock {
            flags,
            length,
            parameter_length,
            register_count,
            this_mode,
            mapped_arguments_binding_indices,
            bytecode,
            constants,
            bindings,
            handlers,
            ic,
            source_info,
            global_lexs,
            global_fns,
            global_vars,
            debug_id: _,
        } = code;
        debug_assert!(global_lexs.is_empty() && global_fns.is_empty() && global_vars.is_empty());
        self.number(flags.get().bits());
        self.number(*length);
        self.number(*parameter_length);
        self.number(*register_count);
        self.number(match this_mode {
            ThisMode::Lexical => 0_u32,
            ThisMode::Strict => 1,
            ThisMode::Global => 2,
        });
        self.string(source_info.function_name());
        let (start, end) = source_info.text_spanned().frozen_span().unwrap_or_default();
        self.number(start);
        self.number(end);
        self.positions(source_info.map().entries());
        self.number(mapped_arguments_binding_indices.len());
        for index in mapped_arguments_binding_indices {
            self.number(index.map_or(0, |index| index + 1));
        }
        self.number(handlers.len());
        for handler in handlers {
            self.number(handler.start.as_u32());
            self.number(handler.end.as_u32());
            self.number(handler.environment_count);
        }
        self.number(ic.len());
        for cache in ic {
            self.string(&cache.name);
        }
        self.number(bindings.len());
        for locator in bindings {
            let (scope, index) = locator.frozen();
            self.string(locator.name());
            self.number(scope);
            self.number(index);
        }
        self.sized(&bytecode.bytes);
        self.number(constants.len());
        for constant in constants {
            self.constant(constant);
        }
    }

    fn positions(&mut self, entries: &[Entry]) {
        let mut bytes = Vec::new();
        number(&mut bytes, entries.len());
        for entry in entries {
            number(&mut bytes, entry.pc);
            let position = entry.position;
            number(&mut bytes, position.map_or(0, Position::line_number));
            number(&mut bytes, position.map_or(0, Position::column_number));
        }
        self.sized(&bytes);
    }

    fn constant(&mut self, constant: &Constant) {
        match constant {
            Constant::String(string) => {
                self.number(tag::STRING);
                self.string(string);
            }
            Constant::Function(code) => self.function(code),
            Constant::Frozen(function) => self.function(&function.code()),
            Constant::BigInt(value) => {
                self.number(tag::BIG_INT);
                self.sized(value.to_string().as_bytes());
            }
            Constant::Scope(scope) => {
                self.number(tag::SCOPE);
                self.number(scope.scope_index());
                self.number(u32::from(scope.is_function()));
                self.number(u32::from(scope.escaped_this()));
                let bindings = scope.frozen_bindings();
                self.number(bindings.len());
                for (name, index, flags) in &bindings {
                    self.string(name);
                    self.number(*index);
                    self.number(*flags);
                }
            }
        }
    }

    fn function(&mut self, code: &CodeBlock) {
        self.number(tag::FUNCTION);
        let before = std::mem::take(&mut self.bytes);
        self.code(code);
        let inner = std::mem::replace(&mut self.bytes, before);
        self.sized(&inner);
    }
}

struct Reader {
    rest: &'static [u8],
}

impl Reader {
    fn number(&mut self) -> u32 {
        let mut value = 0;
        let mut shift = 0;
        while let Some((&byte, rest)) = self.rest.split_first() {
            self.rest = rest;
            value |= u32::from(byte & 0x7F) << shift;
            if byte < 0x80 {
                break;
            }
            shift += 7;
        }
        value
    }

    fn bytes(&mut self, length: usize) -> &'static [u8] {
        let (bytes, rest) = self.rest.split_at(length);
        self.rest = rest;
        bytes
    }

    fn sized(&mut self) -> &'static [u8] {
        let length = self.number() as usize;
        self.bytes(length)
    }

    fn list<T, L: FromIterator<T>>(&mut self, mut item: impl FnMut(&mut Self) -> T) -> L {
        (0..self.number()).map(|_| item(self)).collect()
    }

    fn strings(&mut self) -> Box<[StaticString]> {
        self.list(|reader| {
            let header = reader.number() as usize;
            let units = header >> 1;
            if header & 1 == 0 {
                return StaticString::new(JsStr::latin1(reader.bytes(units)));
            }
            let wide: Vec<u16> = reader
                .bytes(units * 2)
                .chunks_exact(2)
                .map(|unit| u16::from_le_bytes([unit[0], unit[1]]))
                .collect();
            // The table that this string joins is never dropped.
            StaticString::new(JsStr::utf16(wide.leak()))
        })
    }

    fn string(&mut self, shared: &Shared) -> JsString {
        JsString::from_static(&shared.strings[self.number() as usize])
    }

    fn code(&mut self, shared: &Rc<Shared>) -> CodeBlock {
        let flags = CodeBlockFlags::from_bits_truncate(self.number() as u16);
        let length = self.number();
        let parameter_length = self.number();
        let register_count = self.number();
        let this_mode = match self.number() {
            0 => ThisMode::Lexical,
            1 => ThisMode::Strict,
            _ => ThisMode::Global,
        };
        let name = self.string(shared);
        let start = LinearPosition::new(self.number() as usize);
        let end = LinearPosition::new(self.number() as usize);
        let positions = self.sized();
        CodeBlock {
            flags: Cell::new(flags),
            length,
            parameter_length,
            register_count,
            this_mode,
            mapped_arguments_binding_indices: self.list(|reader| reader.number().checked_sub(1)),
            handlers: self.list(|reader| Handler {
                start: Address::new(reader.number()),
                end: Address::new(reader.number()),
                environment_count: reader.number(),
            }),
            ic: self.list(|reader| InlineCache::new(reader.string(shared))),
            bindings: self.list(|reader| {
                let name = reader.string(shared);
                BindingLocator::thawed(name, (reader.number(), reader.number()))
            }),
            bytecode: Bytecode {
                bytes: self.sized().into(),
            },
            constants: self.list(|reader| reader.constant(shared)),
            source_info: SourceInfo::new(
                SourceMap::frozen(positions, shared.path.clone()),
                name,
                SpannedSourceText::new(shared.text.clone(), Some(LinearSpan::new(start, end))),
            ),
            global_lexs: Box::default(),
            global_fns: Box::default(),
            global_vars: Box::default(),
            debug_id: CodeBlock::get_next_codeblock_id(),
        }
    }

    fn constant(&mut self, shared: &Rc<Shared>) -> Constant {
        match self.number() {
            tag::STRING => Constant::String(self.string(shared)),
            tag::FUNCTION => Constant::Frozen(FrozenFunction {
                code: GcRefCell::new(None),
                bytes: self.sized(),
                shared: shared.clone(),
            }),
            tag::BIG_INT => {
                let digits = String::from_utf8_lossy(self.sized());
                Constant::BigInt(JsBigInt::from_string(&digits).unwrap_or_else(|| 0.into()))
            }
            _ => {
                let index = self.number();
                let function = self.number() == 1;
                let escaped_this = self.number() == 1;
                let bindings: Vec<_> = self.list(|reader| {
                    let name = reader.string(shared);
                    (name, reader.number(), reader.number() as u8)
                });
                let bindings = bindings.into_iter();
                let global = &shared.global;
                Constant::Scope(Scope::thawed(
                    global,
                    index,
                    function,
                    escaped_this,
                    bindings,
                ))
            }
        }
    }
}
