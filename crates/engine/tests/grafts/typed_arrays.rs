use std::time::{Duration, Instant};

use boa_engine::Context;

use crate::show;

const KINDS: &str =
    "[Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array, Uint32Array,
    Float16Array, Float32Array, Float64Array]";

#[test]
fn elements_convert_as_they_should() {
    let context = &mut Context::default();
    let values = "[0, -0, 1, -1, 1.5, -1.5, 127, 128, 255, 256, 300, -129, 32768, 65536, 2147483648, 4294967296, 1e20, NaN, Infinity, -Infinity]";
    // DataView and the constructor take the generic way.
    let source = format!(
        "{KINDS}.map(T => {{ const a = new T(1); return {values}.every(v => {{ a[0] = v; return Object.is(a[0], T.of(v).at(0)) }}) }}).join()"
    );
    assert_eq!(show(&source, context), ["true"; 10].join(","));
    for (source, expected) in [
        (
            "const a = new Uint8Array(2); a[0] = '7'; a[1] = { valueOf() { return 8 } }; a.join()",
            "7,8",
        ),
        (
            "const a = new Uint8Array(2); a[2] = 5; a[-1] = 5; [a[2], a[-1], a.length, 2 in a].join()",
            ",,2,false",
        ),
        (
            "const a = new BigInt64Array(1); a[0] = 5n; try { a[0] = 1 } catch (e) { e.name + a[0] }",
            "TypeError5",
        ),
        (
            "const b = new Uint8Array(8), w = new Uint16Array(b.buffer, 2, 2); w[1] = 0x0102; b.join()",
            "0,0,0,0,2,1,0,0",
        ),
        (
            "const t = new Uint8Array(2), o = Object.create(t); o[0] = 9; o[0] + ':' + t[0]",
            "9:0",
        ),
        (
            "const s = new Uint8Array(new SharedArrayBuffer(2)); s[0] = 300; s[0] + s.length",
            "46",
        ),
        (
            "const a = new Uint8Array(4); a.buffer.transfer(); [a[0], a.length, (a[0] = 1)].join()",
            ",0,1",
        ),
        (
            "const r = new ArrayBuffer(4, { maxByteLength: 8 }), a = new Uint8Array(r); a[3] = 3; r.resize(2); const t = a[3]; r.resize(8); [t, a.length, a[3]].join()",
            ",8,0",
        ),
    ] {
        assert_eq!(show(source, &mut Context::default()), expected, "{source}");
    }
}

#[test]
fn length_sees_what_hides_it() {
    for (source, expected) in [
        (
            "class B extends Uint8Array {} const b = new B(3), f = () => b.length; f(); f()",
            "3",
        ),
        (
            "class B extends Uint8Array { get length() { return 99 } } new B(3).length",
            "99",
        ),
        (
            "const a = new Uint8Array(3); Object.defineProperty(a, 'length', { value: 7 }); a.length",
            "7",
        ),
        (
            "Object.defineProperty(Object.getPrototypeOf(Uint8Array.prototype), 'length', { get() { return 5 } }); new Uint8Array(3).length",
            "5",
        ),
        (
            "Object.setPrototypeOf(new Uint8Array(3), null).length",
            "undefined",
        ),
        ("Uint8Array.prototype.length", "threw TypeError"),
    ] {
        assert!(
            show(source, &mut Context::default()).starts_with(expected),
            "{source}"
        );
    }
}

#[test]
fn filling() {
    let context = &mut Context::default();
    let source = format!("{KINDS}.map(T => new T(5).fill(1.5, 1, -1).join('')).join()");
    assert_eq!(
        show(&source, context),
        "01110,01110,02220,01110,01110,01110,01110,01.51.51.50,01.51.51.50,01.51.51.50"
    );
    for (source, expected) in [
        ("new BigUint64Array(3).fill(7n, 1).join()", "0,7,7"),
        ("new Uint8Array(4).fill(1, 3, 1).join()", "0,0,0,0"),
        (
            "new Uint8Array(new SharedArrayBuffer(2)).fill(3).join()",
            "3,3",
        ),
        (
            "new Uint8Array(new Uint8Array(8).buffer, 2, 3).fill(256 + 9).join()",
            "9,9,9",
        ),
        (
            "const r = new ArrayBuffer(8, { maxByteLength: 8 }), a = new Uint8Array(r); a.fill({ valueOf() { r.resize(4); return 2 } }); a.join()",
            "2,2,2,2",
        ),
    ] {
        assert_eq!(show(source, context), expected, "{source}");
    }
}

#[test]
fn searching() {
    let context = &mut Context::default();
    let source = format!(
        "{KINDS}.map(T => {{ const a = T.of(1, 2, 3, 2, 1);
            return [a.indexOf(2), a.indexOf(2, 2), a.indexOf(2, -1), a.lastIndexOf(1), a.lastIndexOf(1, -2), a.includes(3), a.includes(4), a.indexOf(1.5), a.indexOf('1'), a.indexOf(257)].join('') }})
            .every(r => r === '13-140truefalse-1-1-1')"
    );
    assert_eq!(show(&source, context), "true");
    for (source, expected) in [
        (
            "const f = Float64Array.of(NaN, -0); [f.indexOf(NaN), f.includes(NaN), f.indexOf(0), f.lastIndexOf(NaN)].join()",
            "-1,true,1,-1",
        ),
        ("BigInt64Array.of(1n, 2n).indexOf(2n)", "1"),
        (
            "Int8Array.of(-1, 5).indexOf(-1) + ',' + Int8Array.of(-1).indexOf(255)",
            "0,-1",
        ),
        (
            "const r = new ArrayBuffer(4, { maxByteLength: 8 }), a = new Uint8Array(r); [a.includes(undefined, { valueOf() { r.resize(1); return 0 } }), a.indexOf(0)].join()",
            "true,0",
        ),
    ] {
        assert_eq!(show(source, context), expected, "{source}");
    }
}

#[test]
fn bulk_operations_are_fast() {
    let start = Instant::now();
    let source = "const a = new Uint8Array(1 << 20); let n = 0;
        for (let i = 0; i < 50; i++) { a.fill(i); n += a.indexOf(255) + a.lastIndexOf(255) } n + a[77]";
    assert_eq!(show(source, &mut Context::default()), "-51");
    assert!(
        start.elapsed() < Duration::from_secs(10),
        "took {:?}",
        start.elapsed()
    );
}
