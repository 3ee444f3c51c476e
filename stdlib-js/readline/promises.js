// require('readline/promises')
const { Interface: Base } = require('internal/readline/interface');
const { byDistance, clearing, toPosition, CSI } = require('internal/readline/callbacks');

class Interface extends Base {
  /** Asks `query`. @returns {Promise<string>} */
  question(query, options = {}) {
    return new Promise((resolve, reject) => {
      // Ctrl+C and close() end the wait too.
      this._questionReject = reject;
      require('internal/readline/question')(options ?? {}, this, (_, answer) => this._question(query, answer))
        .then(resolve, reject);
    });
  }
}

/** Collects cursor movements, and writes them at once. */
class Readline {
  #stream;
  #todo = [];
  #autoCommit = false;

  constructor(stream, options = undefined) {
    if (!require('internal/streams/utils').isWritableNodeStream(stream)) {
      throw new (require('internal/errors').codes.ERR_INVALID_ARG_TYPE)('stream', 'Writable', stream);
    }
    this.#stream = stream;
    if (options?.autoCommit != null) {
      require('internal/validators').validateBoolean(options.autoCommit, 'options.autoCommit');
      this.#autoCommit = options.autoCommit;
    }
  }

  #add(data) {
    if (this.#autoCommit) process.nextTick(() => this.#stream.write(data));
    else this.#todo.push(data);
    return this;
  }

  cursorTo(x, y = undefined) {
    const { validateInteger } = require('internal/validators');
    validateInteger(x, 'x');
    if (y != null) validateInteger(y, 'y');
    return this.#add(toPosition(x, y));
  }

  moveCursor(dx, dy) {
    if (dx || dy) {
      const { validateInteger } = require('internal/validators');
      validateInteger(dx, 'dx');
      validateInteger(dy, 'dy');
      this.#add(byDistance(dx, dy));
    }
    return this;
  }

  clearLine(dir) {
    require('internal/validators').validateInteger(dir, 'dir', -1, 1);
    return this.#add(clearing(dir));
  }

  clearScreenDown() {
    return this.#add(`${CSI}0J`);
  }

  /** Writes what was collected. @returns {Promise<void>} */
  commit() {
    return new Promise((resolve) => {
      this.#stream.write(this.#todo.join(''), resolve);
      this.#todo = [];
    });
  }

  /** Forgets what was collected. */
  rollback() {
    this.#todo = [];
    return this;
  }
}

function createInterface(input, output, completer, terminal) {
  return new Interface(input, output, completer, terminal);
}

module.exports = { Interface, Readline, createInterface };
