//! The names that a CommonJS file exports, read off its text without running it.
//!
//! What is recognised is what Node documents (its page "Modules: ECMAScript modules", section "CommonJS namespaces", and the
//! README of the package cjs-module-lexer): assignments to `exports.name` and `module.exports.name`, an object literal given to
//! `module.exports`, `Object.defineProperty(exports, 'name', ...)` with a value or a plain getter, and re-exports of
//! `require('id')` as compilers write them.

use std::collections::HashSet;

use boa_engine::Context;

use super::source::{Source, is_name};
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
        source: Source::new(text),
        out: Exports::default(),
        required: Vec::new(),
    };
    scanner.run();
    scanner.out
}

struct Scanner<'a> {
    source: Source<'a>,
    out: Exports,
    /// Variables that hold what a `require` gave.
    required: Vec<(&'a str, &'a str)>,
}

impl<'a> Scanner<'a> {
    fn run(&mut self) {
        // Whether a `/` here would begin a regular expression.
        let mut regexp = true;
        // How deep in braces, and where template literals resume.
        let mut depth = 0usize;
        let mut templates: Vec<usize> = Vec::new();
        while let Some(&byte) = self.source.bytes.get(self.source.at) {
            match byte {
                b'/' if matches!(self.source.bytes.get(self.source.at + 1), Some(b'/' | b'*')) => {
                    self.source.skip_comment()
                }
                b'/' if regexp => {
                    self.source.skip_regexp();
                    regexp = false;
                }
                b'"' | b'\'' => {
                    self.source.string();
                    regexp = false;
                }
                b'`' => {
                    self.source.at += 1;
                    if self.source.skip_template() {
                        templates.push(depth);
                        depth += 1;
                        regexp = true;
                    } else {
                        regexp = false;
                    }
                }
                b'{' => {
                    depth += 1;
                    self.source.at += 1;
                    regexp = true;
                }
                b'}' => {
                    depth = depth.saturating_sub(1);
                    self.source.at += 1;
                    regexp = true;
                    if templates.last() == Some(&depth) {
                        templates.pop();
                        if self.source.skip_template() {
                            templates.push(depth);
                            depth += 1;
                        } else {
                            regexp = false;
                        }
                    }
                }
                byte if is_name(byte) => {
                    let member =
                        self.source.at > 0 && self.source.bytes[self.source.at - 1] == b'.';
                    let word = self.source.word();
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
                    self.source.at += 1;
                    regexp = false;
                }
                byte => {
                    self.source.at += 1;
                    if !byte.is_ascii_whitespace() {
                        regexp = true;
                    }
                }
            }
        }
    }

    fn after_word(&mut self, word: &'a str) {
        let resume = self.source.at;
        match word {
            "exports" => self.after_exports(),
            "module" if self.source.eat(".") && self.source.eat_word("exports") => {
                let here = self.source.at;
                if self.source.assigns() {
                    self.whole_exports();
                    return;
                }
                self.source.at = here;
                self.after_exports();
            }
            "Object" if self.source.eat(".") => {
                if self.source.eat_word("defineProperty") {
                    self.define_property();
                } else if self.source.eat_word("keys") {
                    self.keys_for_each();
                }
            }
            "var" | "let" | "const" => self.declaration(),
            "__exportStar" | "__export" | "__reExport" if self.source.eat("(") => {
                if word == "__reExport" && self.exports_object() {
                    self.source.eat(",");
                }
                if let Some(request) = self.required_call() {
                    self.out.reexports.push(request.to_owned());
                }
            }
            _ => {}
        }
        // What was looked at is scanned again: assignments nest.
        self.source.at = resume;
    }

    /// `.name =` or `['name'] =`.
    fn after_exports(&mut self) {
        let name = if self.source.eat(".") {
            Some(self.source.word().to_owned())
        } else if self.source.eat("[") {
            let name = self.source.string_here();
            name.filter(|_| self.source.eat("]"))
        } else {
            None
        };
        if let Some(name) = name
            && self.source.assigns()
        {
            self.add(&name);
        }
    }

    /// What stands behind `module.exports =`.
    fn whole_exports(&mut self) {
        self.source.skip_space();
        let here = self.source.at;
        if self.source.eat_word("exports") && self.source.assigns() {
            self.source.skip_space();
        } else {
            self.source.at = here;
        }
        if self.source.bytes.get(self.source.at) == Some(&b'{') {
            self.source.at += 1;
            self.object_literal();
        } else if let Some(request) = self.required_call() {
            self.out.reexports.clear();
            self.out.reexports.push(request.to_owned());
        }
        self.source.at = here;
    }

    fn object_literal(&mut self) {
        loop {
            self.source.skip_space();
            match self.source.bytes.get(self.source.at) {
                Some(b'.') if self.source.text[self.source.at..].starts_with("...") => {
                    self.source.at += 3;
                    match self.required_call() {
                        Some(request) => self.out.reexports.push(request.to_owned()),
                        None if self.source.word().is_empty() => return,
                        None => {}
                    }
                }
                Some(b'"' | b'\'') => {
                    let Some(name) = self.source.string_here() else {
                        return;
                    };
                    if !self.source.eat(":") {
                        return;
                    }
                    if !self.plain_value(&name) {
                        return;
                    }
                }
                Some(&byte) if is_name(byte) => {
                    let name = self.source.word().to_owned();
                    self.source.skip_space();
                    match self.source.bytes.get(self.source.at) {
                        Some(b':') => {
                            self.source.at += 1;
                            if !self.plain_value(&name) {
                                return;
                            }
                        }
                        Some(b',' | b'}') => self.add(&name),
                        _ if name == "get" => {
                            // An accessor: its name counts, its body ends what can be read.
                            let name = self.source.word().to_owned();
                            self.add(&name);
                            return;
                        }
                        _ => return,
                    }
                }
                _ => return,
            }
            if !self.source.eat(",") {
                return;
            }
        }
    }

    /// The value of the key `name`, which counts if a name begins it. True if it was no more than that.
    fn plain_value(&mut self, name: &str) -> bool {
        let value = self.source.word();
        if value.is_empty() || value.starts_with(|first: char| first.is_ascii_digit()) {
            return false;
        }
        self.add(name);
        self.source.skip_space();
        matches!(self.source.bytes.get(self.source.at), Some(b',' | b'}'))
    }

    fn define_property(&mut self) {
        if !self.source.eat("(") || !self.exports_object() || !self.source.eat(",") {
            return;
        }
        self.source.skip_space();
        let Some(name) = self.source.string_here() else {
            return;
        };
        if !self.source.eat(",") || !self.source.eat("{") {
            return;
        }
        let enumerable = self.source.eat_word("enumerable")
            && self.source.eat(":")
            && (self.source.eat_word("true") || self.source.eat("!0"))
            && self.source.eat(",");
        let value = self.source.eat_word("value") && self.source.eat(":");
        let getter = enumerable && self.source.eat_word("get") && self.plain_getter();
        if value || getter {
            self.add(&name);
        }
    }

    /// `: function () { return a.b; }` or `() { return a; }`.
    fn plain_getter(&mut self) -> bool {
        let is_property = self.source.eat(":");
        if is_property && self.source.eat_word("function") {
            self.source.skip_space();
            self.source.word();
        }
        if !self.source.eat("(") || !self.source.eat(")") {
            return false;
        }
        if !self.source.eat("{") || !self.source.eat_word("return") {
            return false;
        }
        let object = self.source.word();
        !object.is_empty() && !object.starts_with(|first: char| first.is_ascii_digit())
    }

    /// `Object.keys(X).forEach(function (K) { ... exports[K] ... })`, as Babel and TypeScript re-export.
    fn keys_for_each(&mut self) {
        if !self.source.eat("(") {
            return;
        }
        self.source.skip_space();
        let variable = self.source.word();
        if !self.source.eat(")")
            || !self.source.eat(".")
            || !self.source.eat_word("forEach")
            || !self.source.eat("(")
        {
            return;
        }
        // `function (k)` or `(k) =>`.
        self.source.eat_word("function");
        self.source.eat("(");
        self.source.skip_space();
        let key = self.source.word();
        if key.is_empty() || variable.is_empty() {
            return;
        }
        let end = (self.source.at + 600).min(self.source.bytes.len());
        let body = self
            .source
            .text
            .get(self.source.at..end)
            .unwrap_or_else(|| &self.source.text[self.source.at..]);
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
        self.source.skip_space();
        let name = self.source.word();
        if name.is_empty() || !self.source.assigns() {
            return;
        }
        self.source.skip_space();
        let here = self.source.at;
        let request = match self.required_call() {
            Some(request) => Some(request),
            None => {
                self.source.at = here;
                let helper = self.source.word();
                if helper.contains("interop")
                    || helper.contains("__importStar")
                    || helper.contains("__toESM")
                {
                    self.source.eat("(").then(|| self.required_call()).flatten()
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
        if !self.source.eat_word("require") || !self.source.eat("(") {
            return None;
        }
        self.source.skip_space();
        let start = self.source.at + 1;
        self.source.string_here()?;
        let request = self.source.text.get(start..self.source.at - 1)?;
        self.source.eat(")").then_some(request)
    }

    /// `exports` or `module.exports`.
    fn exports_object(&mut self) -> bool {
        self.source.eat_word("exports")
            || (self.source.eat_word("module")
                && self.source.eat(".")
                && self.source.eat_word("exports"))
    }

    fn add(&mut self, name: &str) {
        if !name.is_empty() && !self.out.names.iter().any(|known| known == name) {
            self.out.names.push(name.to_owned());
        }
    }
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
