'use strict';
// `fs.glob`: which paths there are that match patterns. One search, written as a generator that asks for what it needs to know
// of the file system, serves the three faces.
const { GLOBSTAR, compile, matches, matchesSegment } = require('internal/glob');
const path = require('path');
const { codes } = require('internal/errors');
const { validateFunction, validateObject, validateString, validateStringArray } = require('internal/validators');

const IGNORE_CASE = process.platform === 'darwin' || process.platform === 'win32';
const OPTIONS = { windows: process.platform === 'win32', ignoreCase: IGNORE_CASE };

/** What the search asks: the entries of a directory, an entry's own kind, and that of what a link leads to. */
const LIST = 0;
const OWN = 1;
const TARGET = 2;
const FOUND = 3;

class Search {
  constructor(patterns, options) {
    if (Array.isArray(patterns)) {
      validateStringArray(patterns, 'patterns');
    } else {
      validateString(patterns, 'patterns');
      patterns = [patterns];
    }
    validateObject(options, 'options');
    const { exclude, cwd, withFileTypes } = options;
    // As given: it shows in the entries.
    this.cwd = cwd === undefined ? '.' : `${require('internal/url').toPathIfFileURL(cwd)}`;
    this.withFileTypes = !!withFileTypes;
    this.exclude = excluder(exclude);
    this.compiled = [];
    for (let i = 0; i < patterns.length; i++) {
      const alternatives = compile(patterns[i], OPTIONS);
      for (let j = 0; j < alternatives.length; j++) this.compiled.push(alternatives[j]);
    }
    this.found = new Set();
  }

  *run() {
    for (const parts of this.compiled) {
      this.seen = new Set();
      if (parts[0] === '' && parts.length > 1) yield* this.visit(parts, 1, path.parse(path.resolve(this.cwd)).root, undefined);
      else yield* this.visit(parts, 0, '', undefined);
    }
  }

  pathOf(at) {
    return path.isAbsolute(at) ? at : path.join(this.cwd, at);
  }

  *isDirectory(at, entry) {
    if (entry?.isDirectory()) return true;
    if (entry !== undefined && !entry.isSymbolicLink()) return false;
    const target = yield [TARGET, this.pathOf(at)];
    return target !== undefined && target.isDirectory();
  }

  *hit(at, entry) {
    const name = at === '' ? '.' : at;
    if (this.found.has(name)) return;
    this.found.add(name);
    if (this.withFileTypes && entry === undefined) entry = yield [OWN, this.pathOf(at)];
    yield [FOUND, this.withFileTypes ? entry : name];
  }

  *excludes(at, entry) {
    if (this.exclude === undefined) return false;
    if (this.withFileTypes && entry === undefined) entry = yield [OWN, this.pathOf(at)];
    return this.exclude(this.withFileTypes ? entry : path.basename(at), at);
  }

  /** Goes on at `at`, which the parts before `i` have matched. */
  *visit(parts, i, at, entry) {
    const state = `${i} ${at}`;
    if (this.seen.has(state)) return;
    this.seen.add(state);
    if (i === parts.length) {
      yield* this.hit(at, entry);
      return;
    }
    const part = parts[i];
    const last = i === parts.length - 1;
    if (part === GLOBSTAR) {
      yield* this.deep(parts, i, at, entry);
    } else if (part === '' || part === '.' || part === '..') {
      if (!(yield* this.isDirectory(at, entry))) return;
      if (part === '..') yield* this.visit(parts, i + 1, path.join(at, '..') === '.' ? '' : path.join(at, '..'), undefined);
      else yield* this.visit(parts, i + 1, at, entry);
    } else if (typeof part === 'string' && !IGNORE_CASE) {
      const child = path.join(at, part);
      if (yield* this.excludes(child, undefined)) return;
      if (!last || (yield [OWN, this.pathOf(child)]) !== undefined) yield* this.visit(parts, i + 1, child, undefined);
    } else {
      const entries = yield [LIST, this.pathOf(at)];
      for (const each of entries) {
        if (!matchesSegment(each.name, part, IGNORE_CASE)) continue;
        const child = path.join(at, each.name);
        if (yield* this.excludes(child, each)) continue;
        if (last || (yield* this.isDirectory(child, each))) yield* this.visit(parts, i + 1, child, each);
      }
    }
  }

  /** `**`: this directory and all below it that have no leading dot. What a link leads to is not searched. */
  *deep(parts, i, at, entry) {
    let next = i + 1;
    while (parts[next] === GLOBSTAR) next++;
    const last = next === parts.length;
    if (!(yield* this.isDirectory(at, entry))) return;
    yield* this.visit(parts, next, at, entry);
    const entries = yield [LIST, this.pathOf(at)];
    for (const each of entries) {
      if (each.name[0] === '.') continue;
      const child = path.join(at, each.name);
      if (yield* this.excludes(child, each)) continue;
      if (each.isDirectory()) {
        yield* this.visit(parts, i, child, each);
      } else if (last) {
        yield* this.hit(child, each);
      } else if (i > 0 && each.isSymbolicLink() && (yield* this.isDirectory(child, each))) {
        // Its entries may match what follows.
        yield* this.visit(parts, next, child, each);
      }
    }
  }
}

/** A function of an entry or its name, and of its path, that says whether it is left out. */
function excluder(exclude) {
  if (exclude === undefined || exclude === null) return undefined;
  if (typeof exclude === 'function') return (given) => exclude(given);
  if (!Array.isArray(exclude)) throw new codes.ERR_INVALID_ARG_TYPE('options.exclude', ['function', 'string[]'], exclude);
  validateStringArray(exclude, 'options.exclude');
  const compiled = [];
  for (const pattern of exclude) {
    for (const parts of compile(pattern, OPTIONS)) compiled.push(parts);
  }
  return (_, at) => matches(at, compiled, OPTIONS) || matches(`${at}/`, compiled, OPTIONS);
}

const LISTED = { withFileTypes: true };

/** An entry for what has none because a pattern named it. */
function entryOf(full, stats) {
  const { Dirent } = require('internal/fs/dirent');
  const kinds = [['isFile', 1], ['isDirectory', 2], ['isSymbolicLink', 3], ['isFIFO', 4], ['isSocket', 5], ['isCharacterDevice', 6], ['isBlockDevice', 7]];
  const kind = kinds.find(([name]) => stats[name]());
  return new Dirent(path.basename(full), kind === undefined ? 0 : kind[1], path.dirname(full));
}

/** What cannot be read does not match. */
function answerSync([what, full]) {
  const fs = require('fs');
  try {
    if (what === LIST) return fs.readdirSync(full, LISTED);
    return entryOf(full, what === OWN ? fs.lstatSync(full) : fs.statSync(full));
  } catch {
    return what === LIST ? [] : undefined;
  }
}

async function answer([what, full]) {
  const fs = require('fs/promises');
  try {
    if (what === LIST) return await fs.readdir(full, LISTED);
    return entryOf(full, what === OWN ? await fs.lstat(full) : await fs.stat(full));
  } catch {
    return what === LIST ? [] : undefined;
  }
}

/**
 * @param {string | string[]} pattern
 * @param {{ cwd?: string | URL, exclude?: Function | string[], withFileTypes?: boolean }} [options]
 */
function globSync(pattern, options = {}) {
  const search = new Search(pattern, options).run();
  const found = [];
  for (let step = search.next(); !step.done;) {
    if (step.value[0] === FOUND) found.push(step.value[1]);
    step = search.next(step.value[0] === FOUND ? undefined : answerSync(step.value));
  }
  return found;
}

async function* each(search) {
  const steps = search.run();
  for (let step = steps.next(); !step.done;) {
    if (step.value[0] === FOUND) yield step.value[1];
    step = steps.next(step.value[0] === FOUND ? undefined : await answer(step.value));
  }
}

/** `fs.promises.glob`: an async iterator of the matches. */
async function* promised(pattern, options = {}) {
  yield* each(new Search(pattern, options));
}

function glob(pattern, options, callback) {
  if (typeof options === 'function') {
    callback = options;
    options = undefined;
  }
  validateFunction(callback, 'cb');
  const search = new Search(pattern, options ?? {});
  (async () => {
    const found = [];
    for await (const match of each(search)) found.push(match);
    return found;
  })().then((found) => process.nextTick(callback, null, found), (error) => process.nextTick(callback, error));
}

module.exports = { glob, globSync, promised };
