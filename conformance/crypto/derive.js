const late=[]; process.on('exit',()=>{ for (const line of late.sort()) console.log(line) });
const say=(...a)=>late.push(require('util').format(...a));
const c=require('crypto');
function t(name,f){ try { const r=f(); console.log(name,'->',r) } catch(e){ const o={}; for (const k of Object.keys(e)) o[k]=e[k]; console.log(name,'THROWS',e.name,'|',e.message,'|',e.constructor.name,JSON.stringify(o)) } }
for (const a of [[],['p'],['p','s'],['p','s',1],['p','s',1,20],['p','s',0,20,'sha1'],['p','s',-1,20,'sha1'],['p','s',1.5,20,'sha1'],['p','s',1,-1,'sha1'],['p','s',1,2**31,'sha1'],['p','s',1,20,'xx'],['p','s',1,20,null],['p','s',1,20,5],[5,'s',1,20,'sha1'],['p',5,1,20,'sha1'],['p','s','1',20,'sha1'],['p','s',1,'20','sha1'],['p','s',1,0,'sha1'],['','',1,8,'sha512'],['p','s',1,20,'shake128'],['p','s',2**31,20,'sha1'],['p','s',1,20,'blake2b512'],['p','s',1,20,'SHA3-256'],['p','s',1,20,'RSA-SHA256']])
 { t('pb '+a,()=>c.pbkdf2Sync(...a).toString('hex')); }
t('pb async bad',()=>c.pbkdf2('p','s',1,20,'xx',(e,k)=>say('async',e,k)));
t('pb async nocb',()=>c.pbkdf2('p','s',1,20,'sha1'));
t('pb async nocb',()=>c.pbkdf2('p','s',1,20));
t('pb ok',()=>c.pbkdf2('p','s',1,20,'sha1',(e,k)=>say('pbcb',e,k)));
const k=c.createSecretKey(Buffer.from('abc'));
t('pb key',()=>c.pbkdf2Sync(k,'s',1,20,'sha1'));
for (const a of [[],['p'],['p','s'],['p','s',-1],['p','s','a'],['p','s',1.5],['p','s',2**31],['p','s',0],['p','s',16],['p','s',8,{N:3}],['p','s',8,{N:1}],['p','s',8,{N:0}],['p','s',8,{N:-1}],['p','s',8,{N:2**20}],['p','s',8,{N:16,cost:16}],['p','s',8,{cost:16,blockSize:1,parallelization:1}],['p','s',8,{r:0}],['p','s',8,{p:0}],['p','s',8,{maxmem:1}],['p','s',8,{maxmem:-1}],['p','s',8,{maxmem:'a'}],['p','s',8,{N:2**14,r:8,maxmem:128*8*2**14}],['p','s',8,{N:2**14,r:8,maxmem:128*8*2**14-1}],['p','s',8,{N:2**14,r:8,maxmem:128*8*2**14+128*8*1+32*8*4}],['p','s',8,null],['p','s',8,5],['p','s',8,{r:8,blockSize:8}],['p','s',8,{N:'a'}],['p','s',8,{r:2**31,N:2}],['p','s',8,{N:2**15,r:8}],['p','s',8,{N:undefined}],[null,'s',8],['p',null,8],['p','s',8,{N:2**32,maxmem:2**40}]])
 { t('sc '+JSON.stringify(a),()=>c.scryptSync(...a).toString('hex')); }
t('sc cb',()=>c.scrypt('p','s',8,(e,k)=>say('scrypt',e,k)));
t('sc cb',()=>c.scrypt('p','s',8,{N:3},(e,k)=>say('scrypt',e,k)));
t('sc cb',()=>c.scrypt('p','s',8,{N:16}));
t('sc cb',()=>c.scrypt('p','s',8));
for (const a of [[],['sha1'],['sha1','k'],['sha1','k','s'],['sha1','k','s','i'],['sha1','k','s','i',-1],['sha1','k','s','i',5],['sha1','k','s','i',0],['sha1','','s','i',5],['sha1','k','','',5],['xx','k','s','i',5],[5,'k','s','i',5],['sha1','k','s','i',20*255],['sha1','k','s','i',20*255+1],['sha1','k','s',Buffer.alloc(1024),5],['sha1','k','s',Buffer.alloc(1025),5],['sha1',5,'s','i',5],['sha1','k',5,'i',5],['sha1','k','s',5,5],['sha1','k','s','i',1.5],['sha1','k','s','i',2**31],['shake128','k','s','i',5],['sha1',new ArrayBuffer(2),'s','i',5],['RSA-SHA256','k','s','i',8]])
 { t('hk '+a.map(x=>x&&x.length>100?x.length:x),()=>Buffer.from(c.hkdfSync(...a)).toString('hex').slice(0,40)); }
t('hk key',()=>c.hkdfSync('sha1',k,'s','i',5));
t('hk cb',()=>c.hkdf('sha1','k','s','i',5,(e,k)=>say('hkdf',e,k)));
t('hk cb',()=>c.hkdf('xx','k','s','i',5,(e,k)=>say('hkdf',e,k)));
t('hk nocb',()=>c.hkdf('sha1','k','s','i',5));
