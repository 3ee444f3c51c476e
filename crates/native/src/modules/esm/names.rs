//! The names that a CommonJS file exports, read off its text without running it.
//!
//! What is recognised is what Node documents (its page "Modules: ECMAScript modules", section "CommonJS namespaces", and the
//! README of the package cjs-module-lexer): assignments to `exports.name` and `module.exports.name`, an object literal given to
//! `module.exports`, `Object.defineProperty(exports, 'name', ...)` with a value or a plain getter, and re-exports of
//! `require('id')` as compilers write them.

use std::collections::HashSet;

use boa_engine::Context;

use crate::modules::{
    loader::Loader,
    resolve::{files::dirname, node_module_paths},
};

/// What a text exports.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Exports {
    pub(super) names: Vec<String>,
    /// Requests whose names come through.
    pub(super) reexports: Vec<String>,
}

/// The names of the file at `path` and of those that it re-exports.
pub(super) fn of_file(path: &str, loader: &Loader, context: &Context) -> Vec<String> {
    let mut names = Vec::new();
    let mut seen = HashSet::new();
    let mut files = vec![path.to_owned()];
    while let Some(path) = files.pop() {
        if !seen.insert(path.clone()) || path.ends_with(".json") || path.ends_with(".node") {
            continue;
        }
        let resolver = loader.resolver(context);
        let Ok(bytes) = resolver.files().read(&path) else {
            continue;
        };
        let found = scan(&String::from_utf8_lossy(&bytes));
        for name in found.names {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        for request in found.reexports {
            let paths = if request.starts_with('.') {
                vec![dirname(&path).to_owned()]
            } else {
                node_module_paths(dirname(&path))
            };
            let extensions = || [".js", ".json", ".node"].map(ToOwned::to_owned).to_vec();
            if let Ok(Some(file)) = resolver.find_path(&request, &paths, false, &extensions) {
                files.push(file);
            }
        }
    }
    names
}

/// Reads the exports off a text.
pub(super) fn scan(text: &str) -> Exports {
    let mut scanner = Scanner {
        text,
        bytes: text.as_bytes(),
        at: 0,
        out: Exports::default(),
        required: Vec::new(),
    };
    scanner.run();
    scanner.out
}

struct Scanner<'a> {
    text: &'a str,
    bytes: &'a [u8],
    at: usize,
    out: Exports,
    /// Variables that hold what a `require` gave.
    required: Vec<(&'a str, &'a str)>,
}

const fn is_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'$' || byte >= 0x80
}

impl<'a> Scanner<'a> {
    fn run(&mut self) {
        // Whether a `/` here would begin a regular expression.
        let mut regexp = true;
        // How deep in braces, and where template literals resume.
        let mut depth = 0usize;
        let mut templates: Vec<usize> = Vec::new();
        while let Some(&byte) = self.bytes.get(self.at) {
            match byte {
                b'/' if matches!(self.bytes.get(self.at + 1), Some(b'/' | b'*')) => {
                    self.skip_comment()
                }
                b'/' if regexp => {
                    self.skip_regexp();
                    regexp = false;
                }
                b'"' | b'\'' => {
                    self.string();
                    regexp = false;
                }
                b'`' => {
                    self.at += 1;
                    if self.skip_template() {
                        templates.push(depth);
                        depth += 1;
                        regexp = true;
                    } else {
                        regexp = false;
                    }
                }
                b'{' => {
                    depth += 1;
                    self.at += 1;
                    regexp = true;
                }
                b'}' => {
                    depth = depth.saturating_sub(1);
                    self.at += 1;
                    regexp = true;
                    if templates.last() == Some(&depth) {
                        templates.pop();
                        if self.skip_template() {
                            templates.push(depth);
                            depth += 1;
                        } else {
                            regexp = false;
                        }
                    }
                }
                byte if is_name(byte) => {
                    let member = self.at > 0 && self.bytes[self.at - 1] == b'.';
                    let word = self.word();
                    regexp = matches!(
                        word,
                        "return"
                            | "typeof"
                            | "case"
                            | "in"
                            | "of"
                            | "delete"
                            | "void"
                            | "throw"
                            | "new"
                            | "do"
                            | "else"
                            | "instanceof"
                            | "yield"
                            | "await"
                    );
                    if !member || word.starts_with("__export") {
                        self.after_word(word);
                    }
                }
                b')' | b']' => {
                    self.at += 1;
                    regexp = false;
                }
                byte => {
                    self.at += 1;
                    if !byte.is_ascii_whitespace() {
                        regexp = true;
                    }
                }
            }
        }
    }

    fn after_word(&mut self, word: &'a str) {
        let resume = self.at;
        match word {
            "exports" => self.after_exports(),
            "module" if self.eat(".") && self.eat_word("exports") => {
                let here = self.at;
                if self.assigns() {
                    self.whole_exports();
                    return;
                }
                self.at = here;
                self.after_exports();
            }
            "Object" if self.eat(".") => {
                if self.eat_word("defineProperty") {
                    self.define_property();
                } else if self.eat_word("keys") {
                    self.keys_for_each();
                }
            }
            "var" | "let" | "const" => self.declaration(),
            "__exportStar" | "__export" | "__reExport" if self.eat("(") => {
                if word == "__reExport" && self.exports_object() {
                    self.eat(",");
                }
                if let Some(request) = self.required_call() {
                    self.out.reexports.push(request.to_owned());
                }
            }
            _ => {}
        }
        // What was looked at is scanned again: assignments nest.
        self.at = resume;
    }

    /// `.name =` or `['name'] =`.
    fn after_exports(&mut self) {
        let name = if self.eat(".") {
            Some(self.word().to_owned())
        } else if self.eat("[") {
            let name = self.string_here();
            name.filter(|_| self.eat("]"))
        } else {
            None
        };
        if let Some(name) = name
            && self.assigns()
        {
            self.add(&name);
        }
    }

    /// What stands behind `module.exports =`.
    fn whole_exports(&mut self) {
        self.skip_space();
        let here = self.at;
        if self.eat_word("exports") && self.assigns() {
            self.skip_space();
        } else {
            self.at = here;
        }
        if self.bytes.get(self.at) == Some(&b'{') {
            self.at += 1;
            self.object_literal();
        } else if let Some(request) = self.required_call() {
            self.out.reexports.clear();
            self.out.reexports.push(request.to_owned());
        }
        self.at = here;
    }

    fn object_literal(&mut self) {
        loop {
            self.skip_space();
            match self.bytes.get(self.at) {
                Some(b'.') if self.text[self.at..].starts_with("...") => {
                    self.at += 3;
                    match self.required_call() {
                        Some(request) => self.out.reexports.push(request.to_owned()),
                        None if self.word().is_empty() => return,
                        None => {}
                    }
                }
                Some(b'"' | b'\'') => {
                    let Some(name) = self.string_here() else {
                        return;
                    };
                    if !self.eat(":") {
                        return;
                    }
                    if !self.plain_value(&name) {
                        return;
                    }
                }
                Some(&byte) if is_name(byte) => {
                    let name = self.word().to_owned();
                    self.skip_space();
                    match self.bytes.get(self.at) {
                        Some(b':') => {
                            self.at += 1;
                            if !self.plain_value(&name) {
                                return;
                            }
                        }
                        Some(b',' | b'}') => self.add(&name),
                        _ if name == "get" => {
                            // An accessor: its name counts, its body ends what can be read.
                            let name = self.word().to_owned();
                            self.add(&name);
                            return;
                        }
                        _ => return,
                    }
                }
                _ => return,
            }
            if !self.eat(",") {
                return;
            }
        }
    }

    /// The value of the key `name`, which counts if a name begins it. True if it was no more than that.
    fn plain_value(&mut self, name: &str) -> bool {
        let value = self.word();
        if value.is_empty() || value.starts_with(|first: char| first.is_ascii_digit()) {
            return false;
        }
        self.add(name);
        self.skip_space();
        matches!(self.bytes.get(self.at), Some(b',' | b'}'))
    }

    fn define_property(&mut self) {
        if !self.eat("(") || !self.exports_object() || !self.eat(",") {
            return;
        }
        self.skip_space();
        let Some(name) = self.string_here() else {
            return;
        };
        if !self.eat(",") || !self.eat("{") {
            return;
        }
        let enumerable = self.eat_word("enumerable")
            && self.eat(":")
            && (self.eat_word("true") || self.eat("!0"))
            && self.eat(",");
        let value = self.eat_word("value") && self.eat(":");
        let getter = enumerable && self.eat_word("get") && self.plain_getter();
        if value || getter {
            self.add(&name);
        }
    }

    /// `: function () { return a.b; }` or `() { return a; }`.
    fn plain_getter(&mut self) -> bool {
        let is_property = self.eat(":");
        if is_property && self.eat_word("function") {
            self.skip_space();
            self.word();
        }
        if !self.eat("(") || !self.eat(")") {
            return false;
        }
        if !self.eat("{") || !self.eat_word("return") {
            return false;
        }
        let object = self.word();
        !object.is_empty() && !object.starts_with(|first: char| first.is_ascii_digit())
    }

    /// `Object.keys(X).forEach(function (K) { ... exports[K] ... })`, as Babel and TypeScript re-export.
    fn keys_for_each(&mut self) {
        if !self.eat("(") {
            return;
        }
        self.skip_space();
        let variable = self.word();
        if !self.eat(")") || !self.eat(".") || !self.eat_word("forEach") || !self.eat("(") {
            return;
        }
        // `function (k)` or `(k) =>`.
        self.eat_word("function");
        self.eat("(");
        self.skip_space();
        let key = self.word();
        if key.is_empty() || variable.is_empty() {
            return;
        }
        let end = (self.at + 600).min(self.bytes.len());
        let body = self
            .text
            .get(self.at..end)
            .unwrap_or_else(|| &self.text[self.at..]);
        let spread =
            body.contains(&format!("exports[{key}]")) || body.contains(&format!("(exports, {key}"));
        if spread
            && let Some((_, request)) = self.required.iter().find(|(name, _)| *name == variable)
        {
            self.out.reexports.push((*request).to_owned());
        }
    }

    /// `X = require('id')`, perhaps through an interop helper.
    fn declaration(&mut self) {
        self.skip_space();
        let name = self.word();
        if name.is_empty() || !self.assigns() {
            return;
        }
        self.skip_space();
        let here = self.at;
        let request = match self.required_call() {
            Some(request) => Some(request),
            None => {
                self.at = here;
                let helper = self.word();
                if helper.contains("interop")
                    || helper.contains("__importStar")
                    || helper.contains("__toESM")
                {
                    self.eat("(").then(|| self.required_call()).flatten()
                } else {
                    None
                }
            }
        };
        if let Some(request) = request {
            self.required.push((name, request));
        }
    }

    /// `require('id')`.
    fn required_call(&mut self) -> Option<&'a str> {
        if !self.eat_word("require") || !self.eat("(") {
            return None;
        }
        self.skip_space();
        let start = self.at + 1;
        self.string_here()?;
        let request = self.text.get(start..self.at - 1)?;
        self.eat(")").then_some(request)
    }

    /// `exports` or `module.exports`.
    fn exports_object(&mut self) -> bool {
        self.eat_word("exports")
            || (self.eat_word("module") && self.eat(".") && self.eat_word("exports"))
    }

    fn add(&mut self, name: &str) {
        if !name.is_empty() && !self.out.names.iter().any(|known| known == name) {
            self.out.names.push(name.to_owned());
        }
    }

    /// An `=` that is no comparison.
    fn assigns(&mut self) -> bool {
        self.skip_space();
        if self.bytes.get(self.at) == Some(&b'=')
            && !matches!(self.bytes.get(self.at + 1), Some(b'=' | b'>'))
        {
            self.at += 1;
            return true;
        }
        false
    }

    fn eat(&mut self, token: &str) -> bool {
        self.skip_space();
        let found = self.bytes[self.at.min(self.bytes.len())..].starts_with(token.as_bytes());
        if found {
            self.at += token.len();
        }
        found
    }

    fn eat_word(&mut self, wanted: &str) -> bool {
        self.skip_space();
        let here = self.at;
        if self.word() == wanted {
            return true;
        }
        self.at = here;
        false
    }

    fn word(&mut self) -> &'a str {
        self.skip_space();
        let start = self.at;
        while self.bytes.get(self.at).copied().is_some_and(is_name) {
            self.at += 1;
        }
        self.text.get(start..self.at).unwrap_or_default()
    }

    /// The string that begins here; none if it is no well-formed text.
    fn string_here(&mut self) -> Option<String> {
        self.skip_space();
        if !matches!(self.bytes.get(self.at), Some(b'"' | b'\'')) {
            return None;
        }
        let start = self.at + 1;
        self.string();
        let text = self.text.get(start..self.at.checked_sub(1)?)?;
        if text.contains('\\') {
            unescape(text)
        } else {
            Some(text.to_owned())
        }
    }

    fn string(&mut self) {
        let quote = self.bytes[self.at];
        self.at += 1;
        while let Some(&byte) = self.bytes.get(self.at) {
            self.at += 1;
            match byte {
                b'\\' => self.at += 1,
                b'\n' => return,
                byte if byte == quote => return,
                _ => {}
            }
        }
        self.at = self.at.min(self.bytes.len());
    }

    /// To the end of a template, or behind the `${` of its next hole, which is told by `true`.
    fn skip_template(&mut self) -> bool {
        while let Some(&byte) = self.bytes.get(self.at) {
            self.at += 1;
            match byte {
                b'\\' => self.at += 1,
                b'`' => return false,
                b'$' if self.bytes.get(self.at) == Some(&b'{') => {
                    self.at += 1;
                    return true;
                }
                _ => {}
            }
        }
        false
    }

    fn skip_regexp(&mut self) {
        self.at += 1;
        let mut class = false;
        while let Some(&byte) = self.bytes.get(self.at) {
            self.at += 1;
            match byte {
                b'\\' => self.at += 1,
                b'[' => class = true,
                b']' => class = false,
                b'\n' => return,
                b'/' if !class => return,
                _ => {}
            }
        }
    }

    fn skip_comment(&mut self) {
        let rest = &self.bytes[self.at..];
        let end = if rest.starts_with(b"//") {
            memchr::memchr(b'\n', rest)
        } else {
            memchr::memmem::find(&rest[2..], b"*/").map(|at| at + 4)
        };
        self.at += end.unwrap_or(rest.len());
    }

    fn skip_space(&mut self) {
        while let Some(&byte) = self.bytes.get(self.at) {
            if byte.is_ascii_whitespace() {
                self.at += 1;
            } else if byte == b'/' && matches!(self.bytes.get(self.at + 1), Some(b'/' | b'*')) {
                self.skip_comment();
            } else {
                return;
            }
        }
    }
}

/// A string literal's text with its escapes resolved; none if that gives a lone surrogate.
fn unescape(text: &str) -> Option<String> {
    let mut units: Vec<u16> = Vec::with_capacity(text.len());
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        let mut buffer = [0; 2];
        if c != '\\' {
            units.extend_from_slice(c.encode_utf16(&mut buffer));
            continue;
        }
        let escaped = chars.next()?;
        let length = match escaped {
            'x' => 2,
            'u' => 4,
            _ => 0,
        };
        if length > 0 {
            let rest = chars.as_str();
            let (digits, end) = match rest.strip_prefix('{').filter(|_| escaped == 'u') {
                Some(braced) => {
                    let close = braced.find('}')?;
                    (&braced[..close], close + 2)
                }
                None => (rest.get(..length)?, length),
            };
            let code = u32::from_str_radix(digits, 16).ok()?;
            match char::from_u32(code) {
                Some(c) => units.extend_from_slice(c.encode_utf16(&mut buffer)),
                None => units.push(u16::try_from(code).ok()?),
            }
            chars = rest.get(end..)?.chars();
            continue;
        }
        let plain = match escaped {
            'n' => '\n',
            't' => '\t',
            'r' => '\r',
            'b' => '\u{8}',
            'f' => '\u{c}',
            'v' => '\u{b}',
            '0' => '\0',
            '\n' => continue,
            other => other,
        };
        units.extend_from_slice(plain.encode_utf16(&mut buffer));
    }
    String::from_utf16(&units).ok()
}

#[cfg(test)]
mod tests {
    use super::scan;

    fn names(text: &str) -> String {
        scan(text).names.join(" ")
    }

    #[test]
    fn assignments_are_exports() {
        assert_eq!(
            names("exports.a = exports.b = 1; module.exports.c = 2; exports['d'] = 3"),
            "a b c d"
        );
        assert_eq!(
            names("x.exports.a = 1; exports.b == 2; '.exports.c = 1'; // exports.d = 1"),
            ""
        );
        assert_eq!(
            names("`${exports.a = 1}`; /[/]exports.b = 1/; exports.c = 1"),
            "a c"
        );
    }

    #[test]
    fn object_literals_are_read_as_far_as_they_are_plain() {
        assert_eq!(
            names("module.exports = { a, b: c, 'd': e, ...f, g: require('g'), h }"),
            "a b d g"
        );
        assert_eq!(names("0 && (module.exports = { x, y })"), "x y");
        assert_eq!(
            names("module.exports = function () {}; module.exports.z = 1"),
            "z"
        );
    }

    #[test]
    fn defined_properties_are_exports() {
        assert_eq!(
            names("Object.defineProperty(exports, '__esModule', { value: true })"),
            "__esModule"
        );
        assert_eq!(
            names(
                "Object.defineProperty(exports, \"a\", { enumerable: true, get: function () { return m.a; } })"
            ),
            "a"
        );
        assert_eq!(
            names("Object.defineProperty(exports, 'a', { get: function () { return m.a; } })"),
            ""
        );
    }

    #[test]
    fn reexports_are_followed() {
        assert_eq!(scan("module.exports = require('./a')").reexports, ["./a"]);
        assert_eq!(
            scan("__exportStar(require('./b'), exports)").reexports,
            ["./b"]
        );
        let babel = "var _x = require('./x'); Object.keys(_x).forEach(function (key) { if (key === 'default') return; exports[key] = _x[key]; })";
        assert_eq!(scan(babel).reexports, ["./x"]);
    }

    #[test]
    fn escapes_are_resolved() {
        let text =
            r"exports['\u{D83C}\u{DF10}'] = 1; exports['\u{D83C}'] = 2; exports['\x41\u0042'] = 3";
        assert_eq!(names(text), "\u{1f310} AB");
    }

    #[test]
    fn any_text_ends() {
        for text in [
            "'",
            "`${",
            "/",
            "/*",
            "exports",
            "exports.",
            "module.exports = {",
            "Object.defineProperty(exports, 'a",
            "exports['\\",
        ] {
            scan(text);
        }
    }
}
