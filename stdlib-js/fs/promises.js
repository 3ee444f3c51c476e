'use strict';
// require('fs/promises'). The verbs are the Rust half's; `internal/fs/promised` has them all.
const verbs = require('internal/fs/promised');
const names = ['access', 'copyFile', 'rename', 'truncate', 'rm', 'rmdir', 'mkdir', 'readdir', 'symlink',
  'lstat', 'stat', 'statfs', 'link', 'unlink', 'chmod', 'lchown', 'chown', 'utimes', 'lutimes', 'mkdtemp', 'writeFile', 'appendFile'];
for (let i = 0; i < names.length; i++) exports[names[i]] = verbs[names[i]];

/** A number is no path here: descriptors come as handles. */
exports.readFile = async function readFile(path, options) {
  if (typeof path === 'number') require('internal/fs/utils').getValidatedPath(path);
  return verbs.readFile(path, options);
};

exports.readlink = async function readlink(path, options) {
  return verbs.readlink(require('internal/fs/utils').getValidatedPath(path, 'oldPath'), options);
};

/** As `fs.realpath.native`. */
exports.realpath = async function realpath(path, options) {
  return new Promise((resolve, reject) => {
    require('fs').realpath.native(path, options, (error, resolved) => (error ? reject(error) : resolve(resolved)));
  });
};

exports.open = async function open(path, flags, mode) {
  const { FileHandle } = require('internal/fs/file_handle');
  return new FileHandle(await verbs.open(path, flags, mode));
};

exports.cp = async function cp(src, dest, options) {
  return require('internal/fs/cp').promised(src, dest, options);
};

exports.glob = function glob(pattern, options) {
  return require('internal/fs/glob').promised(pattern, options);
};

exports.opendir = async function opendir(path, options) {
  return new Promise((resolve, reject) => {
    require('internal/fs/dir').opendir(path, options, (error, dir) => (error ? reject(error) : resolve(dir)));
  });
};

exports.lchmod = async function lchmod(path, mode) {
  throw new (require('internal/errors').codes.ERR_METHOD_NOT_IMPLEMENTED)('lchmod()');
};

exports.mkdtempDisposable = async function mkdtempDisposable(prefix, options) {
  const path = await verbs.mkdtemp(prefix, options);
  // So that a later chdir does not matter.
  const full = require('path').resolve(`${path}`);
  const remove = () => verbs.rm(full, { maxRetries: 0, recursive: true, force: true, retryDelay: 0 });
  return { __proto__: null, path, remove, [Symbol.asyncDispose]: remove };
};

exports.watch = function watch(filename, options) {
  return require('internal/fs/watch').promised(filename, options);
};

exports.constants = internalBinding('fs').constants;
