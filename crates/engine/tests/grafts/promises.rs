use boa_engine::Context;

use crate::{eval, show};

#[test]
fn the_engines_own_promises_are_ordinary() {
    let context = &mut Context::default();
    let source = "const log = []; \
        (async () => { log.push(await 1, await undefined, await Promise.resolve('p'), await { then(f) { f('thenable') } }); \
            try { await Promise.reject('r') } catch (e) { log.push(e) } return 'end' })().then((v) => log.push(v)); \
        class Own extends Promise {} \
        const own = Own.resolve(5); \
        log.push(own instanceof Own, Promise.resolve(own) === own, Promise.resolve(3) instanceof Promise, \
            Object.getPrototypeOf(Promise.resolve(3)) === Promise.prototype); \
        const { promise, resolve } = Promise.withResolvers(); resolve(promise); promise.catch((e) => log.push(e.name)); \
        Promise.resolve(1).then().then((v) => log.push('passed ' + v));";
    assert!(eval(source, context).is_ok());
    assert!(context.run_jobs().is_ok());
    assert_eq!(
        show("log.join()", context),
        "true,false,true,true,TypeError,passed 1,1,,p,thenable,r,end"
    );
}
