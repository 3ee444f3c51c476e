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
    (
        "cannot convert object to primitive value",
        "Cannot convert object to primitive value",
    ),
    (
        "method `[Symbol.toPrimitive]` cannot return an object",
        "Cannot convert object to primitive value",
    ),
    (
        "derived constructor can only return an Object or undefined",
        "Derived constructors may only return object or undefined",
    ),
    (
        "returned iterator is not an object",
        "Result of the Symbol.iterator method is not an object",
    ),
    (
        "Generator should not be executing",
        "Generator is already running",
    ),
    (
        "Array.prototype.reduceRight: called on an empty array*",
        "Reduce of empty array with no initial value",
    ),
    (
        "Typed array length is 0 and initial value is not present",
        "Reduce of empty array with no initial value",
    ),
    (
        "Iterator.prototype.reduce: cannot reduce empty iterator*",
        "Reduce of a done iterator with no initial value",
    ),
    ("array exceeded max size", "Invalid array length"),
    (
        "precision must be an integer at least 1 and no greater than 100",
        "toPrecision() argument must be between 1 and 100",
    ),
    (
        "Property descriptor getter must be callable",
        "Getter must be a function",
    ),
    (
        "Property descriptor setter must be callable",
        "Setter must be a function",
    ),
    (
        "Invalid property descriptor.Cannot both*",
        "Invalid property descriptor. Cannot both specify accessors and a value or writable attribute, #<Object>",
    ),
    (
        "Object.defineProperties: expected 'this' to be an Object",
        "Object.defineProperties called on non-object",
    ),
    (
        "cannot create list from a primitive",
        "CreateListFromArrayLike called on non-object",
    ),
    (
        "Proxy constructor called with non-object*",
        "Cannot create proxy with a non-object as target or handler",
    ),
    (
        "Proxy object has empty handler and target",
        "Cannot perform an operation on a proxy that has been revoked",
    ),
    (
        "Proxy trap result contains duplicate string property keys",
        "'ownKeys' on proxy: trap returned duplicate entries",
    ),
    (
        "Proxy trap result is neither object nor null",
        "'getPrototypeOf' on proxy: trap returned neither object nor null",
    ),
    (
        "cannot prevent extensions",
        "'preventExtensions' on proxy: trap returned falsish",
    ),
    (
        "function has non-object prototype in instanceof check",
        "Function has non-object prototype in instanceof check",
    ),
    (
        "JSON.rawJSON text must not be the empty string",
        "Invalid value for JSON.rawJSON",
    ),
    (
        "JSON.rawJSON text must not*",
        "Invalid value for JSON.rawJSON",
    ),
    ("invalid escape character found", "URI malformed"),
    ("invalid escaped character found", "URI malformed"),
    ("non-terminated escape character found", "URI malformed"),
    ("trying to encode an invalid string", "URI malformed"),
    ("invalid hexadecimal digit found", "URI malformed"),
    ("invalid UTF-8 encoding found", "URI malformed"),
    (
        "escape characters must be preceded with a % sign",
        "URI malformed",
    ),
    (
        "RegExp.escape requires a string argument",
        "input argument must be a string",
    ),
    (
        "WeakMap.set: expected target argument*",
        "Invalid value used as weak map key",
    ),
    (
        "WeakSet.add: expected target argument*",
        "Invalid value used in weak set",
    ),
    (
        "WeakRef: expected target argument*",
        "WeakRef: invalid target",
    ),
    (
        "FinalizationRegistry: cleanup callback of registry must be callable",
        "FinalizationRegistry: cleanup must be callable",
    ),
    (
        "FinalizationRegistry.prototype.register: `target` must be*",
        "FinalizationRegistry.prototype.register: invalid target",
    ),
    (
        "FinalizationRegistry.prototype.register: `heldValue`*",
        "FinalizationRegistry.prototype.register: target and holdings must not be same",
    ),
    ("size is undefined", "The .size property is NaN"),
    (
        "Set-like object must have a callable 'has' method",
        "string \"has\" is not a function",
    ),
    (
        "Set-like object must have a callable 'keys' method",
        "string \"keys\" is not a function",
    ),
    (
        "`length` cannot be bigger than `maxByteLength`",
        "Invalid array buffer max length",
    ),
    (
        "ArrayBuffer.resize: new byte length exceeds*",
        "ArrayBuffer.prototype.resize: Invalid length parameter",
    ),
    (
        "Source object and target offset longer*",
        "offset is out of bounds",
    ),
    (
        "TypedArray.set called with negative offset",
        "offset is out of bounds",
    ),
    (
        "cannot construct typed array from detached buffer",
        "Cannot perform Construct on a detached ArrayBuffer",
    ),
    (
        "the TypedArray constructor should never be called directly",
        "Abstract class TypedArray not directly constructable",
    ),
    (
        "index for typed array outside of bounds",
        "Invalid atomic access index",
    ),
    (
        "promiseCapability.[[Re*",
        "Promise resolve or reject function is not callable",
    ),
    (
        "the length + the number of arguments exceed the maximum safe integer limit",
        "Pushing elements on an array-like is disallowed, as the total surpasses 2**53-1",
    ),
    (
        "Index must be between 0 and  2^53 - 1",
        "Invalid value: not (convertible to) a safe integer",
    ),
    (
        "invalid integer index for TypedArray operation",
        "Invalid typed array index",
    ),
    (
        "superclass must be a constructor",
        "Class extends value is not a constructor or null",
    ),
];
