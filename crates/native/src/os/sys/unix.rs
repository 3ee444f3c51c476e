//! Systems that are not tested yet: they tell how many processors they have, and nothing else.

use super::Cpu;

pub(in crate::os) fn cpus() -> Vec<Cpu> {
    let count = std::thread::available_parallelism().map_or(1, usize::from);
    let unknown = || Cpu {
        model: "unknown".to_owned(),
        speed: 0,
        times: [0; 5],
    };
    std::iter::repeat_with(unknown).take(count).collect()
}

pub(in crate::os) const fn memory() -> (u64, u64) {
    (0, 0)
}

pub(in crate::os) const fn load_average() -> [f64; 3] {
    [0.0; 3]
}

pub(in crate::os) const fn uptime() -> f64 {
    0.0
}
