// The body of a request, in every way of reading it, and the events around it.
const http=require('http'), net=require('net');
const log=[];
const server=http.createServer((req,res)=>{
  const u=req.url;
  if(u==='/json'){const p=[];req.on('data',c=>p.push(c));req.on('end',()=>{log.push('end '+req.complete);res.setHeader('x','y');res.end('got '+Buffer.concat(p).length,()=>log.push('cb'))});res.on('finish',()=>log.push('finish '+res.headersSent+res.writableEnded+res.writableFinished));res.on('close',()=>log.push('rclose'));req.on('close',()=>log.push('qclose'));}
  else if(u==='/text'){let s='';req.setEncoding('utf8');req.on('data',c=>s+=c);req.on('end',()=>res.end(s))}
  else if(u==='/grow'){let s='';req.on('data',c=>{s+=c; req.pause(); setTimeout(()=>req.resume(),5)});req.on('end',()=>res.end('g'+s.length))}
  else if(u==='/iter'){(async()=>{let n=0;for await(const c of req)n+=c.length;res.end('i'+n)})()}
  else if(u==='/ignore'){res.end('ign')}
  else if(u==='/late'){setTimeout(()=>{let n=0;req.on('data',c=>n+=c.length);req.on('end',()=>res.end('l'+n))},20)}
  else if(u==='/pipe'){res.writeHead(200,{'content-type':'text/plain'});req.pipe(res)}
  else if(u==='/insp'){console.log(require('util').inspect(req,{depth:0}).length>100, req.socket===res.socket, req.destroyed,res.destroyed); res.end('x')}
  else res.end('?');
});
server.listen(0,async()=>{
  const port=server.address().port; const agent=new http.Agent({keepAlive:true,maxSockets:1});
  const ask=(path,body,method='POST',extra={})=>new Promise((ok,no)=>{const r=http.request({port,path,method,agent,...extra},res=>{let s='';res.on('data',c=>s+=c);res.on('end',()=>ok(s.length>50?s.length:s))});r.on('error',no);if(body&&Array.isArray(body)){for(const b of body)r.write(b);r.end()}else r.end(body)});
  const big='z'.repeat(500000);
  for(const [p,b] of [['/json','hello'],['/json',['a','b','c']],['/json',big],['/text','aß€😀'],['/grow','abc'],['/grow',big],['/iter',big],['/iter','ab'],['/ignore','abc'],['/ignore',big],['/late','abc'],['/late',big],['/pipe',big],['/insp','a'],['/json',''],['/x','']]) { log.length=0; const s=await ask(p,b); await new Promise(r=>setTimeout(r,10)); console.log(p, typeof b==='string'?b.length:b, '->', s, log.join(',')); }
  console.log(await ask('/json',undefined,'GET'));
  agent.destroy(); server.close(()=>console.log('closed'));
});
