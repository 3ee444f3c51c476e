// The global console. Lines of plain text go straight to the descriptor; all else loads `internal/console`, which this
// object then belongs to.
const { isLoaded, quick } = internalBinding('console');

const console = Object.create({});
let Console;

function adopt() {
  if (Console === undefined) {
    ({ Console } = require('internal/console'));
    require('internal/console').adopt(console);
  }
  return Console.prototype;
}

/** Programs may listen in on `console.log` and its like. */
function publish(name, args) {
  if (!isLoaded('diagnostics_channel')) return;
  const channel = require('diagnostics_channel').channel(`console.${name}`);
  if (channel.hasSubscribers) channel.publish(args);
}

function stdoutMethod(name) {
  const method = {
    [name](...args) {
      if (Console === undefined && quick(1, args)) return;
      publish(name, args);
      Reflect.apply(adopt().log, console, args);
    },
  };
  console[name] = method[name];
}

function stderrMethod(name) {
  const method = {
    [name](...args) {
      if (Console === undefined && quick(2, args)) return;
      publish(name, args);
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
      adopt();
      require('internal/console').useStreams(console);
    },
  });
}

Object.defineProperty(console, Symbol.toStringTag, {
  __proto__: null, value: 'console', writable: false, enumerable: false, configurable: true,
});

module.exports = console;
