// require('stream'). Each part is loaded when it is first asked for.
const { Stream } = require('internal/streams/legacy');
module.exports = Stream;

const internal = (file) => require(`internal/streams/${file}`);

/** Puts an own property in place of itself at the first look. */
function lazy(name, load) {
  Object.defineProperty(Stream, name, {
    configurable: true,
    enumerable: true,
    get() {
      const value = load();
      set(value);
      return value;
    },
    set,
  });
  function set(value) {
    Object.defineProperty(Stream, name, { value, writable: true, configurable: true, enumerable: true });
  }
}

function promiseFace(fn, name) {
  const custom = Symbol.for('nodejs.util.promisify.custom');
  Object.defineProperty(fn, custom, { enumerable: true, get: () => Stream.promises[name] });
  return fn;
}

for (const name of ['isDestroyed', 'isDisturbed', 'isErrored', 'isReadable', 'isWritable']) {
  lazy(name, () => internal('utils')[name]);
}
for (const name of ['Readable', 'Writable', 'Duplex', 'Transform', 'PassThrough']) {
  lazy(name, () => internal(name.toLowerCase()));
}
lazy('duplexPair', () => internal('duplexpair'));
lazy('pipeline', () => promiseFace(internal('pipeline').pipeline, 'pipeline'));
lazy('addAbortSignal', () => internal('add-abort-signal').addAbortSignal);
lazy('finished', () => promiseFace(internal('end-of-stream').eos, 'finished'));
lazy('destroy', () => internal('destroy').destroyer);
lazy('compose', () => internal('compose'));
lazy('setDefaultHighWaterMark', () => internal('state').setDefaultHighWaterMark);
lazy('getDefaultHighWaterMark', () => internal('state').getDefaultHighWaterMark);
Object.defineProperty(Stream, 'promises', {
  configurable: true, enumerable: true, get: () => require('stream/promises'),
});

// The oldest name of all.
Stream.Stream = Stream;

Stream._isArrayBufferView = ArrayBuffer.isView;
lazy('_isUint8Array', () => require('internal/util/types').isUint8Array);
Stream._uint8ArrayToBuffer = function _uint8ArrayToBuffer(chunk) {
  return internal('state').viewToBuffer(chunk);
};
