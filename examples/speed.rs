//! How fast extraction is, natively: MB/s of each pass and of the whole. `cargo run --release --example speed -- FILE...`
//!
//! The files are read as one text, as often as it takes to have a megabyte. Times are of the quickest of several runs,
//! on the processor where the system tells (Linux), so that other work on the machine does not count.

use article41::extract::lexicon::Lexicon;
use article41::extract::{Options, extract, extract_dates, extract_watched};
use std::time::{Duration, Instant};

/// Time that this thread was busy.
fn busy(start: Instant) -> Duration {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanos = told.and_then(|t| t.split(' ').next().and_then(|n| n.parse().ok()));
    nanos.map_or_else(|| start.elapsed(), Duration::from_nanos)
}

const RUNS: usize = 7;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let clock = Instant::now();
    let start = busy(clock);
    Lexicon::builtin();
    println!("lexicon: put together in {:.1?}", busy(clock) - start);
    let start = busy(clock);
    drop(Lexicon::builtin().clone());
    println!("lexicon: copied in {:.1?}", busy(clock) - start);

    let mut text = String::new();
    for file in std::env::args().skip(1) {
        text.push_str(&std::fs::read_to_string(file)?);
        text.push_str("\n\n");
    }
    if text.trim().is_empty() {
        return Err("usage: speed FILE...".into());
    }
    let once = text.clone();
    while text.len() < 1_000_000 {
        text.push_str(&once);
    }
    let options = Options { published: Some("2024-06-28"), ..Options::default() };

    let mut passes: Vec<(&str, Duration)> = Vec::new();
    for _ in 0..RUNS {
        let mut last = busy(clock);
        let mut at = 0;
        extract_watched(&text, &options, &mut |name| {
            let took = busy(clock) - last;
            match passes.get_mut(at) {
                Some((_, best)) => *best = took.min(*best),
                None => passes.push((name, took)),
            }
            at += 1;
            last = busy(clock);
        })?;
    }
    for (name, took) in &passes {
        tell(name, &text, *took);
    }
    let best = |work: &mut dyn FnMut()| {
        let time = |_| {
            let start = busy(clock);
            work();
            busy(clock) - start
        };
        (0..RUNS).map(time).min().unwrap_or_default()
    };
    let mut count = 0;
    tell("all", &text, best(&mut || count = extract(&text, &options).map_or(0, |found| found.dates.len())));
    tell("dates alone", &text, best(&mut || count = extract_dates(&text, &options).map_or(0, |d| d.len())));
    let json = serde_json::to_string(&extract(&text, &options)?)?;
    println!("{:.2} MB of text, {count} dates, {:.2} MB of JSON", mega(text.len()), mega(json.len()));
    Ok(())
}

fn mega(bytes: usize) -> f64 {
    bytes as f64 / 1e6
}

fn tell(name: &str, text: &str, took: Duration) {
    println!(
        "{name:12} {:8.2} ms {:8.1} MB/s",
        took.as_secs_f64() * 1e3,
        mega(text.len()) / took.as_secs_f64()
    );
}
