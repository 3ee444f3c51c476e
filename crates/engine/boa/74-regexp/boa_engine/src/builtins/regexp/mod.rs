//! A match neither copies the compiled pattern nor the text, and makes indices only where they are asked for.

mod subject;

pub(crate) use subject::Subject;

graft! {
    in "RegExp::abstract_builtin_exec"
    replace { let rx = this.borrow().data().clone(); }
    with {
        let typed = this.clone();
        let original_flags = this.borrow().data().original_flags.clone();
    }
    replace { let flags = &rx.original_flags; } with { let flags = &original_flags; }
    replace { let matcher = &rx.matcher; } with {}
    replace {
        let r: Option<regress::Match> = match (full_unicode, input.as_str().variant()) {
            (true | false, JsStrVariant::Latin1(_)) => {
                let input = input.to_vec();
                matcher.find_from_ucs2(&input, last_index as usize).next()
            }
            (true, JsStrVariant::Utf16(input)) => {
                matcher.find_from_utf16(input, last_index as usize).next()
            }
            (false, JsStrVariant::Utf16(input)) => {
                matcher.find_from_ucs2(input, last_index as usize).next()
            }
        };
    }
    with {
        let r: Option<regress::Match> = {
            let rx = typed.borrow();
            let subject = &mut context.vm.regexp_subject;
            subject::find(&rx.data().matcher, full_unicode, input, last_index as usize, subject)
        };
    }
    replace {
        let match_record = Array::create_array_from_list(
            [match_value.start().into(), match_value.end().into()],
            context,
        );
    }
    with {}
    replace { let indices = Array::array_create(n + 1, None, context)?; }
    with {
        let indices = if has_indices {
            Array::array_create(n + 1, None, context)?
        } else {
            a.clone()
        };
    }
    replace { indices.create_data_property_or_throw(0, match_record, context)?; }
    with {
        if has_indices {
            let match_record = Array::create_array_from_list(
                [match_value.start().into(), match_value.end().into()],
                context,
            );
            indices.create_data_property_or_throw(0, match_record, context)?;
        }
    }
    replace { indices.create_data_property_or_throw(js_string!("groups"), group_names, context)?; }
    with {
        if has_indices {
            indices.create_data_property_or_throw(js_string!("groups"), group_names, context)?;
        }
    }
}
