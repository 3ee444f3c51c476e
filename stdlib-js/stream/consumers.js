// require('stream/consumers'): everything that a stream holds, in one piece.

async function chunksOf(stream) {
  const chunks = [];
  for await (const chunk of stream) chunks.push(chunk);
  return chunks;
}

/** @returns {Promise<Blob>} */
async function blob(stream) {
  const { Blob } = require('buffer');
  return new Blob(await chunksOf(stream));
}

/** All chunks as one Buffer; what is neither bytes nor text is made text, as a Blob would do. */
async function buffer(stream) {
  const { Buffer } = require('buffer');
  const chunks = await chunksOf(stream);
  return Buffer.concat(chunks.map((chunk) => {
    if (ArrayBuffer.isView(chunk)) return Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    return Buffer.from(chunk instanceof ArrayBuffer ? chunk : `${chunk}`);
  }));
}

/** @returns {Promise<Uint8Array>} */
async function bytes(stream) {
  return new Uint8Array(await buffer(stream));
}

/** @returns {Promise<ArrayBuffer>} */
async function arrayBuffer(stream) {
  return (await bytes(stream)).buffer;
}

/** @returns {Promise<string>} UTF-8, without a byte order mark */
async function text(stream) {
  const decoder = new TextDecoder();
  const parts = [];
  for await (const chunk of stream) {
    parts.push(typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true }));
  }
  parts.push(decoder.decode());
  return parts.join('');
}

/** @returns {Promise<any>} */
async function json(stream) {
  return JSON.parse(await text(stream));
}

module.exports = { arrayBuffer, blob, buffer, bytes, text, json };
