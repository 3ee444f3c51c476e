// Request and Response: what they are made of, what they check, how they are read.
async function attempt(name, run) {
  try {
    console.log(name, await run());
  } catch (error) {
    console.log(name, error.name, error.code, error.message, error.cause === undefined ? '' : String(error.cause));
  }
}

(async () => {
  for (const [body, init] of [['x', { status: 99 }], ['x', { status: 204 }], ['x', { statusText: '\n' }], ['x', { status: 'abc' }], ['x', 5],
    [Symbol('s')], [null], [undefined, { status: 404, statusText: 'No', headers: { a: 'b' } }], [5], [new URLSearchParams('a=b')]]) {
    await attempt('response', () => new Response(body, init));
  }
  await attempt('error', () => Response.error());
  await attempt('json', () => Response.json({ a: 1 }, { status: 201 }));
  await attempt('json', () => Response.json(undefined));
  await attempt('json', () => Response.json({ a: [1, 'é'] }).json());
  await attempt('redirect', () => Response.redirect('http://x', 200));
  await attempt('redirect', () => Response.redirect('::'));
  await attempt('redirect', () => Response.redirect('http://x/y', 307).headers.get('location'));

  const texts = { string: 'é\ufeff', bytes: new Uint8Array([104, 105]), buffer: new Uint8Array([104]).buffer, view: new DataView(new ArrayBuffer(2)),
    blob: new Blob(['blo', 'b'], { type: 'Text/X' }), params: new URLSearchParams({ a: 'b c' }), number: 5,
    stream: new Blob(['st']).stream(), async *[Symbol.asyncIterator]() { yield 'it'; } };
  for (const name of Object.keys(texts)) {
    await attempt(name, async () => {
      const response = new Response(texts[name]);
      return [response.headers.get('content-type'), await response.text(), response.bodyUsed];
    });
  }
  await attempt('iterable', () => new Response({ async *[Symbol.asyncIterator]() { yield 'it'; yield Buffer.from('er'); } }).text());
  await attempt('bom', () => new Response('\ufeffab').text());
  await attempt('blob', () => new Response('x', { headers: { 'content-type': 'Text/HTML; charset=UTF-8' } }).blob());
  await attempt('bytes', () => new Response('abc').bytes());
  await attempt('arrayBuffer', () => new Response(new Uint8Array([1, 2])).arrayBuffer());
  await attempt('none', () => new Response().text());
  await attempt('not json', () => new Response('{').json());
  await attempt('not a form', () => new Response('a').formData());
  await attempt('strings', () => new Response(new ReadableStream({ start(c) { c.enqueue('x'); c.close(); } })).text());
  await attempt('failing', () => new Response(new ReadableStream({ pull() { throw new RangeError('no'); } })).text());
  await attempt('twice', async () => {
    const response = new Response('a');
    await response.text();
    return response.text();
  });
  await attempt('locked', () => {
    const response = new Response('a');
    response.body.getReader();
    return response.text();
  });
  await attempt('locked', () => {
    const stream = new ReadableStream();
    stream.getReader();
    return new Response(stream);
  });
  await attempt('clone', async () => {
    const response = new Response('abc', { status: 201, headers: { a: 'b' } });
    const copy = response.clone();
    return [await response.text(), await copy.text(), copy.status, copy.headers.get('a')];
  });
  await attempt('clone', async () => {
    const response = new Response(new Blob(['stream']).stream());
    const copy = response.clone();
    return [await copy.text(), await response.text()];
  });
  await attempt('clone', async () => {
    const response = new Response('abc');
    await response.text();
    return response.clone();
  });
  await attempt('this', () => Response.prototype.text.call({}));
  await attempt('used', async () => {
    const response = new Response('abc');
    const reader = response.body.getReader();
    const before = response.bodyUsed;
    await reader.read();
    return [before, response.bodyUsed];
  });
  console.log(Object.getOwnPropertyNames(Response.prototype), Response.length, Request.length);

  for (const [input, init] of [['/x'], ['http://u:p@x/'], ['http://x', { method: 'GET', body: 'a' }], ['http://x', { method: 'a b' }],
    ['http://x', { method: 'CONNECT' }], ['http://x', { mode: 'navigate' }], ['http://x', { mode: 'x' }], ['http://x', { redirect: 'x' }],
    ['http://x', { signal: 5 }], ['http://x', { body: new ReadableStream(), method: 'POST' }], ['http://x', { cache: 'only-if-cached' }],
    ['http://x', { referrer: '::' }], ['http://x', { window: 5 }], ['http://x', { duplex: 'full' }], ['http://x', 5], ['http://x/a#b'],
    ['http://x', { method: 'post', body: 'q', keepalive: true, credentials: 'include', cache: 'no-store', redirect: 'manual', integrity: 'i',
      referrer: 'http://y/', referrerPolicy: 'origin', mode: 'no-cors', headers: [['a', 'b']] }]]) {
    await attempt('request', () => new Request(input, init));
  }
  await attempt('request', () => new Request());
  await attempt('method', () => ['post', 'Delete', 'head', 'PATCH', 'x'].map((method) => new Request('http://x', { method }).method));
  await attempt('copy', async () => {
    const first = new Request('http://x', { method: 'POST', body: 'a', headers: { a: 'b' } });
    const second = new Request(first, { headers: { c: 'd' } });
    return [first.bodyUsed, second.bodyUsed, second.headers, await second.text(), second.method];
  });
  await attempt('clone', async () => {
    const first = new Request('http://x', { method: 'PUT', body: 'a' });
    const second = first.clone();
    return [await first.text(), await second.text(), second.method, first.duplex];
  });
  await attempt('signal', () => {
    const controller = new AbortController();
    const request = new Request('http://x', { signal: controller.signal });
    controller.abort();
    return [request.signal.aborted, request.signal === request.signal, request.signal === controller.signal];
  });
})();
