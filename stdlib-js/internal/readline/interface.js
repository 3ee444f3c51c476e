// The base of both readline Interfaces: lines out of a stream. What a terminal needs is in editor.js.
const EventEmitter = require('events');

const MIN_CRLF_DELAY = 100; // ms between \r and \n that still make one line end

/** @constructor */
function Interface(input, output, completer, terminal) {
  EventEmitter.call(this);
  const { ERR_INVALID_ARG_VALUE } = require('internal/errors').codes;
  const validators = require('internal/validators');
  let history;
  let historySize;
  let removeHistoryDuplicates = false;
  let crlfDelay;
  let prompt = '> ';
  let signal;
  this._sawReturnAt = 0;
  // Keypress listeners may look at these before the first key.
  this.isCompletionEnabled = true;
  this._sawKeyPress = false;
  this._previousKey = null;
  this.escapeCodeTimeout = 500;
  this.tabSize = 8;

  if (input?.input) {
    const options = input;
    ({ input, output, completer, terminal, history, historySize, crlfDelay, signal } = options);
    if (signal) validators.validateAbortSignal(signal, 'options.signal');
    if (options.tabSize !== undefined) {
      validators.validateUint32(options.tabSize, 'tabSize', true);
      this.tabSize = options.tabSize;
    }
    removeHistoryDuplicates = !!options.removeHistoryDuplicates;
    if (options.prompt !== undefined) prompt = options.prompt;
    if (options.escapeCodeTimeout !== undefined) {
      if (!Number.isFinite(options.escapeCodeTimeout)) {
        throw new ERR_INVALID_ARG_VALUE('input.escapeCodeTimeout', this.escapeCodeTimeout);
      }
      this.escapeCodeTimeout = options.escapeCodeTimeout;
    }
  }
  if (completer !== undefined && typeof completer !== 'function') {
    throw new ERR_INVALID_ARG_VALUE('completer', completer);
  }
  if (history === undefined) history = [];
  else validators.validateArray(history, 'history');
  if (historySize === undefined) historySize = 30;
  validators.validateNumber(historySize, 'size', 0);
  if (terminal === undefined && output != null) terminal = !!output.isTTY;

  this.line = '';
  this.input = input;
  this.output = output;
  this.history = history;
  this.historySize = historySize;
  this.historyIndex = -1;
  this.removeHistoryDuplicates = removeHistoryDuplicates;
  this.crlfDelay = crlfDelay ? Math.max(MIN_CRLF_DELAY, crlfDelay) : MIN_CRLF_DELAY;
  this.completer = completer;
  this.terminal = !!terminal;
  this.paused = false;
  this.closed = false;
  this.setPrompt(prompt);
  this._questionCallback = null;
  this._line_buffer = null;
  this._lines = null;

  if (this.terminal) require('internal/readline/editor').attach(this);
  else this._attach();
  if (signal) {
    const onAbort = () => this.close();
    if (signal.aborted) {
      process.nextTick(onAbort);
    } else {
      this.once('close', require('internal/streams/add-abort-signal').listenAbort(signal, onAbort));
    }
  }
  input.resume();
}
Object.setPrototypeOf(Interface.prototype, EventEmitter.prototype);
Object.setPrototypeOf(Interface, EventEmitter);

// The methods of editor.js; they arrive with the first terminal, or the first call.
const EDITING = ['_addHistory', '_refreshLine', '_insertString', '_tabComplete', '_tabCompleter', '_wordLeft', '_wordRight',
  '_deleteLeft', '_deleteRight', '_deleteWordLeft', '_deleteWordRight', '_deleteLineLeft', '_deleteLineRight',
  '_line', '_historyNext', '_historyPrev', '_getDisplayPos', '_getCursorPos', 'getCursorPos', '_moveCursor',
  '_ttyWrite', 'clearLine', '_beforeEdit', '_pushToKillRing', '_yank', '_yankPop', '_undo', '_redo', '_setLine'];
const methods = {};
for (const name of EDITING) {
  methods[name] = function(...args) {
    return require('internal/readline/editor').methods[name].apply(this, args);
  };
}

Object.assign(methods, {
  /** Reads lines without a terminal. */
  _attach() {
    const { input } = this;
    const ondata = (data) => this._normalWrite(data);
    const onerror = (err) => this.emit('error', err);
    const onend = () => {
      const rest = this._line_buffer;
      if (typeof rest === 'string' && rest.length > 0) this.emit('line', rest);
      this.close();
    };
    input.on('error', onerror);
    input.on('data', ondata);
    input.on('end', onend);
    this.once('close', () => {
      input.removeListener('error', onerror);
      input.removeListener('data', ondata);
      input.removeListener('end', onend);
    });
    const { StringDecoder } = require('string_decoder');
    this._decoder = new StringDecoder('utf8');
  },

  setPrompt(prompt) {
    this._prompt = prompt;
  },

  getPrompt() {
    return this._prompt;
  },

  /** Writes the prompt, and shows the cursor after it. */
  prompt(preserveCursor) {
    if (this.paused) this.resume();
    if (this.terminal && process.env.TERM !== 'dumb') {
      if (!preserveCursor) this.cursor = 0;
      this._refreshLine();
    } else {
      checkOpen(this);
      this._writeToOutput(this._prompt);
    }
  },

  _setRawMode(mode) {
    const { input } = this;
    const was = input.isRaw;
    if (typeof input.setRawMode === 'function') input.setRawMode(mode);
    return was;
  },

  /** Asks: the next line goes to `cb` alone. */
  _question(query, cb) {
    checkOpen(this);
    if (this._questionCallback) {
      this.prompt();
      return;
    }
    this._oldPrompt = this._prompt;
    this.setPrompt(query);
    this._questionCallback = cb;
    this.prompt();
  },

  _questionCancel() {
    if (!this._questionCallback) return;
    this._questionCallback = null;
    this.setPrompt(this._oldPrompt);
    this.clearLine();
  },

  _onLine(line) {
    const cb = this._questionCallback;
    if (!cb) {
      this.emit('line', line);
      return;
    }
    this._questionCallback = null;
    this.setPrompt(this._oldPrompt);
    cb(line);
  },

  _writeToOutput(text) {
    require('internal/validators').validateString(text, 'stringToWrite');
    if (this.output !== null && this.output !== undefined) this.output.write(text);
  },

  close() {
    if (this.closed) return;
    this.pause();
    if (this.terminal) this._setRawMode(false);
    this.closed = true;
    this.emit('close');
  },

  pause() {
    checkOpen(this);
    if (this.paused) return;
    this.input.pause();
    this.paused = true;
    this.emit('pause');
    return this;
  },

  resume() {
    checkOpen(this);
    if (!this.paused) return;
    this.input.resume();
    this.paused = false;
    this.emit('resume');
    return this;
  },

  /** Writes to the interface as if it had been typed. */
  write(data, key) {
    checkOpen(this);
    if (this.paused) this.resume();
    if (this.terminal) this._ttyWrite(data, key);
    else this._normalWrite(data);
  },

  _normalWrite(data) {
    if (data === undefined) return;
    let text = this._decoder.write(data);
    if (this._sawReturnAt && Date.now() - this._sawReturnAt <= this.crlfDelay) {
      // The second half of a \r\n that was cut in two.
      if (text.charCodeAt(0) === 10) text = text.slice(1);
      this._sawReturnAt = 0;
    }
    if (text === '') return;
    if (!/[\n\r\u2028\u2029]/.test(text)) {
      this._line_buffer = this._line_buffer === null ? text : this._line_buffer + text;
      return;
    }
    if (this._line_buffer !== null) {
      text = this._line_buffer + text;
      this._line_buffer = null;
    }
    this._sawReturnAt = text.endsWith('\r') ? Date.now() : 0;
    const lines = splitLines(text);
    const rest = lines.pop();
    if (rest !== '') this._line_buffer = rest;
    for (let i = 0; i < lines.length; i++) this._onLine(lines[i]);
  },

  [Symbol.asyncIterator]() {
    // One for all loops, so that an inner loop goes on where the outer one is.
    this._lines ??= require('internal/readline/lines')(this);
    return this._lines;
  },
  [Symbol.dispose ?? require('internal/util').SymbolDispose]() {
    this.close();
  },
});

for (const key of Reflect.ownKeys(methods)) {
  Object.defineProperty(Interface.prototype, key, {
    value: methods[key], writable: true, configurable: true, enumerable: false,
  });
}
Object.defineProperty(Interface.prototype, 'columns', {
  configurable: true,
  get() { return this.output?.columns ? this.output.columns : Infinity; },
});

function checkOpen(iface) {
  if (iface.closed) throw new (require('internal/errors').codes.ERR_USE_AFTER_CLOSE)('readline');
}

/** The lines of `text`; the last one has no end yet. Ends are \n, \r\n, \r, U+2028 and U+2029. */
function splitLines(text) {
  const byNewline = text.split('\n');
  if (!/[\r\u2028\u2029]/.test(text)) return byNewline;
  const lines = [];
  const last = byNewline.length - 1;
  for (let i = 0; i <= last; i++) {
    let line = byNewline[i];
    if (i < last && line.endsWith('\r')) line = line.slice(0, -1);
    const parts = line.split(/[\r\u2028\u2029]/);
    for (let n = 0; n < parts.length; n++) lines.push(parts[n]);
  }
  return lines;
}

module.exports = { Interface, splitLines };
