// ReadableStream: default and byte streams, readers, tee, iteration, cancel.
const show = (...args) => console.log(...args);
const collect = async (stream) => {
  const all = [];
  for await (const chunk of stream) all.push(chunk);
  return all;
};

async function main() {
  const numbers = new ReadableStream({ start(c) { c.enqueue(1); c.enqueue(2); c.close(); } });
  show(await collect(numbers), numbers.locked, numbers);
  const [a, b] = ReadableStream.from(['a', 'b', Promise.resolve('c')]).tee();
  show(await Promise.all([collect(a), collect(b)]));
  let controller;
  const cancelled = new ReadableStream({
    start(c) { controller = c; },
    cancel(reason) { show('cancelled', reason); return 'ignored'; },
  }, { highWaterMark: 3, size(chunk) { return chunk.length; } });
  show(controller.desiredSize);
  controller.enqueue('ab');
  controller.enqueue('cd');
  show(controller.desiredSize, await cancelled.cancel('why'), controller.desiredSize);
  const failing = new ReadableStream({ pull() { throw new Error('pull failed'); } });
  await failing.getReader().read().catch((err) => show(err.message));
  const left = new ReadableStream({ start(c) { c.enqueue(1); c.enqueue(2); }, cancel(reason) { show('left', reason); } });
  for await (const chunk of left) {
    show(chunk);
    break;
  }
  show(left.locked);

  const bytes = new ReadableStream({ type: 'bytes', autoAllocateChunkSize: 4, pull(c) {
    const { view } = c.byobRequest;
    for (let i = 0; i < view.byteLength; i++) view[i] = i + 1;
    c.byobRequest.respond(view.byteLength);
  } });
  const reader = bytes.getReader();
  show((await reader.read()).value);
  reader.releaseLock();
  const byob = bytes.getReader({ mode: 'byob' });
  show(await byob.read(new Uint8Array(3)));
  show(await byob.read(new Uint16Array(2), { min: 2 }));
  await byob.cancel('x');
  const queued = new ReadableStream({
    type: 'bytes',
    start(c) { c.enqueue(new Uint8Array([1, 2, 3, 4, 5])); },
    pull(c) { c.close(); c.byobRequest?.respond(0); },
  }).getReader({ mode: 'byob' });
  show(await queued.read(new Uint8Array(2)), await queued.read(new Uint8Array(9)), await queued.read(new Uint8Array(9)));
}
main();
