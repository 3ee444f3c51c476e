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

/** All chunks as bytes; what is neither bytes nor text is made text, as a Blob would do. */
async function bytes(stream) {
  const { Buffer } = require('buffer');
  const parts = (await chunksOf(stream)).map((chunk) => {
    if (ArrayBuffer.isView(chunk)) return new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    return chunk instanceof ArrayBuffer ? new Uint8Array(chunk) : Buffer.from(`${chunk}`);
  });
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, 0));
  let offset = 0;
  for (let i = 0; i < parts.length; i++) {
    all.set(parts[i], offset);
    offset += parts[i].byteLength;
  }
  return all;
}

/** @returns {Promise<ArrayBuffer>} */
async function arrayBuffer(stream) {
  return (await bytes(stream)).buffer;
}

/** @returns {Promise<Buffer>} */
async function buffer(stream) {
  return require('buffer').Buffer.from(await arrayBuffer(stream));
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
