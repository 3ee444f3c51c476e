use boa_engine::Context;

use crate::show;

/// What a function returns as JSON, or what it throws.
const SHOWN: &str = "((f) => { let r; try { r = f() } catch (e) { r = 'threw ' + e.name } \
     return typeof r === 'object' && r ? JSON.stringify(r, (k, v) => typeof v === 'bigint' ? v + 'n' : v) : String(r) })";

#[test]
fn texts_are_as_in_node() {
    for (body, expected) in [
        (
            "JSON.stringify({a:1,b:'x',c:null,d:true,e:undefined,f(){},g:[1,undefined,()=>1,Symbol('s')],h:1.5,i:-0,j:1e21,k:NaN,l:-7,m:{},n:[]})",
            r#"{"a":1,"b":"x","c":null,"d":true,"g":[1,null,null,null],"h":1.5,"i":0,"j":1e+21,"k":null,"l":-7,"m":{},"n":[]}"#,
        ),
        (
            "JSON.stringify({b:1,2:'two',a:2,1:'one'})",
            r#"{"1":"one","2":"two","b":1,"a":2}"#,
        ),
        (
            r#"JSON.stringify(['a"b\\c','\u0000\u001f\b\f\n\r\t','é','☃','😀','\ud800','\udc00x','a\ud800'])"#,
            r#"["a\"b\\c","\u0000\u001f\b\f\n\r\t","é","☃","😀","\ud800","\udc00x","a\ud800"]"#,
        ),
        (
            "JSON.stringify({a:{toJSON(){return 5}},d:new Date(0)})",
            r#"{"a":5,"d":"1970-01-01T00:00:00.000Z"}"#,
        ),
        (
            "{Object.prototype.toJSON=function(){return 'p'};const r=JSON.stringify({a:1});delete Object.prototype.toJSON;return r+JSON.stringify({a:1})}",
            r#""p"{"a":1}"#,
        ),
        (
            "{Array.prototype.toJSON=function(){return this.length};const r=JSON.stringify({a:[1,2]});delete Array.prototype.toJSON;return r}",
            r#"{"a":2}"#,
        ),
        (
            "{class A{constructor(){this.x=1}toJSON(){return {y:2}}};class B extends A{};return JSON.stringify([new A(),new B()])}",
            r#"[{"y":2},{"y":2}]"#,
        ),
        (
            "{class A{x=1;#p=2;get g(){return 3}};return JSON.stringify([new A(),Object.create({inherited:1}),Object.create(null)])}",
            r#"[{"x":1},{},{}]"#,
        ),
        (
            "JSON.stringify({get a(){return 1},b:2})",
            r#"{"a":1,"b":2}"#,
        ),
        (
            "JSON.stringify(Object.defineProperty({a:1},'h',{value:2}))",
            r#"{"a":1}"#,
        ),
        ("JSON.stringify({[Symbol('k')]:1,a:2})", r#"{"a":2}"#),
        (
            "{const o={};o.o=o;return JSON.stringify(o)}",
            "threw TypeError",
        ),
        (
            "{const a=[];a.push(a);return JSON.stringify(a)}",
            "threw TypeError",
        ),
        (
            "{const o={x:1};return JSON.stringify([o,o,{o}])}",
            r#"[{"x":1},{"x":1},{"o":{"x":1}}]"#,
        ),
        (
            "{let d=[];for(let i=0;i<300;i++)d=[d];return JSON.stringify(d).length}",
            "602",
        ),
        ("JSON.stringify({a:1n})", "threw TypeError"),
        (
            "JSON.stringify([new Number(1),new String('s'),new Boolean(false),Object(Symbol())])",
            r#"[1,"s",false,{}]"#,
        ),
        (
            "JSON.stringify({m:new Map([[1,2]]),s:new Set([1]),r:/x/,e:new Error('m')})",
            r#"{"m":{},"s":{},"r":{},"e":{}}"#,
        ),
        (
            "JSON.stringify({p:new Proxy({a:1},{}),q:new Proxy([1],{})})",
            r#"{"p":{"a":1},"q":[1]}"#,
        ),
        (
            "JSON.stringify({u:new Uint8Array([1,2])})",
            r#"{"u":{"0":1,"1":2}}"#,
        ),
        ("JSON.stringify([1,,3])", "[1,null,3]"),
        (
            "{const a=[1,2,3];a.length=5;return JSON.stringify(a)}",
            "[1,2,3,null,null]",
        ),
        ("{const a=[1];a.x=2;return JSON.stringify(a)}", "[1]"),
        (
            "{const f=()=>{};f.toJSON=()=>'f';return JSON.stringify({f,g:[f]})}",
            r#"{"f":"f","g":["f"]}"#,
        ),
        (
            r#"[JSON.stringify('a"'),JSON.stringify(1),JSON.stringify(null),JSON.stringify(undefined),JSON.stringify(()=>1),JSON.stringify(true)]"#,
            r#"["\"a\\\"\"","1","null",null,null,"true"]"#,
        ),
        (
            "[JSON.stringify({a:[1]},null,2),JSON.stringify({a:1,b:2},['a']),JSON.stringify({a:1},(k,v)=>k?v+1:v),JSON.stringify({a:1},null,''),JSON.stringify({a:1},undefined,undefined)]",
            r#"["{\n  \"a\": [\n    1\n  ]\n}","{\"a\":1}","{\"a\":2}","{\"a\":1}","{\"a\":1}"]"#,
        ),
        ("JSON.stringify({a:JSON.rawJSON('1e3')})", r#"{"a":1e3}"#),
        (
            "(function(){return JSON.stringify(arguments)})(1,2)",
            r#"{"0":1,"1":2}"#,
        ),
        (
            "{const o={};for(let i=0;i<40;i++)o['k'+i]=i;for(let i=0;i<38;i++)delete o['k'+i];return JSON.stringify(o)}",
            r#"{"k38":38,"k39":39}"#,
        ),
        (
            "JSON.stringify([0.1,1/3,5e-324,1.7976931348623157e308,123456789012345680000,-1.5,2**31,-(2**31),0])",
            "[0.1,0.3333333333333333,5e-324,1.7976931348623157e+308,123456789012345680000,-1.5,2147483648,-2147483648,0]",
        ),
        (
            r#"JSON.stringify({'a"b':1,'é':2,'☃':3})"#,
            r#"{"a\"b":1,"é":2,"☃":3}"#,
        ),
    ] {
        let source = format!("{SHOWN}(() => {body})");
        assert_eq!(show(&source, &mut Context::default()), expected, "{body}");
    }
}
