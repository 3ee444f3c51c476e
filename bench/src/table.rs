//! Medians, spreads and ratios, as text.

use crate::{Runtime, process::Sample};

/// Prints one program's results: the spread is half the distance between the quartiles.
pub(crate) fn print(program: &str, runtimes: &[Runtime], results: &[Vec<Result<Sample, String>>]) {
    println!("\n{program}");
    let ours = results
        .first()
        .and_then(|samples| median(samples, |sample| sample.ms));
    for (runtime, samples) in runtimes.iter().zip(results) {
        if let Some(Err(why)) = samples.iter().find(|sample| sample.is_err()) {
            println!("  {:8} failed: {why}", runtime.name);
            continue;
        }
        let (Some(ms), Some(kib)) = (median(samples, |s| s.ms), median(samples, |s| s.kib)) else {
            continue;
        };
        let ratio = ours.map_or(1.0, |ours| ms / ours);
        println!(
            "  {:8} {ms:9.2} ms ±{:6.2}   {:7.1} MB   {ratio:6.2} × ouro",
            runtime.name,
            spread(samples),
            kib / 1024.0,
        );
    }
}

/// The geometric means of the ratios to Ouro's times.
pub(crate) struct Totals {
    logarithms: Vec<(f64, u32)>,
}

impl Totals {
    pub(crate) fn new(runtimes: usize) -> Self {
        Self {
            logarithms: vec![(0.0, 0); runtimes],
        }
    }

    /// Counts a program in, for the runtimes that ran it.
    pub(crate) fn add(&mut self, results: &[Vec<Result<Sample, String>>]) {
        let ms = |samples: &Vec<Result<Sample, String>>| {
            if samples.iter().any(Result::is_err) {
                None
            } else {
                median(samples, |sample| sample.ms)
            }
        };
        let Some(ours) = results.first().and_then(ms) else {
            return;
        };
        for (samples, (sum, count)) in results.iter().zip(&mut self.logarithms) {
            if let Some(theirs) = ms(samples) {
                *sum += (theirs / ours).ln();
                *count += 1;
            }
        }
    }

    pub(crate) fn print(&self, runtimes: &[Runtime]) {
        println!("\ngeometric mean");
        for (runtime, (sum, count)) in runtimes.iter().zip(&self.logarithms) {
            if *count > 0 {
                let mean = (sum / f64::from(*count)).exp();
                println!(
                    "  {:8} {mean:6.2} × ouro over {count} programs",
                    runtime.name
                );
            }
        }
    }
}

fn sorted(samples: &[Result<Sample, String>], pick: impl Fn(&Sample) -> f64) -> Vec<f64> {
    let mut values: Vec<f64> = samples.iter().flatten().map(pick).collect();
    values.sort_by(f64::total_cmp);
    values
}

fn median(samples: &[Result<Sample, String>], pick: impl Fn(&Sample) -> f64) -> Option<f64> {
    let values = sorted(samples, pick);
    values.get(values.len() / 2).copied()
}

fn spread(samples: &[Result<Sample, String>]) -> f64 {
    let values = sorted(samples, |sample| sample.ms);
    match (
        values.get(values.len() / 4),
        values.get(values.len() * 3 / 4),
    ) {
        (Some(low), Some(high)) => (high - low) / 2.0,
        _ => 0.0,
    }
}
