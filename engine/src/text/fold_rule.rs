//! The rule that `folds.bin` is made by, and the tests that it is. Unicode's own tables are five times as large, and a
//! third of what a browser would have to load; so they stay here, in the tests.

use super::fold::{fold_common, is_jamo};
use super::fold_table::{self, FOLDS, MARKS};
use unicode_normalization::char::{canonical_combining_class, decompose_compatible, is_combining_mark};

/// What a character folds to, by Unicode's tables.
pub fn fold(c: char, emit: &mut impl FnMut(char)) {
    // Before decomposition, which would make a space and an accent of it.
    if c == '\u{B4}' {
        return emit('\'');
    }
    decompose_compatible(c, |d| {
        if is_jamo(d) {
            return emit(d);
        }
        // By way of the upper case, so that every form of a letter (final sigma, long s, dotless i) ends as one.
        for l in d.to_uppercase().flat_map(char::to_lowercase) {
            if !is_dropped(l) {
                replace(l, emit);
            }
        }
    });
}

/// What Unicode's decompositions leave as it is and readers take for the same.
fn replace(c: char, emit: &mut impl FnMut(char)) {
    let pair = match c {
        'ß' => ('s', Some('s')),
        'æ' => ('a', Some('e')),
        'œ' => ('o', Some('e')),
        'þ' => ('t', Some('h')),
        'ø' => ('o', None),
        'ł' => ('l', None),
        'đ' | 'ð' => ('d', None),
        'ħ' => ('h', None),
        'ŧ' => ('t', None),
        '`' | '\u{2018}' | '\u{2019}' | '\u{201B}' | '\u{2032}' | '\u{2B9}' | '\u{2BB}'..='\u{2BF}' => {
            ('\'', None)
        }
        '\u{2010}' | '\u{2011}' | '\u{2012}' | '\u{2043}' => ('-', None),
        _ => (c, None),
    };
    emit(pair.0);
    if let Some(second) = pair.1 {
        emit(second);
    }
}

/// Accents, and what is invisible: soft hyphens, joiners, direction marks, variation selectors.
fn is_dropped(c: char) -> bool {
    match c {
        // The commonest letters first: nothing below U+00AD is dropped.
        '\0'..='\u{AC}' => false,
        '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{FEFF}' => true,
        '\u{200C}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' => true,
        '\u{FE00}'..='\u{FE0F}' | '\u{180B}'..='\u{180F}' | '\u{34F}' | '\u{E0000}'..='\u{E0FFF}' => true,
        '\u{20DD}'..='\u{20E4}' => true,
        // Voicing marks (class 8) and viramas (class 9) tell letters apart; vowel signs have class 0.
        _ => is_combining_mark(c) && !matches!(canonical_combining_class(c), 0 | 8 | 9),
    }
}

/// A number in as few bytes as it needs, seven bits each.
fn put(out: &mut Vec<u8>, mut n: u32) {
    while n >= 128 {
        out.push((n & 127) as u8 | 128);
        n >>= 7;
    }
    out.push(n as u8);
}

/// A signed number, small ones in few bytes.
fn put_signed(out: &mut Vec<u8>, n: i32) {
    put(out, ((n << 1) ^ (n >> 31)) as u32);
}

/// Every character that the table is asked for.
fn asked() -> impl Iterator<Item = char> {
    ('\u{80}'..=char::MAX).filter(|c| !fold_common(*c, &mut |_| {}))
}

/// What [`fold_table`] reads: runs of characters that are dropped or shifted alike, and single ones with their letters.
fn folds() -> Vec<u8> {
    #[derive(PartialEq)]
    enum Op {
        Drop,
        Shift(i32),
        Chars(Vec<char>),
    }
    let mut runs: Vec<(u32, u32, Op)> = Vec::new();
    for c in asked() {
        let mut to = Vec::new();
        fold(c, &mut |d| to.push(d));
        let op = match to.as_slice() {
            [] => Op::Drop,
            [d] if *d == c => continue,
            [d] => Op::Shift(*d as i32 - c as i32),
            _ => Op::Chars(to),
        };
        match runs.last_mut() {
            Some((start, n, last))
                if *start + *n == c as u32 && *last == op && !matches!(op, Op::Chars(_)) =>
            {
                *n += 1
            }
            _ => runs.push((c as u32, 1, op)),
        }
    }
    let (mut out, mut end) = (Vec::new(), 0);
    for (start, n, op) in runs {
        put(&mut out, start - end);
        end = start + n;
        match op {
            Op::Drop => out.extend([0]),
            Op::Shift(by) => {
                out.extend([1]);
                put_signed(&mut out, by);
            }
            Op::Chars(chars) => {
                put(&mut out, chars.len() as u32);
                let mut before = 0;
                for c in chars {
                    put_signed(&mut out, c as i32 - before);
                    before = c as i32;
                }
                continue;
            }
        }
        put(&mut out, n);
    }
    out
}

/// Gaps between combining marks and how many there are in a row.
fn marks() -> Vec<u8> {
    let (mut out, mut end, mut start) = (Vec::new(), 0, None);
    for c in '\0'..=char::MAX {
        match (is_combining_mark(c), start) {
            (true, None) => start = Some(c as u32),
            (false, Some(from)) => {
                put(&mut out, from - end);
                put(&mut out, c as u32 - from);
                (end, start) = (c as u32, None);
            }
            _ => {}
        }
    }
    out
}

/// With ARTICLE41_WRITE_FOLDS=1 in the environment this writes the tables; without, it finds out if they are stale.
#[test]
fn the_tables_are_what_unicode_says() {
    let (folds, marks) = (folds(), marks());
    if std::env::var_os("ARTICLE41_WRITE_FOLDS").is_some() {
        std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/src/text/folds.bin"), &folds).unwrap();
        std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/src/text/marks.bin"), &marks).unwrap();
        return;
    }
    assert!(
        FOLDS == folds && MARKS == marks,
        "run this test with ARTICLE41_WRITE_FOLDS=1, and look at the diff"
    );
}

#[test]
fn the_tables_say_of_every_character_what_the_rule_says() {
    for c in asked() {
        let (mut by_table, mut by_rule) = (String::new(), String::new());
        fold_table::fold(c, |d| by_table.push(d));
        fold(c, &mut |d| by_rule.push(d));
        assert_eq!(by_table, by_rule, "{c:?}");
    }
    for c in '\0'..=char::MAX {
        assert_eq!(fold_table::is_mark(c), is_combining_mark(c), "{c:?}");
    }
}
