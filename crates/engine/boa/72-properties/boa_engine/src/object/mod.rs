graft! {
    in "Object::set_prototype"
    start insert { self.properties.note_change(); }
}
