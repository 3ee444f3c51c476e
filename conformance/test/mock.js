// Mocks of functions, methods, accessors and properties.
const {mock,test}=require('node:test');
const show=(f)=>{try{console.log(f())}catch(e){console.log(e.name,e.code,e.message)}};
const f=mock.fn((a,b)=>a+b, (a,b)=>a*b,{times:2}); show(()=>[f(3,4),f(3,4),f(3,4)]); show(()=>f.mock.callCount()); show(()=>f.mock.calls[0].arguments);
f.mock.mockImplementation(()=>'m'); show(()=>f()); f.mock.mockImplementationOnce(()=>'once'); show(()=>[f(),f()]); f.mock.mockImplementationOnce(()=>'o9', 9);show(()=>[f(),f(),f()]); show(()=>f.mock.mockImplementationOnce(()=>1,0)); f.mock.resetCalls(); show(()=>f.mock.callCount()); f.mock.restore(); show(()=>f(3,4));
const o={m(x){return this.v+x}, v:1, get g(){return 'g'}, set g(v){this.v=v}}; mock.method(o,'m'); show(()=>o.m(2)); show(()=>o.m.mock.calls[0].this===o); show(()=>o.m.mock.calls[0].result); mock.method(o,'m',()=>9); show(()=>o.m()); mock.restoreAll(); show(()=>o.m(2));
mock.getter(o,'g',()=>'mocked'); show(()=>o.g); mock.setter(o,'g',function(v){this.v=v*2}); o.g=4; show(()=>o.v); mock.restoreAll(); show(()=>o.g);
show(()=>mock.method(o,'nope')); show(()=>mock.method(o,'v')); show(()=>mock.method(5,'v')); show(()=>mock.fn(5)); show(()=>mock.fn(()=>{},5)); show(()=>mock.fn(()=>{},()=>{},{times:'x'}));show(()=>mock.method(o,'g',{getter:true,setter:true}));
const p=mock.property(o,'v',42); show(()=>o.v); o.v=7; show(()=>[o.v,p.mock?.accessCount?.(), Object.getOwnPropertyNames(Object.getPrototypeOf(p.mock||p))]);show(()=>p.mock.accesses.map(({type,value})=>[type,value]));
class K{ constructor(x){this.x=x} static s(){return 's'} }; const MK=mock.fn(K); const k=new MK(3); show(()=>[k.x,k instanceof K, MK.mock.calls[0].target===MK, MK.mock.calls[0].this===k,MK.mock.calls[0].result===k, typeof MK.mock.calls[0].target]);
const thr=mock.fn(()=>{throw new Error('t')}); show(()=>thr()); show(()=>thr.mock.calls[0].error.message);
mock.restoreAll();
