//! The parser's own messages beside V8's.
#![graft(new)]

/// A part of the parser's message in lower case; V8's text.
const TABLE: &[(&str, &str)] = &[
    ("invalid left-hand side in assignment", "Invalid left-hand side in assignment"),
    ("invalid left-hand side", ""),
    ("duplicate parameter name", "Duplicate parameter name not allowed in this context"),
    ("illegal 'use strict' directive", "Illegal 'use strict' directive in function with non-simple parameter list"),
    ("'eval' or 'arguments'", "Unexpected eval or arguments in strict mode"),
    ("identifier `eval`", "Unexpected eval or arguments in strict mode"),
    ("identifier `arguments`", "Unexpected eval or arguments in strict mode"),
    ("`eval` or `arguments` as", "Unexpected eval or arguments in strict mode"),
    ("parameter name 'eval'", "Unexpected eval or arguments in strict mode"),
    ("parameter name 'arguments'", "Unexpected eval or arguments in strict mode"),
    ("super call usage", "'super' keyword unexpected here"),
    ("super usage", "'super' keyword unexpected here"),
    ("`super` call", "'super' keyword unexpected here"),
    ("`super` reference", "'super' keyword unexpected here"),
    ("contain `super`", "'super' keyword unexpected here"),
    ("static method definitions named 'prototype'", "Classes may not have a static property named 'prototype'"),
    ("static field definitions named", "Classes may not have a static property named 'prototype'"),
    ("field definitions named 'constructor'", "Classes may not have a field named 'constructor'"),
    ("constructor may not be a private method", "Classes may not have a private field named '#constructor'"),
    ("only have one constructor", "A class may only have one constructor"),
    ("constructor may not be a getter", "Class constructor may not be an accessor"),
    ("constructor may not be a setter", "Class constructor may not be an accessor"),
    ("constructor may not be an async", "Class constructor may not be an async method"),
    ("constructor may not be a generator", "Class constructor may not be a generator"),
    ("with statement not allowed", "Strict mode code may not include a with statement"),
    ("delete variables in strict", "Delete of an unqualified identifier in strict mode."),
    ("delete private fields", "Private fields can not be deleted"),
    ("rest parameter must be last", "Rest parameter must be last formal parameter"),
    ("'let' is disallowed", "let is disallowed as a lexically bound name"),
    ("cannot use 'let' as a lexically", "let is disallowed as a lexically bound name"),
    ("initializer for const", "Missing initializer in const declaration"),
    ("initializer for using", "Missing initializer in using declaration"),
    ("initializer for await using", "Missing initializer in await using declaration"),
    ("new.target", "new.target expression is not allowed here"),
    ("`import.meta` expression outside", "Cannot use 'import.meta' outside a module"),
    ("duplicate __proto__", "Duplicate __proto__ fields are not allowed in object literals"),
    ("'arguments' not allowed in class", "'arguments' is not allowed in class field initializer or static initialization block"),
    ("in strict mode code, functions can only", "In strict mode code, functions can only be declared at top level or inside a block."),
    ("only one variable can be declared in the head of a for-of", "Invalid left-hand side in for-of loop: Must have a single binding."),
    ("only one variable can be declared in the head of a for-in", "Invalid left-hand side in for-in loop: Must have a single binding."),
    ("head of a for-of loop can't", "for-of loop variable declaration may not have an initializer."),
    ("head of a for-in loop can't", "for-in loop variable declaration may not have an initializer."),
    ("invalid object literal in", "Invalid shorthand property initializer"),
    ("underscores are not allowed at the end", "Numeric separators are not allowed at the end of numeric literals"),
    ("separator is not allowed", "Numeric separators are not allowed here"),
    ("only one underscore", "Only one underscore is allowed as numeric separator"),
    ("tagged template on optional chain", "Invalid tagged template on optional chain"),
    ("invalid private identifier usage", "Private field must be declared in an enclosing class"),
    ("octal escape sequences are not allowed in template", "Octal escape sequences are not allowed in template strings."),
    ("\\8 and \\9 are not allowed in template", "\\8 and \\9 are not allowed in template strings."),
    ("keyword `yield` not allowed", "Unexpected identifier 'yield'"),
    ("yield expression", "Yield expression not allowed in formal parameter"),
    ("await expression", "Illegal await-expression in formal parameters of async function"),
    ("keyword must not contain escaped", "Keyword must not contain escaped characters"),
    ("only be used in a `for await", "for await loops are only valid with of"),
    ("unterminated multiline comment", "Invalid or unexpected token"),
    ("lone surrogates", "Invalid module export name: contains unpaired surrogate character"),
    ("unpaired surrogates", "Invalid module export name: contains unpaired surrogate character"),
];

/// V8's text for one of the parser's.
pub(super) fn of_v8(message: &str) -> Option<String> {
    if let Some(rest) = message.strip_prefix("Invalid regular expression literal: ") {
        return Some(format!("Invalid regular expression: {rest}"));
    }
    let lower = message.to_ascii_lowercase();
    let (_, text) = TABLE.iter().find(|(part, _)| lower.contains(part))?;
    Some(if text.is_empty() { message.to_owned() } else { (*text).to_owned() })
}
