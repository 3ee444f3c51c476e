'use strict';
const EventEmitter = require('events');
const { AsyncResource } = require('async_hooks');

/** The async resource of an emitter; it leads back to the emitter. */
class EventEmitterReferencingAsyncResource extends AsyncResource {
  #eventEmitter;

  constructor(emitter, type, options) {
    super(type, options);
    this.#eventEmitter = emitter;
  }

  get eventEmitter() {
    return this.#eventEmitter;
  }
}

/** The resource of an emitter, whose message for strangers is V8's. */
let own;

/** An emitter whose listeners run in the async context in which it was made. */
class EventEmitterAsyncResource extends EventEmitter {
  #asyncResource;

  static {
    own = (emitter) => {
      if (!(#asyncResource in emitter)) {
        throw new TypeError('Cannot read private member #asyncResource from an object whose class did not declare it');
      }
      return emitter.#asyncResource;
    };
  }

  /**
   * @param {{ name?: string, triggerAsyncId?: number, requireManualDestroy?: boolean } | string} [options]
   */
  constructor(options = undefined) {
    let name;
    if (typeof options === 'string') {
      name = options;
      options = undefined;
    } else {
      if (new.target === EventEmitterAsyncResource) {
        require('internal/validators').validateString(options?.name, 'options.name');
      }
      name = options?.name || new.target.name;
    }
    super(options);
    this.#asyncResource = new EventEmitterReferencingAsyncResource(this, name, options);
  }

  emit(event, ...args) {
    return own(this).runInAsyncScope(super.emit, this, event, ...args);
  }

  emitDestroy() {
    own(this).emitDestroy();
  }

  get asyncId() {
    return own(this).asyncId();
  }

  get triggerAsyncId() {
    return own(this).triggerAsyncId();
  }

  get asyncResource() {
    return own(this);
  }
}

module.exports = { EventEmitterAsyncResource };
