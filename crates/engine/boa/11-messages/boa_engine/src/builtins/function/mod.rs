graft! {
    in "function_call"
    replace { .with_message("class constructor cannot be invoked without 'new'") }
    with {
        .with_message(format!(
            "Class constructor {} cannot be invoked without 'new'",
            function.code.name().to_std_string_lossy()
        ))
    }
}

/// The text of a function that `Function` makes, as the specification puts it together, and how much stands before the body.
fn dynamic_source(
    is_async: bool,
    is_generator: bool,
    parameters: &[JsString],
    body: &JsString,
) -> (Vec<u16>, usize) {
    let prefix = match (is_async, is_generator) {
        (true, true) => "async function* anonymous(",
        (true, false) => "async function anonymous(",
        (false, true) => "function* anonymous(",
        (false, false) => "function anonymous(",
    };
    let mut text: Vec<u16> = prefix.encode_utf16().collect();
    for (at, parameter) in parameters.iter().enumerate() {
        if at > 0 {
            text.push(u16::from(b','));
        }
        text.extend(parameter.iter());
    }
    text.extend("\n) {\n".encode_utf16());
    let lead = text.len();
    text.extend(body.iter());
    text.extend("\n}".encode_utf16());
    (text, lead)
}

graft! {
    in "BuiltInFunctionObject::create_dynamic_function"
    before { let body = if body.is_empty() }
    insert { let (whole, lead) = dynamic_source(r#async, generator, &param_list, &body); }
    replace {
        body_parse.push(u16::from(b'\n'));
        body_parse.extend(body.iter());
    } with {
        // As many units before the body as in the whole text, and as many lines: so places in the one are places in the other.
        body_parse.resize(lead.saturating_sub(2), u16::from(b' '));
        body_parse.extend([u16::from(b'\n'), u16::from(b'\n')]);
        body_parse.extend(body.iter());
    }
    replace { let spanned_source_text = SpannedSourceText::new_empty(); }
    with {
        let mut source_text = boa_ast::SourceText::with_capacity(whole.len());
        for unit in char::decode_utf16(whole) {
            source_text.collect_code_point(unit.map_or_else(|lone| lone.unpaired_surrogate().into(), u32::from));
        }
        let end = source_text.cur_linear_position();
        let spanned_source_text = SpannedSourceText::new(
            crate::spanned_source_text::SourceText::new(source_text),
            Some(boa_ast::LinearSpan::new(boa_ast::LinearPosition::new(0), end)),
        );
    }
}
