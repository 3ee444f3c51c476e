mod parser;
mod syntax;

impl Json {
    /// `JSON.parse( text[, reviver] )`: <https://tc39.es/ecma262/#sec-json.parse>.
    #[graft(replace)]
    pub(crate) fn parse(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
        let text = args.get_or_undefined(0).to_string(context)?;
        let Some(reviver) = args.get_or_undefined(1).as_callable() else {
            return Ok(parser::parse(&text, false, context)?.0);
        };
        let (unfiltered, sources) = parser::parse(&text, true, context)?;
        let root = JsObject::with_object_proto(context.intrinsics());
        root.create_data_property_or_throw(js_string!(), unfiltered, context)?;
        Self::internalize_json_property(&root, js_string!(), &reviver, sources.as_ref(), context)
    }
}

graft! { delete "JsonSourceVisitor" }
graft! { delete "impl JsonSourceVisitor" }
graft! { delete "impl Visitor<'ast> for JsonSourceVisitor" }
