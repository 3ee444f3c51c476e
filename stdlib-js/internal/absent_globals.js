'use strict';
// Globals that are not built yet: they are there, and using them says which one is missing.

function absent(name) {
  const { codes: { ERR_METHOD_NOT_IMPLEMENTED } } = require('internal/errors');
  return new ERR_METHOD_NOT_IMPLEMENTED(name);
}

for (const name of ['PerformanceResourceTiming', 'Storage']) {
  exports[name] = { [name]: class { constructor() { throw absent(name); } } }[name];
}

exports.Navigator = class Navigator {
  constructor(key) {
    if (key !== exports) throw new (require('internal/errors').codes.ERR_ILLEGAL_CONSTRUCTOR)();
  }

  get hardwareConcurrency() { return require('os').availableParallelism(); }
  get language() { return 'en-US'; }
  get languages() { return Object.freeze(['en-US']); }
  get platform() {
    const { platform, arch } = process;
    if (platform === 'darwin') return 'MacIntel';
    if (platform === 'win32') return 'Win32';
    return `${platform[0].toUpperCase()}${platform.slice(1)} ${arch === 'x64' ? 'x86_64' : arch}`;
  }

  get userAgent() { return `Node.js/${process.version.slice(1).split('.')[0]}`; }
};
exports.navigator = new exports.Navigator(exports);
