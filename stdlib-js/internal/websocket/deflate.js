'use strict';
// permessage-deflate (RFC 7692) for what a server sends; a client need not compress.

/** What the client offers. */
exports.OFFER = 'permessage-deflate; client_max_window_bits';

const TAIL = Buffer.from([0x00, 0x00, 0xff, 0xff]);
const Z_SYNC_FLUSH = 2;
const INFLATERAW = 6;

/** The parameters that a server answered with; undefined if they are not what it may answer. */
function read(field) {
  const parts = field.split(';').map((part) => part.trim());
  if (parts[0] !== 'permessage-deflate') return undefined;
  const found = { windowBits: 15, takeover: true };
  const seen = new Set();
  for (const part of parts.slice(1)) {
    const [name, value] = part.split('=').map((text) => text.trim().replace(/^"|"$/g, ''));
    if (seen.has(name)) return undefined;
    seen.add(name);
    if (name === 'server_no_context_takeover' && value === undefined) found.takeover = false;
    else if (name === 'client_no_context_takeover' && value === undefined) continue;
    else if (name === 'server_max_window_bits' && /^(8|9|1[0-5])$/.test(value)) found.windowBits = +value;
    else if (name === 'client_max_window_bits' && (value === undefined || /^(8|9|1[0-5])$/.test(value))) continue;
    else return undefined;
  }
  return found;
}

/** What undoes the extension that a server agreed to; undefined if it agreed to something else. */
exports.accept = function accept(field) {
  const found = read(field);
  if (found === undefined) return undefined;
  const binding = internalBinding('zlib');
  const native = binding.createZlib(INFLATERAW, found.windowBits, -1, 8, 0, undefined);
  return {
    inflate(data, limit) {
      const result = binding.whole(native, Z_SYNC_FLUSH, Buffer.concat([data, TAIL]), limit, undefined);
      if (result[0] === null || result[3]) return null;
      if (!found.takeover) binding.reset(native);
      return result[0];
    },
    close() { binding.close(native); },
  };
};
