//! Linux tells in `/proc` and `/sys`. Where a file cannot be read, the answer is zero, as libuv has it.

use std::fs::read_to_string;

use super::Cpu;

/// What `/proc/stat` counts in: hundredths of a second on all systems of today.
const MILLISECONDS_A_TICK: u64 = 10;

pub(in crate::os) fn cpus() -> Vec<Cpu> {
    let stat = read_to_string("/proc/stat").unwrap_or_default();
    let info = read_to_string("/proc/cpuinfo").unwrap_or_default();
    let models: Vec<&str> = info
        .lines()
        .filter(|line| line.starts_with("model name"))
        .filter_map(|line| Some(line.split_once(':')?.1.trim()))
        .collect();
    let rows = stat.lines().filter_map(|line| {
        let (index, ticks) = line.strip_prefix("cpu")?.split_once(' ')?;
        Some((index.parse::<usize>().ok()?, ticks))
    });
    rows.enumerate()
        .map(|(at, (index, ticks))| {
            let mut ticks = ticks.split_whitespace().map(|tick| {
                tick.parse::<u64>()
                    .unwrap_or(0)
                    .saturating_mul(MILLISECONDS_A_TICK)
            });
            let mut next = || ticks.next().unwrap_or(0);
            let (user, nice, system, idle) = (next(), next(), next(), next());
            let _waiting = next();
            Cpu {
                model: (*models.get(at).unwrap_or(&"unknown")).to_owned(),
                speed: speed(index),
                times: [user, nice, system, idle, next()],
            }
        })
        .collect()
}

/// In MHz; the file has kHz.
fn speed(index: usize) -> u64 {
    let path = format!("/sys/devices/system/cpu/cpu{index}/cpufreq/scaling_cur_freq");
    let text = read_to_string(path).unwrap_or_default();
    text.trim().parse::<u64>().unwrap_or(0) / 1000
}

pub(in crate::os) fn memory() -> (u64, u64) {
    let info = read_to_string("/proc/meminfo").unwrap_or_default();
    let bytes = |name: &str| {
        info.lines()
            .filter_map(|line| line.split_once(':'))
            .find(|row| row.0 == name)
            .and_then(|row| row.1.split_whitespace().next()?.parse::<u64>().ok())
            .map(|kilobytes| kilobytes.saturating_mul(1024))
    };
    let free = bytes("MemAvailable").or_else(|| bytes("MemFree"));
    (bytes("MemTotal").unwrap_or(0), free.unwrap_or(0))
}

pub(in crate::os) fn load_average() -> [f64; 3] {
    let text = read_to_string("/proc/loadavg").unwrap_or_default();
    let mut numbers = text.split_whitespace().filter_map(|one| one.parse().ok());
    [(); 3].map(|()| numbers.next().unwrap_or(0.0))
}

pub(in crate::os) fn uptime() -> f64 {
    let text = read_to_string("/proc/uptime").unwrap_or_default();
    let first = text.split_whitespace().next();
    first.and_then(|one| one.parse().ok()).unwrap_or(0.0)
}
