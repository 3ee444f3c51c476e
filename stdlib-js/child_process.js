'use strict';
// child_process: programs in processes of their own. The class and the checks are in internal/child_process/.
const errors = require('internal/errors');
const validators = require('internal/validators');
const { normalizeSpawn, checkTimeout, checkMaxBuffer, checkSignal } = require('internal/child_process/options');

const MAX_BUFFER = 1024 * 1024;

/** Starts a process. */
function spawn(file, args, options) {
  options = normalizeSpawn(file, args, options);
  checkTimeout(options.timeout);
  validators.validateAbortSignal(options.signal, 'options.signal');
  const killSignal = checkSignal(options.killSignal);
  const { ChildProcess } = require('internal/child_process');
  const child = new ChildProcess();
  child.spawn(options);
  if (options.timeout > 0) {
    let timer = setTimeout(() => {
      if (!timer) return;
      try {
        child.kill(killSignal);
      } catch (error) {
        child.emit('error', error);
      }
      timer = null;
    }, options.timeout);
    child.once('exit', () => {
      if (!timer) return;
      clearTimeout(timer);
      timer = null;
    });
  }
  if (options.signal) killOnAbort(child, options.signal, killSignal);
  return child;
}

function killOnAbort(child, signal, killSignal) {
  const abort = () => {
    try {
      if (child.kill(killSignal)) child.emit('error', new errors.AbortError(undefined, { cause: signal.reason }));
    } catch (error) {
      child.emit('error', error);
    }
  };
  if (signal.aborted) {
    process.nextTick(abort);
    return;
  }
  signal.addEventListener('abort', abort, { once: true });
  child.once('exit', () => signal.removeEventListener('abort', abort));
}

/** `(file[, args][, options][, callback])` as one object. */
function normalizeExecFile(file, args, options, callback) {
  if (Array.isArray(args)) {
    args = args.slice();
  } else if (args !== null && typeof args === 'object') {
    callback = options;
    options = args;
    args = null;
  } else if (typeof args === 'function') {
    callback = args;
    options = null;
    args = null;
  }
  args ??= [];
  if (typeof options === 'function') callback = options;
  else if (options != null) validators.validateObject(options, 'options');
  if (options == null || typeof options === 'function') options = {};
  if (callback != null) validators.validateFunction(callback, 'callback');
  if (options.argv0 != null) validators.validateString(options.argv0, 'options.argv0');
  return { file, args, options, callback };
}

/** Runs a command in a shell and gathers its output. */
function exec(command, options, callback) {
  const given = normalizeExec(command, options, callback);
  return module.exports.execFile(given.file, given.options, given.callback);
}

function normalizeExec(command, options, callback) {
  validators.validateString(command, 'command');
  require('internal/child_process/options').checkNul(command, 'command');
  if (typeof options === 'function') {
    callback = options;
    options = undefined;
  }
  options = { __proto__: null, ...options };
  options.shell = typeof options.shell === 'string' ? options.shell : true;
  return { file: command, options, callback };
}

/** Runs a file and gathers its output for `callback(error, stdout, stderr)`. */
function execFile(file, args, options, callback) {
  ({ file, args, options, callback } = normalizeExecFile(file, args, options, callback));
  options = {
    __proto__: null, encoding: 'utf8', timeout: 0, maxBuffer: MAX_BUFFER, killSignal: 'SIGTERM', cwd: null, env: null, shell: false, ...options,
  };
  checkTimeout(options.timeout);
  checkMaxBuffer(options.maxBuffer);
  options.killSignal = checkSignal(options.killSignal);
  const child = spawn(file, args, {
    cwd: options.cwd, env: options.env, gid: options.gid, shell: options.shell, signal: options.signal, uid: options.uid,
    windowsHide: !!options.windowsHide, windowsVerbatimArguments: !!options.windowsVerbatimArguments, argv0: options.argv0,
  });
  gather(child, file, args, options, callback);
  return child;
}

/** Collects what a child writes, within the limits, and calls back once it has closed. */
function gather(child, file, args, options, callback) {
  let encoding = null;
  if (options.encoding && options.encoding !== 'buffer' && require('buffer').Buffer.isEncoding(options.encoding)) {
    encoding = options.encoding;
  }
  const out = collector(child.stdout, 'stdout');
  const err = collector(child.stderr, 'stderr');
  let killed = false;
  let exited = false;
  let timer;
  let failure = null;

  function collector(stream, name) {
    const found = { chunks: [], length: 0 };
    if (!stream) return found;
    if (encoding) stream.setEncoding(encoding);
    stream.on('data', (chunk) => {
      // The program may have set another encoding meanwhile.
      const now = stream.readableEncoding;
      const size = now ? require('buffer').Buffer.byteLength(chunk, now) : chunk.length;
      found.length += size;
      if (found.length > options.maxBuffer) {
        const keep = options.maxBuffer - (found.length - size);
        found.chunks.push(chunk.slice(0, keep));
        failure = new errors.codes.ERR_CHILD_PROCESS_STDIO_MAXBUFFER(name);
        kill();
      } else {
        found.chunks.push(chunk);
      }
    });
    return found;
  }

  function result(found, stream) {
    if (encoding || stream.readableEncoding) return found.chunks.join('');
    return require('buffer').Buffer.concat(found.chunks);
  }

  function done(code, signal) {
    if (exited) return;
    exited = true;
    if (timer) clearTimeout(timer);
    if (!callback) return;
    const stdout = child.stdout ? result(out, child.stdout) : encoding ? '' : require('buffer').Buffer.alloc(0);
    const stderr = child.stderr ? result(err, child.stderr) : encoding ? '' : require('buffer').Buffer.alloc(0);
    if (!failure && code === 0 && signal === null) {
      callback(null, stdout, stderr);
      return;
    }
    if (args?.length) file += ` ${args.join(' ')}`;
    if (!failure) {
      failure = errors.genericNodeError(`Command failed: ${file}\n${stderr}`, {
        code: code < 0 ? require('internal/util').getSystemErrorName(code) : code,
        killed: child.killed || killed,
        signal,
      });
    }
    failure.cmd = file;
    callback(failure, stdout, stderr);
  }

  function kill() {
    child.stdout?.destroy();
    child.stderr?.destroy();
    killed = true;
    try {
      child.kill(options.killSignal);
    } catch (error) {
      failure ??= error;
      done();
    }
  }

  child.on('close', done);
  child.on('error', (error) => {
    failure = error;
    child.stdout?.destroy();
    child.stderr?.destroy();
    done();
  });
  if (options.timeout > 0) {
    timer = setTimeout(() => {
      kill();
      timer = null;
    }, options.timeout);
  }
}

/** The form of `exec` and `execFile` that returns a promise of `{ stdout, stderr }`, with the child on it. */
function promised(name) {
  const fn = (...args) => {
    const { promise, resolve, reject } = Promise.withResolvers();
    args.push((error, stdout, stderr) => {
      if (error !== null) {
        error.stdout = stdout;
        error.stderr = stderr;
        reject(error);
      } else {
        resolve({ stdout, stderr });
      }
    });
    promise.child = module.exports[name].apply(null, args);
    return promise;
  };
  return Object.defineProperty(fn, 'name', { __proto__: null, value: name, configurable: true });
}
for (const fn of [exec, execFile]) {
  Object.defineProperty(fn, require('internal/util').promisify.custom, { __proto__: null, enumerable: false, value: promised(fn.name) });
}

/** Starts another program of this runtime, with a channel for messages. */
function fork(modulePath, args, options) {
  return require('internal/child_process/fork').fork(modulePath, args, options);
}

/** Runs a process to its end. */
function spawnSync(file, args, options) {
  return require('internal/child_process/sync').spawnSync(file, args, options);
}

/** Runs a file to its end and returns what it wrote. */
function execFileSync(file, args, options) {
  ({ file, args, options } = normalizeExecFile(file, args, options));
  return require('internal/child_process/sync').execFileSync(file, args, options);
}

/** Runs a command in a shell to its end and returns what it wrote. */
function execSync(command, options) {
  const given = normalizeExec(command, options, null);
  return require('internal/child_process/sync').execSync(given.file, given.options);
}

module.exports = {
  /** Called in a process that was forked. */
  _forkChild: (fd, serialization) => require('internal/child_process/channel').openInChild(fd, serialization),
  get ChildProcess() {
    return require('internal/child_process').ChildProcess;
  },
  exec,
  execFile,
  execFileSync,
  execSync,
  fork,
  spawn,
  spawnSync,
};
