// WritableStream, TransformStream, pipes.
const show = (...args) => console.log(...args);
const collect = async (stream) => {
  const all = [];
  for await (const chunk of stream) all.push(chunk);
  return all;
};

async function main() {
  const written = [];
  const ws = new WritableStream({
    write(chunk) { written.push(chunk); },
    close() { written.push('closed'); },
  }, new CountQueuingStrategy({ highWaterMark: 2 }));
  const writer = ws.getWriter();
  show(writer.desiredSize);
  writer.write('1');
  writer.write('2');
  show(writer.desiredSize, ws);
  await writer.ready;
  await writer.close();
  show(written, await writer.closed);
  const bad = new WritableStream({ write() { throw new Error('bad'); } }).getWriter();
  await bad.write(1).catch((err) => show('write', err.message));
  await bad.closed.catch((err) => show('closed', err.message));
  await bad.write(2).catch((err) => show('again', err.message));
  const aborted = new WritableStream({ abort(reason) { show('abort', reason); } });
  show(await aborted.abort('why'), await aborted.getWriter().closed.catch((err) => err));

  const upper = new TransformStream({
    transform(chunk, c) { c.enqueue(chunk.toUpperCase()); },
    flush(c) { c.enqueue('!'); },
  });
  show(await collect(ReadableStream.from(['x', 'y']).pipeThrough(upper)));
  const ended = new TransformStream({ start(c) { c.terminate(); } });
  show(await ended.readable.getReader().read());
  await ended.writable.getWriter().write(1).catch((err) => show(err.code, err.message));
  show(await collect(ReadableStream.from(['h\ud83d', '\ude00'])
    .pipeThrough(new TextEncoderStream()).pipeThrough(new TextDecoderStream())));

  const source = new ReadableStream({ start(c) { c.enqueue('q'); }, cancel(reason) { show('cancel', reason.message); } });
  await source.pipeTo(new WritableStream({ write() { throw new Error('sink'); } })).catch((err) => show(err.message));
  await new ReadableStream({ start(c) { c.error(new Error('source')); } })
    .pipeTo(new WritableStream({ abort(reason) { show('abort', reason.message); } })).catch((err) => show(err.message));
  const controller = new AbortController();
  const piping = new ReadableStream({ cancel(reason) { show('cancel', reason); } })
    .pipeTo(new WritableStream({ abort(reason) { show('abort', reason); } }), { signal: controller.signal });
  controller.abort('reason');
  await piping.catch((err) => show(err));
}
main();
