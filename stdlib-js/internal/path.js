'use strict';
// What the POSIX and the Windows flavour of `path` have in common.
const { validateObject } = require('internal/validators');

/**
 * Resolves `.` and `..` and drops empty segments.
 * @param {string} path The path without its root; separators are all `sep`.
 * @param {boolean} above Whether leading `..` segments stay (relative paths) or vanish at the root.
 * @param {string} sep
 * @returns {string} Without leading and trailing separators.
 */
function squash(path, above, sep) {
  const kept = [];
  let depth = 0; // how many of `kept` a `..` may take back
  const parts = path.split(sep);
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i];
    if (part === '' || part === '.') continue;
    if (part !== '..') {
      kept.push(part);
      depth++;
    } else if (depth > 0) {
      kept.pop();
      depth--;
    } else if (above) {
      kept.push('..');
    }
  }
  return kept.join(sep);
}

/** The extension of a last segment, from its dot on; '' when it has none. */
function extension(base) {
  const dot = base.lastIndexOf('.');
  return dot <= 0 || base === '..' ? '' : base.slice(dot);
}

/**
 * Cuts `suffix` off the last segment `base` of `path`, unless nothing else would be left.
 * @param {string} path
 * @param {number} start Where in `path` the segment starts.
 * @param {string} base
 * @param {string} suffix
 */
function withoutSuffix(path, start, base, suffix) {
  if (suffix.length < base.length) return base.endsWith(suffix) ? base.slice(0, base.length - suffix.length) : base;
  // Node keeps trailing separators when the search runs out of segment: `basename('/', 'x')` is '/'.
  return suffix.length > base.length && suffix.length <= path.length && suffix.endsWith(base) ? path.slice(start) : base;
}

/** `path.format` for either separator. */
function formatter(sep) {
  return function format(pathObject) {
    validateObject(pathObject, 'pathObject');
    const dir = pathObject.dir || pathObject.root;
    const ext = pathObject.ext ? `${pathObject.ext[0] === '.' ? '' : '.'}${pathObject.ext}` : '';
    const base = pathObject.base || `${pathObject.name || ''}${ext}`;
    if (!dir) return base;
    return dir === pathObject.root ? `${dir}${base}` : `${dir}${sep}${base}`;
  };
}

/** Gives `path` its two flavours; the one that it is not loads when it is first asked for. */
function addFlavours(path, own) {
  for (const name of ['win32', 'posix']) {
    if (name === own) {
      path[name] = path;
      continue;
    }
    Object.defineProperty(path, name, {
      __proto__: null,
      configurable: true,
      enumerable: true,
      get() {
        const other = require(`path/${name}`);
        this[name] = other;
        return other;
      },
      set(value) {
        Object.defineProperty(path, name, { __proto__: null, configurable: true, enumerable: true, writable: true, value });
      },
    });
  }
}

module.exports = { squash, extension, withoutSuffix, formatter, addFlavours };
