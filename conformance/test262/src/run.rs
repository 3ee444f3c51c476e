//! One test, in a context of its own for each mode.

use std::{
    collections::HashMap,
    fs, io,
    path::{Path, PathBuf},
    rc::Rc,
    time::Duration,
};

use boa_engine::{
    Context, JsError, JsValue, Module, Script, Source, builtins::promise::PromiseState, js_string,
    object::builtins::JsPromise,
};
use ouro_engine::{jobs::Jobs, stack::Limits};

use crate::{
    front_matter::{FrontMatter, Negative},
    loader::Loader,
    realm::{self, Slot, TestHost},
};

/// How long a test may wait for timers and other threads; the parent's limit, which counts everything, is longer.
const WAIT: Duration = Duration::from_secs(8);

/// Runs tests of one suite.
pub(crate) struct Runner {
    suite: PathBuf,
    limits: Limits,
    harness: HashMap<String, String>,
    absent: Vec<&'static str>,
}

/// How a test ended that did not end as it should: the phase, the error's name, and its text.
struct Failure {
    phase: &'static str,
    kind: String,
    text: String,
}

impl Failure {
    fn new(phase: &'static str, error: JsError, context: &mut Context) -> Self {
        let value = match error.into_opaque(context) {
            Ok(value) => value,
            Err(engine) => {
                return Self {
                    phase,
                    kind: "engine".into(),
                    text: engine.to_string(),
                };
            }
        };
        let mut text = |object: &JsValue, key| -> Option<JsValue> {
            object.as_object()?.get(key, context).ok()
        };
        let kind = text(&value, js_string!("constructor"))
            .and_then(|constructor| text(&constructor, js_string!("name")))
            .and_then(|name| name.as_string());
        let message = text(&value, js_string!("message"))
            .and_then(|message| message.as_string())
            .map_or_else(
                || value.display().to_string(),
                |message| message.to_std_string_lossy(),
            );
        let kind = kind
            .map(|kind| kind.to_std_string_lossy())
            .unwrap_or_default();
        Self {
            phase,
            text: format!("{kind}: {message}"),
            kind,
        }
    }

    fn is(&self, negative: &Negative) -> bool {
        let early = |phase| matches!(phase, "parse" | "early");
        self.kind == negative.kind
            && (self.phase == negative.phase
                || (early(self.phase) && early(negative.phase.as_str())))
    }
}

impl Runner {
    pub(crate) fn new(suite: &Path, limits: Limits) -> Self {
        let lines = include_str!("absent_features.txt").lines();
        let absent = lines
            .filter(|line| !line.is_empty() && !line.starts_with('#'))
            .collect();
        Self {
            suite: suite.to_path_buf(),
            limits,
            harness: HashMap::new(),
            absent,
        }
    }

    /// `pass`, `skip FEATURE` or `fail WHY`.
    pub(crate) fn run(&mut self, test: &str) -> io::Result<String> {
        let path = self.suite.join("test").join(test);
        let text = fs::read_to_string(&path)?;
        let matter = FrontMatter::read(&text);
        if let Some(feature) = matter
            .features
            .iter()
            .find(|feature| self.absent.contains(&feature.as_str()))
        {
            return Ok(format!("skip {feature}"));
        }
        if matter.has("CanBlockIsFalse") {
            return Ok("skip CanBlockIsFalse".to_owned());
        }
        if matter.has("module") {
            return Ok(verdict(self.once(&path, &text, &matter, true)?, "module"));
        }
        let strict = format!("\"use strict\";\n{text}");
        if !matter.has("onlyStrict") {
            let sloppy = self.once(&path, &text, &matter, false)?;
            if sloppy.is_some() || matter.has("noStrict") || matter.has("raw") {
                return Ok(verdict(sloppy, "sloppy"));
            }
        }
        Ok(verdict(
            self.once(&path, &strict, &matter, false)?,
            "strict",
        ))
    }

    /// Why it failed, if it failed.
    fn once(
        &mut self,
        path: &Path,
        text: &str,
        matter: &FrontMatter,
        module: bool,
    ) -> io::Result<Option<String>> {
        let host = Rc::new(TestHost::new());
        let loader = Rc::new(Loader::default());
        let failed = |error: JsError| io::Error::other(error.to_string());
        let mut context = ouro_engine::create_context(
            Rc::<TestHost>::clone(&host),
            Rc::clone(&loader),
            self.limits,
        )
        .map_err(failed)?;
        let context = &mut context;
        context.insert_data(Slot(Rc::clone(&host)));
        realm::install(context);
        if !matter.has("raw") {
            let own = if matter.has("async") {
                &["assert.js", "sta.js", "doneprintHandle.js"][..]
            } else {
                &["assert.js", "sta.js"]
            };
            let names = own
                .iter()
                .copied()
                .chain(matter.includes.iter().map(String::as_str));
            for name in names {
                let text = self.harness_file(name)?;
                if let Err(failure) = script(text, Path::new(name), context) {
                    return Ok(Some(format!("{name}: {}", failure.text)));
                }
            }
        }
        let outcome = if module {
            self::module(text, path, &loader, context)
        } else {
            script(text, path, context)
        };
        Ok(match (outcome, &matter.negative) {
            (Err(failure), Some(negative)) if failure.is(negative) => None,
            (Err(failure), Some(negative)) => Some(format!(
                "expected {} {}, got {} {}",
                negative.phase, negative.kind, failure.phase, failure.text
            )),
            (Err(failure), None) => Some(failure.text),
            (Ok(()), Some(negative)) => {
                Some(format!("expected {} {}", negative.phase, negative.kind))
            }
            (Ok(()), None) if matter.has("async") => {
                host.run_loop(WAIT, context, |host| host.printed().is_some());
                match host.printed() {
                    Some(text) if text == "Test262:AsyncTestComplete" => None,
                    Some(text) => Some(text),
                    None => Some(
                        host.uncaught()
                            .unwrap_or_else(|| "$DONE was not called".to_owned()),
                    ),
                }
            }
            (Ok(()), None) => None,
        })
    }

    fn harness_file(&mut self, name: &str) -> io::Result<&str> {
        if !self.harness.contains_key(name) {
            let text = fs::read_to_string(self.suite.join("harness").join(name))?;
            self.harness.insert(name.to_owned(), text);
        }
        Ok(self.harness.get(name).map_or("", String::as_str))
    }
}

fn verdict(failure: Option<String>, mode: &str) -> String {
    failure.map_or_else(|| "pass".to_owned(), |why| format!("fail {mode}: {why}"))
}

fn script(text: &str, path: &Path, context: &mut Context) -> Result<(), Failure> {
    let source = Source::from_bytes(text.as_bytes()).with_path(path);
    let script = Script::parse(source, None, context)
        .map_err(|error| Failure::new("parse", error, context))?;
    // What the compiler rejects before anything ran is as early as what the parser rejects.
    script
        .codeblock(context)
        .map_err(|error| Failure::new("parse", error, context))?;
    script
        .evaluate(context)
        .map_err(|error| Failure::new("runtime", error, context))?;
    if let Some(jobs) = Jobs::of(context) {
        jobs.drain(context);
    }
    Ok(())
}

fn module(text: &str, path: &Path, loader: &Loader, context: &mut Context) -> Result<(), Failure> {
    let source = Source::from_bytes(text.as_bytes()).with_path(path);
    let module = Module::parse(source, None, context)
        .map_err(|error| Failure::new("parse", error, context))?;
    loader.insert(path.to_path_buf(), module.clone());
    let loaded = module.load(context);
    settled(&loaded, "resolution", context)?;
    module
        .link(context)
        .map_err(|error| Failure::new("resolution", error, context))?;
    let evaluated = module
        .evaluate(context)
        .map_err(|error| Failure::new("runtime", error, context))?;
    settled(&evaluated, "runtime", context)
}

/// Drains the jobs; an error if the promise was rejected. One that goes on waiting is the test's affair.
fn settled(promise: &JsPromise, phase: &'static str, context: &mut Context) -> Result<(), Failure> {
    if let Some(jobs) = Jobs::of(context) {
        jobs.drain(context);
    }
    match promise.state() {
        PromiseState::Rejected(reason) => {
            Err(Failure::new(phase, JsError::from_opaque(reason), context))
        }
        PromiseState::Fulfilled(_) | PromiseState::Pending => Ok(()),
    }
}
