// The global console. Lines of plain text go straight to the descriptor; all else loads `internal/console`, which this
// object then belongs to.
const { isTerminal, write, stdoutTouched, stderrTouched } = internalBinding('console');

const console = Object.create({});
let Console;

function adopt() {
  if (Console === undefined) {
    ({ Console } = require('internal/console'));
    require('internal/console').adopt(console);
  }
  return Console.prototype;
}

/** The line for arguments that need no more than their own text; undefined for others. */
function plainText(args, fd) {
  const first = args[0];
  if (args.length === 1 && typeof first === 'string') return first;
  if (typeof first === 'string' && args.length > 1 && first.indexOf('%') !== -1) return undefined;
  const texts = [];
  for (let i = 0; i < args.length; i++) {
    const value = args[i];
    switch (typeof value) {
      case 'string':
        texts.push(value);
        continue;
      case 'number':
      case 'boolean':
      case 'undefined':
        break;
      default:
        return undefined;
    }
    // Colors are for others to decide.
    if (isTerminal(fd) || process.env.FORCE_COLOR !== undefined) return undefined;
    texts.push(Object.is(value, -0) ? '-0' : String(value));
  }
  return texts.join(' ');
}

function stdoutMethod(name) {
  const method = {
    [name](...args) {
      if (Console === undefined && !stdoutTouched()) {
        const text = plainText(args, 1);
        if (text !== undefined) {
          write(1, `${text}\n`);
          return;
        }
      }
      Reflect.apply(adopt().log, console, args);
    },
  };
  console[name] = method[name];
}

function stderrMethod(name) {
  const method = {
    [name](...args) {
      if (Console === undefined && !stderrTouched()) {
        const text = plainText(args, 2);
        if (text !== undefined) {
          write(2, `${text}\n`);
          return;
        }
      }
      Reflect.apply(adopt().warn, console, args);
    },
  };
  console[name] = method[name];
}

stdoutMethod('log');
stdoutMethod('info');
stdoutMethod('debug');
stderrMethod('warn');
stderrMethod('error');
for (const name of ['dir', 'time', 'timeEnd', 'timeLog', 'trace', 'assert', 'clear', 'count', 'countReset', 'group',
  'groupEnd', 'table', 'dirxml', 'groupCollapsed']) {
  const method = {
    [name](...args) {
      return Reflect.apply(adopt()[name], console, args);
    },
  };
  console[name] = method[name];
}

Object.defineProperty(console, 'Console', {
  __proto__: null,
  get() {
    adopt();
    Object.defineProperty(console, 'Console', { __proto__: null, value: Console });
    return Console;
  },
  set(value) {
    Object.defineProperty(console, 'Console', { __proto__: null, value, writable: true });
  },
  enumerable: true,
  configurable: true,
});

// For an inspector, of which there is none.
Object.assign(console, {
  profile() {},
  profileEnd() {},
  timeStamp() {},
  context() {
    return { ...console };
  },
  createTask(name) {
    if (typeof name !== 'string' || name === '') throw new Error('First argument must be a non-empty string.');
    return {
      run(fn) {
        if (typeof fn !== 'function') throw new Error('First argument must be a function.');
        return fn();
      },
    };
  },
});

for (const [key, stream] of [['_stdout', 'stdout'], ['_stderr', 'stderr']]) {
  let chosen;
  Object.defineProperty(console, key, {
    __proto__: null,
    enumerable: false,
    configurable: true,
    get() {
      chosen ||= process[stream];
      return chosen;
    },
    set(value) {
      chosen = value;
    },
  });
}

Object.defineProperty(console, Symbol.toStringTag, {
  __proto__: null, value: 'console', writable: false, enumerable: false, configurable: true,
});

module.exports = console;
