use boa_engine::Context;

use crate::show;

/// What a function returns as JSON, or what it throws.
const SHOWN: &str = "((f) => { let r; try { r = f() } catch (e) { r = 'threw ' + e.name } \
     return typeof r === 'object' && r ? JSON.stringify(r, (k, v) => typeof v === 'bigint' ? v + 'n' : v) : String(r) })";

#[test]
fn properties_behave_as_in_node() {
    for (body, expected) in [
        (
            "{class A{m(){return 1}};class B extends A{};class C extends B{};const c=new C();const f=()=>c.m();const r=[f(),f(),f()];B.prototype.m=()=>2;r.push(f(),f());C.prototype.m=()=>3;r.push(f());c.m=()=>4;r.push(f());delete c.m;r.push(f());delete C.prototype.m;r.push(f());delete B.prototype.m;r.push(f());delete A.prototype.m;try{f()}catch(e){r.push(e.name)}return r}",
            r#"[1,1,1,2,2,3,4,3,2,1,"TypeError"]"#,
        ),
        (
            "{class A{m(){return 1}};class B extends A{};class C extends B{};const c=new C();const f=()=>c.m();const r=[f(),f()];Object.setPrototypeOf(B.prototype,{m(){return 9}});r.push(f());Object.setPrototypeOf(C.prototype,{m(){return 8}});r.push(f());return r}",
            "[1,1,9,8]",
        ),
        (
            "{class A{get v(){return 1}};class B extends A{};class C extends B{};const c=new C();const f=()=>c.v;const r=[f(),f(),f()];Object.defineProperty(A.prototype,'v',{value:5,configurable:true});r.push(f(),f());Object.defineProperty(A.prototype,'v',{get(){return this===c?6:0},configurable:true});r.push(f(),f());return r}",
            "[1,1,1,5,5,6,6]",
        ),
        (
            "{class A{get me(){return this}};class B extends A{};class C extends B{};const a=new C(),b=new C();const f=x=>x.me;return [f(a)===a,f(b)===b,f(a)===a]}",
            "[true,true,true]",
        ),
        (
            "{const o={a:1};const f=()=>o.zz;const r=[f(),f(),f()];Object.prototype.zz=7;r.push(f(),f());delete Object.prototype.zz;r.push(f());o.zz=3;r.push(f());return r}",
            "[null,null,null,7,7,null,3]",
        ),
        (
            "{const p={};const o=Object.create(p);const f=()=>o.q;const r=[f(),f()];p.q=1;r.push(f());p.q=2;r.push(f());delete p.q;r.push(f());return r}",
            "[null,null,1,2,null]",
        ),
        (
            "{let n=0;const o=Object.create(new Proxy({},{get(){return ++n}}));const f=()=>o.q;return [f(),f(),f()]}",
            "[1,2,3]",
        ),
        (
            "{function F(x){this.a=x};const r=[];for(let i=0;i<5;i++)r.push(new F(i).a);let got;Object.defineProperty(F.prototype,'a',{set(v){got=v},configurable:true});r.push(new F(9).a,got);delete F.prototype.a;r.push(new F(8).a);return r}",
            "[0,1,2,3,4,null,9,8]",
        ),
        (
            "{function F(x){this.a=x};for(let i=0;i<5;i++)new F(i);Object.defineProperty(Object.prototype,'a',{value:1,writable:false,configurable:true});const x=new F(5);delete Object.prototype.a;return [x.a,Object.hasOwn(x,'a')]}",
            "[null,false]",
        ),
        (
            "{'use strict';function F(x){this.a=x};for(let i=0;i<5;i++)new F(i);Object.defineProperty(F.prototype,'a',{value:1,writable:false,configurable:true});new F(5)}",
            "threw TypeError",
        ),
        (
            "{const p={};const mk=()=>{const o=Object.create(p);o.k=1;return o};const r=[mk().k,mk().k,mk().k];let got=0;Object.setPrototypeOf(p,{set k(v){got=v}});const o=mk();r.push(Object.hasOwn(o,'k'),got);return r}",
            "[1,1,1,false,1]",
        ),
        (
            "{const mk=(stop)=>{const o={};if(stop)Object.preventExtensions(o);o.x=1;return o.x};return [mk(),mk(),mk(),mk(true),mk()]}",
            "[1,1,1,null,1]",
        ),
        (
            "{'use strict';const mk=(stop)=>{const o={};if(stop)Object.freeze(o);o.x=1;return o.x};mk();mk();mk(true)}",
            "threw TypeError",
        ),
        (
            "{const o={x:1};const f=v=>{o.x=v;return o.x};const r=[f(1),f(2)];Object.freeze(o);r.push(f(3));return r}",
            "[1,2,2]",
        ),
        (
            "{const r=[];for(let i=0;i<4;i++)r.push({a:i,b:{c:i},['d'+i]:1,a2:i,0:i,'1':2});return r}",
            r#"[{"0":0,"1":2,"a":0,"b":{"c":0},"d0":1,"a2":0},{"0":1,"1":2,"a":1,"b":{"c":1},"d1":1,"a2":1},{"0":2,"1":2,"a":2,"b":{"c":2},"d2":1,"a2":2},{"0":3,"1":2,"a":3,"b":{"c":3},"d3":1,"a2":3}]"#,
        ),
        (
            "{const f=i=>({a:i,b:1,a:i+1});return [f(1),f(2),f(3),Object.keys(f(4))]}",
            r#"[{"a":2,"b":1},{"a":3,"b":1},{"a":4,"b":1},["a","b"]]"#,
        ),
        (
            "{const p={z:1};const f=()=>({__proto__:p,a:1});const g=()=>({a:1});return [f().z,f().z,g().z,f().a,Object.keys(f())]}",
            r#"[1,1,null,1,["a"]]"#,
        ),
        (
            "{Object.defineProperty(Object.prototype,'s',{set(){throw 1},configurable:true});const f=()=>({s:1});const r=[f(),f(),f()];delete Object.prototype.s;return r}",
            r#"[{"s":1},{"s":1},{"s":1}]"#,
        ),
        (
            "{const f=i=>({get a(){return i},b:i,set a(v){}});return [f(1).a,f(2).a,f(3).b]}",
            "[1,2,3]",
        ),
        (
            "{const f=()=>{const o={};o.b=1;o.a=2;o[1]=3;o.c=4;return Object.keys(o).join()};return [f(),f(),f()]}",
            r#"["1,b,a,c","1,b,a,c","1,b,a,c"]"#,
        ),
        (
            "{const f=()=>{const o={a:1,b:2,c:3};delete o.b;o.d=4;o.b=5;return Object.entries(o).join()};return [f(),f(),f()]}",
            r#"["a,1,c,3,d,4,b,5","a,1,c,3,d,4,b,5","a,1,c,3,d,4,b,5"]"#,
        ),
        (
            "{const f=(k)=>{const o={};o.x=1;if(k)o.y=2;else o.z=3;o.w=4;return JSON.stringify(o)};return [f(0),f(1),f(0),f(1)]}",
            r#"["{\"x\":1,\"z\":3,\"w\":4}","{\"x\":1,\"y\":2,\"w\":4}","{\"x\":1,\"z\":3,\"w\":4}","{\"x\":1,\"y\":2,\"w\":4}"]"#,
        ),
        (
            "{class A{x=1;y;#p=2;static s=3;get p(){return this.#p}};class B extends A{z=this.x+1};return [new A(),new B(),new B().p,A.s,B.s]}",
            r#"[{"x":1},{"x":1,"z":2},2,3,3]"#,
        ),
        (
            "{const f=()=>{const a=[1];a.tag='t';return a.tag+a.length};return [f(),f(),f()]}",
            r#"["t1","t1","t1"]"#,
        ),
        (
            "{const f=()=>{const g=()=>1;g.tag=1;g.other=2;return Object.keys(g).join()+g.name};return [f(),f(),f()]}",
            r#"["tag,otherg","tag,otherg","tag,otherg"]"#,
        ),
        (
            "{function f(){arguments.tag=1;arguments[0]=9;return [arguments.tag,arguments.length,arguments[0]]};return [f(1),f(2),f(3)]}",
            "[[1,1,9],[1,1,9],[1,1,9]]",
        ),
        (
            "{const f=()=>{const s=new String('ab');s.tag=1;return [s.tag,s.length,s[1],s.zzz]};return [f(),f()]}",
            r#"[[1,2,"b",null],[1,2,"b",null]]"#,
        ),
        (
            "{const f=x=>x.toFixed;return [typeof f(1),typeof f(2),f('a'),f(true)]}",
            r#"["function","function",null,null]"#,
        ),
        (
            "{const f=x=>x.y;f({});f({});return f(null)}",
            "threw TypeError",
        ),
        (
            "{const f=o=>o.v;const r=[];for(let i=0;i<30;i++){const o={};o['k'+i]=1;o.v=i;r.push(f(o))}return r.join()}",
            "0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29",
        ),
        (
            "{const f=()=>x;try{f();return 'no'}catch(e){return e.name}finally{};let x=1}",
            "ReferenceError",
        ),
        (
            "{const log=[];const p=new Proxy({a:1},{get(t,k,r){log.push(k);return t[k]},has(t,k){log.push('has '+String(k));return k in t}});const o=Object.create(p);const r=[o.a,o.b,p.a,'a' in o];return [r,log]}",
            r#"[[1,null,1,true],["a","b","a","has a"]]"#,
        ),
        (
            "{class A{get v(){return this._v}set v(x){this._v=x+1}m(){return 'A'}};class B extends A{set v(x){super.v=x*2}get v(){return super.v}m(){return super.m()+'B'}};const b=new B();b.v=5;return [b.v,b.m(),b.m()]}",
            r#"[11,"AB","AB"]"#,
        ),
        (
            "{const s=Symbol('s');const f=()=>({[s]:1,a:2});return [f()[s],f()[s],Object.getOwnPropertySymbols(f()).length]}",
            "[1,1,1]",
        ),
        (
            "{const o={};for(let i=0;i<1500;i++)o['p'+i]=i;let s=0;for(let i=0;i<1500;i++)s+=o['p'+i];delete o.p3;o.p3=1;return [s,Object.keys(o).length,Object.keys(o).at(-1)]}",
            r#"[1124250,1500,"p3"]"#,
        ),
        (
            r#"{const a=JSON.parse('[{"a":1,"b":2},{"a":3,"b":4}]');a[0].c=1;a[1].c=2;return a}"#,
            r#"[{"a":1,"b":2,"c":1},{"a":3,"b":4,"c":2}]"#,
        ),
        (
            "{const f=()=>{const o={};o.a=1;Object.defineProperty(o,'a',{enumerable:false});o.b=2;return [Object.keys(o),o.a]};return [f(),f(),f()]}",
            r#"[[["b"],1],[["b"],1],[["b"],1]]"#,
        ),
    ] {
        let source = format!("{SHOWN}(() => {body})");
        assert_eq!(show(&source, &mut Context::default()), expected, "{body}");
    }
}
