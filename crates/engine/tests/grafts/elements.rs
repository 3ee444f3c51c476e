use boa_engine::Context;

use crate::{is_linear, show};

/// What a function returns as JSON, or what it throws.
const SHOWN: &str = "((f) => { let r; try { r = f() } catch (e) { r = 'threw ' + e.name } \
     return typeof r === 'object' && r ? JSON.stringify(r, (k, v) => typeof v === 'bigint' ? v + 'n' : v) : String(r) })";

#[test]
fn arrays_behave_as_in_node() {
    for (body, expected) in [
        (
            "{const a=[1,2];return [a.push(3,'x',1.5),a]}",
            r#"[5,[1,2,3,"x",1.5]]"#,
        ),
        ("{const a=Object.freeze([1]);a.push(2)}", "threw TypeError"),
        (
            "{const a=[1];Object.defineProperty(a,'length',{writable:false});a.push(2)}",
            "threw TypeError",
        ),
        (
            "{let seen=0;Object.defineProperty(Array.prototype,'3',{set(v){seen=v},configurable:true});const a=[1,2,3];a.push(9);const r=[seen,a.length,Object.hasOwn(a,'3')];delete Array.prototype[3];return r}",
            "[9,4,false]",
        ),
        (
            "{let seen=0;Object.defineProperty(Object.prototype,'3',{set(v){seen=v},configurable:true});const a=[1,2,3];a[3]=9;const r=[seen,a.length,Object.hasOwn(a,'3')];delete Object.prototype[3];return r}",
            "[9,3,false]",
        ),
        (
            "{Array.prototype[1]='p';const a=[1,,3];const r=[a.slice(),a.indexOf('p'),a.includes('p'),a.concat([4])];delete Array.prototype[1];return r}",
            r#"[[1,"p",3],1,true,[1,"p",3,4]]"#,
        ),
        (
            "{const a=[1,'x'];return [a.pop(),a.pop(),a.pop(),a]}",
            r#"["x",1,null,[]]"#,
        ),
        ("Object.freeze([1]).pop()", "threw TypeError"),
        (
            "{const a=[1.5,2,3];return [a.shift(),a,a.length]}",
            "[1.5,[2,3],2]",
        ),
        ("Object.seal([1,2]).shift()", "threw TypeError"),
        (
            "{const a=[1,2];return [a.unshift('a',0),a,a.unshift(),a.unshift(1.5)]}",
            r#"[4,[1.5,"a",0,1,2],4,5]"#,
        ),
        (
            "Object.preventExtensions([1]).unshift(0)",
            "threw TypeError",
        ),
        (
            "{const a=[1,2,3,4,5];return [a.splice(1,2,'x','y','z'),a,a.splice(-2),a,a.splice(),a.splice(0,undefined),a.splice(undefined),a]}",
            r#"[[2,3],[],[4,5],[],[],[],[1,"x","y","z"],[]]"#,
        ),
        (
            "{const a=[1,2,3,4,5];return [a.splice(-3,-1,9),a,a.splice(1.5,1.9),a,a.splice(Infinity,1,'e'),a]}",
            r#"[[],[1,9,3,4,5,"e"],[2],[1,9,3,4,5,"e"],[],[1,9,3,4,5,"e"]]"#,
        ),
        (
            "{class A extends Array{};const a=A.from([1,2,3]);const r=a.splice(0,1);return [r instanceof A,r,a]}",
            "[true,[1],[2,3]]",
        ),
        (
            "{const a=[1,2,3,4];return [a.slice(),a.slice(1),a.slice(-2),a.slice(1,-1),a.slice(3,1),a.slice(0,1e9),a.slice('1','3'),[,1].slice(0)]}",
            "[[1,2,3,4],[2,3,4],[3,4],[2,3],[],[1,2,3,4],[2,3],[null,1]]",
        ),
        (
            "{const a=[1,2];a.constructor={[Symbol.species]:function(n){return {n}}};return a.slice(0)}",
            r#"{"0":1,"1":2,"n":2,"length":2}"#,
        ),
        (
            "{const d=Object.getOwnPropertyDescriptor(Array,Symbol.species);Object.defineProperty(Array,Symbol.species,{value:function(n){this.my=1},configurable:true});const r=[1,2].slice(0);const k=[1,2].map(x=>x);Object.defineProperty(Array,Symbol.species,d);return [r,k]}",
            r#"[{"0":1,"1":2,"my":1,"length":2},{"0":1,"1":2,"my":1}]"#,
        ),
        (
            "[[1].concat([2,3],4,[[5]],['a'],[1.5]),[].concat([1.5],[2]),[1,,2].concat([,3]).length,[].concat({length:1,0:'q',[Symbol.isConcatSpreadable]:true})]",
            r#"[[1,2,3,4,[5],"a",1.5],[1.5,2],5,["q"]]"#,
        ),
        ("{const a=[1,2];return a.concat(a,a)}", "[1,2,1,2,1,2]"),
        (
            "[[1,2,3].reverse(),['a',1].reverse(),[1,,3].reverse(),[].reverse()]",
            r#"[[3,2,1],[1,"a"],[3,null,1],[]]"#,
        ),
        ("{const a=[1];return a.reverse()===a}", "true"),
        (
            "[[1,2,3].indexOf(2),[1,2,3].indexOf('2'),[1,2,3].indexOf(2,-1),[1.5,NaN].indexOf(NaN),[1.5,NaN].includes(NaN),['a','b'].indexOf('b'),[null,undefined].indexOf(undefined),[null].includes(),[,1].includes(undefined),[,1].indexOf(undefined),[1,2].indexOf(2.0),[0].includes(-0),[1n,2n].indexOf(2n),[3,4].indexOf(4,1.5),[1].indexOf(1,5),[1,2,3].indexOf(4294967297)]",
            "[1,-1,-1,-1,true,1,1,false,true,-1,1,true,1,1,-1,-1]",
        ),
        (
            "[new Array(3).fill(0),[1,2,3].fill('x',1),[1,2,3].fill(1.5),[1,2,3].fill(7,-1),[1,2,3].fill(7,5),new Array(5).fill(1,2),[1,'a'].fill(),new Array(3).fill(1.5),new Array(4).fill(1,0,2)]",
            r#"[[0,0,0],[1,"x","x"],[1.5,1.5,1.5],[1,2,7],[1,2,3],[null,null,1,1,1],[null,null],[1.5,1.5,1.5],[1,1,null,null]]"#,
        ),
        ("{const a=[];return a.fill(1)===a}", "true"),
        ("Object.freeze([1]).fill(2)", "threw TypeError"),
        (
            "{const a=[];for(let i=0;i<5;i++)a[i]=i*1.5;a[7]=1;return [a,a.length]}",
            "[[0,1.5,3,4.5,6,null,null,1],8]",
        ),
        (
            "{const a=new Array(4);a[0]=1;a[1]=2;return [a,a.length,Object.keys(a)]}",
            r#"[[1,2,null,null],4,["0","1"]]"#,
        ),
        (
            "{'use strict';const a=Object.preventExtensions([1]);a[1]=2}",
            "threw TypeError",
        ),
        (
            "[[3,1,2].sort(),[10,9,1].sort(),['b',undefined,'a',,'c'].sort(),[3,1,2].sort((a,b)=>b-a),[undefined,3,null].sort(),[1n,10n,9n].sort()]",
            r#"[[1,2,3],[1,10,9],["a","b","c",null,null],[3,2,1],[3,null,null],["1n","10n","9n"]]"#,
        ),
        (
            "{const a=[];for(let i=0;i<300;i++)a.push({k:(i*7919)%10,i});a.sort((x,y)=>x.k-y.k);return a.every((x,i)=>!i||a[i-1].k<x.k||(a[i-1].k===x.k&&a[i-1].i<x.i))}",
            "true",
        ),
        (
            "{const a=Array.from({length:1000},(_,i)=>(i*7919)%1009);const b=a.slice().sort((x,y)=>x-y);return b.every((x,i)=>!i||b[i-1]<=x)&&b.length===1000}",
            "true",
        ),
        (
            "{let k=1;const a=Array.from({length:500},(_,i)=>i);a.sort(()=>((k=k*48271%2147483647)&1)?1:-1);return a.length+' '+new Set(a).size}",
            "500 500",
        ),
        (
            "[3,2,1].sort(()=>{throw new RangeError('x')})",
            "threw RangeError",
        ),
        ("[1,2,3].sort(()=>false)", "[1,2,3]"),
        ("[Symbol('a'),1].sort()", "threw TypeError"),
        (
            "[{toString(){return 'b'}},{toString(){return 'a'},v:1}].sort()",
            r#"[{"v":1},{}]"#,
        ),
        (
            "{const a=[3,2,1];a.sort((x,y)=>{a.length=0;return x-y});return a}",
            "[1,2,3]",
        ),
        (
            "Array.from({length:100},(_,i)=>100-i).sort((a,b)=>a-b).join()",
            "1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31,32,33,34,35,36,37,38,39,40,41,42,43,44,45,46,47,48,49,50,51,52,53,54,55,56,57,58,59,60,61,62,63,64,65,66,67,68,69,70,71,72,73,74,75,76,77,78,79,80,81,82,83,84,85,86,87,88,89,90,91,92,93,94,95,96,97,98,99,100",
        ),
        (
            "[[1,2].map(x=>x+.5),[1,,2].map(x=>x).length,[1,2,3].map((x,i,a)=>a.length=1)]",
            "[[1.5,2.5],3,[1,null,null]]",
        ),
        (
            "{const a=[1,2,3,4];return a.filter((x,i)=>{if(i===0)a.pop();return true})}",
            "[1,2,3]",
        ),
        (
            "{const a=[1,2];let n=0;a.forEach(x=>{n++;if(a.length<10)a.push(x)});return n}",
            "2",
        ),
        ("[...[7,8].entries()]", "[[0,7],[1,8]]"),
        ("[...new Uint8Array([1,2])]", "[1,2]"),
        (
            "[Array.from([1,2],x=>x*2),Array.from({length:2}),Array.from(new Map([[1,2]]))]",
            "[[2,4],[null,null],[[1,2]]]",
        ),
        (
            "{const a=[1,2,3];a.length=1;a.push(5);return [a,a.length]}",
            "[[1,5],2]",
        ),
        (
            "{const a=[];a[4294967294]=1;return [a.length]}",
            "[4294967295]",
        ),
        (
            "[Array.prototype.push.call({length:2},1),Array.prototype.slice.call('abc',1),Array.prototype.indexOf.call({length:2,1:5},5)]",
            r#"[3,["b","c"],1]"#,
        ),
        (
            "Object.is([-0][0],-0)+','+Object.is([1,-0].slice()[1],-0)+','+Object.is(new Array(1).fill(-0)[0],-0)",
            "true,true,true",
        ),
        (
            "{const a=[1,2];a[0]=2147483648;a.push(-1);return a}",
            "[2147483648,2,-1]",
        ),
        (
            "{class S extends Array{};const s=new S();s.push(1,2);s[2]=3;return [s.length,s.map(x=>x) instanceof S,s.filter(x=>x>1) instanceof S,[...s]]}",
            "[3,true,true,[1,2,3]]",
        ),
    ] {
        let source = format!("{SHOWN}(() => {body})");
        assert_eq!(show(&source, &mut Context::default()), expected, "{body}");
    }
}

#[test]
fn moving_elements_is_cheap() {
    is_linear(2_000, |n| {
        let context = &mut Context::default();
        for source in [
            "const a = []; for (let i = 0; i < N; i++) a.push(i); for (let k = 0; k < 50; k++) { a.reverse(); a.slice(1); a.indexOf(-1) } a.length - N",
            "const b = []; for (let i = 0; i < 100; i++) b.push(i); for (let i = 0; i < N; i++) { b.unshift(i); b.splice(50, 1) } b.length - 100",
        ] {
            let source = source.replace('N', &n.to_string());
            assert_eq!(show(&source, context), "0", "{source}");
        }
    });
}

#[test]
fn a_comparator_may_contradict_itself() {
    let context = &mut Context::default();
    let source = "let k = 1; const c = Array.from({ length: 5000 }, (_, i) => i); \
                  c.sort(() => ((k = k * 48271 % 2147483647) & 1) ? 1 : -1); new Set(c).size";
    assert_eq!(show(source, context), "5000");
}
