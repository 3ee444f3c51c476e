//! Boa's texts beside V8's, for errors whose text in V8 holds no value.
#![graft(new)]

/// V8's text for one of Boa's.
pub(super) fn of_v8(boa: &str) -> Option<&'static str> {
    let row = TABLE
        .iter()
        .find(|(text, _)| match text.strip_suffix('*') {
            Some(beginning) => boa.starts_with(beginning),
            None => boa == *text,
        })?;
    Some(row.1)
}

/// Boa's text, or its beginning and a star; V8's text.
const TABLE: &[(&str, &str)] = &[
    (
        "cannot mix BigInt and other types, use explicit conversions",
        "Cannot mix BigInt and other types, use explicit conversions",
    ),
    (
        "cannot convert 'null' or 'undefined' to object",
        "Cannot convert undefined or null to object",
    ),
    (
        "cannot convert null or undefined to Object",
        "Cannot convert undefined or null to object",
    ),
    (
        "right-hand side of 'instanceof' is not callable",
        "Right-hand side of 'instanceof' is not callable",
    ),
    (
        "right-hand side of 'instanceof' should be an object*",
        "Right-hand side of 'instanceof' is not an object",
    ),
    (
        "cannot mutate an immutable binding*",
        "Assignment to constant variable.",
    ),
    (
        "cannot reinitialize `this` binding",
        "Super constructor may only be called once",
    ),
    (
        "argument must not be a bigint",
        "Cannot convert a BigInt value to a number",
    ),
    (
        "argument must not be a symbol",
        "Cannot convert a Symbol value to a number",
    ),
    (
        "can't convert symbol to string",
        "Cannot convert a Symbol value to a string",
    ),
    (
        "Array.prototype.reduce: called on an empty array*",
        "Reduce of empty array with no initial value",
    ),
    (
        "Object.defineProperty: expected 'this' to be an Object",
        "Object.defineProperty called on non-object",
    ),
    ("invalid array length", "Invalid array length"),
    ("bad length for array", "Invalid array length"),
    (
        "cyclic object value",
        "Converting circular structure to JSON",
    ),
    (
        "cannot serialize bigint to JSON",
        "Do not know how to serialize a BigInt",
    ),
    (
        "radix must be an integer at least 2 and no greater than 36",
        "toString() radix argument must be between 2 and 36",
    ),
    ("BigInt division by zero", "Division by zero"),
    ("BigInt negative exponent", "Exponent must be positive"),
    ("'this' is not a Date", "this is not a Date object."),
    (
        "cannot call `Map` constructor without new",
        "Constructor Map requires 'new'",
    ),
    (
        "calling a builtin Set constructor without new is forbidden",
        "Constructor Set requires 'new'",
    ),
    (
        "WeakMap: cannot call constructor without `new`",
        "Constructor WeakMap requires 'new'",
    ),
    (
        "WeakSet: cannot call constructor without `new`",
        "Constructor WeakSet requires 'new'",
    ),
    (
        "WeakRef: cannot call constructor without `new`",
        "Constructor WeakRef requires 'new'",
    ),
    (
        "Promise NewTarget cannot be undefined",
        "Promise constructor cannot be invoked without 'new'",
    ),
    (
        "cannot bind `this` without a `[[Call]]` internal method",
        "Bind must be called on a function",
    ),
];
