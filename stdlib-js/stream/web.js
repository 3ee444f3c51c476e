// require('stream/web'). Each class is loaded when it is first asked for.
const files = {
  readablestream: ['ReadableStream', 'ReadableStreamDefaultReader', 'ReadableStreamBYOBReader',
    'ReadableStreamBYOBRequest', 'ReadableByteStreamController', 'ReadableStreamDefaultController'],
  transformstream: ['TransformStream', 'TransformStreamDefaultController'],
  writablestream: ['WritableStream', 'WritableStreamDefaultWriter', 'WritableStreamDefaultController'],
  queuingstrategies: ['ByteLengthQueuingStrategy', 'CountQueuingStrategy'],
  encoding: ['TextEncoderStream', 'TextDecoderStream'],
  compression: ['CompressionStream', 'DecompressionStream'],
};

for (const file of Object.keys(files)) {
  for (const name of files[file]) {
    const define = (value) => Object.defineProperty(exports, name, {
      value, writable: true, configurable: true, enumerable: true,
    });
    Object.defineProperty(exports, name, {
      configurable: true,
      enumerable: true,
      get() {
        const value = require(`internal/webstreams/${file}`)[name];
        define(value);
        return value;
      },
      set: define,
    });
  }
}
