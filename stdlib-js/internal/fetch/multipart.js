'use strict';
// Reads multipart/form-data (RFC 7578, and the fetch standard's "multipart/form-data parser").

const { File } = require('internal/blob');
const { FormData } = require('internal/fetch/formdata');

function fail(reason) {
  throw new TypeError(reason);
}

/** The value of a quoted parameter: what the writer escaped is put back. */
function unescape(text) {
  return text.replace(/%0A/gi, '\n').replace(/%0D/gi, '\r').replace(/%22/g, '"');
}

/** Name, file name and type from the lines of a part's head. */
function readHead(lines) {
  const head = { name: null, filename: null, type: null, encoding: null };
  for (const line of lines) {
    const colon = line.indexOf(':');
    if (colon <= 0) fail('expected header name');
    const field = line.slice(0, colon).toLowerCase();
    const value = line.slice(colon + 1).replace(/^[\t ]+|[\t ]+$/g, '');
    if (field === 'content-disposition') {
      if (!/^form-data(;|$)/.test(value)) fail('expected form-data for content-disposition header');
      for (const [, key, star, quoted, plain] of value.matchAll(/;\s*([a-z]+)(\*?)=(?:"([^"]*)"|([^\s;]*))/g)) {
        let text = quoted === undefined ? plain : unescape(quoted);
        if (star) {
          const found = /^utf-8''(.*)$/i.exec(text);
          if (found === null) fail("expected utf-8'' at the start of an extended parameter");
          try {
            text = decodeURIComponent(found[1]);
          } catch {
            fail('expected percent-encoded UTF-8');
          }
        }
        if (key === 'name') head.name = text;
        else if (key === 'filename' && (head.filename === null || star)) head.filename = text;
      }
    } else if (field === 'content-type') {
      head.type = value;
    } else if (field === 'content-transfer-encoding') {
      head.encoding = value.toLowerCase();
    }
  }
  if (head.name === null) fail('expected a name in content-disposition header');
  return head;
}

/**
 * @param {Uint8Array} bytes the body
 * @param {string} boundary
 * @returns {FormData}
 */
module.exports = function parse(bytes, boundary) {
  const body = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (boundary === null || boundary.length < 1 || boundary.length > 70) fail('missing boundary in content-type header');
  const form = new FormData();
  const mark = Buffer.from(`--${boundary}`);
  const between = Buffer.from(`\r\n--${boundary}`);
  let at = 0;
  // Some writers begin with an empty line.
  while (body[at] === 13 && body[at + 1] === 10) at += 2;
  if (body.compare(mark, 0, mark.length, at, Math.min(at + mark.length, body.length)) !== 0) fail('no boundary found in multipart body');
  at += mark.length;
  for (;;) {
    if (body[at] === 45 && body[at + 1] === 45) return form;
    if (body[at] !== 13 || body[at + 1] !== 10) fail('expected CRLF');
    const end = body.indexOf('\r\n\r\n', at);
    if (end === -1) fail('expected an empty line after the headers');
    const head = readHead(body.toString('utf8', at + 2, end).split('\r\n'));
    const start = end + 4;
    // A part without content may share its line end with the head.
    const stop = body.indexOf(between, start - 2);
    if (stop === -1) fail('expected boundary after body');
    let content = body.subarray(start, Math.max(start, stop));
    if (head.encoding === 'base64') content = Buffer.from(content.toString(), 'base64');
    if (head.filename !== null) {
      form.append(head.name, new File([content], head.filename, { type: head.type ?? 'text/plain' }));
    } else {
      form.append(head.name, content.toString());
    }
    at = stop + between.length;
  }
};
