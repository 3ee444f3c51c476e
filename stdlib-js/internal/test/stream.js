'use strict';
// The stream of what happens, for reporters: objects `{ type, data }`, and an event of the same name for each.
const { Readable } = require('stream');

class TestsStream extends Readable {
  constructor() {
    super({ __proto__: null, objectMode: true, highWaterMark: Number.MAX_SAFE_INTEGER });
  }

  _read() {}

  tell(type, data) {
    this.emit(type, data);
    this.push({ __proto__: null, type, data });
  }

  end() {
    this.push(null);
  }
}

module.exports = { TestsStream };
