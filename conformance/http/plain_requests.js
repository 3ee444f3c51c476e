// Requests without a body: what the listener sees of them, and the bytes of the answers.
const http=require('http'),net=require('net'),util=require('util');
const H={
 plain:(q,s)=>s.end('hi'), empty:(q,s)=>s.end(), buf:(q,s)=>s.end(Buffer.from('bytes')), utf:(q,s)=>s.end('héé日'), l1:(q,s)=>s.end('hé','latin1'),
 status:(q,s)=>{s.statusCode=404;s.end('no')}, msg:(q,s)=>{s.statusMessage='Fine';s.end('x')}, s204:(q,s)=>{s.statusCode=204;s.end()}, s304:(q,s)=>{s.writeHead(304);s.end()},
 wh:(q,s)=>{s.writeHead(200,{'Content-Type':'text/plain','X-N':5});s.end('wh')}, whl:(q,s)=>{s.writeHead(200,{'Content-Length':2});s.end('ab')}, wharr:(q,s)=>{s.writeHead(200,['A','1','A','2']);s.end('ab')}, whmsg:(q,s)=>{s.writeHead(201,'Made',{a:1});s.end('ab')},
 chain:(q,s)=>s.writeHead(200).end('c'), sh:(q,s)=>{s.setHeader('A','1');s.setHeader('b',['x','y']);s.setHeader('a','2');s.end(s.getHeader('A')+s.hasHeader('zz')+JSON.stringify(s.getHeaders()))},
 shw:(q,s)=>{s.setHeader('A','1');s.setHeader('Server','me');s.writeHead(200,{a:'3',C:'d'});s.end('x')}, rm:(q,s)=>{s.setHeader('A','1');s.setHeader('B','1');s.removeHeader('a');s.removeHeader('Date');s.end('x')},
 date:(q,s)=>{s.setHeader('Date','now');s.end('x')}, close:(q,s)=>{s.setHeader('X-Close','1');s.end('x')},
 patch:(q,s)=>{const w=s.writeHead;s.writeHead=function(c){this.setHeader('P','1');return w.call(this,c)};s.end('x')},
 late:(q,s)=>{setTimeout(()=>{s.setHeader('L','1');s.end('late')},10)}, write:(q,s)=>{s.write('a');s.write('b');s.end('c')}, flush:(q,s)=>{s.flushHeaders();s.end('c')},
 req:(q,s)=>{s.end([q.url,q.method,q.httpVersion,q.headers.host,q.rawHeaders.length,q.complete,q.aborted,typeof q.socket.remotePort,q instanceof http.IncomingMessage,s instanceof http.ServerResponse,s.req===q,q.headersDistinct.host,q.trailers,q.readable,q.destroyed,Object.keys(q).includes('url')].map(x=>JSON.stringify(x)).join())},
 body:(q,s)=>{let n=0;q.on('data',()=>n++);q.on('end',()=>s.end('end '+n))}, fin:(q,s)=>{s.on('finish',()=>console.log('finish'));s.on('close',()=>console.log('close'));s.end('x');console.log(s.finished,s.headersSent,s.writableEnded)},
 after:(q,s)=>{s.end('x');console.log(s.finished,s.headersSent,s.writableEnded,s.statusCode);s.on('finish',()=>console.log('finish late'));try{s.setHeader('a','b')}catch(e){console.log(e.code)};try{s.writeHead(200)}catch(e){console.log(e.code)}},
 twice:(q,s)=>{s.on('error',e=>console.log(e.code));s.end('x');s.end('y')}, bad:(q,s)=>{for(const f of [()=>s.setHeader('a b','c'),()=>s.setHeader('a','c\n'),()=>s.setHeader('a'),()=>s.writeHead(99),()=>s.setHeader('ü','x'),()=>s.end(5),()=>s.getHeader(5)])try{f()}catch(e){console.log(e.code,e.message)}s.end('x')},
 big:(q,s)=>s.end('x'.repeat(300000)), cb:(q,s)=>s.end('x',()=>console.log('cb')), nul:(q,s)=>s.end(null), iter:async(q,s)=>{for await(const c of q);s.end('it')}, pipe:(q,s)=>q.pipe(s), len:(q,s)=>{s.setHeader('Content-Length',4);s.end('four')},
 proto:(q,s)=>{Object.setPrototypeOf(s,Object.create(http.ServerResponse.prototype));Object.setPrototypeOf(q,Object.create(http.IncomingMessage.prototype));s.end(q.headers.host+q.url)},
 assign:(q,s)=>{q.body={a:1};q.url='/changed';q.headers.extra='e';q.resume();s.end(q.url+q.body.a+q.headers.extra)}, hdrs:(q,s)=>{s.setHeaders(new Map([['m','1']]));s.appendHeader('m','2');s.end('x')}, nolen:(q,s)=>{s.removeHeader('content-length');s.end('x')}, spread:(q,s)=>s.end(Object.keys({...s.getHeaders()}).join()+s.getHeaderNames()+s.listenerCount('finish')),
 ee:(q,s)=>{s.once('x',v=>s.end('ev'+v));s.emit('x',1)}, destroy:(q,s)=>{s.on('close',()=>console.log('closed',s.writableFinished));q.on('close',()=>console.log('qclosed'));s.destroy()},
};
const srv=http.createServer((q,s)=>{H[q.url.slice(1)](q,s)}).listen(0,async()=>{
 for(const k of Object.keys(H)){ console.log('== '+k);
  await new Promise((done) => {
   const c = net.connect(srv.address().port);
   let o = '';
   let second = false;
   c.on('error', () => {});
   c.on('close', () => {
    setImmediate(() => {
     console.log(o.length > 3000 ? o.length : JSON.stringify(o.replace(/Date: [A-Z].*?\r\n/g, 'Date\r\n')));
     done();
    });
   });
   c.on('data', (d) => {
    o += d.toString('latin1');
    if (second) {
     if (o.endsWith('hi')) c.destroy();
     return;
    }
    // The rest of the first answer has come by then.
    second = true;
    setTimeout(() => c.write('GET /plain HTTP/1.1\r\nHost: h\r\n\r\n'), 60);
   });
   c.write(`GET /${k} HTTP/1.1\r\nHost: h\r\n\r\n`);
  });
 }
 srv.close();
});
