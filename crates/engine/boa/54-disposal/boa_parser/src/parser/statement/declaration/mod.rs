pub(crate) use self::lexical::{awaits_resource, begins_resource, begins_resource_of_loop};
