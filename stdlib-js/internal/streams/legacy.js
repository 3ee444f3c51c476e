// The base of every stream: an EventEmitter with the old pipe().
const EE = require('events');

// Node lists a stream's own events before others, in this order.
const OWN_EVENTS = ['close', 'error', 'prefinish', 'finish', 'drain', 'data', 'end', 'readable'];

/** @constructor */
function Stream(opts) {
  EE.call(this, opts);
}
Object.setPrototypeOf(Stream.prototype, EE.prototype);
Object.setPrototypeOf(Stream, EE);

Stream.prototype.pipe = function(dest, options) {
  const source = this;
  let ended = false;

  function ondata(chunk) {
    if (dest.writable && dest.write(chunk) === false && source.pause) source.pause();
  }
  function ondrain() {
    if (source.readable && source.resume) source.resume();
  }
  function onend() {
    if (ended) return;
    ended = true;
    dest.end();
  }
  function onclose() {
    if (ended) return;
    ended = true;
    if (typeof dest.destroy === 'function') dest.destroy();
  }
  // An error nobody else listens for must still be thrown.
  function onerror(error) {
    cleanup();
    if (EE.prototype.listenerCount.call(this, 'error') === 0) this.emit('error', error);
  }
  function cleanup() {
    source.removeListener('data', ondata);
    dest.removeListener('drain', ondrain);
    source.removeListener('end', onend);
    source.removeListener('close', onclose);
    source.removeListener('error', onerror);
    dest.removeListener('error', onerror);
    source.removeListener('end', cleanup);
    source.removeListener('close', cleanup);
    dest.removeListener('close', cleanup);
  }

  source.on('data', ondata);
  dest.on('drain', ondrain);
  // _isStdio: the process's own output must survive the end of what is piped into it.
  if (!dest._isStdio && (!options || options.end !== false)) {
    source.on('end', onend);
    source.on('close', onclose);
  }
  prependListener(source, 'error', onerror);
  prependListener(dest, 'error', onerror);
  source.on('end', cleanup);
  source.on('close', cleanup);
  dest.on('close', cleanup);
  dest.emit('pipe', source);
  return dest;
};

/** Lists the events that have listeners. */
Stream.prototype.eventNames = function eventNames() {
  const names = EE.prototype.eventNames.call(this).filter((name) => this.listenerCount(name) > 0);
  if (!this._readableState && !this._writableState) return names;
  return OWN_EVENTS.filter((name) => names.includes(name)).concat(names.filter((name) => !OWN_EVENTS.includes(name)));
};

/** Puts a listener before the others, on emitters that have no prependListener too. */
function prependListener(emitter, event, fn) {
  if (typeof emitter.prependListener === 'function') return emitter.prependListener(event, fn);
  const now = emitter._events && emitter._events[event];
  if (!now) emitter.on(event, fn);
  else if (Array.isArray(now)) emitter._events[event] = [fn].concat(now);
  else emitter._events[event] = [fn, now];
}

module.exports = { Stream, prependListener };
