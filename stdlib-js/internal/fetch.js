'use strict';
// What fetch adds to the globals; each part loads when it is first touched.

const parts = {
  FormData: 'formdata', Headers: 'headers', Request: 'request', Response: 'response',
};

for (const name of Object.keys(parts)) {
  Object.defineProperty(exports, name, {
    __proto__: null, configurable: true, enumerable: true, get() { return require(`internal/fetch/${parts[name]}`)[name]; },
  });
}

exports.fetch = function fetch(input, init = undefined) {
  return require('internal/fetch/fetching').fetch(input, init);
};
