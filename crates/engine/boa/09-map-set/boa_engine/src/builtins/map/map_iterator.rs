graft! {
    in "MapIterator::next"
    after { let len = entries.full_len(); }
    insert { map_iterator.next_index = map_iterator.next_index.max(entries.first()); }
}
