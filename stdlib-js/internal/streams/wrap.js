// Readable.prototype.wrap: an old emitter of 'data' behind the face of a Readable.
const { errorOrDestroy } = require('internal/streams/destroy');

module.exports = function wrap(readable, stream) {
  let paused = false;
  stream.on('data', (chunk) => {
    if (!readable.push(chunk) && stream.pause) {
      paused = true;
      stream.pause();
    }
  });
  stream.on('end', () => { readable.push(null); });
  stream.on('error', (err) => { errorOrDestroy(readable, err); });
  stream.on('close', () => { readable.destroy(); });
  stream.on('destroy', () => { readable.destroy(); });
  readable._read = () => {
    if (paused && stream.resume) {
      paused = false;
      stream.resume();
    }
  };
  for (const key of Object.keys(stream)) {
    if (readable[key] === undefined && typeof stream[key] === 'function') readable[key] = stream[key].bind(stream);
  }
  return readable;
};
