// require('readline')
const { Interface: Base } = require('internal/readline/interface');

/** @constructor */
function Interface(input, output, completer, terminal) {
  if (!(this instanceof Interface)) return new Interface(input, output, completer, terminal);
  if (input?.input && typeof input.completer === 'function' && input.completer.length !== 2) {
    const given = input.completer;
    input = { ...input, completer: (line, cb) => cb(null, given(line)) };
  } else if (typeof completer === 'function' && completer.length !== 2) {
    const given = completer;
    completer = (line, cb) => cb(null, given(line));
  }
  Base.call(this, input, output, completer, terminal);
}
Object.setPrototypeOf(Interface.prototype, Base.prototype);
Object.setPrototypeOf(Interface, Base);

/** Asks `query`; the answer goes to `cb`. */
Interface.prototype.question = function question(query, options, cb) {
  if (typeof options === 'function') cb = options;
  if (options === null || typeof options !== 'object') options = {};
  if (options.signal) {
    require('internal/validators').validateAbortSignal(options.signal, 'options.signal');
    if (options.signal.aborted) return;
    const { listenAbort } = require('internal/streams/add-abort-signal');
    const onAbort = () => this._questionCancel();
    const stop = listenAbort(options.signal, onAbort);
    const answered = cb;
    cb = typeof cb === 'function' ? (answer) => {
      stop();
      answered(answer);
    } : stop;
  }
  if (typeof cb === 'function') this._question(query, cb);
};

Object.defineProperty(Interface.prototype.question, Symbol.for('nodejs.util.promisify.custom'), {
  configurable: true,
  value: function question(query, options) {
    if (options === null || typeof options !== 'object') options = {};
    return require('internal/readline/question')(options, this, (opts, cb) => this.question(query, opts, cb));
  },
});

// Completers take a callback here.
Interface.prototype._tabComplete = function(lastKeypressWasTab) {
  this.pause();
  const text = this.line.slice(0, this.cursor);
  this.completer(text, (err, value) => {
    this.resume();
    if (err) {
      this._writeToOutput(`Tab completion error: ${require('internal/util/inspect').inspect(err)}`);
    } else {
      this._tabCompleter(lastKeypressWasTab, value);
    }
  });
};

function createInterface(input, output, completer, terminal) {
  return new Interface(input, output, completer, terminal);
}

const callbacks = () => require('internal/readline/callbacks');

module.exports = {
  Interface,
  clearLine(stream, dir, callback) {
    return callbacks().clearLine(stream, dir, callback);
  },
  clearScreenDown(stream, callback) {
    return callbacks().clearScreenDown(stream, callback);
  },
  createInterface,
  cursorTo(stream, x, y, callback) {
    return callbacks().cursorTo(stream, x, y, callback);
  },
  emitKeypressEvents(stream, iface) {
    require('internal/readline/keypress').emitKeypressEvents(stream, iface);
  },
  moveCursor(stream, dx, dy, callback) {
    return callbacks().moveCursor(stream, dx, dy, callback);
  },
  get promises() {
    return require('readline/promises');
  },
};
