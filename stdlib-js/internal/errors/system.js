// Errors of the system that carry the whole story in `info`: `ERR_SYSTEM_ERROR`, `ERR_FS_EISDIR`, `ERR_TTY_INIT_FAILED` ...
const { kIsNodeError } = require('internal/errors');

/** An error made of what the system said: `context` is `{ code, message, syscall, errno, path, dest }`. */
class SystemError extends Error {
  constructor(key, context, prefix) {
    let message = `${prefix}: ${context.syscall} returned ${context.code} (${context.message})`;
    if (context.path !== undefined) message += ` ${context.path}`;
    if (context.dest !== undefined) message += ` => ${context.dest}`;
    super(message);
    this.code = key;
    define(this, 'name', { value: 'SystemError', writable: true, enumerable: false });
    define(this, 'info', { value: context, writable: false, enumerable: true });
    define(this, kIsNodeError, { value: true, writable: false, enumerable: false });
    forward(this, 'errno', context, (value) => value);
    forward(this, 'syscall', context, (value) => value);
    if (context.path !== undefined) forward(this, 'path', context, String);
    if (context.dest !== undefined) forward(this, 'dest', context, String);
  }

  toString() {
    return `${this.name} [${this.code}]: ${this.message}`;
  }

  [Symbol.for('nodejs.util.inspect.custom')](depth, options, inspect) {
    return inspect(this, { ...options, getters: true, customInspect: false });
  }
}

function define(object, key, descriptor) {
  descriptor.configurable = true;
  descriptor.__proto__ = null;
  Object.defineProperty(object, key, descriptor);
}

function forward(error, key, context, read) {
  define(error, key, {
    get: () => (context[key] === undefined ? undefined : read(context[key])),
    set(value) {
      context[key] = value;
    },
    enumerable: true,
  });
}

/** The class of the code `key`, whose messages begin with `prefix`. */
function makeSystemError(key, prefix) {
  class NodeError extends SystemError {
    constructor(context) {
      super(key, context, prefix);
    }
  }
  internalBinding('errors').showCode(NodeError.prototype);
  NodeError.HideStackFramesError = NodeError;
  return NodeError;
}

module.exports = { SystemError, makeSystemError };
