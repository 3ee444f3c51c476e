// Answers in pieces, in every way of writing them, and the events around them.
const http=require('http'), fs=require('fs'), {Readable,pipeline}=require('stream');
const big=Buffer.alloc(300000,'q'); const file='big.bin'; fs.writeFileSync(file,big);
const log=[];
const server=http.createServer((req,res)=>{
  const u=req.url;
  if(u==='/w'){ res.write('a'); res.write('b'); res.end('c'); res.on('finish',()=>log.push('finish')); }
  else if(u==='/wl'){ res.writeHead(200,{'content-length':3}); log.push(res.write('a')); log.push(res.headersSent,res.statusMessage,res.finished); setTimeout(()=>{res.write('b'); setTimeout(()=>res.end('c'),3)},3) }
  else if(u==='/big'){ let n=0; const go=()=>{ while(n<20){ n++; if(!res.write(big)){ log.push('full'); res.once('drain',go); return; } } res.end(); }; go(); }
  else if(u==='/file'){ fs.createReadStream(file).pipe(res) }
  else if(u==='/pl'){ pipeline(fs.createReadStream(file),res,(e)=>log.push('pl '+e)) }
  else if(u==='/grow'){ res.write('one'); res.flushHeaders(); res.write('two'); res.cork(); res.write('three'); res.uncork(); res.end('four'); res.on('finish',()=>log.push('f '+res.writableFinished)) }
  else if(u==='/growlater'){ res.write('one'); setTimeout(()=>{ res.outputData; res.write('two',()=>log.push('cb')); res.addTrailers({'x-t':'1'}); res.end() },5) }
  else if(u==='/status'){ res.statusCode=404; res.statusMessage='Gone Fishing'; res.write('x'); res.end() }
  else if(u==='/204'){ res.statusCode=204; res.write('x'); res.end() }
  else if(u==='/bad'){ try{ res.write(null) }catch(e){ log.push(e.code) } try{ res.write(5) }catch(e){ log.push(e.code) } try { res.write() } catch(e) { log.push(e.code) } res.end() }
  else if(u==='/after'){ res.on('error',e=>log.push('err '+e.code)); res.end('x'); log.push(res.write('y')); }
  else if(u==='/events'){ for (const e of ['prefinish','finish','close','pipe','unpipe','drain','socket']) res.on(e,()=>log.push(e)); Readable.from(['a','b','c']).pipe(res) }
  else if(u==='/headers'){ res.setHeader('A','1'); res.setHeader('b',['x','y']); log.push(JSON.stringify(res.getHeaders()), res.getHeaderNames().join()); res.removeHeader('a'); res.end('k') }
  else if(u==='/wh2'){ res.setHeader('a','1'); res.writeHead(201,'Made',{b:2}); res.end('x') }
  else if(u==='/latin'){ res.end('\u00e9\u20ac') }
  else if(u==='/enc'){ res.write('6869','hex'); res.end('aGk=','base64') }
  else if(u==='/destroy'){ res.write('abc'); setTimeout(()=>res.destroy(),5) }
  else res.end('?');
});
server.listen(0,async()=>{
  const port=server.address().port; const agent=new http.Agent({keepAlive:true,maxSockets:1});
  const ask=(path,method='GET')=>new Promise((ok)=>{const r=http.request({port,path,method,agent},res=>{let s='';res.setEncoding('utf8');res.on('data',c=>s+=c);res.on('error',e=>ok('reserr '+e.code));res.on('end',()=>{const h={...res.headers};delete h.date;ok(JSON.stringify([res.statusCode,res.statusMessage,h,res.trailers,s.length>60?s.length:s]))})});r.on('error',e=>ok('err '+e.code));r.end()});
  for (const p of ['/w','/wl','/big','/file','/pl','/grow','/growlater','/status','/204','/bad','/after','/events','/headers','/wh2','/latin','/enc','/destroy','/?']) { log.length=0; const s=await ask(p); await new Promise(r=>setTimeout(r,20)); console.log(p,s,log.join(',')); }
  console.log(await ask('/w','HEAD'));
  agent.destroy(); server.close(()=>console.log('closed'));
});
