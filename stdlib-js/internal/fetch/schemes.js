'use strict';
// What fetch does with URLs of other schemes than http: data, blob.

const { HeadersList } = require('internal/fetch/headers');
const { extract } = require('internal/fetch/body');

/** The bytes and the type of a data URL; null if it is none (fetch standard, "data: URL processor"). */
function parseDataUrl(url) {
  const text = url.href.slice('data:'.length, url.hash === '' ? undefined : -url.hash.length);
  const comma = text.indexOf(',');
  if (comma === -1) return null;
  let type = text.slice(0, comma).replace(/^[\t\n\f\r ]+|[\t\n\f\r ]+$/g, '');
  let bytes = percentDecoded(text.slice(comma + 1));
  const base64 = /; *base64$/i.exec(type);
  if (base64 !== null) {
    type = type.slice(0, base64.index);
    const plain = bytes.toString('latin1').replace(/[\t\n\f\r ]/g, '');
    const body = plain.length % 4 === 0 ? plain.replace(/={1,2}$/, '') : plain;
    if (body.length % 4 === 1 || /[^A-Za-z0-9+/]/.test(body)) return null;
    bytes = Buffer.from(body, 'base64');
  }
  if (type.startsWith(';')) type = `text/plain${type}`;
  try {
    type = `${new (require('internal/mime').MIMEType)(type)}`;
  } catch {
    type = 'text/plain;charset=US-ASCII';
  }
  return { type, bytes };
}

function percentDecoded(text) {
  const bytes = Buffer.from(text);
  let at = bytes.indexOf(37);
  if (at === -1) return bytes;
  const parts = [];
  let from = 0;
  for (; at !== -1; at = bytes.indexOf(37, at + 1)) {
    const code = bytes.toString('latin1', at + 1, at + 3);
    if (!/^[0-9A-Fa-f]{2}$/.test(code)) continue;
    parts.push(bytes.subarray(from, at), Buffer.from([parseInt(code, 16)]));
    from = at + 3;
    at += 2;
  }
  parts.push(bytes.subarray(from));
  return Buffer.concat(parts);
}

/** A response of bytes or a blob that are at hand, as the values of its record. */
function local(content, length, fields, status = 200, statusText = 'OK') {
  const headersList = new HeadersList();
  for (const [name, value] of fields) headersList.append(name, value);
  return { status, statusText, headersList, body: extract(content, false, 'Response').body };
}

function fetchData(url) {
  const data = parseDataUrl(url);
  if (data === null) throw new Error('failed to fetch the data URL');
  return local(data.bytes, data.bytes.length, [['Content-Type', data.type]]);
}

/** First and last byte of a `Range: bytes=…` field, or null. */
function readRange(text) {
  const found = /^bytes=[\t ]*(\d*)[\t ]*-[\t ]*(\d*)$/.exec(text);
  if (found === null || (found[1] === '' && found[2] === '')) return null;
  const first = found[1] === '' ? null : +found[1];
  const last = found[2] === '' ? null : +found[2];
  return first !== null && last !== null && first > last ? null : { first, last };
}

function fetchBlob(url, state) {
  const blob = require('internal/blob').resolveObjectURL(url.href);
  if (state.method !== 'GET' || blob === undefined) throw new Error('invalid method');
  const type = blob.type;
  if (!state.headersList.has('range')) {
    return local(blob, blob.size, [['content-length', `${blob.size}`], ['content-type', type]]);
  }
  const range = readRange(state.headersList.get('range'));
  if (range === null) throw new Error('failed to fetch the data URL');
  let { first, last } = range;
  if (first === null) {
    first = Math.max(0, blob.size - last);
    last = blob.size - 1;
  } else {
    if (first >= blob.size) throw new Error('Range start is greater than the blob\'s size.');
    last = last === null || last >= blob.size ? blob.size - 1 : last;
  }
  const part = blob.slice(first, last + 1, type);
  return local(part, part.size, [
    ['content-length', `${part.size}`], ['content-type', type], ['content-range', `bytes ${first}-${last}/${blob.size}`],
  ], 206, 'Partial Content');
}

/** @returns {object} the values of a response's record; throws the cause of a failure */
exports.fetchLocal = function fetchLocal(url, state) {
  switch (url.protocol) {
    case 'about:': throw new Error('about scheme is not supported');
    case 'blob:': return fetchBlob(url, state);
    case 'data:': return fetchData(url);
    case 'file:': throw new Error('not implemented... yet...');
    default: throw new Error('unknown scheme');
  }
};
