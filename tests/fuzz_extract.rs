//! A fuzz target that needs no nightly compiler: texts made of what rules look for, for as long as one likes.
//!
//! ```text
//! FUZZ_SECONDS=600 cargo test --profile eval --test fuzz_extract -- --nocapture
//! ```
//!
//! Without `FUZZ_SECONDS` it runs for two. A failure names its seed; `FUZZ_SEED` starts there.
#![cfg(not(target_arch = "wasm32"))]

#[path = "support/noise.rs"]
mod noise;
#[path = "support/sound.rs"]
mod sound;

use article41::extract::Options;
use noise::Noise;
use sound::sound;
use std::time::{Duration, Instant};

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok().and_then(|text| text.parse().ok())
}

#[test]
fn nothing_falls() {
    let (seconds, first) = (number("FUZZ_SECONDS").unwrap_or(2), number("FUZZ_SEED").unwrap_or(0));
    let end = Instant::now() + Duration::from_secs(seconds);
    let mut noise = Noise::new(first);
    for seed in first.. {
        if Instant::now() > end {
            println!("{} texts", seed - first);
            break;
        }
        noise.start(seed);
        let pieces = 1 + noise.below(300);
        let text = noise.text(pieces);
        let published = [None, Some("2024-06-28"), Some("2024"), Some("0001-01-01"), Some("9999-12-31")];
        let options = Options { published: published[noise.below(published.len())], ..Options::default() };
        let outcome = std::panic::catch_unwind(|| {
            sound(&text, &options);
        });
        assert!(outcome.is_ok(), "seed {seed}, published {:?}: {text:?}", options.published);
    }
}
