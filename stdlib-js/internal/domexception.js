'use strict';
const { codes: { ERR_INVALID_THIS } } = require('internal/errors');

// The names that have a legacy code, in the order of their codes.
const NAMES = [
  ['IndexSizeError', 'INDEX_SIZE_ERR'], [undefined, 'DOMSTRING_SIZE_ERR'], ['HierarchyRequestError', 'HIERARCHY_REQUEST_ERR'],
  ['WrongDocumentError', 'WRONG_DOCUMENT_ERR'], ['InvalidCharacterError', 'INVALID_CHARACTER_ERR'], [undefined, 'NO_DATA_ALLOWED_ERR'],
  ['NoModificationAllowedError', 'NO_MODIFICATION_ALLOWED_ERR'], ['NotFoundError', 'NOT_FOUND_ERR'], ['NotSupportedError', 'NOT_SUPPORTED_ERR'],
  ['InUseAttributeError', 'INUSE_ATTRIBUTE_ERR'], ['InvalidStateError', 'INVALID_STATE_ERR'], ['SyntaxError', 'SYNTAX_ERR'],
  ['InvalidModificationError', 'INVALID_MODIFICATION_ERR'], ['NamespaceError', 'NAMESPACE_ERR'], ['InvalidAccessError', 'INVALID_ACCESS_ERR'],
  [undefined, 'VALIDATION_ERR'], ['TypeMismatchError', 'TYPE_MISMATCH_ERR'], ['SecurityError', 'SECURITY_ERR'], ['NetworkError', 'NETWORK_ERR'],
  ['AbortError', 'ABORT_ERR'], ['URLMismatchError', 'URL_MISMATCH_ERR'], ['QuotaExceededError', 'QUOTA_EXCEEDED_ERR'],
  ['TimeoutError', 'TIMEOUT_ERR'], ['InvalidNodeTypeError', 'INVALID_NODE_TYPE_ERR'], ['DataCloneError', 'DATA_CLONE_ERR'],
];

const codeOf = new Map();
// Public, because a clone must carry them; keyed by the exception, because its own properties are observable.
const states = new WeakMap();

function stateOf(exception) {
  const state = states.get(exception);
  if (state === undefined) {
    const error = new ERR_INVALID_THIS('DOMException');
    error.message = 'Value of "this" must be of DOMException';
    throw error;
  }
  return state;
}

/** The error of the web's interfaces: a name that says what kind it is, and a code for the older names. */
class DOMException {
  constructor(message = '', options = 'Error') {
    // An Error made here and adopted: `instanceof Error`, own `stack`, and what tells native errors apart all hold.
    const self = new Error();
    Object.setPrototypeOf(self, new.target.prototype);
    let name;
    if (options !== null && typeof options === 'object') {
      name = options.name === undefined ? 'Error' : `${options.name}`;
      if ('cause' in options) {
        Object.defineProperty(self, 'cause', { __proto__: null, value: options.cause, configurable: true, writable: true, enumerable: false });
      }
    } else {
      name = `${options}`;
    }
    states.set(self, { message: `${message}`, name });
    Error.captureStackTrace?.(self, new.target);
    return self;
  }

  get name() {
    return stateOf(this).name;
  }

  get message() {
    return stateOf(this).message;
  }

  get code() {
    return codeOf.get(stateOf(this).name) ?? 0;
  }
}

Object.setPrototypeOf(DOMException.prototype, Error.prototype);
Object.defineProperty(DOMException.prototype, Symbol.toStringTag, { __proto__: null, configurable: true, value: 'DOMException' });
for (const name of ['name', 'message', 'code']) Object.defineProperty(DOMException.prototype, name, { __proto__: null, enumerable: true });
for (let i = 0; i < NAMES.length; i++) {
  const constant = { __proto__: null, enumerable: true, value: i + 1 };
  Object.defineProperty(DOMException, NAMES[i][1], constant);
  Object.defineProperty(DOMException.prototype, NAMES[i][1], constant);
  if (NAMES[i][0] !== undefined) codeOf.set(NAMES[i][0], i + 1);
}

module.exports = { DOMException, isDOMException: (value) => states.has(value) };
