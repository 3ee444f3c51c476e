'use strict';
const { validateString } = require('internal/validators');
const { squash, extension, withoutSuffix, formatter, addFlavours } = require('internal/path');

const BACKSLASH = 92;
const COLON = 58;

// Names that Windows gives to devices, whatever folder they stand in. The raised digits count too.
const RESERVED = /^(?:CON|PRN|AUX|NUL|(?:COM|LPT)[1-9\u00b9\u00b2\u00b3])$/i;

/** The same path with one kind of separator; indices stay. */
function unify(path) {
  return path.includes('/') ? path.replaceAll('/', '\\') : path;
}

function isLetter(code) {
  const lower = code | 32;
  return lower >= 97 && lower <= 122;
}

function hasDrive(p) {
  return p.charCodeAt(1) === COLON && isLetter(p.charCodeAt(0));
}

function skipSeparators(p, at) {
  while (p.charCodeAt(at) === BACKSLASH) at++;
  return at;
}

function skipName(p, at) {
  const end = p.indexOf('\\', at);
  return end < 0 ? p.length : end;
}

/**
 * The `\\server\share` at the start of a unified path.
 * @returns {{ server: string, share: string, end: number } | null} `end` is the index after the share.
 */
function uncOf(p) {
  if (p.charCodeAt(0) !== BACKSLASH || p.charCodeAt(1) !== BACKSLASH) return null;
  const serverEnd = skipName(p, 2);
  if (serverEnd === 2 || serverEnd === p.length) return null;
  const shareStart = skipSeparators(p, serverEnd);
  if (shareStart === p.length) return null;
  const end = skipName(p, shareStart);
  return { server: p.slice(2, serverEnd), share: p.slice(shareStart, end), end };
}

/** Splits a unified path: device (`C:`, `\\server\share`, `\\?`), whether a root follows it, and where the rest starts. */
function splitRoot(p) {
  if (p.charCodeAt(0) === BACKSLASH) {
    const unc = p.length > 1 ? uncOf(p) : null;
    if (unc === null) return { device: '', rooted: true, end: 1 };
    if (unc.server === '.' || unc.server === '?') return { device: `\\\\${unc.server}`, rooted: true, end: 4, unc };
    return { device: `\\\\${unc.server}\\${unc.share}`, rooted: true, end: unc.end, unc };
  }
  if (!hasDrive(p)) return { device: '', rooted: false, end: 0 };
  const rooted = p.charCodeAt(2) === BACKSLASH;
  return { device: p.slice(0, 2), rooted, end: rooted ? 3 : 2 };
}

/** The path's root as `parse` and `dirname` see it: its length, the separator after it included. */
function rootLength(p) {
  if (p.charCodeAt(0) === BACKSLASH) {
    const unc = uncOf(p);
    if (unc === null) return 1;
    return unc.end === p.length ? unc.end : unc.end + 1;
  }
  if (!hasDrive(p)) return 0;
  return p.charCodeAt(2) === BACKSLASH ? 3 : 2;
}

function isReserved(name, colon) {
  return RESERVED.test(name.slice(0, colon));
}

/** The current directory of a drive, as Windows keeps it in hidden environment variables. */
function directoryOfDrive(device) {
  const cwd = process.env[`=${device}`] || process.cwd();
  if (cwd === undefined || (cwd.slice(0, 2).toLowerCase() !== device.toLowerCase() && cwd.charCodeAt(2) === BACKSLASH)) {
    return `${device}\\`;
  }
  return cwd;
}

/** Start and end of the last segment. */
function lastBounds(p, from) {
  let end = p.length;
  while (end > from && p.charCodeAt(end - 1) === BACKSLASH) end--;
  const start = end > from ? Math.max(p.lastIndexOf('\\', end - 1) + 1, from) : end;
  return { start, end };
}

function lastSegment(path) {
  const p = unify(path);
  const { start, end } = lastBounds(p, hasDrive(p) ? 2 : 0);
  return path.slice(start, end);
}

const win32 = {
  resolve(...args) {
    let device = '';
    const tail = [];
    let rooted = false;
    for (let i = args.length - 1; i >= -1; i--) {
      let path;
      if (i >= 0) {
        path = args[i];
        validateString(path, `paths[${i}]`);
        if (path.length === 0) continue;
      } else if (device === '') {
        path = process.cwd();
      } else {
        path = directoryOfDrive(device);
      }
      const p = unify(path);
      const root = splitRoot(p);
      if (root.device !== '') {
        if (device === '') device = root.device;
        else if (root.device.toLowerCase() !== device.toLowerCase()) continue;
      }
      if (!rooted) {
        tail.push(p.slice(root.end));
        rooted = root.rooted;
      }
      if (rooted && device !== '') break;
    }
    const path = squash(tail.reverse().join('\\'), !rooted, '\\');
    return rooted ? `${device}\\${path}` : `${device}${path}` || '.';
  },

  normalize(path) {
    validateString(path, 'path');
    if (path.length === 0) return '.';
    const p = unify(path);
    if (path.length === 1) return p;
    const colon = p.indexOf(':');
    let { device, rooted, end, unc } = splitRoot(p);
    if (end === 0 && isReserved(p, colon)) {
      end = colon + 1;
      device = p.slice(0, end);
    }
    if (unc !== undefined && unc.end === p.length && end === unc.end) return `${device}\\`;
    let tail = end < p.length ? squash(p.slice(end), !rooted, '\\') : '';
    if (tail === '' && !rooted) tail = '.';
    if (tail !== '' && p.charCodeAt(p.length - 1) === BACKSLASH) tail += '\\';
    // A drive must not come to stand first because what was before it has gone.
    if (!rooted && device === '' && colon >= 0) {
      if (tail.length >= 2 && hasDrive(tail)) return `.\\${tail}`;
      for (let at = colon; at >= 0; at = p.indexOf(':', at + 1)) {
        if (at === p.length - 1 || p.charCodeAt(at + 1) === BACKSLASH) return `.\\${tail}`;
      }
    }
    if (isReserved(p, colon)) return `.\\${device}${tail}`;
    return `${device}${rooted ? '\\' : ''}${tail}`;
  },

  isAbsolute(path) {
    validateString(path, 'path');
    const p = unify(path);
    return p.charCodeAt(0) === BACKSLASH || (hasDrive(p) && p.charCodeAt(2) === BACKSLASH);
  },

  join(...args) {
    const parts = [];
    for (let i = 0; i < args.length; i++) {
      validateString(args[i], 'path');
      if (args[i].length > 0) parts.push(args[i]);
    }
    if (parts.length === 0) return '.';
    let raw = parts.join('\\');
    // Only a first argument that itself starts as `\\server` may make a UNC path; slashes that met by joining may not.
    const first = unify(parts[0]);
    const isUnc = first.charCodeAt(0) === BACKSLASH && first.charCodeAt(1) === BACKSLASH && first.length > 2 && first.charCodeAt(2) !== BACKSLASH;
    if (!isUnc) {
      const start = skipSeparators(unify(raw), 0);
      if (start >= 2) raw = `\\${raw.slice(start)}`;
    }
    if (raw.includes(':')) {
      const names = raw.split('\\');
      for (let i = 0; i < names.length; i++) {
        const colon = names[i].indexOf(':');
        if (colon >= 0 && isReserved(names[i], colon)) return unify(raw);
      }
    }
    return win32.normalize(raw);
  },

  relative(from, to) {
    validateString(from, 'from');
    validateString(to, 'to');
    if (from === to) return '';
    const fromFull = win32.resolve(from);
    const toFull = win32.resolve(to);
    if (fromFull === toFull || fromFull.toLowerCase() === toFull.toLowerCase()) return '';
    const here = fromFull.split('\\').filter(Boolean);
    const there = toFull.split('\\').filter(Boolean);
    let same = 0;
    while (same < here.length && same < there.length && here[same].toLowerCase() === there[same].toLowerCase()) same++;
    if (same === 0 && here.length > 0 && there.length > 0) return toFull;
    const out = [];
    for (let i = same; i < here.length; i++) out.push('..');
    for (let i = same; i < there.length; i++) out.push(there[i]);
    return out.join('\\');
  },

  /** The path with the prefix that lifts Windows' length limit. */
  toNamespacedPath(path) {
    if (typeof path !== 'string' || path.length === 0) return path;
    const full = win32.resolve(path);
    if (full.length <= 2) return path;
    if (full.startsWith('\\\\')) {
      return full[2] !== '?' && full[2] !== '.' ? `\\\\?\\UNC\\${full.slice(2)}` : full;
    }
    return hasDrive(full) && full[2] === '\\' ? `\\\\?\\${full}` : full;
  },

  dirname(path) {
    validateString(path, 'path');
    if (path.length === 0) return '.';
    const p = unify(path);
    const root = rootLength(p);
    const { start } = lastBounds(p, root);
    let end = start > root ? start - 1 : root;
    if (end < root) end = root;
    return end === 0 ? '.' : path.slice(0, end);
  },

  basename(path, suffix) {
    if (suffix !== undefined) validateString(suffix, 'suffix');
    validateString(path, 'path');
    if (suffix === path) return '';
    const p = unify(path);
    const { start, end } = lastBounds(p, hasDrive(p) ? 2 : 0);
    const base = path.slice(start, end);
    return suffix ? withoutSuffix(path, base === '' && !hasDrive(p) ? 0 : start, base, suffix) : base;
  },

  extname(path) {
    validateString(path, 'path');
    return extension(lastSegment(path));
  },

  format: formatter('\\'),

  parse(path) {
    validateString(path, 'path');
    const p = unify(path);
    const rootEnd = rootLength(p);
    const root = path.slice(0, rootEnd);
    const { start, end } = lastBounds(p, rootEnd);
    const base = path.slice(start, end);
    const ext = extension(base);
    return {
      root,
      dir: start > rootEnd && base !== '' ? path.slice(0, start - 1) : root,
      base,
      ext,
      name: ext === '' ? base : base.slice(0, base.length - ext.length),
    };
  },

  matchesGlob(path, pattern) {
    return require('internal/glob').matchesGlob(path, pattern, true);
  },

  sep: '\\',
  delimiter: ';',
};

addFlavours(win32, 'win32');
win32._makeLong = win32.toNamespacedPath;
module.exports = win32;
