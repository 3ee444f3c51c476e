'use strict';
// `fs.glob` in its three faces. One walk asks for directories and files; each face answers in its own way.
const { GLOBSTAR, compile, matches, matchesSegment } = require('internal/glob');
const { codes: { ERR_INVALID_ARG_TYPE } } = require('internal/errors');

const ignoreCase = process.platform === 'darwin' || process.platform === 'win32';
const windows = process.platform === 'win32';

function join(folder, name) {
  if (folder === '') return name;
  return folder.endsWith('/') ? `${folder}${name}` : `${folder}/${name}`;
}

function settings(patterns, options = {}) {
  const { validateFunction, validateObject, validateString, validateStringArray } = require('internal/validators');
  validateObject(options, 'options');
  if (Array.isArray(patterns)) validateStringArray(patterns, 'patterns');
  else validateString(patterns, 'patterns');
  let { cwd = process.cwd(), exclude, withFileTypes = false } = options;
  cwd = require('internal/url/file').toPathIfFileURL(cwd);
  if (typeof cwd !== 'string') throw new ERR_INVALID_ARG_TYPE('paths[0]', 'string', cwd);
  let excluded = () => false;
  if (Array.isArray(exclude)) {
    validateStringArray(exclude, 'options.exclude');
    const compiled = exclude.map((pattern) => compile(pattern, { windows, ignoreCase }));
    excluded = (path) => compiled.some((one) => matches(path, one, { windows, ignoreCase }));
  } else if (exclude !== undefined && exclude !== null) {
    if (typeof exclude !== 'function') throw new ERR_INVALID_ARG_TYPE('options.exclude', ['function', 'string[]'], exclude);
    validateFunction(exclude, 'options.exclude');
    excluded = (path, name, entry) => exclude(withFileTypes ? entry : name);
  }
  const list = Array.isArray(patterns) ? patterns : [patterns];
  return { cwd, excluded, withFileTypes, alternatives: list.flatMap((text) => (text === '' ? [] : compile(text.replace(/^(?:\.\/+)+(?=.)/, ''), { windows, ignoreCase }))) };
}

/**
 * Yields `[kind, path]`: 'list' wants a directory's entries, 'look' one entry (undefined if there is none), and
 * 'found' tells of a match, with its entry.
 */
function* walk({ excluded, alternatives }) {
  const seen = new Set();

  function* found(path, entry) {
    if (seen.has(path)) return;
    seen.add(path);
    yield ['found', path, entry];
  }

  /** Children in `folder` that nothing excludes. */
  function* children(folder) {
    const entries = yield ['list', folder === '' ? '.' : folder];
    return entries.filter((entry) => !excluded(join(folder, entry.name), entry.name, entry));
  }

  function* literal(folder, parts, p) {
    const name = parts[p];
    const path = p === 0 && name === '' && parts.length > 1 ? '/' : join(folder, name);
    const last = p + 1 === parts.length || (p + 2 === parts.length && parts[p + 1] === '');
    if (!last) {
      yield* visit(path, parts, p + 1);
      return;
    }
    const entry = yield ['look', path];
    if (entry === undefined || excluded(path, entry.name, entry)) return;
    if (p + 1 < parts.length && !entry.isDirectory()) return;
    yield* found(path, entry);
  }

  function* below(folder, parts, p) {
    while (parts[p + 1] === GLOBSTAR) p++;
    const last = p + 1 === parts.length;
    if (last) {
      const entry = yield ['look', folder === '' ? '.' : folder];
      if (entry === undefined) return;
      yield* found(folder === '' ? '.' : folder, entry);
      if (!entry.isDirectory()) return;
    } else {
      yield* visit(folder, parts, p + 1);
    }
    for (const entry of yield* children(folder)) {
      if (entry.name[0] === '.') continue;
      const path = join(folder, entry.name);
      if (entry.isDirectory()) yield* below(path, parts, p);
      else if (last) yield* found(path, entry);
    }
  }

  function* visit(folder, parts, p) {
    const part = parts[p];
    if (part === GLOBSTAR) {
      yield* below(folder, parts, p);
    } else if (typeof part === 'string') {
      yield* literal(folder, parts, p);
    } else {
      const last = p + 1 === parts.length;
      const closed = p + 2 === parts.length && parts[p + 1] === '';
      for (const entry of yield* children(folder)) {
        if (!matchesSegment(entry.name, part, ignoreCase)) continue;
        const path = join(folder, entry.name);
        if (last || (closed && entry.isDirectory())) yield* found(path, entry);
        else if (entry.isDirectory() || entry.isSymbolicLink()) yield* visit(path, parts, p + 1);
      }
    }
  }

  for (const parts of alternatives) yield* visit('', parts, 0);
}

function entryOf(path, stats) {
  const { Dirent } = require('internal/fs/dirent');
  const { basename, dirname } = require('path');
  const type = stats.isDirectory() ? 2 : stats.isSymbolicLink() ? 3 : stats.isFile() ? 1 : 0;
  return new Dirent(basename(path), type, dirname(path));
}

/** All matches at once. */
function globSync(patterns, options) {
  const { readdirSync, lstatSync } = require('fs');
  const { resolve } = require('path');
  const given = settings(patterns, options);
  const out = [];
  const steps = walk(given);
  let answer;
  for (;;) {
    const { done, value } = steps.next(answer);
    if (done) return out;
    const [kind, path, entry] = value;
    if (kind === 'found') {
      out.push(given.withFileTypes ? entry : path);
    } else {
      const full = resolve(given.cwd, path);
      try {
        if (kind === 'list') {
          answer = readdirSync(full, { withFileTypes: true });
        } else {
          const stats = lstatSync(full, { throwIfNoEntry: false });
          answer = stats && entryOf(full, stats);
        }
      } catch {
        // What cannot be read matches nothing.
        answer = kind === 'list' ? [] : undefined;
      }
    }
  }
}

/** An async iterator of the matches. */
async function* iterate(given) {
  const { readdir, lstat } = require('fs/promises');
  const { resolve } = require('path');
  const steps = walk(given);
  let answer;
  for (;;) {
    const { done, value } = steps.next(answer);
    if (done) return;
    const [kind, path, entry] = value;
    if (kind === 'found') {
      yield given.withFileTypes ? entry : path;
      continue;
    }
    const full = resolve(given.cwd, path);
    try {
      answer = kind === 'list' ? await readdir(full, { withFileTypes: true }) : entryOf(full, await lstat(full));
    } catch {
      // What cannot be read matches nothing.
      answer = kind === 'list' ? [] : undefined;
    }
  }
}

function promised(patterns, options) {
  return iterate(settings(patterns, options));
}

function glob(patterns, options, callback) {
  if (typeof options === 'function') {
    callback = options;
    options = undefined;
  }
  require('internal/validators').validateFunction(callback, 'cb');
  const given = settings(patterns, options);
  (async () => {
    const out = [];
    for await (const match of iterate(given)) out.push(match);
    return out;
  })().then((out) => process.nextTick(callback, null, out), (error) => process.nextTick(callback, error));
}

module.exports = { glob, globSync, promised };
