'use strict';
// CloseEvent and ErrorEvent.

const { Event } = require('internal/event_target');
const { dictionary, finish, illegal, required, usvString } = require('internal/fetch/webidl');

class CloseEvent extends Event {
  #init;

  constructor(type, eventInitDict = undefined) {
    required(arguments.length, 1, 'CloseEvent constructor');
    const init = dictionary(eventInitDict);
    super(`${type}`, eventInitDict ?? undefined);
    this.#init = {
      wasClean: Boolean(init.wasClean),
      code: init.code === undefined ? 0 : Number(init.code) & 0xffff,
      reason: init.reason === undefined ? '' : usvString(init.reason, 'CloseEvent constructor', 'eventInitDict.reason'),
    };
  }

  get wasClean() { return read(this, #init in this && this.#init).wasClean; }
  get code() { return read(this, #init in this && this.#init).code; }
  get reason() { return read(this, #init in this && this.#init).reason; }
}

class ErrorEvent extends Event {
  #init;

  constructor(type, eventInitDict) {
    required(arguments.length, 1, 'ErrorEvent constructor');
    const init = dictionary(eventInitDict);
    super(`${type}`, eventInitDict ?? undefined);
    this.#init = {
      message: init.message === undefined ? '' : `${init.message}`,
      filename: init.filename === undefined ? '' : usvString(init.filename, 'ErrorEvent constructor', 'eventInitDict.filename'),
      lineno: init.lineno === undefined ? 0 : Number(init.lineno) >>> 0,
      colno: init.colno === undefined ? 0 : Number(init.colno) >>> 0,
      error: init.error,
    };
  }

  get message() { return read(this, #init in this && this.#init).message; }
  get filename() { return read(this, #init in this && this.#init).filename; }
  get lineno() { return read(this, #init in this && this.#init).lineno; }
  get colno() { return read(this, #init in this && this.#init).colno; }
  get error() { return read(this, #init in this && this.#init).error; }
}

function read(event, init) {
  if (init === false) throw illegal();
  return init;
}

finish(CloseEvent, 'CloseEvent');
finish(ErrorEvent, 'ErrorEvent');

module.exports = { CloseEvent, ErrorEvent };
