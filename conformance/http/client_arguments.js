// What request() takes and refuses.
const http = require('http');
function attempt(name, run) {
  try {
    const req = run();
    req.on('error', () => {});
    console.log(name, req.method, req.path, req.host, req.protocol, JSON.stringify(req.getHeaders()), req.useChunkedEncodingByDefault, req.shouldKeepAlive);
    req.destroy();
  } catch (error) {
    console.log(name, error.name, error.code, error.message);
  }
}
const agent = { addRequest() {}, defaultPort: 80, protocol: 'http:' };
attempt('text', () => http.request('http://a.example:81/b?c#d', { agent }));
attempt('URL', () => http.request(new URL('http://u%20x:p@a.example/b'), { agent, method: 'post' }));
attempt('URL and options', () => http.request('http://a.example/b', { agent, path: '/other', headers: { A: 'b' } }));
attempt('options', () => http.request({ agent, host: 'h', port: 8080, path: '/x' }));
attempt('hostname first', () => http.request({ agent, host: 'h', hostname: 'n' }));
attempt('IPv6', () => http.request({ agent, host: '::1', port: 80 }));
attempt('no host field', () => http.request({ agent, setHost: false }));
attempt('no defaults', () => http.request({ agent, setDefaultHeaders: false }));
attempt('no options', () => http.request({ agent, method: null, path: null }));
for (const method of ['GET', 'HEAD', 'POST', 'DELETE', 'OPTIONS', 'PATCH', 'query']) attempt(method, () => http.request({ agent, method }));
attempt('protocol', () => http.request('https://a.example/'));
attempt('bad URL', () => http.request('nothing'));
attempt('bad path', () => http.request({ agent, path: '/a b' }));
attempt('bad path 2', () => http.request({ agent, path: '/\u0100' }));
attempt('bad method', () => http.request({ agent, method: 'G T' }));
attempt('method type', () => http.request({ agent, method: 1 }));
attempt('host type', () => http.request({ agent, host: 1 }));
attempt('hostname type', () => http.request({ agent, hostname: {} }));
attempt('agent', () => http.request({ agent: {} }));
attempt('agent true', () => http.request({ agent: true }));
attempt('insecure', () => http.request({ agent, insecureHTTPParser: 1 }));
attempt('join', () => http.request({ agent, joinDuplicateHeaders: 1 }));
attempt('size', () => http.request({ agent, maxHeaderSize: 'x' }));
attempt('timeout', () => http.request({ agent, timeout: 'x' }));
attempt('header name', () => http.request({ agent, headers: { 'a b': 1 } }));
attempt('header value', () => http.request({ agent, headers: { a: 'b\nc' } }));
attempt('header undefined', () => http.request({ agent, headers: { a: undefined } }));
attempt('odd headers', () => http.request({ agent, headers: ['a'] }));
attempt('signal', () => http.request({ agent, signal: {} }));
for (const options of [{ scheduling: 'x' }, { maxTotalSockets: 'x' }, { maxTotalSockets: 0 }]) {
  try {
    new http.Agent(options);
  } catch (error) {
    console.log(error.code, error.message);
  }
}
const plain = new http.Agent();
console.log(plain.getName(), plain.getName({ host: 'h', port: 1, localAddress: 'l', family: 4 }), plain.getName({ socketPath: '/s', family: 6 }));
console.log(plain.maxSockets, plain.maxFreeSockets, plain.keepAlive, plain.scheduling, plain.keepAliveMsecs, plain.maxTotalSockets, plain.defaultPort);
console.log(http.Agent() instanceof http.Agent, http.globalAgent.keepAlive, http.globalAgent.options.timeout);
