'use strict';
// node:constants, which nobody should use any more: the constants of os, fs and crypto in one object.

const { constants: os } = require('os');
const groups = [os.dlopen, os.errno, os.priority, os.signals, require('fs').constants];
try {
  groups.push(require('crypto').constants);
} catch {
  // A runtime that was built without crypto.
}
Object.assign(exports, ...groups);
Object.freeze(exports);
