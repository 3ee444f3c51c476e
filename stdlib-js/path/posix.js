'use strict';
const { validateString } = require('internal/validators');
const { squash, extension, withoutSuffix, formatter, addFlavours } = require('internal/path');

const SLASH = 47;
const DOT = 46;

/** The current directory with forward slashes and no drive, also on Windows. */
function currentDirectory() {
  const cwd = process.cwd();
  return process.platform === 'win32' ? cwd.slice(cwd.indexOf('\\')).replaceAll('\\', '/') : cwd;
}

// Most paths are in order already: no `//`, no segment that starts with a dot.
function tidy(path, above) {
  if (path.charCodeAt(0) !== DOT && !path.includes('/.') && !path.includes('//')) {
    const from = path.charCodeAt(0) === SLASH ? 1 : 0;
    const to = path.length - (path.charCodeAt(path.length - 1) === SLASH ? 1 : 0);
    return from < to ? path.slice(from, to) : '';
  }
  return squash(path, above, '/');
}

/** The length of `path` without trailing slashes, at least 1. */
function lengthWithoutSlashes(path) {
  let end = path.length;
  while (end > 1 && path.charCodeAt(end - 1) === SLASH) end--;
  return end;
}

const posix = {
  /** Resolves segments from right to left until an absolute path results; the current directory is the last resort. */
  resolve(...args) {
    const parts = [];
    let absolute = false;
    for (let i = args.length - 1; i >= -1 && !absolute; i--) {
      const path = i >= 0 ? args[i] : currentDirectory();
      if (i >= 0) validateString(path, `paths[${i}]`);
      if (path.length === 0) continue;
      parts.push(path);
      absolute = path.charCodeAt(0) === SLASH;
    }
    const joined = parts.length === 1 ? parts[0] : parts.reverse().join('/');
    const path = tidy(joined, !absolute);
    return absolute ? `/${path}` : path || '.';
  },

  normalize(path) {
    validateString(path, 'path');
    if (path.length === 0) return '.';
    const absolute = path.charCodeAt(0) === SLASH;
    const trailing = path.charCodeAt(path.length - 1) === SLASH;
    const tail = tidy(path, !absolute);
    if (tail === '') return absolute ? '/' : trailing ? './' : '.';
    return `${absolute ? '/' : ''}${tail}${trailing ? '/' : ''}`;
  },

  isAbsolute(path) {
    validateString(path, 'path');
    return path.charCodeAt(0) === SLASH;
  },

  join(...args) {
    const parts = [];
    for (let i = 0; i < args.length; i++) {
      validateString(args[i], 'path');
      if (args[i].length > 0) parts.push(args[i]);
    }
    return parts.length === 0 ? '.' : posix.normalize(parts.join('/'));
  },

  relative(from, to) {
    validateString(from, 'from');
    validateString(to, 'to');
    if (from === to) return '';
    from = posix.resolve(from);
    to = posix.resolve(to);
    if (from === to) return '';
    const there = to === '/' ? [] : to.slice(1).split('/');
    const here = from === '/' ? [] : from.slice(1).split('/');
    let same = 0;
    while (same < here.length && same < there.length && here[same] === there[same]) same++;
    const out = [];
    for (let i = same; i < here.length; i++) out.push('..');
    for (let i = same; i < there.length; i++) out.push(there[i]);
    return out.join('/');
  },

  /** Does nothing here: namespaced paths are a Windows thing. */
  toNamespacedPath(path) {
    return path;
  },

  dirname(path) {
    validateString(path, 'path');
    if (path.length === 0) return '.';
    const end = path.lastIndexOf('/', lengthWithoutSlashes(path) - 1);
    if (end < 0) return '.';
    if (end === 0) return '/';
    return end === 1 && path.charCodeAt(0) === SLASH ? '//' : path.slice(0, end);
  },

  basename(path, suffix) {
    if (suffix !== undefined) validateString(suffix, 'suffix');
    validateString(path, 'path');
    if (suffix === path) return '';
    const base = lastSegment(path);
    return suffix ? withoutSuffix(path, base === '' ? 0 : path.lastIndexOf('/', lengthWithoutSlashes(path) - 1) + 1, base, suffix) : base;
  },

  extname(path) {
    validateString(path, 'path');
    return extension(lastSegment(path));
  },

  format: formatter('/'),

  parse(path) {
    validateString(path, 'path');
    const root = path.charCodeAt(0) === SLASH ? '/' : '';
    const base = lastSegment(path);
    const start = path.lastIndexOf('/', lengthWithoutSlashes(path) - 1);
    // Node finds an extension in `/..`, and nowhere else of the kind.
    const ext = base === '..' && start === 0 ? '.' : extension(base);
    return {
      root,
      dir: start > 0 && base !== '' ? path.slice(0, start) : root,
      base,
      ext,
      name: ext === '' ? base : base.slice(0, base.length - ext.length),
    };
  },

  matchesGlob(path, pattern) {
    return require('internal/glob').matchesGlob(path, pattern, false);
  },

  sep: '/',
  delimiter: ':',
};

function lastSegment(path) {
  const end = lengthWithoutSlashes(path);
  if (end === 1 && path.charCodeAt(0) === SLASH) return '';
  const start = path.lastIndexOf('/', end - 1) + 1;
  return start === 0 && end === path.length ? path : path.slice(start, end);
}

addFlavours(posix, 'posix');
posix._makeLong = posix.toNamespacedPath;
module.exports = posix;
