graft! {
    in "Map::for_each_native"
    before { continue; }
    insert { index += 1; }
}
