'use strict';
// `fs.cp`: files and directories with all that is in them. One algorithm, written as a generator that yields the verbs
// that it needs; the driver runs them at once or promises them.
const { codes } = require('internal/errors');
const { getValidatedPath } = require('internal/fs/utils');
const { validateBoolean, validateFunction, validateInteger, validateObject } = require('internal/validators');
const { dirname, isAbsolute, join, parse, resolve, sep } = require('path');
const { S_IFMT, S_IFDIR, S_IFREG, S_IFCHR, S_IFBLK, S_IFLNK, S_IFSOCK, S_IFIFO } = internalBinding('fs').constants;

const booleans = ['dereference', 'errorOnExist', 'force', 'preserveTimestamps', 'recursive', 'verbatimSymlinks'];

function optionsOf(options) {
  const given = {
    dereference: false, errorOnExist: false, filter: undefined, force: true, preserveTimestamps: false,
    recursive: false, verbatimSymlinks: false,
  };
  if (options !== undefined) {
    validateObject(options, 'options');
    Object.assign(given, options);
  }
  for (let i = 0; i < booleans.length; i++) validateBoolean(given[booleans[i]], `options.${booleans[i]}`);
  if (given.mode === undefined || given.mode === null) given.mode = 0;
  else validateInteger(given.mode, 'mode', 0, 7);
  if (given.dereference && given.verbatimSymlinks) {
    throw new codes.ERR_INCOMPATIBLE_OPTION_PAIR('dereference', 'verbatimSymlinks');
  }
  if (given.filter !== undefined) validateFunction(given.filter, 'options.filter');
  return given;
}

// Code of ours: code of the system's and its number.
const kinds = {
  __proto__: null,
  ERR_FS_CP_EINVAL: ['EINVAL', 22], ERR_FS_CP_DIR_TO_NON_DIR: ['EISDIR', 21], ERR_FS_CP_NON_DIR_TO_DIR: ['ENOTDIR', 20],
  ERR_FS_EISDIR: ['EISDIR', 21], ERR_FS_CP_SOCKET: ['EINVAL', 22], ERR_FS_CP_FIFO_PIPE: ['EINVAL', 22],
  ERR_FS_CP_UNKNOWN: ['EINVAL', 22], ERR_FS_CP_EEXIST: ['EEXIST', 17], ERR_FS_CP_SYMLINK_TO_SUBDIRECTORY: ['EINVAL', 22],
};

/** At once, Node words most of these errors plainly: `short` is its text, if it does. */
function fail(options, code, path, message, short) {
  if (options.sync && short !== undefined) {
    const error = new Error(short);
    error.code = code;
    throw error;
  }
  const [name, errno] = kinds[code];
  throw new codes[code]({ message, path, syscall: 'cp', errno, code: name });
}

function kindOf(stat) {
  return Number(stat.mode) & S_IFMT;
}

function isDirectory(stat) {
  return kindOf(stat) === S_IFDIR;
}

function same(a, b) {
  return a.ino !== 0n && a.ino === b.ino && a.dev === b.dev;
}

/** True if `inner` is `outer` or lies below it. */
function lies(inner, outer) {
  const above = resolve(outer).split(sep).filter(Boolean);
  const path = resolve(inner).split(sep).filter(Boolean);
  return above.every((name, i) => path[i] === name);
}

function* statOf(path, options) {
  return yield [options.dereference ? 'stat' : 'lstat', path, { bigint: true }];
}

function* statIfAny(path, options) {
  try {
    return yield* statOf(path, options);
  } catch (error) {
    if (error.code === 'ENOENT') return null;
    throw error;
  }
}

function* passes(src, dest, options) {
  if (options.filter === undefined) return true;
  return yield ['filter', src, dest];
}

/** Looks at both ends; the states of source and destination. */
function* check(src, dest, options) {
  const from = yield* statOf(src, options);
  const to = yield* statIfAny(dest, options);
  if (to !== null) {
    if (same(from, to)) {
      fail(options, 'ERR_FS_CP_EINVAL', dest, 'src and dest cannot be the same', `src and dest cannot be the same ${dest}`);
    }
    if (isDirectory(from) && !isDirectory(to)) {
      const text = `annot overwrite non-directory ${dest} with directory ${src}`;
      fail(options, 'ERR_FS_CP_DIR_TO_NON_DIR', dest, `c${text}`, `C${text}`);
    }
    if (!isDirectory(from) && isDirectory(to)) {
      const text = `annot overwrite directory ${dest} with non-directory ${src}`;
      fail(options, 'ERR_FS_CP_NON_DIR_TO_DIR', dest, `c${text}`, `C${text}`);
    }
  }
  if (isDirectory(from) && lies(dest, src)) toItself(src, dest, options);
  return { from, to };
}

/** At once, Node follows links to see whether both ends are one. */
function* checkEnds(src, dest, options) {
  let one;
  try {
    one = same(yield ['stat', src, { bigint: true }], yield ['stat', dest, { bigint: true }]);
  } catch (error) {
    // A link to nowhere is like nothing else.
    if (error.code !== 'ENOENT') throw error;
    return;
  }
  if (one) fail(options, 'ERR_FS_CP_EINVAL', dest, '', `src and dest cannot be the same ${dest}`);
}

/** A folder's path as the plain messages show it. */
function asFolder(path) {
  return path.endsWith(sep) ? path : `${path}${sep}`;
}

function toItself(src, dest, options) {
  fail(options, 'ERR_FS_CP_EINVAL', dest, `cannot copy ${src} to a subdirectory of self ${dest}`,
    `Cannot copy ${asFolder(src)} to a subdirectory of self ${dest}`);
}

/** No directory above the destination may be the source by another name. */
function* checkAbove(src, from, dest, options) {
  const stop = resolve(dirname(src));
  for (let above = resolve(dirname(dest)); above !== stop && above !== parse(above).root; above = dirname(above)) {
    let found;
    try {
      found = yield ['stat', above, { bigint: true }];
    } catch (error) {
      if (error.code === 'ENOENT') continue;
      throw error;
    }
    if (same(from, found)) toItself(src, dest, options);
  }
}

function* copyAll(src, dest, options) {
  if (!(yield* passes(src, dest, options))) return;
  const { from, to } = yield* check(src, dest, options);
  if (options.sync && to !== null) yield* checkEnds(src, dest, options);
  yield* checkAbove(src, from, dest, options);
  if (to === null) yield ['mkdir', dirname(dest), { recursive: true }];
  yield* copyOne(src, dest, from, to, options);
}

function* copyOne(src, dest, from, to, options) {
  switch (kindOf(from)) {
    case S_IFDIR:
      if (!options.recursive) {
        fail(options, 'ERR_FS_EISDIR', src, `${src} is a directory (not copied)`,
          `Recursive option not enabled, cannot copy a directory: ${asFolder(src)}`);
      }
      yield* copyDirectory(src, dest, from, to, options);
      break;
    case S_IFREG:
    case S_IFCHR:
    case S_IFBLK:
      yield* copyFile(src, dest, from, to, options);
      break;
    case S_IFLNK:
      yield* copyLink(src, dest, to, options);
      break;
    case S_IFSOCK:
      fail(options, 'ERR_FS_CP_SOCKET', dest, `cannot copy a socket file: ${dest}`, `Cannot copy a socket file: ${dest}`);
      break;
    case S_IFIFO:
      fail(options, 'ERR_FS_CP_FIFO_PIPE', dest, `cannot copy a FIFO pipe: ${dest}`, `Cannot copy a FIFO pipe: ${dest}`);
      break;
    default:
      fail(options, 'ERR_FS_CP_UNKNOWN', dest, `cannot copy an unknown file type: ${dest}`,
        `Cannot copy an unknown file type: ${dest}`);
  }
}

function* copyDirectory(src, dest, from, to, options) {
  if (to === null) {
    yield ['mkdir', dest];
  } else if (options.errorOnExist && !options.force && !options.sync) {
    exists(dest, options);
  }
  const names = yield ['readdir', src];
  for (let i = 0; i < names.length; i++) {
    const inside = join(src, names[i]);
    const copy = join(dest, names[i]);
    if (!(yield* passes(inside, copy, options))) continue;
    const states = yield* check(inside, copy, options);
    yield* copyOne(inside, copy, states.from, states.to, options);
  }
  if (to === null) yield ['chmod', dest, Number(from.mode) & 0o7777];
}

function exists(dest, options) {
  fail(options, 'ERR_FS_CP_EEXIST', dest, `${dest} already exists`);
}

function* copyFile(src, dest, from, to, options) {
  if (to !== null) {
    if (options.force) {
      yield ['unlink', dest];
    } else {
      if (options.errorOnExist) exists(dest, options);
      return;
    }
  }
  yield ['copyFile', src, dest, options.mode];
  if (!options.preserveTimestamps) return;
  const mode = Number(from.mode) & 0o7777;
  // The times of a file that may not be written cannot be set either, on some systems.
  if ((mode & 0o200) === 0) yield ['chmod', dest, mode | 0o200];
  // Reading has changed when it was last read.
  const now = yield ['stat', src];
  yield ['utimes', dest, now.atime, now.mtime];
  if ((mode & 0o200) === 0) yield ['chmod', dest, mode];
}

function* copyLink(src, dest, to, options) {
  let target = yield ['readlink', src];
  if (!options.verbatimSymlinks && !isAbsolute(target)) target = resolve(dirname(src), target);
  if (to !== null) {
    let there;
    try {
      there = yield ['readlink', dest];
    } catch (error) {
      // No link: making ours says what is wrong.
      if (error.code !== 'EINVAL' && error.code !== 'UNKNOWN') throw error;
    }
    if (there !== undefined) {
      if (!isAbsolute(there)) there = resolve(dirname(dest), there);
      yield* checkLinks(src, dest, target, there, options);
      yield ['unlink', dest];
    }
  }
  yield ['symlink', target, dest];
}

function* checkLinks(src, dest, target, there, options) {
  let directory = false;
  try {
    directory = isDirectory(yield ['stat', src]);
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
  if (!directory) return;
  if (lies(there, target)) toItself(target, there, options);
  if (lies(target, there)) {
    const text = `cannot overwrite ${there} with ${target}`;
    fail(options, 'ERR_FS_CP_SYMLINK_TO_SUBDIRECTORY', dest, text, text);
  }
}

function filterSync(options, src, dest) {
  const result = options.filter(src, dest);
  if (typeof result === 'boolean') return result;
  throw new codes.ERR_INVALID_RETURN_VALUE('boolean', 'filter', result);
}

function ends(src, dest) {
  return [`${getValidatedPath(src, 'src')}`, `${getValidatedPath(dest, 'dest')}`];
}

function cpSync(src, dest, options) {
  options = { ...optionsOf(options), sync: true };
  [src, dest] = ends(src, dest);
  const fs = require('fs');
  const steps = copyAll(src, dest, options);
  let step = steps.next();
  while (!step.done) {
    const [verb, ...args] = step.value;
    let value;
    let failure;
    try {
      value = verb === 'filter' ? filterSync(options, args[0], args[1]) : Reflect.apply(fs[`${verb}Sync`], fs, args);
    } catch (error) {
      failure = { error };
    }
    step = failure === undefined ? steps.next(value) : steps.throw(failure.error);
  }
}

async function promised(src, dest, options) {
  options = { ...optionsOf(options), sync: false };
  [src, dest] = ends(src, dest);
  return drive(src, dest, options);
}

async function drive(src, dest, options) {
  const verbs = require('internal/fs/promised');
  const steps = copyAll(src, dest, options);
  let step = steps.next();
  while (!step.done) {
    const [verb, ...args] = step.value;
    let value;
    let failure;
    try {
      value = await (verb === 'filter' ? options.filter(args[0], args[1]) : Reflect.apply(verbs[verb], undefined, args));
    } catch (error) {
      failure = { error };
    }
    step = failure === undefined ? steps.next(value) : steps.throw(failure.error);
  }
}

/** `cp(src, dest[, options], callback)` */
function cp(src, dest, options, callback) {
  if (typeof options === 'function') {
    callback = options;
    options = undefined;
  }
  validateFunction(callback, 'cb');
  options = { ...optionsOf(options), sync: false };
  [src, dest] = ends(src, dest);
  drive(src, dest, options).then(() => process.nextTick(callback, null), (error) => process.nextTick(callback, error));
}

module.exports = { cp, cpSync, promised };
