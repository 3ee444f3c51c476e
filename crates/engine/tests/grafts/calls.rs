use boa_engine::Context;

use crate::show;

/// What a function returns as JSON, or what it throws.
const SHOWN: &str = "((f) => { let r; try { r = f() } catch (e) { r = 'threw ' + e.name } \
     return typeof r === 'object' && r ? JSON.stringify(r, (k, v) => typeof v === 'bigint' ? v + 'n' : v) : String(r) })";

#[test]
fn calls_behave_as_in_node() {
    for (body, expected) in [
        (
            "{Object.defineProperty(Number.prototype,'me',{get(){'use strict';return typeof this},configurable:true});const f=x=>x.me;const r=[f(1),f(2),f(3)];delete Number.prototype.me;return r}",
            r#"["number","number","number"]"#,
        ),
        (
            "{function F(){};F.prototype={a:1};const r=[new F().a];F.prototype={a:2};r.push(new F().a);F.prototype=3;r.push(new F().a,Object.getPrototypeOf(new F())===Object.prototype);return r}",
            "[1,2,null,true]",
        ),
        (
            "{function F(){return new.target===F};class A{constructor(){this.n=new.target.name}};class B extends A{};return [typeof new F(),F(),new A().n,new B().n,Reflect.construct(A,[],B) instanceof B]}",
            r#"["object",false,"A","B",true]"#,
        ),
        (
            "{function F(){return {x:1}};function G(){return 5};return [new F().x,new G() instanceof G]}",
            "[1,true]",
        ),
        (
            "{function f(){return typeof this};function g(){'use strict';return typeof this};return [f.call(1),g.call(1),f.call('a'),f(),g(),f.call(null)===typeof globalThis,(()=>typeof this)()]}",
            r#"["object","number","object","object","undefined",true,"object"]"#,
        ),
        (
            "{function f(){return this===this};return f.call(5)}",
            "true",
        ),
        (
            "{const f=function me(n){return n?me(n-1)+1:0};const g=function me(){'use strict';try{me=1}catch(e){return e.name}};return [f(5),g()]}",
            r#"[5,"TypeError"]"#,
        ),
        (
            "{function f(a,b,...c){return [a,b,c,arguments.length]};return [f(),f(1),f(1,2,3,4),f.apply(null,[1,2,3]),f(...[1],...[2,3])]}",
            "[[null,null,[],0],[1,null,[],1],[1,2,[3,4],4],[1,2,[3],3],[1,2,[3],3]]",
        ),
        (
            "{let x=1;function f(a=x,b=()=>a){let x=2;a=5;return [a,b(),x]};return [f(),f(3)]}",
            "[[5,5,2],[5,5,2]]",
        ),
        (
            "{const fs=[];for(let i=0;i<3;i++)fs.push(()=>i++);return [fs[0](),fs[0](),fs[1](),fs[2]()]}",
            "[0,1,1,2]",
        ),
        (
            "{const x=1;try{x=2}catch(e){return e.name+x}}",
            "TypeError1",
        ),
        (
            r#"{function f(s){eval(s);return typeof zed};return [f('var zed=1'),f(''),f('var zed="a"')]}"#,
            r#"["number","undefined","string"]"#,
        ),
        (
            "{function f(){eval('var d=1');const r=[typeof d];delete d;r.push(typeof d);eval('var d=2');r.push(d);return r};return f()}",
            r#"["number","undefined",2]"#,
        ),
        (
            "{return new Function('o','with(o){ x=5; return [x,y] }')({x:1,y:2})}",
            "[5,2]",
        ),
        (
            "{try{return nope}catch(e){return e.name}}",
            "ReferenceError",
        ),
        (
            "{globalThis.gg=1;const f=()=>gg;const r=[f(),f()];gg=2;r.push(f());delete globalThis.gg;try{f()}catch(e){r.push(e.name)}Object.defineProperty(globalThis,'gg',{get(){return 7},configurable:true});r.push(f(),f());delete globalThis.gg;return r}",
            r#"[1,1,2,"ReferenceError",7,7]"#,
        ),
        ("typeof nope2", "undefined"),
        (
            "{function f(n){if(!n)throw new RangeError('x');return f(n-1)};const r=[];for(let i=0;i<3;i++)try{f(20)}catch(e){r.push(e.message)}return r}",
            r#"["x","x","x"]"#,
        ),
        (
            "{const f=()=>{try{return 1}finally{return 2}};return [f(),f()+f()]}",
            "[2,4]",
        ),
        (
            "{const o={get x(){return g(1)+1}};const g=(a)=>a*2;return Math.max(o.x,o.x,g(o.x))}",
            "6",
        ),
        (
            "{function*g(n){const got=yield n;return [got,n]};const it=g(4);return [it.next(),it.next('v'),it.next(),[...g(1)]]}",
            r#"[{"value":4,"done":false},{"value":["v",4],"done":true},{"done":true},[1]]"#,
        ),
        (
            "[[3,1,2].map((x)=>{return x*2}).sort((a,b)=>a-b),[1,2,3].reduce((a,b)=>a+b)]",
            "[[2,4,6],6]",
        ),
        (
            "{const f=(s,...v)=>s.raw.join('|')+v.join();return [f`a${1}b`,f`x`]}",
            r#"["a|b1","x"]"#,
        ),
        (
            "{const o={};try{o.f()}catch(e){return e instanceof TypeError}}",
            "true",
        ),
        ("{class A{};A()}", "threw TypeError"),
        (
            "{function F(a,b){this.s=a+b};const G=F.bind(null,1);return [new G(2).s,new G(3) instanceof F]}",
            "[3,true]",
        ),
        (
            "[Math.max(1,2,3,4,5,6,7,8,9),String.fromCharCode(65,66,67,68,69,70,71),[].concat(1,2,3,4,5,6,7)]",
            r#"[9,"ABCDEFG",[1,2,3,4,5,6,7]]"#,
        ),
    ] {
        let source = format!("{SHOWN}(() => {body})");
        assert_eq!(show(&source, &mut Context::default()), expected, "{body}");
    }
}
