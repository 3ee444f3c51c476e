'use strict';
// Hooks see what the library makes in JavaScript: resources of programs, timers and immediates. The engine
// runs ticks and promise reactions without asking here.
const { current } = require('internal/async_context');
const { codes: { ERR_ASYNC_CALLBACK, ERR_INVALID_ARG_TYPE } } = require('internal/errors');

const KINDS = ['init', 'before', 'after', 'destroy', 'promiseResolve'];
const symbols = {};
for (const kind of KINDS) symbols[kind] = Symbol(kind);
const kTrackPromises = Symbol('kNoPromiseHook');

let enabled = [];
let registry;

/** Calls one kind of hook; what a hook throws ends the program, as in Node. */
function emit(kind, ...args) {
  const hooks = enabled;
  for (let i = 0; i < hooks.length; i++) {
    const fn = hooks[i][symbols[kind]];
    if (typeof fn !== 'function') continue;
    try {
      Reflect.apply(fn, hooks[i], args);
    } catch (error) {
      process._rawDebug(error?.stack ?? String(error));
      process.exit(7);
    }
  }
}

const dispatcher = {
  init(asyncId, type, triggerId, resource) {
    emit('init', asyncId, type, triggerId, resource);
  },
  before(asyncId) {
    emit('before', asyncId);
  },
  after(asyncId) {
    emit('after', asyncId);
  },
  destroy(asyncId) {
    // Never inside what is being destroyed.
    setImmediate(() => emit('destroy', asyncId)).unref();
  },
  destroyWhenCollected(resource, asyncId) {
    registry ??= new FinalizationRegistry((id) => emit('destroy', id));
    registry.register(resource, asyncId);
  },
};

const { setImmediate } = require('timers');

/** A set of functions that are told of asynchronous resources while it is enabled. */
class AsyncHook {
  constructor(fns) {
    for (const kind of KINDS) {
      const fn = fns[kind];
      if (fn !== undefined && typeof fn !== 'function') throw new ERR_ASYNC_CALLBACK(`hook.${kind}`);
      this[symbols[kind]] = fn;
    }
    if (fns.trackPromises !== undefined && typeof fns.trackPromises !== 'boolean') {
      throw new ERR_INVALID_ARG_TYPE('trackPromises', 'boolean', fns.trackPromises);
    }
    this[kTrackPromises] = fns.trackPromises === false;
  }

  enable() {
    if (!enabled.includes(this)) enabled = enabled.concat(this);
    current.hooks = dispatcher;
    return this;
  }

  disable() {
    enabled = enabled.filter((hook) => hook !== this);
    current.hooks = enabled.length === 0 ? undefined : dispatcher;
    return this;
  }
}

const PROVIDERS = 'NONE DIRHANDLE DNSCHANNEL ELDHISTOGRAM FILEHANDLE FILEHANDLECLOSEREQ BLOBREADER FSEVENTWRAP FSREQCALLBACK FSREQPROMISE ' +
  'GETADDRINFOREQWRAP GETNAMEINFOREQWRAP HEAPSNAPSHOT HTTP2SESSION HTTP2STREAM HTTP2PING HTTP2SETTINGS HTTPINCOMINGMESSAGE HTTPCLIENTREQUEST ' +
  'LOCKS JSSTREAM JSUDPWRAP MESSAGEPORT PIPECONNECTWRAP PIPESERVERWRAP PIPEWRAP PROCESSWRAP PROMISE QUERYWRAP QUIC_ENDPOINT QUIC_LOGSTREAM ' +
  'QUIC_PACKET QUIC_SESSION QUIC_STREAM QUIC_UDP SHUTDOWNWRAP SIGNALWRAP STATWATCHER STREAMPIPE TCPCONNECTWRAP TCPSERVERWRAP TCPWRAP TTYWRAP ' +
  'UDPSENDWRAP UDPWRAP SIGINTWATCHDOG WORKER WORKERCPUPROFILE WORKERCPUUSAGE WORKERHEAPPROFILE WORKERHEAPSNAPSHOT WORKERHEAPSTATISTICS WRITEWRAP ' +
  'ZLIB CHECKPRIMEREQUEST PBKDF2REQUEST KEYPAIRGENREQUEST KEYGENREQUEST KEYEXPORTREQUEST ARGON2REQUEST CIPHERREQUEST DERIVEBITSREQUEST HASHREQUEST ' +
  'RANDOMBYTESREQUEST RANDOMPRIMEREQUEST SCRYPTREQUEST SIGNREQUEST TLSWRAP VERIFYREQUEST';
const asyncWrapProviders = { __proto__: null };
PROVIDERS.split(' ').forEach((name, i) => {
  asyncWrapProviders[name] = i;
});
Object.freeze(asyncWrapProviders);

module.exports = { createHook: (fns) => new AsyncHook(fns), asyncWrapProviders };
