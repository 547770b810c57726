//! Inner loops, with the bytes that they have to touch, beside how quickly this machine reads and copies memory. Everything is of
//! the size that a query over a million documents meets, so much of it stays in the processor's cache.

use article41_engine::inner::{Documents, Facet, List, Packed, checksum, intersection};
use article41_engine::text::Tokenizer;
use article41_engine::{Brush, Collection};
use article41_engine_bench::{COLUMNS, Corpus, DAYS, FIRST_DAY, Random};
use criterion::measurement::WallTime;
use criterion::{BatchSize, BenchmarkGroup, Criterion, Throughput, criterion_group, criterion_main};
use std::hint::black_box;
use std::time::Duration;

/// More than any processor's cache holds.
const LARGE: usize = 1 << 30;
/// Documents.
const MILLION: u32 = 1_000_000;

fn group<'a>(criterion: &'a mut Criterion, name: &str) -> BenchmarkGroup<'a, WallTime> {
    let mut group = criterion.benchmark_group(name);
    group
        .sample_size(20)
        .nresamples(10_000)
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(2));
    group
}

/// What is touched: how many items, in how many bytes that are read or written.
fn touched(items: usize, bytes: usize) -> Throughput {
    Throughput::ElementsAndBytes { elements: items as u64, bytes: bytes as u64 }
}

fn memory(criterion: &mut Criterion) {
    let from: Vec<u64> = (0..LARGE as u64 / 8).collect();
    let mut to = vec![0u64; LARGE / 8];
    let mut group = group(criterion, "memory");
    group.throughput(touched(LARGE / 8, LARGE));
    group.bench_function("read", |b| b.iter(|| from.iter().fold(0u64, |sum, n| sum.wrapping_add(*n))));
    group.throughput(touched(LARGE / 8, 2 * LARGE));
    group.bench_function("copy", |b| b.iter(|| to.copy_from_slice(black_box(&from))));
    drop(to);
    group.throughput(touched(LARGE / 8, LARGE));
    group.bench_function("fill", |b| {
        let mut to = vec![0u64; LARGE / 8];
        b.iter(|| black_box(&mut to).fill(black_box(1)));
    });
    group.finish();
}

fn blocks(criterion: &mut Criterion) {
    let mut group = group(criterion, "unpack");
    for bits in [1, 3, 5, 8, 12, 17] {
        let mut random = Random(u64::from(bits));
        let packed = Packed::new(&std::array::from_fn(|_| random.below(1 << bits)), bits, 8192);
        group.throughput(touched(8192 * 128, packed.size()));
        group.bench_function(format!("{bits} bits"), |b| {
            b.iter(|| {
                packed.unpack(|block| {
                    black_box(block);
                })
            })
        });
    }
    group.finish();
}

/// About one of so many documents.
fn some(one_of: u32, seed: u64) -> Vec<u32> {
    let mut random = Random(seed);
    (0..MILLION).filter(|_| random.below(one_of) == 0).collect()
}

fn lists(criterion: &mut Criterion) {
    let mut group = group(criterion, "postings");
    for one_of in [3, 30, 300] {
        let list = List::new(&some(one_of, 1), MILLION);
        group.throughput(touched((MILLION / one_of) as usize, list.size()));
        group.bench_function(format!("of 1 in {one_of}"), |b| {
            b.iter(|| {
                list.each(|d| {
                    black_box(d);
                })
            })
        });
    }
    group.finish();
    let mut group = self::group(criterion, "intersect");
    let frequent = some(3, 2);
    for one_of in [3, 30, 300] {
        let list = some(one_of, 3);
        group.throughput(touched(list.len() + frequent.len(), (list.len() + frequent.len()) * 4));
        group.bench_function(format!("1 in {one_of}, 1 in 3"), |b| b.iter(|| intersection(&list, &frequent)));
    }
    group.finish();
    let mut group = self::group(criterion, "bits");
    let (mut own, other) = (Documents::new(&some(2, 4), MILLION), Documents::new(&frequent, MILLION));
    group.throughput(touched(MILLION as usize, 3 * MILLION as usize / 8));
    group.bench_function("and", |b| b.iter(|| own.and(black_box(&other))));
    group.throughput(touched(MILLION as usize, 2 * MILLION as usize / 8));
    group.bench_function("count of both", |b| b.iter(|| own.shared(black_box(&other))));
    group.finish();
}

fn facets(criterion: &mut Criterion) {
    let mut group = group(criterion, "facets");
    for (name, most, values) in
        [("12 values", 1, 12), ("50 values, up to three", 3, 50), ("1000 values, up to two", 2, 1000)]
    {
        let mut random = Random(5);
        let (mut ends, mut all) = (Vec::new(), Vec::new());
        for _ in 0..MILLION {
            (0..=random.below(most))
                .for_each(|_| all.push((f64::from(values) * random.share() * random.share()) as u32));
            ends.push(all.len() as u32);
        }
        let bytes = if values > 256 { 2 } else { 1 };
        let facet = Facet::new(ends, all.clone());
        let mut counts = vec![0; values as usize];
        let list = some(40, 6);
        let share = all.len() / MILLION as usize + 1;
        group.throughput(touched(list.len(), list.len() * (4 + 2 + share * bytes)));
        group.bench_function(format!("{name}: a list of 1 in 40"), |b| {
            b.iter_batched(
                || list.clone(),
                |list| facet.count_list(list, &mut counts),
                BatchSize::LargeInput,
            );
        });
        let third = Documents::new(&some(3, 7), MILLION);
        let third_of = MILLION as usize / 3;
        group.throughput(touched(third_of, MILLION as usize / 8 + third_of * (2 + share * bytes)));
        group.bench_function(format!("{name}: bits of 1 in 3"), |b| {
            b.iter(|| facet.count(&third, &mut counts))
        });
    }
    group.finish();
}

fn texts(criterion: &mut Criterion) {
    let corpus = Corpus::new(10_000, 100);
    let bytes: usize = corpus.documents.iter().map(|made| made.text.len()).sum();
    let mut group = group(criterion, "text");
    let mut tokenizer = Tokenizer::default();
    let mut read = || -> u32 {
        corpus
            .documents
            .iter()
            .map(|made| {
                tokenizer.each(&made.text, |token| {
                    black_box(token.text);
                })
            })
            .sum()
    };
    group.throughput(touched(read() as usize, bytes));
    group.bench_function("tokenise", |b| b.iter(&mut read));
    group.throughput(touched(corpus.documents.len(), bytes));
    group.bench_function("add and write", |b| b.iter(|| corpus.collect(corpus.documents.len())));
    let saved = corpus.collect(corpus.documents.len()).save();
    group.throughput(touched(corpus.documents.len(), saved.len()));
    group.bench_function("open", |b| {
        b.iter(|| Collection::open(saved.as_slice(), saved.len() as u64).expect("what was saved"));
    });
    drop(saved);
    let large = vec![0x5a; 1 << 28];
    group.throughput(touched(1, large.len()));
    group.bench_function("checksum (XXH3)", |b| b.iter(|| checksum(&large)));
    group.finish();
}

fn brush(criterion: &mut Criterion) {
    let mut collection = Corpus::new(MILLION as usize, 1).collect(usize::MAX);
    let columns: Vec<usize> = (0..COLUMNS.len()).collect();
    let mut brush = Brush::new(&mut collection, &columns);
    let mut group = group(criterion, "linked views");
    // Of a row: about eleven values of two bytes, and where they end. By value, a count.
    let row = 11 * 2 + 4;
    let values = brush.all_counts().len();
    for days in [5, 50] {
        let rows = MILLION as usize / DAYS as usize * days as usize;
        group.throughput(touched(rows, rows * row + values * 4 * 6));
        let mut last = FIRST_DAY + 500;
        group.bench_function(format!("drag by {days} days"), |b| {
            b.iter(|| {
                last = if last > FIRST_DAY + DAYS as i32 - 100 { FIRST_DAY + 500 } else { last + days };
                brush.set_period(Some((FIRST_DAY + 400, last)));
                brush.all_counts().first().copied()
            });
        });
    }
    group.throughput(touched(MILLION as usize, MILLION as usize * row * 2));
    let mut value = 0;
    group.bench_function("choose a value", |b| {
        b.iter(|| {
            value = 1 - value;
            brush.choose(5, &[value]);
        });
    });
    group.finish();
}

criterion_group!(benches, memory, blocks, lists, facets, texts, brush);
criterion_main!(benches);
