'use strict';
// spawnSync and its kin: a process that is run to its end.
const binding = internalBinding('child_process');
const errors = require('internal/errors');
const validators = require('internal/validators');
const { normalizeSpawn, normalizeStdio, slots, checkTimeout, checkMaxBuffer, checkSignal } = require('internal/child_process/options');
const { signalName } = require('internal/child_process');

const MAX_BUFFER = 1024 * 1024;

/** The bytes of an input. */
function bytesOf(input, name, encoding) {
  const { Buffer } = require('buffer');
  if (ArrayBuffer.isView(input)) return input;
  if (typeof input === 'string') return Buffer.from(input, encoding === 'buffer' ? undefined : encoding);
  throw new errors.codes.ERR_INVALID_ARG_TYPE(name, ['Buffer', 'TypedArray', 'DataView', 'string'], input);
}

/** Runs a process; see Node's documentation for the result. */
function spawnSync(file, args, options) {
  options = { maxBuffer: MAX_BUFFER, ...normalizeSpawn(file, args, options) };
  checkTimeout(options.timeout);
  checkMaxBuffer(options.maxBuffer);
  const killSignal = checkSignal(options.killSignal);
  const given = options.stdio || 'pipe';
  const { list } = normalizeStdio(given, true);
  const input = list.map(() => null);
  if (options.input != null) {
    list[0] = { type: 'pipe' };
    input[0] = bytesOf(options.input, 'options.stdio[0]', options.encoding);
  }
  if (Array.isArray(given)) {
    for (let i = 0; i < given.length; i++) {
      if (ArrayBuffer.isView(given[i]) || (typeof given[i] === 'string' && !['pipe', 'ignore', 'inherit', 'overlapped', 'ipc'].includes(given[i]))) {
        list[i] = { type: 'pipe' };
        input[i] = bytesOf(given[i], `options.stdio[${i}]`, options.encoding);
      }
    }
  }
  const result = binding.spawnSync({
    file: options.file,
    args: options.args,
    env: options.envPairs,
    cwd: options.cwd,
    stdio: slots(list),
    uid: options.uid ?? undefined,
    gid: options.gid ?? undefined,
    detached: options.detached,
    input,
    timeout: options.timeout ?? 0,
    maxBuffer: options.maxBuffer ?? Infinity,
    killSignal: killSignal ?? 0,
  });
  if (result.signal !== null) result.signal = signalName(result.signal) ?? null;
  const { output } = result;
  // What the child reads has no output; the descriptors that are not piped are null already.
  if (output) output[0] = null;
  if (output && options.encoding && options.encoding !== 'buffer') {
    for (let i = 0; i < output.length; i++) {
      if (output[i]) output[i] = output[i].toString(options.encoding);
    }
  }
  result.stdout = output?.[1];
  result.stderr = output?.[2];
  if (result.error) {
    result.error = new errors.ErrnoException(result.error, `spawnSync ${options.file}`);
    result.error.path = options.file;
    result.error.spawnargs = options.args.slice(1);
  }
  return result;
}

/** The error of a run that did not end well; nothing otherwise. */
function failureOf(result, args, command) {
  let error;
  if (result.error) {
    error = result.error;
    Object.assign(error, result);
  } else if (result.status !== 0) {
    let message = `Command failed: ${command || args.join(' ')}`;
    if (result.stderr && result.stderr.length > 0) message += `\n${result.stderr.toString()}`;
    error = errors.genericNodeError(message, result);
  }
  return error;
}

function finish(result, inheritsStderr, args, command) {
  if (inheritsStderr && result.stderr) process.stderr.write(result.stderr);
  const error = failureOf(result, args, command);
  if (error) throw error;
  return result.stdout;
}

function execFileSync(file, args, options) {
  const inherits = !options.stdio;
  const result = spawnSync(file, args, options);
  const words = [options.argv0 || file].concat(args);
  return finish(result, inherits, words);
}

function execSync(command, options) {
  const inherits = !options.stdio;
  return finish(spawnSync(command, [], options), inherits, undefined, command);
}

module.exports = { spawnSync, execFileSync, execSync };
