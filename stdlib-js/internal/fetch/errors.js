'use strict';
// The errors that fetch gives as causes, named as programs know them.

const classes = { __proto__: null };

/** An error with a name and a code of its own. */
function named(name, code, message) {
  const Class = classes[name] ??= {
    [name]: class extends Error {
      constructor(text, given) {
        super(text);
        Object.defineProperty(this, 'name', { __proto__: null, configurable: true, enumerable: true, writable: true, value: name });
        this.code = given;
      }
    },
  }[name];
  return new Class(message, code);
}

/** What became of the connection, as the cause of a failed fetch. */
function translated(error, socket) {
  const { code } = error;
  if (code === 'ECONNRESET' && error.syscall === undefined) {
    const closed = named('SocketError', 'UND_ERR_SOCKET', 'other side closed');
    closed.socket = socket === undefined || socket === null ? null : {
      localAddress: socket.localAddress,
      localPort: socket.localPort,
      remoteAddress: socket.remoteAddress,
      remotePort: socket.remotePort,
      remoteFamily: socket.remoteFamily,
      timeout: socket.timeout,
      bytesWritten: socket.bytesWritten,
      bytesRead: socket.bytesRead,
    };
    return closed;
  }
  if (typeof code === 'string' && code.startsWith('HPE_')) {
    if (code === 'HPE_HEADER_OVERFLOW') return named('HeadersOverflowError', 'UND_ERR_HEADERS_OVERFLOW', 'Headers Overflow Error');
    const reason = error.reason ?? error.message.replace(/^Parse Error: /, '');
    return named('HTTPParserError', code, `Response does not match the HTTP/1.1 protocol (${reason})`);
  }
  return error;
}

module.exports = { named, translated };
