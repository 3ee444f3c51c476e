// Bodies both ways: streams, blobs, forms, cancelling, aborting.
const http=require('http');
const ta=async(n,f)=>{try{const r=await f();console.log(n,'ok',r)}catch(e){console.log(n,'REJECT',e.name,e.code??'',e.message,e.cause?String(e.cause):'')}};
const s=http.createServer((q,r)=>{
  if(q.url==='/big'){r.writeHead(200,{'content-type':'x/y'});let i=0;const w=()=>{while(i<200){i++;if(!r.write(Buffer.alloc(10000,i)))return r.once('drain',w)}r.end()};w()}
  else if(q.url==='/up'){let n=0,h=0;q.on('data',c=>{n+=c.length;for(let i=0;i<c.length;i+=1000)h=(h*31+c[i])|0});q.on('end',()=>r.end(JSON.stringify({n,te:q.headers['transfer-encoding'],cl:q.headers['content-length']})))}
  else if(q.url==='/form'){const b=[];q.on('data',c=>b.push(c));q.on('end',async()=>{const f=await new Response(Buffer.concat(b),{headers:{'content-type':q.headers['content-type']}}).formData();const o=[];for(const [k,v] of f)o.push([k,typeof v==='string'?v:[v.name,v.type,await v.text()]]);r.end(JSON.stringify(o))})}
  else if(q.url==='/json')r.end('{"a":[1,2]}');
  else r.end('ok');
}).listen(0,async()=>{
 const B='http://127.0.0.1:'+s.address().port;
 await ta('big',async()=>(await (await fetch(B+'/big')).arrayBuffer()).byteLength);
 await ta('bigstream',async()=>{let n=0;for await(const c of (await fetch(B+'/big')).body){n+=c.length}return n});
 await ta('bigbyob',async()=>{const r=(await fetch(B+'/big')).body.getReader({mode:'byob'});let n=0;for(;;){const {value,done}=await r.read(new Uint8Array(5000));if(done)break;n+=value.length}return n});
 await ta('cancelmid',async()=>{const r=(await fetch(B+'/big')).body.getReader();await r.read();await r.cancel();return 'c'});
 await ta('pipe',async()=>{const {readable,writable}=new TransformStream();const p=(await fetch(B+'/big')).body.pipeTo(writable);let n=0;for await(const c of readable)n+=c.length;await p;return n});
 await ta('tee',async()=>{const r=await fetch(B+'/big');const c=r.clone();const [a,b]=await Promise.all([r.arrayBuffer(),c.bytes()]);return [a.byteLength,b.length]});
 await ta('upgen',async()=>(await fetch(B+'/up',{method:'POST',duplex:'half',body:(async function*(){for(let i=0;i<100;i++)yield new Uint8Array(10000)})()})).json());
 await ta('upblob',async()=>(await fetch(B+'/up',{method:'POST',body:new Blob([new Uint8Array(300000),'abc'])})).json());
 await ta('upbuf',async()=>(await fetch(B+'/up',{method:'POST',body:new Uint8Array(300000)})).json());
 await ta('upproxy',async()=>{const r=await fetch(B+'/big');return (await fetch(B+'/up',{method:'POST',body:r.body,duplex:'half'})).json()});
 await ta('form',async()=>{const f=new FormData();f.append('a','x\r\ny');f.append('é','ü');f.append('f',new File(['hello'],'n"é.txt',{type:'text/plain'}));f.append('e',new Blob([]));return (await fetch(B+'/form',{method:'POST',body:f})).json()});
 await ta('json',async()=>(await fetch(B+'/json')).json());
 await ta('many',async()=>{const rs=await Promise.all(Array.from({length:50},()=>fetch(B+'/x').then(r=>r.text())));return rs.length});
 await ta('req',async()=>{const q=new Request(B+'/up',{method:'POST',body:'hello'});const c=q.clone();return [await (await fetch(q)).json(),await (await fetch(c)).json(),q.bodyUsed]});
 await ta('reqinit',async()=>{const q=new Request(B+'/up',{method:'POST',body:'hello'});return (await fetch(q,{method:'PUT',headers:{a:'b'}})).json()});
 await ta('URL',async()=>(await fetch(new URL(B+'/json'))).json());
 await ta('abortread',async()=>{const c=new AbortController();const r=await fetch(B+'/big',{signal:c.signal});const rd=r.body.getReader();await rd.read();c.abort(new Error('stop'));for(;;){const x=await rd.read();if(x.done)return 'done'}});
 await ta('reqsignal',async()=>{const c=new AbortController();const q=new Request(B+'/json',{signal:c.signal});c.abort();return [q.signal.aborted,await fetch(q)]});
 await ta('resp stream text',async()=>new Response(new Blob(['a','b']).stream()).text());
 await ta('blob stream',async()=>{const r=new Response(new Blob(['abc'],{type:'a/b'}));return [r.headers.get('content-type'),await r.text()]});
 await ta('node Readable',async()=>(await fetch(B+'/up',{method:'POST',duplex:'half',body:require('stream').Readable.from([Buffer.from('abc')])})).json());
 await ta('fromWeb',async()=>{let n=0;for await(const c of require('stream').Readable.fromWeb((await fetch(B+'/big')).body))n+=c.length;return n});
 await ta('clone2',async()=>{const r=new Response('abc');const c=r.clone();r.body;return [await r.text(),await c.text()]});
 s.closeAllConnections();
 s.close();
});
