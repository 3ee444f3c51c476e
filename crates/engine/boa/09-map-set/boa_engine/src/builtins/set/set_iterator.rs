graft! {
    in "SetIterator::next"
    after { let len = entries.full_len(); }
    insert { set_iterator.next_index = set_iterator.next_index.max(entries.first()); }
}
