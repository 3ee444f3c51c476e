// TextEncoderStream and TextDecoderStream.
const { TransformStream } = require('internal/webstreams/transformstream');
const { finish, kInspect, privateStateOf, setState, show, stateOf } = require('internal/webstreams/util');

class TextEncoderStream {
  constructor() {
    const encoder = new TextEncoder();
    let high = '';
    const transform = new TransformStream({
      transform(chunk, controller) {
        // Half a character waits for its other half.
        let text = high + String(chunk);
        high = '';
        const last = text.charCodeAt(text.length - 1);
        if (last >= 0xd800 && last <= 0xdbff) {
          high = text.slice(-1);
          text = text.slice(0, -1);
        }
        if (text !== '') controller.enqueue(encoder.encode(text));
      },
      flush(controller) {
        if (high !== '') controller.enqueue(encoder.encode(high));
      },
    });
    setState(this, { type: 'TextEncoderStream', encoder, transform });
  }

  get encoding() {
    return privateStateOf(this, 'TextEncoderStream').encoder.encoding;
  }

  get readable() {
    return privateStateOf(this, 'TextEncoderStream').transform.readable;
  }

  get writable() {
    return privateStateOf(this, 'TextEncoderStream').transform.writable;
  }

  [kInspect](depth, options) {
    const { transform, encoder } = stateOf(this, 'TextEncoderStream');
    return show(this, depth, options, {
      encoding: encoder.encoding, readable: transform.readable, writable: transform.writable,
    });
  }
}

class TextDecoderStream {
  constructor(encoding = 'utf-8', options = {}) {
    const decoder = new TextDecoder(encoding, options);
    const transform = new TransformStream({
      transform(chunk, controller) {
        const text = decoder.decode(chunk, { stream: true });
        if (text !== '') controller.enqueue(text);
      },
      flush(controller) {
        const text = decoder.decode();
        if (text !== '') controller.enqueue(text);
      },
    });
    setState(this, { type: 'TextDecoderStream', decoder, transform });
  }

  get encoding() {
    return privateStateOf(this, 'TextDecoderStream').decoder.encoding;
  }

  get fatal() {
    return privateStateOf(this, 'TextDecoderStream').decoder.fatal;
  }

  get ignoreBOM() {
    return privateStateOf(this, 'TextDecoderStream').decoder.ignoreBOM;
  }

  get readable() {
    return privateStateOf(this, 'TextDecoderStream').transform.readable;
  }

  get writable() {
    return privateStateOf(this, 'TextDecoderStream').transform.writable;
  }

  [kInspect](depth, options) {
    const { transform, decoder } = stateOf(this, 'TextDecoderStream');
    return show(this, depth, options, {
      encoding: decoder.encoding, fatal: decoder.fatal, ignoreBOM: decoder.ignoreBOM,
      readable: transform.readable, writable: transform.writable,
    });
  }
}

finish(TextEncoderStream, ['encoding', 'readable', 'writable']);
finish(TextDecoderStream, ['encoding', 'fatal', 'ignoreBOM', 'readable', 'writable']);

module.exports = { TextDecoderStream, TextEncoderStream };
