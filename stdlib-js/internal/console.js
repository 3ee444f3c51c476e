// The class Console, and what the global console does beyond plain lines.
const { codes } = require('internal/errors');
const { inspect } = require('internal/util/inspect');
const { stdoutTouched, stderrTouched, isTerminal, write } = internalBinding('console');

const kCounts = Symbol('counts');
const kColorMode = Symbol('kColorMode');
const kIsConsole = Symbol('kIsConsole');
const kGroupIndentWidth = Symbol('kGroupIndentWidth');
const kGroupIndentation = Symbol('kGroupIndentationString');
const kIsGlobal = Symbol('kIsGlobal');

// Not a property: a Console's inspect options are nobody's business.
const optionsOf = new WeakMap();

/** A console on streams of the program's own; options as in Node's documentation. */
function Console(options) {
  if (new.target === undefined) return Reflect.construct(Console, arguments);
  if (!options || typeof options.write === 'function') {
    options = { stdout: options, stderr: arguments[1], ignoreErrors: arguments[2] };
  }
  const { stdout, stderr = stdout, ignoreErrors = true, colorMode = 'auto', inspectOptions, groupIndentation } = options;
  if (!stdout || typeof stdout.write !== 'function') throw new codes.ERR_CONSOLE_WRITABLE_STREAM('stdout');
  if (!stderr || typeof stderr.write !== 'function') throw new codes.ERR_CONSOLE_WRITABLE_STREAM('stderr');
  const { validateInteger, validateObject, validateOneOf } = require('internal/validators');
  validateOneOf(colorMode, 'colorMode', ['auto', true, false]);
  if (groupIndentation !== undefined) validateInteger(groupIndentation, 'groupIndentation', 0, 1000);
  if (inspectOptions !== undefined) {
    validateObject(inspectOptions, 'options.inspectOptions');
    const all = require('internal/util/types').isMap(inspectOptions) ? [...inspectOptions.values()] : [inspectOptions];
    for (const one of all) {
      if (one.colors !== undefined && options.colorMode !== undefined) {
        throw new codes.ERR_INCOMPATIBLE_OPTION_PAIR('options.inspectOptions.color', 'colorMode');
      }
    }
    optionsOf.set(this, inspectOptions);
  }
  // A subclass may override a method; what an instance carries is bound to it.
  for (const name of methodNames) {
    const bound = this[name].bind(this);
    Object.defineProperty(bound, 'name', { __proto__: null, value: name, configurable: true });
    this[name] = bound;
  }
  hide(this, '_stdout', stdout);
  hide(this, '_stderr', stderr);
  setUp(this, ignoreErrors, colorMode, groupIndentation ?? 2);
}

function setUp(self, ignoreErrors, colorMode, groupIndentation) {
  hide(self, '_stdoutErrorHandler', errorHandler(self, '_stdout'));
  hide(self, '_stderrErrorHandler', errorHandler(self, '_stderr'));
  hide(self, '_ignoreErrors', Boolean(ignoreErrors));
  hide(self, '_times', new Map());
  hide(self, kCounts, new Map());
  hide(self, kColorMode, colorMode);
  hide(self, kIsConsole, true);
  hide(self, kGroupIndentWidth, groupIndentation);
  hide(self, kGroupIndentation, '');
  hide(self, Symbol.toStringTag, 'console', false);
}

function hide(object, key, value, writable = true) {
  Object.defineProperty(object, key, { __proto__: null, value, writable, enumerable: false, configurable: true });
}

// A failing write may report itself late; that must not become an unhandled 'error'.
function errorHandler(self, key) {
  return (error) => {
    const stream = self[key];
    if (error !== null && error !== undefined && !stream._writableState?.errorEmitted && stream.listenerCount('error') === 0) {
      stream.once('error', noop);
    }
  };
}

function noop() {}

/** Makes the global console one of these. */
function adopt(console) {
  hide(console, kIsGlobal, true);
  setUp(console, true, 'auto', 2);
}

/** From now on the console writes to the streams that it was given. */
function useStreams(console) {
  hide(console, kIsGlobal, false);
}

function writeLine(self, isError, text) {
  const indent = self[kGroupIndentation];
  if (indent !== '') text = indent + (text.includes('\n') ? text.replaceAll('\n', `\n${indent}`) : text);
  text += '\n';
  if (self[kIsGlobal] && !(isError ? stderrTouched() : stdoutTouched())) {
    write(isError ? 2 : 1, text);
    return undefined;
  }
  const stream = isError ? self._stderr : self._stdout;
  if (self._ignoreErrors === false) return stream.write(text);
  // Errors that come at once, and those that the callback brings.
  if (typeof stream.once === 'function') stream.once('error', noop);
  try {
    stream.write(text, isError ? self._stderrErrorHandler : self._stdoutErrorHandler);
  } catch (error) {
    if (require('internal/errors').isStackOverflowError(error)) throw error;
  } finally {
    if (typeof stream.removeListener === 'function') stream.removeListener('error', noop);
  }
  return undefined;
}

function wantsColors(self, isError) {
  const mode = self[kColorMode];
  if (mode !== 'auto') return mode;
  if (self[kIsGlobal] && !(isError ? stderrTouched() : stdoutTouched())) {
    // Without a terminal the stream need not be woken to ask it.
    if (!isTerminal(isError ? 2 : 1) && process.env.FORCE_COLOR === undefined) return false;
  }
  return require('internal/util/colors').shouldColorize(isError ? self._stderr : self._stdout);
}

function inspectOptionsOf(self, isError) {
  const colors = wantsColors(self, isError);
  let options = optionsOf.get(self);
  if (options !== undefined) {
    if (require('internal/util/types').isMap(options)) options = options.get(isError ? self._stderr : self._stdout) ?? {};
    if (options.colors === undefined) options.colors = colors;
    return options;
  }
  return colors ? { colors: true } : undefined;
}

function format(self, isError, args) {
  if (args.length === 1) {
    const value = args[0];
    if (typeof value === 'string') return value;
    return inspect(value, inspectOptionsOf(self, isError));
  }
  return require('internal/util/inspect/format').format(inspectOptionsOf(self, isError), args);
}

function warn(message) {
  process.emitWarning(message);
}

const methods = {
  log(...args) {
    writeLine(this, false, format(this, false, args));
  },

  warn(...args) {
    writeLine(this, true, format(this, true, args));
  },

  error(...args) {
    writeLine(this, true, format(this, true, args));
  },

  dir(object, options) {
    writeLine(this, false, inspect(object, { customInspect: false, ...inspectOptionsOf(this, false), ...options }));
  },

  time(label = 'default') {
    label = `${label}`;
    if (this._times.has(label)) warn(`Label '${label}' already exists for console.time()`);
    else this._times.set(label, process.hrtime());
  },

  timeEnd(label = 'default') {
    label = `${label}`;
    if (showTime(this, 'timeEnd', label)) this._times.delete(label);
  },

  timeLog(label = 'default', ...data) {
    showTime(this, 'timeLog', `${label}`, data);
  },

  trace: function trace(...args) {
    const error = { name: 'Trace', message: format(this, true, args) };
    error.stack = require('internal/console/methods').traceOf(error, trace);
    this.error(error.stack);
  },

  assert(condition, ...args) {
    if (condition) return;
    if (typeof args[0] === 'string') args[0] = `Assertion failed: ${args[0]}`;
    else args = ['Assertion failed'].concat(args);
    Reflect.apply(this.warn, this, args);
  },

  clear() {
    // Only a terminal can be cleared.
    if (this._stdout.isTTY && process.env.TERM !== 'dumb') this._stdout.write('\u001b[1;1H\u001b[0J');
  },

  count(label = 'default') {
    label = `${label}`;
    const count = (this[kCounts].get(label) || 0) + 1;
    this[kCounts].set(label, count);
    this.log(`${label}: ${count}`);
  },

  countReset(label = 'default') {
    label = `${label}`;
    if (!this[kCounts].delete(label)) warn(`Count for '${label}' does not exist`);
  },

  group(...data) {
    if (data.length > 0) Reflect.apply(this.log, this, data);
    this[kGroupIndentation] += ' '.repeat(this[kGroupIndentWidth]);
  },

  groupEnd() {
    const indent = this[kGroupIndentation];
    this[kGroupIndentation] = indent.slice(0, Math.max(0, indent.length - this[kGroupIndentWidth]));
  },

  table(data, properties) {
    if (data === null || typeof data !== 'object') return this.log(data);
    if (properties !== undefined) require('internal/validators').validateArray(properties, 'properties');
    return this.log(require('internal/console/methods').tableOf(data, properties, inspectOptionsOf(this, false)));
  },
};
methods.debug = methods.log;
methods.info = methods.log;
methods.dirxml = methods.log;
methods.groupCollapsed = methods.group;

function showTime(self, name, label, data) {
  const start = self._times.get(label);
  if (start === undefined) {
    warn(`No such label '${label}' for console.${name}()`);
    return false;
  }
  const [seconds, nanoseconds] = process.hrtime(start);
  const elapsed = require('internal/console/methods').formatTime(seconds * 1000 + nanoseconds / 1e6);
  const args = ['%s: %s', label, elapsed];
  Reflect.apply(self.log, self, data === undefined ? args : args.concat(data));
  return true;
}

const methodNames = ['log', 'info', 'debug', 'warn', 'error', 'dir', 'time', 'timeEnd', 'timeLog', 'trace', 'assert',
  'clear', 'count', 'countReset', 'group', 'groupEnd', 'table', 'dirxml', 'groupCollapsed'];
for (const name of methodNames) Console.prototype[name] = methods[name];

// Whatever has a console's marks is one, the global console included.
Object.defineProperty(Console, Symbol.hasInstance, {
  __proto__: null,
  value(instance) {
    return instance !== null && (typeof instance === 'object' || typeof instance === 'function') && Boolean(instance[kIsConsole]);
  },
});

module.exports = { Console, adopt, kIsConsole, useStreams };
