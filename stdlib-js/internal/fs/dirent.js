'use strict';
// An entry of a directory: its name, where it stands, and its kind as libuv numbers them.
const kType = Symbol('type');

class Dirent {
  constructor(name, type, parentPath) {
    this.name = name;
    this.parentPath = parentPath;
    this[kType] = type;
  }

  isDirectory() {
    return this[kType] === 2;
  }

  isFile() {
    return this[kType] === 1;
  }

  isBlockDevice() {
    return this[kType] === 7;
  }

  isCharacterDevice() {
    return this[kType] === 6;
  }

  isSymbolicLink() {
    return this[kType] === 3;
  }

  isFIFO() {
    return this[kType] === 4;
  }

  isSocket() {
    return this[kType] === 5;
  }
}

/** Entries from one array of name, kind and parent in turn. */
function fromFlat(flat) {
  const entries = [];
  for (let i = 0; i < flat.length; i += 3) entries.push(new Dirent(flat[i], flat[i + 1], flat[i + 2]));
  return entries;
}

module.exports = { Dirent, fromFlat };
