//! What both module systems remember, hung on the loader that Boa knows.

use std::{
    cell::{OnceCell, RefCell},
    rc::Rc,
};

use boa_engine::{
    Context, JsResult, Module, js_error,
    module::{ModuleLoader, ModuleRequest, Referrer},
};

use super::{
    errors,
    resolve::{self, Resolver, files::SystemFiles},
};
use crate::{interop::text, runtime::call_internal, state::State};

/// The loader of a context.
#[derive(Default)]
pub(crate) struct Loader {
    resolver: OnceCell<Resolver>,
}

impl Loader {
    /// The loader of `context`.
    ///
    /// # Panics
    /// On a context that no runtime made, which none of this crate's functions can meet.
    #[allow(
        clippy::expect_used,
        reason = "Runtime::new gives each context a loader"
    )]
    pub(crate) fn of(context: &Context) -> Rc<Self> {
        context
            .downcast_module_loader::<Self>()
            .expect("the runtime's loader is installed")
    }

    /// The resolver, made with the command line's options at its first use.
    pub(crate) fn resolver(&self, context: &Context) -> &Resolver {
        self.resolver.get_or_init(|| {
            let state = State::of(context);
            let parsed = &state.options().parsed;
            let extra: Vec<String> = parsed
                .values("--conditions")
                .map(ToOwned::to_owned)
                .collect();
            let preserve = (
                parsed.flag("--preserve-symlinks"),
                parsed.flag("--preserve-symlinks-main"),
            );
            Resolver::new(Box::new(SystemFiles), preserve, &extra)
        })
    }

    /// A resolver's answer; warnings are emitted, errors thrown.
    pub(crate) fn answer<T>(
        &self,
        result: Result<T, resolve::Error>,
        context: &mut Context,
    ) -> JsResult<T> {
        for warning in self.resolver(context).take_warnings() {
            let arguments = [
                text::from_str(&warning.message).into(),
                text::from_str(warning.code).into(),
            ];
            call_internal("internal/modules/errors", "warn", &arguments, context)?;
        }
        result.map_err(|error| error.into_js_error(context))
    }
}

impl ModuleLoader for Loader {
    async fn load_imported_module(
        self: Rc<Self>,
        _: Referrer,
        request: ModuleRequest,
        _: &RefCell<&mut Context>,
    ) -> JsResult<Module> {
        Err(
            js_error!(Error: "ES modules are not built yet: {}", text::to_utf8(request.specifier())),
        )
    }
}
