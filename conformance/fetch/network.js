// Requests over the network: what is sent, redirects, codings, failures.
const http = require('http');
const zlib = require('zlib');
process.on('uncaughtException', (error) => { console.log(error); process.exit(1); });
const ta=async(n,f)=>{try{const r=await f();console.log(n,'ok',r)}catch(e){console.log(n,'REJECT',e.name,e.code??'',e.message,e.cause?[String(e.cause),e.cause.code]:'')}};
const s=http.createServer((q,r)=>{
  const u=new URL(q.url,'http://x');
  let b='';q.on('data',c=>b+=c);q.on('end',()=>{
   const p=u.pathname;
   if(p==='/echo'){r.setHeader('content-type','application/json');r.end(JSON.stringify({m:q.method,u:q.url,h:q.rawHeaders.map(x=>x.replace(/\d{12,}|boundary=.*/g,'N')),b:b.replace(/\d{12,}/g,'N')}))}
   else if(p==='/redir'){r.writeHead(+u.searchParams.get('s'),{location:u.searchParams.get('l')});r.end('body')}
   else if(p==='/loop'){r.writeHead(302,{location:'/loop'});r.end()}
   else if(p==='/gzip'){r.writeHead(200,{'content-encoding':'gzip'});r.end(zlib.gzipSync('hello'))}
   else if(p==='/badgzip'){r.writeHead(200,{'content-encoding':'gzip'});r.end('hello')}
   else if(p==='/zstd'){r.writeHead(200,{'content-encoding':'zstd'});r.end(zlib.zstdCompressSync('hello'))}
   else if(p==='/unk'){r.writeHead(200,{'content-encoding':'foo'});r.end('hello')}
   else if(p==='/cookies'){r.writeHead(200,{'set-cookie':['a=1','b=2'],'X-Y':'z','x-two':['1','2']});r.end('hello')}
   else if(p==='/trunc'){r.writeHead(200,{'content-length':'100'});r.write('abc');setTimeout(()=>r.destroy(),50)}
   else if(p==='/close'){q.socket.destroy()}
   else if(p==='/bad'){q.socket.end('HELLO\r\n\r\n')}
   else if(p==='/hang'){r.writeHead(200);r.write('abc')}
   else if(p==='/nores'){}
   else if(p==='/204'){r.writeHead(204);r.end()}
   else if(p==='/early'){r.writeHead(200,'Fine \xe9');r.end('x')}
  });
}).listen(0,async()=>{
 const B='http://127.0.0.1:'+s.address().port; const P=s.address().port;
 const clean=(x)=>x.replaceAll(P,'PORT');
 const j=async(...a)=>{const r=await fetch(...a);return clean(await r.text())};
 await ta('1',()=>j(B+'/echo?x#frag'));
 await ta('2',()=>j(B+'/echo',{method:'POST',body:'abc'}));
 await ta('3',()=>j(B+'/echo',{method:'POST'}));
 await ta('3b',()=>j(B+'/echo',{method:'DELETE'}));
 await ta('4',()=>{const f=new FormData();f.append('a','b\nc');f.append('f"x',new Blob(['q'],{type:'text/z'}),'n"\r\n.txt');return j(B+'/echo',{method:'POST',body:f})});
 await ta('5',()=>j(B+'/echo',{method:'POST',body:new ReadableStream({start(c){c.enqueue(new TextEncoder().encode('st'));c.close()}}),duplex:'half'}));
 await ta('6',()=>j(B+'/echo',{method:'POST',body:new URLSearchParams('a=b')}));
 await ta('7',()=>j(B+'/echo',{method:'POST',body:new Blob(['x'],{type:'a/b'})}));
 await ta('8',()=>j(B+'/echo',{method:'PUT',body:(async function*(){yield 'a';yield Buffer.from('b')})(),duplex:'half'}));
 await ta('9',()=>j(B+'/echo',{headers:{'X-Foo':'1',Accept:'a',host:'zz','user-agent':'me',Cookie:'q'}}));
 for (const st of [301,302,303,307,308]) await ta('redir'+st,()=>j(B+'/redir?s='+st+'&l=/echo',{method:'POST',body:'abc',headers:{authorization:'x'}}));
 await ta('10',async()=>{const r=await fetch(B+'/redir?s=302&l=/echo%23zz');return [clean(r.url),r.redirected,r.status]});
 await ta('11',async()=>{const r=await fetch(B+'/redir?s=302&l=/echo',{redirect:'manual'});return [clean(r.url),r.redirected,r.status,r.type,[...r.headers].map(x=>x[0]),await r.text()]});
 await ta('12',()=>fetch(B+'/redir?s=302&l=/echo',{redirect:'error'}));
 await ta('13',()=>fetch(B+'/loop'));
 await ta('14',()=>fetch(B+'/redir?s=302&l=ftp://x'));
 await ta('16',()=>fetch(B+'/redir?s=307&l=/echo',{method:'POST',duplex:'half',body:new ReadableStream({start(c){c.enqueue(new TextEncoder().encode('st'));c.close()}})}));
 await ta('17',()=>j(B+'/redir?s=302&l='+encodeURIComponent('http://localhost:'+P+'/echo'),{headers:{authorization:'x',cookie:'y',host:'z','x-a':'1'}}));
 await ta('18',()=>j(B+'/redir?s=302&l='+encodeURIComponent('http://u:p@127.0.0.1:'+P+'/echo')));
 await ta('18b',()=>j(B+'/redir?s=302&l='+encodeURIComponent('http://u:p@localhost:'+P+'/echo')));
 for(const p of ['gzip','badgzip','zstd','unk']) await ta(p,async()=>{const r=await fetch(B+'/'+p);return [r.headers.get('content-encoding'),await r.text()]});
 await ta('cookies',async()=>{const r=await fetch(B+'/cookies');return [r.headers.getSetCookie(),[...r.headers.keys()]]});
 await ta('trunc',async()=>{const r=await fetch(B+'/trunc');return r.text()});
 await ta('close',()=>fetch(B+'/close')); 
 await ta('204',async()=>{const r=await fetch(B+'/204');return [r.body,await r.text()]});
 await ta('early',async()=>{const r=await fetch(B+'/early');return [r.statusText]});
 await ta('head',async()=>{const r=await fetch(B+'/gzip',{method:'HEAD'});return [r.body,await r.text()]});
 await ta('hang',async()=>{const c=new AbortController();const r=await fetch(B+'/hang',{signal:c.signal});setTimeout(()=>c.abort(),20);return r.text()});
 await ta('hang2',async()=>{const c=new AbortController();setTimeout(()=>c.abort(),20);return fetch(B+'/nores',{signal:c.signal})});
 await ta('hang3',async()=>fetch(B+'/nores',{signal:AbortSignal.timeout(20)}));
 await ta('cancel',async()=>{const r=await fetch(B+'/hang');await r.body.cancel();return r.bodyUsed});
 const u=http.createServer().listen(0,()=>{const p=u.address().port;u.close(async()=>{
 await ta('refused',()=>fetch('http://127.0.0.1:'+p).catch(e=>{e.message=e.message;e.cause.message=e.cause.message.replaceAll(p,'P');throw e}));
 await ta('bodyerr',()=>fetch(B+'/echo',{method:'POST',duplex:'half',body:new ReadableStream({pull(c){throw new Error('boo')}})}));
 await ta('usedreq',async()=>{const q=new Request(B+'/echo',{method:'POST',body:'a'});await fetch(q);return fetch(q)});
 await ta('insp',async()=>{const r=await fetch(B+'/gzip');console.log(clean(require('util').inspect(r)).replace(/date: '.*'/, 'D'))});
 await ta('clone',async()=>{const r=await fetch(B+'/gzip');const c=r.clone();return [await r.text(),await c.text(),c.url===r.url,c.type]});
 await ta('expect',()=>j(B+'/echo',{method:'POST',body:'a',headers:{expect:'100-continue'}}));
 await ta('clen',()=>j(B+'/echo',{method:'POST',body:'abc',headers:{'content-length':'5'}}));
 await ta('te',()=>j(B+'/echo',{method:'POST',body:'abc',headers:{'transfer-encoding':'chunked'}}));
 await ta('conn',()=>j(B+'/echo',{headers:{connection:'close'}}));
 await ta('conn2',()=>j(B+'/echo',{headers:{connection:'foo'}}));
 await ta('upg',()=>j(B+'/echo',{headers:{upgrade:'foo'}}));
 s.closeAllConnections();s.close();
 });});
});
