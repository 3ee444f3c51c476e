use std::cell::RefCell;
use std::path::Path;

use boa_engine::builtins::error::Error;
use boa_engine::vm::FrameInfo;
use boa_engine::{
    Context, JsArgs, JsNativeError, JsObject, JsResult, JsValue, Module, NativeFunction, Script,
    Source, js_string,
};

fn describe(frames: &[FrameInfo]) -> Vec<String> {
    let mut lines = Vec::new();
    for frame in frames {
        let kind = match frame {
            f if f.is_top_level => "top",
            f if f.is_constructor => "new",
            f if f.is_async => "async",
            f if f.is_native => "native",
            _ => "",
        };
        let file = frame.file().map_or("-".into(), |p| p.display().to_string());
        let name = frame.function_name.to_std_string_lossy();
        lines.push(
            format!("{kind} {name} {file}:{}:{}", frame.line, frame.column)
                .trim()
                .to_owned(),
        );
    }
    lines
}

thread_local! {
    static SEEN: RefCell<Vec<(String, Vec<String>)>> = const { RefCell::new(Vec::new()) };
}

fn hook(error: &JsObject, context: &mut Context) {
    let text = match error.get(js_string!("message"), context) {
        Ok(message) => message.display().to_string(),
        Err(error) => error.to_string(),
    };
    let frames = describe(&context.stack_frames(10));
    SEEN.with_borrow_mut(|seen| seen.push((text, frames)));
}

fn run(source: &str, context: &mut Context) -> JsResult<JsValue> {
    let source = Source::from_bytes(source).with_path(Path::new("/a.js"));
    Script::parse(source, None, context)?.evaluate(context)
}

/// The stack of the one error that a script makes.
fn stack_of(source: &str) -> Vec<String> {
    let context = &mut Context::default();
    context.set_error_hook(Some(hook));
    SEEN.with_borrow_mut(Vec::clear);
    let _ = run(source, context);
    let mut seen = SEEN.take();
    assert_eq!(seen.len(), 1, "{source}: {seen:?}");
    seen.remove(0).1
}

fn frames_native(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let frames = context.stack_frames(20);
    let wanted = args.get_or_undefined(0);
    for frame in &frames {
        if let (Some(function), Some(wanted)) = (&frame.function, wanted.as_object())
            && JsObject::equals(function, &wanted)
        {
            let this = frame.this.clone().unwrap_or_default();
            return Ok(js_string!(format!("found, this {}", this.display())).into());
        }
    }
    Ok(js_string!(describe(&frames).join("\n")).into())
}

fn with_frames() -> Context {
    let mut context = Context::default();
    let function = NativeFunction::from_fn_ptr(frames_native);
    context
        .register_global_builtin_callable(js_string!("frames"), 0, function)
        .unwrap();
    context
}

fn text(source: &str, context: &mut Context) -> String {
    run(source, context)
        .unwrap()
        .as_string()
        .unwrap()
        .to_std_string_lossy()
}

#[test]
fn current_stack() {
    let context = &mut with_frames();
    let source = "function inner() {\n  return frames();\n}\nclass A { constructor() {\n  this.r = [1].map(inner)[0]; } }\nnew A().r";
    let expected =
        "native frames -:0:0\ninner /a.js:2:10\nnative map -:0:0\nnew A /a.js:5:16\ntop  /a.js:6:1";
    assert_eq!(text(source, context), expected);
}

#[test]
fn functions_and_receivers() {
    let context = &mut with_frames();
    let found = "const o = { f(g) { return (() => frames(g ?? this.f))() } }; o.f()";
    assert!(text(found, context).starts_with("found, this {"));
    // Below a running generator the values are out of reach, the places are not.
    let below =
        "function outer() { return [...g()][0] } function* g() { yield frames(outer) } outer()";
    let expected =
        "native frames -:0:0\ng /a.js:1:63\nnative next -:0:0\nouter /a.js:1:27\ntop  /a.js:1:79";
    assert_eq!(text(below, context), expected);
}

#[test]
fn errors_of_constructors() {
    assert_eq!(
        stack_of("function f() {\n  throw new TypeError('x');\n}\ntry { f() } catch {}"),
        ["f /a.js:2:9", "top  /a.js:4:7"]
    );
    assert_eq!(
        stack_of(
            "class E extends RangeError {\n  constructor() { super('x') }\n}\nconst f = () => Reflect.construct(E, []);\nf()"
        ),
        ["native construct -:0:0", "f /a.js:4:25", "top  /a.js:5:1"]
    );
    assert_eq!(stack_of("AggregateError([], 'x')"), ["top  /a.js:1:1"]);
}

#[test]
fn errors_of_the_engine() {
    assert_eq!(
        stack_of("function f(a) {\n  let b = 1;\n  return a.b.c;\n}\ntry { f({}) } catch {}"),
        ["f /a.js:3:14", "top  /a.js:5:7"]
    );
    assert_eq!(
        stack_of("const o = { a: {} };\no\n  .a\n  .missing();"),
        ["top  /a.js:4:4"]
    );
    assert_eq!(stack_of("let x = 1;\n\nx +\n  missing"), ["top  /a.js:4:3"]);
    assert_eq!(stack_of("let x = 1;\nlet y = 1n + x;"), ["top  /a.js:2:9"]);
    assert_eq!(
        stack_of("function f() {\n JSON.parse('{');\n}\nf()"),
        ["native parse -:0:0", "f /a.js:2:7", "top  /a.js:4:1"]
    );
    assert_eq!(
        stack_of("new Promise(() => {\n  null.x\n})"),
        [" /a.js:2:8".trim(), "new Promise -:0:0", "top  /a.js:1:1"]
    );
}

#[test]
fn an_error_made_by_the_host_has_the_stack_of_its_making() {
    let context = &mut Context::default();
    context.set_error_hook(Some(hook));
    SEEN.with_borrow_mut(Vec::clear);
    JsNativeError::typ()
        .with_message("host")
        .into_opaque(context);
    assert_eq!(SEEN.take(), [("\"host\"".to_owned(), Vec::<String>::new())]);
}

#[test]
fn captured_stacks() {
    let context = &mut Context::default();
    let source = "function f() {\n  throw new Error('x') }\nfunction g() {\n  null.x }\n";
    run(source, context).unwrap();
    let error = run("f()", context).unwrap_err();
    assert_eq!(describe(&error.frames())[0], "f /a.js:2:9");
    let value = error.into_opaque(context).unwrap();
    let object = value.as_object().unwrap();
    assert_eq!(
        describe(&object.downcast_ref::<Error>().unwrap().frames())[0],
        "f /a.js:2:9"
    );
    let error = run("g()", context).unwrap_err();
    assert!(
        describe(&error.frames()).contains(&"g /a.js:4:8".to_owned()),
        "{:?}",
        error.frames()
    );
}

#[test]
fn syntax_errors_have_a_place() {
    let context = &mut Context::default();
    for (source, message, line, column) in [
        ("let a = 1;\nlet b = );", "Unexpected token ')'", 2, 9),
        ("foo bar", "Unexpected identifier 'bar'", 1, 5),
        ("let x = 'a' 'b'", "Unexpected string", 1, 13),
        ("let x = 1 2", "Unexpected number", 1, 11),
        ("f(1, 2\nlet x", "missing ) after argument list", 2, 1),
        (
            "function f() {\n  if (a) {\n",
            "Unexpected end of input",
            3,
            1,
        ),
        ("var s = 'abc", "Invalid or unexpected token", 1, 13),
        ("if (1) else", "Unexpected token 'else'", 1, 8),
    ] {
        let error = run(source, context).unwrap_err();
        let native = error.as_native().unwrap();
        let position = native
            .syntax_position()
            .unwrap_or_else(|| panic!("{source}: {error}"));
        assert_eq!(
            (native.message(), position.line, position.column),
            (message, line, column),
            "{source}"
        );
        assert_eq!(position.path.to_string(), "/a.js");
        let object = native.clone().into_opaque(context);
        let data = object.downcast_ref::<Error>().unwrap();
        assert_eq!(data.syntax_position().unwrap().line, line);
    }
    let source = Source::from_bytes("\nexport {").with_path(Path::new("/m.mjs"));
    let error = Module::parse(source, None, context).unwrap_err();
    let position = error
        .as_native()
        .unwrap()
        .syntax_position()
        .unwrap()
        .clone();
    assert_eq!(
        (position.path.to_string().as_str(), position.line),
        ("/m.mjs", 2)
    );
}

#[test]
fn functions_know_where_they_begin() {
    let context = &mut Context::default();
    let value = run(
        "const a = 1;\n  const f = function named() {\n}; f",
        context,
    )
    .unwrap();
    let (path, line, column) = value.as_object().unwrap().function_position().unwrap();
    assert_eq!((path.to_string().as_str(), line, column), ("/a.js", 2, 13));
    let native = run("parseInt", context).unwrap();
    assert!(native.as_object().unwrap().function_position().is_none());
}
