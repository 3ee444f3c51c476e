'use strict';
// What `process.binding(name)`, which is deprecated, still gives: the names that old programs ask for.

/** Each makes the binding anew, as programs may change what they get. */
module.exports = {
  __proto__: null,
  uv() {
    const { getSystemErrorMap, getSystemErrorName } = require('util');
    const names = [];
    for (const [number, [name]] of getSystemErrorMap()) names.push([name, number]);
    const uv = { errname: (number) => getSystemErrorName(number) };
    for (const [name, number] of names.sort(([a], [b]) => (a < b ? -1 : 1))) uv[`UV_${name}`] = number;
    return uv;
  },
  util() {
    return { ...require('util/types') };
  },
  constants() {
    return { __proto__: null, os: require('os').constants, fs: require('fs').constants };
  },
  natives() {
    const natives = {};
    for (const id of require('module').builtinModules) {
      if (!id.startsWith('node:')) natives[id] = '';
    }
    return natives;
  },
};
