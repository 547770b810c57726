//! How long building an index and asking it take, on made-up records. Prints a table for docs and reports.
//!
//! ```text
//! cargo run --release --example measure -- 100000 1000000
//! ```
//!
//! The records are statements of ten words or so with speakers, claims, sources and dates. Words follow Zipf's law over
//! 60,000 words, as words do. Everything comes from one seed, so that runs can be compared.

use article41::compare::Stands;
use article41::index::Index;
use article41::model::*;
use article41::query::{
    FacetOptions, Field, Highlighter, Options, PairOptions, UnitOption, complete, parse, run, timeline,
};
use std::time::{Duration, Instant};

/// SplitMix64 (Steele, Lea and Flood 2014).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let z = (self.0 ^ self.0 >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let z = (z ^ z >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ z >> 31
    }

    fn below(&mut self, n: usize) -> usize {
        (self.next() % n as u64) as usize
    }

    /// A rank by Zipf's law, by inverting its continuous form: rank r has probability about 1 / r.
    fn zipf(&mut self, n: usize) -> usize {
        let u = (self.next() >> 11) as f64 / (1u64 << 53) as f64;
        ((n as f64).powf(u) as usize).clamp(1, n) - 1
    }
}

const WORDS: usize = 60_000;

/// A word that can be said, a different one for each rank.
fn word(rank: usize) -> String {
    let syllables = [
        "ka", "ri", "mo", "den", "tu", "sal", "ve", "bor", "ni", "lan", "gu", "pes", "ti", "hor", "ma", "yek",
    ];
    let mut rest = rank + 16;
    let mut out = String::new();
    while rest > 0 {
        out.push_str(syllables[rest % 16]);
        rest /= 16;
    }
    out
}

fn text(r: &mut Random, words: usize) -> String {
    (0..words).map(|_| word(r.zipf(WORDS))).collect::<Vec<_>>().join(" ")
}

fn id(prefix: &str, n: usize) -> Id {
    format!("{prefix}-{n}").into()
}

fn date(r: &mut Random) -> Date {
    let (year, month, day) = (2000 + r.below(25), 1 + r.below(12), 1 + r.below(28));
    let text = match r.below(10) {
        0 => format!("{year}-{month:02}"),
        1 => format!("{year}-{month:02}-{day:02}~"),
        2 => format!("{year}"),
        _ => format!("{year}-{month:02}-{day:02}"),
    };
    let edtf = text.parse().unwrap_or_else(|e| panic!("{text}: {e}"));
    Date { edtf, claimed: None, expression: None, reason: None }
}

fn evidence(r: &mut Random, sources: usize) -> Vec<Evidence> {
    let source = id("src", r.zipf(sources));
    let made = Made::Curated;
    vec![Evidence {
        source,
        anchor: None,
        locator: None,
        quote: None,
        made,
        confidence: 1.0,
        rule: None,
        note: None,
    }]
}

fn records(count: usize) -> Records {
    let mut r = Random(41);
    let (actors, sources, claims, events) = (300, 1000, count / 200 + 10, count / 500 + 10);
    let mut out = Records { title: "measured".into(), ..Records::default() };
    for i in 0..sources {
        let json = serde_json::json!({ "id": id("src", i), "kind": "report", "title": text(&mut r, 6),
            "publisher": text(&mut r, 1), "published": { "edtf": date(&mut r).edtf } });
        out.sources.extend(serde_json::from_value::<Source>(json).ok());
    }
    for i in 0..actors {
        let kind = if i < 100 { "state" } else { "person" };
        let aliases: Vec<String> = (0..5).map(|_| text(&mut r, 2)).collect();
        let json = serde_json::json!({ "id": id("act", i), "kind": kind, "name": text(&mut r, 2), "aliases": aliases,
            "roles": [{ "title": "envoy", "for": id("act", i % 100) }] });
        out.actors.extend(serde_json::from_value::<Actor>(json).ok());
    }
    for i in 0..events {
        let json = serde_json::json!({ "id": id("ev", i), "type": "meeting", "title": text(&mut r, 6),
            "date": { "edtf": date(&mut r).edtf } });
        out.events.extend(serde_json::from_value::<Event>(json).ok());
    }
    for i in 0..claims {
        let goods = ["arms", "coal", "oil", "seafood"][r.below(4)];
        let json = serde_json::json!({ "id": id("cl", i), "text": text(&mut r, 8),
            "actors": [id("act", r.zipf(actors))], "goods": [goods] });
        out.claims.extend(serde_json::from_value::<Claim>(json).ok());
    }
    let rest = count.saturating_sub(out.len());
    for i in 0..rest {
        let words = 6 + r.below(10);
        out.statements.push(Statement {
            id: id("st", i),
            speakers: vec![id("act", r.zipf(actors))],
            named: None,
            role: (r.below(3) == 0).then(|| "envoy".into()),
            spoke_for: Vec::new(),
            addressees: Vec::new(),
            mode: Mode::Indirect,
            cue: None,
            stance: Stance::ALL[r.below(Stance::ALL.len())],
            text: text(&mut r, words),
            positions: (0..r.below(3))
                .map(|_| Position {
                    claim: id("cl", r.zipf(claims)),
                    position: PositionKind::ALL[r.below(4)],
                })
                .collect(),
            relays: None,
            via: Vec::new(),
            setting: None,
            event: (r.below(3) == 0).then(|| id("ev", r.zipf(events))),
            date: (r.below(10) > 0).then(|| date(&mut r)),
            actors: (0..r.below(2)).map(|_| id("act", r.zipf(actors))).collect(),
            instruments: Vec::new(),
            goods: Vec::new(),
            status: Status::Reported,
            evidence: evidence(&mut r, sources),
            flags: Vec::new(),
        });
    }
    out
}

/// Time on the processor where the system tells (Linux), so that other work on the machine does not count; else time
/// on the clock. Exact to some milliseconds only, so good for sums.
fn busy(start: Instant) -> Duration {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanos = told.and_then(|t| t.split(' ').next().and_then(|n| n.parse().ok()));
    nanos.map_or_else(|| start.elapsed(), Duration::from_nanos)
}

fn percentile(times: &mut [Duration], percent: usize) -> f64 {
    times.sort_unstable();
    let at = (times.len() * percent / 100).min(times.len().saturating_sub(1));
    times.get(at).map_or(0.0, |t| t.as_secs_f64() * 1000.0)
}

/// A sort of query, and how to make one.
type Kind = (&'static str, fn(&mut Random) -> String);

const KINDS: &[Kind] = &[
    ("word, common", |r| word(r.below(20))),
    ("word, rare", |r| word(1000 + r.below(WORDS - 1000))),
    ("two words", |r| format!("{} {}", word(r.below(100)), word(r.below(1000)))),
    ("phrase", |r| format!("\"{} {}\"", word(r.below(50)), word(r.below(50)))),
    ("prefix, 2 letters", |r| format!("{}*", &word(r.below(WORDS))[..2])),
    ("prefix, 4 letters", |r| format!("{}*", &word(r.below(WORDS))[..4])),
    ("fuzzy ~1", |r| format!("{}~1", word(r.below(WORDS)))),
    ("fuzzy ~2", |r| format!("{}~2", word(r.below(WORDS)))),
    ("OR of ten", |r| (0..10).map(|_| word(r.below(2000))).collect::<Vec<_>>().join(" OR ")),
    ("not", |r| format!("{} -{}", word(r.below(50)), word(r.below(50)))),
    ("one value", |r| format!("speaker:act-{}", r.below(300))),
    ("values and dates", |r| {
        format!("state:act-{} stance:deny date:20{:02}..20{:02}", r.below(50), r.below(12), 12 + r.below(12))
    }),
    ("word and value", |r| format!("{} kind:(statement OR claim)", word(r.below(200)))),
    ("everything", |_| String::new()),
];

fn main() {
    let sizes: Vec<usize> = std::env::args().skip(1).filter_map(|a| a.parse().ok()).collect();
    for count in if sizes.is_empty() { vec![100_000] } else { sizes } {
        measure(count);
    }
}

fn measure(count: usize) {
    let records = records(count);
    let start = Instant::now();
    let before = busy(start);
    let stands = Stands::new(&records);
    let stood = busy(start);
    let index = Index::build(&records, &stands);
    let (stood, built) = (stood - before, busy(start) - stood);
    println!("\n{count} records: stands {stood:.2?}, index {built:.2?} of processor time");
    let footprint = index.footprint();
    for (part, bytes) in &footprint.parts {
        println!("  {part:24} {:9.2} MB", *bytes as f64 / 1e6);
    }
    println!("  {:24} {:9.2} MB", "all", footprint.total() as f64 / 1e6);
    let hits = Options::default();
    let facets = [Field::Kind, Field::Speaker, Field::State, Field::Stance, Field::About, Field::Source];
    let all = Options {
        facets: facets.into_iter().map(|field| FacetOptions { field, limit: 10 }).collect(),
        histogram: Some(UnitOption::Auto),
        ..Options::default()
    };
    println!("  {:24} {:>29} {:>29}", "milliseconds", "20 hits", "6 facets and histogram too");
    let columns = ["busy", "p50", "p99", "busy", "p50", "p99", "matches"].map(|c| format!(" {c:>9}"));
    println!("  {:24}{}", "", columns.concat());
    for (name, make) in KINDS {
        let mut r = Random(7);
        let queries: Vec<_> =
            (0..50).map(|_| parse(&make(&mut r)).unwrap_or_else(|e| panic!("{e}")).query).collect();
        let mut row = Vec::new();
        let mut matches = 0;
        for options in [&hits, &all] {
            let mut times = Vec::new();
            matches = 0;
            let clock = Instant::now();
            let before = busy(clock);
            for query in &queries {
                let start = Instant::now();
                let found = run(&index, query, options).unwrap_or_else(|e| panic!("{e}"));
                times.push(start.elapsed());
                matches += found.total;
            }
            let mean = (busy(clock) - before).as_secs_f64() * 1000.0 / queries.len() as f64;
            row.extend([mean, percentile(&mut times, 50), percentile(&mut times, 99)]);
        }
        let row: String = row.iter().map(|ms| format!(" {ms:9.3}")).collect();
        println!("  {name:24}{row} {:9}", matches / queries.len());
    }
    let query = parse("").unwrap_or_else(|e| panic!("{e}")).query;
    let time = |name: &str, f: &mut dyn FnMut()| {
        let start = Instant::now();
        f();
        println!("  {name:24} {:9.3}", start.elapsed().as_secs_f64() * 1000.0);
    };
    time("page at the end", &mut || {
        drop(run(&index, &query, &Options { offset: count - 20, ..Options::default() }))
    });
    let pairs = PairOptions { a: Field::State, b: Field::About, limit: 50 };
    time("pairs", &mut || drop(run(&index, &query, &Options { pairs: Some(pairs), ..Options::default() })));
    time("timeline", &mut || drop(timeline(&index, &query, Field::Kind)));
    time("complete k", &mut || drop(complete(&index, "k", 1)));
    time("complete speaker:ka", &mut || drop(complete(&index, "speaker:ka", 10)));
    time("unknown id", &mut || drop(run(&index, &Field::Id.is("no such id").into(), &Options::default())));
    let mut highlighter = Highlighter::new(&query);
    time("highlight", &mut || drop(highlighter.spans(&records.statements[0].text)));
}
