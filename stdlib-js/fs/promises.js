'use strict';
// require('fs/promises'). The verbs are the Rust half's; `internal/fs/promised` has them all.
const verbs = require('internal/fs/promised');
const names = ['access', 'copyFile', 'rename', 'truncate', 'rm', 'rmdir', 'mkdir', 'readdir', 'readlink', 'symlink',
  'lstat', 'stat', 'statfs', 'link', 'unlink', 'chmod', 'lchown', 'chown', 'utimes', 'lutimes', 'realpath', 'mkdtemp',
  'writeFile', 'appendFile', 'readFile'];
for (let i = 0; i < names.length; i++) exports[names[i]] = verbs[names[i]];

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
