use crate::vm::opcode::shown::explain_iterator;

graft! {
    in "GetIterator::operation"
    replace { let iterator = value.get_iterator(IteratorHint::Sync, context)?; }
    with {
        let iterator = match value.get_iterator(IteratorHint::Sync, context) {
            Ok(iterator) => iterator,
            Err(error) => return Err(explain_iterator(error, &value, context)),
        };
    }
}

graft! {
    in "GetAsyncIterator::operation"
    replace { let iterator = value.get_iterator(IteratorHint::Async, context)?; }
    with {
        let iterator = match value.get_iterator(IteratorHint::Async, context) {
            Ok(iterator) => iterator,
            Err(error) => return Err(explain_iterator(error, &value, context)),
        };
    }
}
