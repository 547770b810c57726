//! Resolutions without a number: `a draft resolution extending the mandate`, `this resolution`, `nine resolutions`.

use super::super::doc::Doc;
use super::super::lexicon::Class;
use super::hit::Hit;
use crate::text::WordKind;

/// How many sentences `this resolution` may stand behind what it means.
const NEAR: usize = 3;

/// The last resolution or draft that was named.
#[derive(Clone, Debug, Default)]
pub(super) struct Resolutions {
    last: Option<(usize, Hit)>,
    draft: Option<(usize, Hit)>,
}

impl Resolutions {
    /// Remembers the last hit, if it is a resolution or a draft.
    pub(super) fn saw(&mut self, doc: &Doc<'_, '_>, hits: &[Hit]) {
        if let Some(hit) = hits.last().filter(|hit| matches!(hit.kind, "resolution" | "draft")) {
            self.last = Some((doc.sentence_number(hit.words.start), hit.clone()));
            if hit.kind == "draft" && hit.rule != "instrument-resolution-again" {
                self.draft.clone_from(&self.last);
            }
        }
    }

    /// Reads one at its noun; where to go on if there is one.
    #[inline(never)]
    pub(super) fn read(
        &self,
        doc: &Doc<'_, '_>,
        at: usize,
        from: usize,
        out: &mut Vec<Hit>,
    ) -> Option<usize> {
        let plural = doc.eq(at, "resolutions");
        let draft_alone = doc.eq(at, "draft") && !matches!(doc.kind(at + 1), Some(WordKind::Word));
        if !plural && !doc.one_of(at, &["resolution", "text"]) && !draft_alone {
            return None;
        }
        // `a resolution of the conflict`, `the resolution to the crisis`: no text that is voted on.
        let settles =
            doc.eq(at + 1, "of") && !(at + 2..at + 5).any(|at| doc.phrase(at, Class::Organ).is_some());
        let before = before(doc, at, from);
        if before.other || (settles && !plural && !before.draft) {
            return None;
        }
        if plural {
            let count = before.count?;
            let symbol = format!("{count} resolutions");
            let words = before.start..at + 1;
            out.push(Hit {
                words,
                kind: "count",
                symbol: Some(symbol),
                id: None,
                confidence: 0.9,
                rule: "instrument-count",
            });
            return Some(at + 1);
        }
        let sentence = doc.sentence_number(at);
        if before.definite {
            // `If adopted, the resolution would have …`: the draft.
            let would = (at + 1..at + 12).any(|at| doc.eq(at, "would")) || before.draft;
            let near = |named: &&(usize, Hit)| sentence <= named.0 + NEAR;
            let draft = self.draft.as_ref().filter(near).filter(|_| would);
            let (_, last) = draft.or(self.last.as_ref().filter(near))?;
            let words = before.start..at + 1;
            let hit = Hit { words, confidence: 0.75, rule: "instrument-resolution-again", ..last.clone() };
            out.push(hit);
            return Some(at + 1);
        }
        if !before.indefinite || doc.eq(at, "text") {
            return None;
        }
        let (end, would) = clause(doc, at + 1);
        let draft = before.draft || would || draft_alone;
        let words = before.start..end;
        let (kind, rule) = if draft {
            ("draft", "instrument-draft")
        } else {
            ("resolution", "instrument-resolution-unnamed")
        };
        out.push(Hit { words, kind, symbol: None, id: None, confidence: 0.8, rule });
        Some(end)
    }
}

#[derive(Clone, Copy, Debug, Default)]
struct Before {
    start: usize,
    draft: bool,
    definite: bool,
    indefinite: bool,
    /// A word that makes it another thing: `conflict resolution`, `House resolution`.
    other: bool,
    count: Option<u32>,
}

fn before(doc: &Doc<'_, '_>, noun: usize, from: usize) -> Before {
    let mut read = Before { start: noun, ..Before::default() };
    for back in 1..=8 {
        let Some(place) = noun.checked_sub(back).filter(|place| *place >= from) else { break };
        if doc.sentence_number(place) != doc.sentence_number(noun) {
            break;
        }
        let organ = |start: usize| {
            doc.phrase(start, Class::Organ).filter(|phrase| phrase.end > place && phrase.end <= noun)
        };
        if back <= 2 && organ(place).is_some_and(|phrase| phrase.value == "-") {
            read.other = true;
            break;
        }
        if doc.is(place, Class::Auxiliary) || doc.is(place, Class::Preposition) {
            break;
        }
        if doc.one_of(place, &["a", "an", "another"]) {
            (read.start, read.indefinite) = (place, true);
            break;
        }
        if doc.one_of(place, &["the", "this", "that", "its"]) {
            (read.start, read.definite) = (place, true);
            break;
        }
        let word = doc.word(place);
        let digits = (doc.kind(place) == Some(WordKind::Number)).then(|| word.parse::<u32>().ok()).flatten();
        if let Some(count) = small_number(word).or(digits.filter(|count| *count < 1000)) {
            (read.start, read.count) = (place, Some(count));
            break;
        }
        if doc.eq(place, "draft") {
            read.draft = true;
        } else if doc.kind(place) != Some(WordKind::Word) && doc.mark(place) != Some('-') {
            break;
        }
        read.start = place;
    }
    if !(read.indefinite || read.definite || read.count.is_some()) {
        read.start = noun;
    }
    read
}

/// The number that a word is, of those in which resolutions are counted.
fn small_number(word: &str) -> Option<u32> {
    const NUMBERS: [&str; 20] = [
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
        "twenty",
        "thirty",
    ];
    let place = NUMBERS.iter().position(|number| number.eq_ignore_ascii_case(word))? as u32;
    Some(if place == 19 { 30 } else { place + 2 })
}

/// Behind the clause that says what a draft is about, up to the next mark or cue; and whether it says `would`.
fn clause(doc: &Doc<'_, '_>, at: usize) -> (usize, bool) {
    let participle = doc.word(at).ends_with("ing") && doc.kind(at) == Some(WordKind::Word);
    let relative = doc.one_of(at, &["which", "that", "to", "on"]);
    if !participle && !relative {
        return (at, false);
    }
    let mut would = false;
    let mut end = at + 1;
    while end < at + 20 && end < doc.sentence(at).end {
        would |= doc.one_of(end, &["would"]);
        let stop = match doc.kind(end) {
            Some(WordKind::Mark) => doc.mark(end) != Some('-'),
            _ => doc.one_of(
                end,
                &["who", "which", "that", "but", "while", "as", "after", "before", "when", "said", "says"],
            ),
        };
        if stop {
            break;
        }
        end += 1;
    }
    (if end == at + 1 { at } else { end }, would)
}
