'use strict';
// Read, evaluate, print, loop: `ouro` on a terminal, `ouro -i` anywhere.

const { inspect } = require('internal/util/inspect');
const { runScript } = internalBinding('modules');

const HELP = `.break   Sometimes you get stuck, this gets you out
.clear   Alias for .break
.exit    Exit the REPL
.help    Print this help message
.load    Load JS from a file into the REPL session
.save    Save all evaluated commands in this REPL session to a file

Press Ctrl+C to abort current expression, Ctrl+D to exit the REPL`;

const INCOMPLETE = /^(Unexpected end of input|Unterminated template literal|missing \) after argument list|.*unterminated.*)$/i;
const AWAIT = /\bawait\b/;

/** True if more lines could make the text a program. */
function isRecoverable(error, source) {
  if (!(error instanceof SyntaxError)) return false;
  if (INCOMPLETE.test(error.message)) return true;
  return /Invalid or unexpected token/.test(error.message) && /`[^`]*$/.test(source);
}

/** `await` at the top: the text becomes the body of an async function whose declarations are globals. */
function runAsync(source, name) {
  let body;
  try {
    body = runScript(`(async () => { return (${source}\n) })`, name);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const globals = source.replace(/^(\s*)(?:const|let|var)\s+(?=[\w$]+\s*=)/gm, '$1');
    body = runScript(`(async () => { ${globals}\n })`, name);
  }
  return body();
}

/** One session. */
function Session(input, output) {
  this.output = output;
  this.terminal = !!(input.isTTY && output.isTTY);
  this.buffered = '';
  this.history = [];
  this.count = 0;
  this.busy = false;
  this.waiting = [];
  this.interface = require('readline').createInterface({
    input, output, terminal: this.terminal, prompt: '> ', historySize: 1000,
    completer: this.terminal ? (line) => complete(line) : undefined,
  });
}

Session.prototype.write = function(text) { this.output.write(`${text}\n`); };

Session.prototype.prompt = function() {
  const text = this.buffered === '' ? '> ' : '| ';
  // Lines that waited for an `await` may come after the input has ended.
  if (this.interface.closed) {
    this.output.write(text);
    return;
  }
  this.interface.setPrompt(text);
  this.interface.prompt();
};

Session.prototype.show = function(value) {
  if (value !== undefined) this.last = value;
  globalThis._ = value;
  this.write(inspect(value, { colors: this.terminal && this.output.hasColors(), showProxy: true }));
};

/** Takes from a stack what lies below the line that was typed. */
function trimStack(error) {
  if (typeof error.stack !== 'string') return;
  const lines = error.stack.split('\n');
  let end = lines.findIndex((line) => /^ {4}at REPL\d+:\d+:\d+$/.test(line));
  if (end === -1) end = lines.findIndex((line) => /^ {4}at .*\(?node:internal\/repl:/.test(line));
  if (end > 0) error.stack = lines.slice(0, end).join('\n');
}

/** How `import` is written here, where there are no import declarations. */
function dynamicImport(source) {
  const [, names, from] = /^\s*import\s+(?:([^'"]*?)\s*from\s*)?(['"].*?['"])/.exec(source) || [];
  if (from === undefined) return undefined;
  const text = `await import(${JSON.stringify(from.slice(1, -1))});`;
  if (names === undefined) return text;
  const [, first, rest] = /^([\w$]+)?\s*,?\s*(.*)$/.exec(names);
  const space = /^\*\s*as\s+([\w$]+)$/.exec(rest);
  if (space !== null) return `const ${space[1]} = ${text}`;
  const list = rest.replace(/^\{\s*|\s*\}$/g, '').replace(/\s+as\s+/g, ': ');
  const all = [first === undefined ? '' : `default: ${first}`, list].filter((part) => part !== '').join(', ');
  return `const { ${all} } = ${text}`;
}

/** What could not be parsed, with the place. */
Session.prototype.showSyntax = function(error, source) {
  const instead = dynamicImport(source);
  if (instead !== undefined) {
    error.message = 'Cannot use import statement inside the Node.js REPL, alternatively use dynamic import: ' + instead;
    const line = source.trimStart().split('\n')[0];
    error.stack = `${line}\n${'^'.repeat(6)}\n\nSyntaxError: ${error.message}`;
    this.write(`${line}\n${'^'.repeat(6)}\n\nUncaught:\nSyntaxError: ${error.message}`);
    return;
  }
  const place = internalBinding('process').placeOf(error);
  trimStack(error);
  const line = place === undefined ? undefined : source.split('\n')[place[1] - 1];
  if (line !== undefined) this.write(`${line}\n${' '.repeat(Math.max(0, place[2] - 1))}^\n`);
  this.write(`Uncaught SyntaxError: ${error.message}`);
};

Session.prototype.showError = function(error) {
  const isError = error !== null && typeof error === 'object' && require('internal/util').isError(error);
  if (isError) trimStack(error);
  globalThis._error = error;
  const text = inspect(error);
  this.write(`Uncaught ${isError && text[0] === '[' ? text.replace(/^\[(.*)\]/, '$1') : text}`);
};

Session.prototype.command = function(line) {
  const [, name, rest] = /^\.(\w+)\s*(.*)$/.exec(line) || [];
  switch (name) {
    case 'exit':
      this.interface.close();
      return true;
    case 'help':
      this.write(HELP);
      return true;
    case 'break': case 'clear':
      this.buffered = '';
      return true;
    case 'save':
      try {
        require('fs').writeFileSync(rest, `${this.history.join('\n')}\n`);
        this.write(`Session saved to: ${rest}`);
      } catch {
        this.write(`Failed to save: ${rest}`);
      }
      return true;
    case 'load':
      try {
        const text = require('fs').readFileSync(rest, 'utf8');
        for (const part of text.split('\n')) this.line(part);
      } catch {
        this.write(`Failed to load: ${rest}`);
      }
      return true;
    default:
      this.write('Invalid REPL keyword');
      return true;
  }
};

/** Takes one line; lines that come while an `await` is pending wait for it. */
Session.prototype.line = function(line) {
  if (this.busy) {
    this.waiting.push(line);
    return;
  }
  if (this.buffered === '' && line.trim() === '') return;
  if (/^\.\w/.test(line.trim()) && !/^\.\d/.test(line.trim())) {
    if (this.buffered === '' || /^\.(break|clear|exit)\b/.test(line.trim())) {
      this.command(line.trim());
      return;
    }
  }
  this.evaluate(this.buffered === '' ? line : `${this.buffered}\n${line}`);
};

Session.prototype.evaluate = function(source) {
  const name = `REPL${++this.count}`;
  let value;
  let pending = false;
  try {
    value = this.run(source, name);
    pending = value !== null && typeof value === 'object' && value === this.promise;
  } catch (error) {
    if (isRecoverable(error, source)) {
      this.buffered = source;
      return;
    }
    this.done(source);
    if (error instanceof SyntaxError && internalBinding('process').placeOf(error)?.[0] === name) {
      globalThis._error = error;
      this.showSyntax(error, source);
    } else {
      this.showError(error);
    }
    return;
  }
  this.done(source);
  if (!pending) {
    this.show(value);
    return;
  }
  this.busy = true;
  const next = (report) => (result) => {
    report.call(this, result);
    this.busy = false;
    this.promise = undefined;
    this.prompt();
    while (!this.busy && this.waiting.length > 0) {
      this.line(this.waiting.splice(0, 1)[0]);
      if (!this.busy) this.prompt();
    }
    if (this.ended && !this.busy) this.interface.close();
  };
  value.then(next(this.show), next(this.showError));
};

Session.prototype.done = function(source) {
  this.buffered = '';
  this.history.push(source);
};

Session.prototype.run = function(source, name) {
  // `{ a: 1 }` means an object here, as long as it can be one.
  if (/^\s*\{/.test(source) && !/;\s*$/.test(source)) {
    try {
      return runScript(`(${source}\n)`, name);
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
    }
  }
  try {
    return runScript(source, name);
  } catch (error) {
    if (!(error instanceof SyntaxError) || !AWAIT.test(source)) throw error;
    this.promise = runAsync(source, name);
    return this.promise;
  }
};

/** Completes the last `a.b.c` of a line by the properties that are there. */
function complete(line) {
  const [, object, prefix] = /([\w$.]*\.)?([\w$]*)$/.exec(line);
  let holder = globalThis;
  if (object !== undefined) {
    for (const part of object.slice(0, -1).split('.')) {
      const property = Object.getOwnPropertyDescriptor(Object(holder), part);
      holder = property === undefined || 'value' in property ? holder?.[part] : undefined;
      if (holder === undefined || holder === null) return [[], prefix];
    }
  }
  const names = new Set();
  for (let at = Object(holder); at !== null; at = Object.getPrototypeOf(at)) {
    for (const name of Object.getOwnPropertyNames(at)) {
      if (name.startsWith(prefix) && /^[A-Za-z_$][\w$]*$/.test(name)) names.add(name);
    }
  }
  return [[...names].sort(), prefix];
}

/** Puts `require`, `module` and the library's modules in the session's scope. */
function defineGlobals() {
  const Module = require('module');
  const path = require('path');
  const module = new Module('<repl>', null);
  module.filename = path.join(process.cwd(), '<repl>');
  module.paths = Module._nodeModulePaths(process.cwd());
  const own = { module, exports: module.exports, require: Module.createRequire(module.filename) };
  for (const name of Object.keys(own)) {
    Object.defineProperty(globalThis, name, { value: own[name], writable: true, configurable: true });
  }
  for (const id of Module.builtinModules) {
    if (id.startsWith('_') || id.includes('/') || id.includes(':') || id in globalThis) continue;
    Object.defineProperty(globalThis, id, {
      configurable: true,
      get() { return own.require(id); },
      set(value) { Object.defineProperty(globalThis, id, { value, writable: true, configurable: true, enumerable: true }); },
    });
  }
}

/** Starts the session on the standard streams. */
exports.start = function start() {
  defineGlobals();
  const session = new Session(process.stdin, process.stdout);
  session.write(`Welcome to Ouro ${process.versions.ouro} (Node.js ${process.version}).\nType ".help" for more information.`);
  session.interface.on('line', (line) => {
    session.line(line);
    if (!session.busy && !session.interface.closed) session.prompt();
  });
  session.interface.on('SIGINT', () => {
    if (session.buffered === '' && session.interface.line === '') {
      if (session.asked) {
        session.interface.close();
        return;
      }
      session.asked = true;
      session.write('\n(To exit, press Ctrl+C again or Ctrl+D or type .exit)');
    } else {
      session.write('');
    }
    session.buffered = '';
    session.interface.line = '';
    session.prompt();
  });
  session.interface.on('close', () => {
    if (session.busy) {
      session.ended = true;
      return;
    }
    if (session.terminal) session.write('');
    process.exit();
  });
  process.setUncaughtExceptionCaptureCallback((error) => {
    session.showError(error);
    session.prompt();
  });
  session.prompt();
};
