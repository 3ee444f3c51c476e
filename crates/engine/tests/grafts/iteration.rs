use boa_engine::Context;

use crate::show;

/// What a function returns as JSON, or what it throws.
const SHOWN: &str = "((f) => { let r; try { r = f() } catch (e) { r = 'threw ' + e.name } \
     return typeof r === 'object' && r ? JSON.stringify(r, (k, v) => typeof v === 'bigint' ? v + 'n' : v) : String(r) })";

#[test]
fn iteration_behaves_as_in_node() {
    for (body, expected) in [
        (
            "{const a=[1,2];let n=0;for(const x of a){n++;if(a.length<5)a.push(x)}return n}",
            "5",
        ),
        (
            "{const a=[1,2,3,4];const r=[];for(const x of a){r.push(x);a.pop()}return r}",
            "[1,2]",
        ),
        (
            "{const r=[];for(const x of [1,,3])r.push(x);return r}",
            "[1,null,3]",
        ),
        (
            "{const P=Object.getPrototypeOf([][Symbol.iterator]());const old=P.next;let n=0;P.next=function(){n++;return old.call(this)};const r=[...[1,2]];P.next=old;return [r,n]}",
            "[[1,2],3]",
        ),
        (
            "{const old=Array.prototype[Symbol.iterator];Array.prototype[Symbol.iterator]=function*(){yield 'p'};const r=[...[1,2]];const [x]=[5];Array.prototype[Symbol.iterator]=old;return [r,x]}",
            r#"[["p"],"p"]"#,
        ),
        (
            "{const a=[1,2];a[Symbol.iterator]=function*(){yield 7};return [...a]}",
            "[7]",
        ),
        (
            "{const [a,b=5,...c]=[1,undefined,3,4];const [d,,e]=[1,2,3];const [f,g]=[1];return [a,b,c,d,e,f,g]}",
            "[1,5,[3,4],1,3,1,null]",
        ),
        (
            "{const a=[1,2,3,4];const it=a[Symbol.iterator]();const [x]=it;const y=[...it];return [x,y,it.next(),it.next()]}",
            r#"[1,[2,3,4],{"done":true},{"done":true}]"#,
        ),
        (
            "{let closed=0;const it={[Symbol.iterator](){return this},next(){return {value:1,done:false}},return(){closed++;return {}}};const [x]=it;for(const y of it)break;return closed}",
            "2",
        ),
        (
            "{function*g(){const r=yield*[1,2];yield r}return [...g()]}",
            "[1,2,null]",
        ),
        (
            "{const log=[];const it={[Symbol.iterator](){return {next(){return {get done(){log.push('d');return log.length>4},get value(){log.push('v');return 1}}}}}};const r=[...it];return [r,log]}",
            r#"[[1,1],["d","v","d","v","d"]]"#,
        ),
        (
            "{const it={[Symbol.iterator](){let i=0;return {next(){return {value:i++,done:i>2}}}}};const r=[];for(const x of it)r.push(x);return r}",
            "[0,1]",
        ),
        (
            "{const a=[1];const it=a[Symbol.iterator]();it.next();it.next();a.push(2);return [...it]}",
            "[]",
        ),
        ("Math.max(...[1,5,3],...new Set([9]))", "9"),
    ] {
        let source = format!("{SHOWN}(() => {body})");
        assert_eq!(show(&source, &mut Context::default()), expected, "{body}");
    }
}
