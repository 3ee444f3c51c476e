use super::bulk::{self, Search};

graft! {
    in "BuiltinTypedArray::fill"
    before { let ta = ta.upcast(); }
    insert {
        if bulk::fill(&ta, start_index..end_index, &value, context)? {
            return Ok(this.clone());
        }
    }
}

graft! {
    in "BuiltinTypedArray::includes"
    before { let ta = ta.upcast(); }
    insert {
        if let Some(found) = bulk::search(&ta, k..len, args.get_or_undefined(0), Search::Any) {
            return Ok(found.is_some().into());
        }
    }
}

graft! {
    in "BuiltinTypedArray::index_of"
    before { let ta = ta.upcast(); }
    insert {
        if let Some(found) = bulk::search(&ta, k..len, args.get_or_undefined(0), Search::First) {
            return Ok(found.map_or_else(|| (-1).into(), JsValue::from));
        }
    }
}

graft! {
    in "BuiltinTypedArray::last_index_of"
    before { let ta = ta.upcast(); }
    insert {
        if let Some(found) = bulk::search(&ta, 0..k, args.get_or_undefined(0), Search::Last) {
            return Ok(found.map_or_else(|| (-1).into(), JsValue::from));
        }
    }
}
