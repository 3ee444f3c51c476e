// The errors of stream/web.
const calls = [
  () => new ReadableStream(null), () => new ReadableStream(5), () => new ReadableStream({}, 5),
  () => new ReadableStream({ type: 'x' }), () => new ReadableStream({ type: 'bytes' }, { size() {} }),
  () => new ReadableStream({}, { highWaterMark: -1 }), () => new ReadableStream({}, { size: 1 }),
  () => new ReadableStream({ pull: 1 }), () => new ReadableStream().getReader({ mode: 'x' }),
  () => new ReadableStream().getReader({ mode: 'byob' }), () => new ReadableStreamDefaultReader(5),
  () => new ReadableStreamDefaultController(), () => ReadableStream.prototype.getReader.call({}),
  () => new WritableStream({ type: 1 }), () => new TransformStream({ readableType: 1 }),
  () => new CountQueuingStrategy(), () => new ByteLengthQueuingStrategy({}), () => ReadableStream.from(5),
  () => new ReadableStream().pipeThrough({}),
  () => new ReadableStream({ start(c) { c.close(); c.enqueue(1); } }),
  () => new ReadableStream({ start(c) { c.enqueue(1); } }, { size: () => -1 }),
  () => { const rs = new ReadableStream(); rs.getReader(); rs.getReader(); },
  () => { const rs = new ReadableStream(); rs.getReader(); rs.tee(); },
  () => { const ws = new WritableStream(); ws.getWriter(); ws.getWriter(); },
  () => { const rs = new ReadableStream(); rs.getReader(); return rs.cancel(); },
  () => { const reader = new ReadableStream().getReader(); reader.releaseLock(); return reader.read(); },
  () => { const reader = new ReadableStream().getReader(); reader.releaseLock(); return reader.closed; },
  () => { const reader = new ReadableStream().getReader(); const read = reader.read(); reader.releaseLock(); return read; },
  () => new ReadableStream().pipeTo(5),
  () => new ReadableStream().pipeTo(new WritableStream(), { signal: 5 }),
  () => { const ws = new WritableStream(); ws.getWriter(); return ws.close(); },
  () => { const ws = new WritableStream(); ws.close(); return ws.close(); },
  () => { const writer = new WritableStream().getWriter(); writer.releaseLock(); return writer.write(1); },
  () => { const writer = new WritableStream().getWriter(); writer.releaseLock(); return writer.ready; },
  () => { const writer = new WritableStream().getWriter(); writer.close(); return writer.write(1); },
  () => new ReadableStream({ type: 'bytes' }).getReader({ mode: 'byob' }).read(5),
  () => new ReadableStream({ type: 'bytes' }).getReader({ mode: 'byob' }).read(new Uint8Array(0)),
  () => new ReadableStream({ type: 'bytes' }).getReader({ mode: 'byob' }).read(new Uint8Array(1), { min: 0 }),
  () => new ReadableStream({ type: 'bytes' }).getReader({ mode: 'byob' }).read(new Uint8Array(1), { min: 2 }),
];

async function main() {
  for (const call of calls) {
    try {
      await call();
      console.log('passed');
    } catch (err) {
      console.log(err.name, err.code, err.message);
    }
  }
}
main();
