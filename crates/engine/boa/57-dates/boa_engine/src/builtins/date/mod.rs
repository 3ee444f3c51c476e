mod legacy;

pub use utils::set_zone_name;
