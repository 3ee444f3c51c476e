// URLs that are not of http, and those that are refused.
async function attempt(name, run) {
  try {
    console.log(name, await run());
  } catch (error) {
    console.log(name, error.name, error.code, error.message, error.cause === undefined ? '' : String(error.cause));
  }
}

(async () => {
  for (const url of ['data:,abc', 'data:;base64,YWJj', 'data:text/html;charset=x;base64, Y W J j', 'data:bad,abc', 'data:text/plain;base64,%%',
    'data:;charset=utf-8,%E2%82%AC', 'data:text/plain;BASE64,YQ', 'data:x', 'data:,a#b', 'data:,%41%4']) {
    await attempt(url, async () => {
      const response = await fetch(url);
      return [response.status, response.type, response.url, response.headers.get('content-type'), await response.text()];
    });
  }
  const url = URL.createObjectURL(new Blob(['abcdef'], { type: 'text/x' }));
  for (const range of [undefined, 'bytes=1-3', 'bytes=-2']) {
    await attempt(`blob ${range}`, async () => {
      const response = await fetch(url, range === undefined ? undefined : { headers: { range } });
      return [response.status, response.statusText, [...response.headers], await response.text()];
    });
  }
  await attempt('blob post', () => fetch(url, { method: 'POST' }));
  URL.revokeObjectURL(url);
  await attempt('blob gone', () => fetch(url));
  for (const bad of ['/x', 'ftp://x', 'about:blank', 'file:///etc/x', 'http://127.0.0.1:25', 'http://u:p@127.0.0.1:8000', undefined, 'x:y']) {
    await attempt(String(bad), () => fetch(bad));
  }
  await attempt('none', () => fetch());
  await attempt('aborted', () => fetch('data:,x', { signal: AbortSignal.abort() }));
  await attempt('aborted', () => fetch('data:,x', { signal: AbortSignal.abort(new RangeError('why')) }));
  console.log(fetch.length, fetch.name, String(Object.getPrototypeOf(fetch) === Function.prototype));
})();
