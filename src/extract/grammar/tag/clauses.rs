//! What the tagger knows of the clauses before a word: whether each has its subject and its verb.

use super::Pos;
use crate::extract::doc::Doc;

/// The clauses that are open where the tagger stands, the innermost last: whether each has its subject and its verb.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Clauses {
    open: [Clause; 4],
    depth: usize,
}

#[derive(Clone, Copy, Debug, Default)]
struct Clause {
    subject: bool,
    finite: bool,
}

impl Clauses {
    fn here(&mut self) -> &mut Clause {
        &mut self.open[self.depth]
    }

    /// Whether some open clause waits for its verb.
    pub(super) fn waits(&self) -> bool {
        self.open[..=self.depth].iter().any(|clause| clause.subject && !clause.finite)
    }

    pub(super) fn see(&mut self, pos: Pos, doc: &Doc<'_, '_>, at: usize) {
        match pos {
            Pos::Noun | Pos::Name | Pos::Pronoun | Pos::Number => self.here().subject = true,
            Pos::Subordinator | Pos::Relative => {
                if self.depth + 1 < self.open.len() {
                    self.depth += 1;
                }
                *self.here() = Clause { subject: pos == Pos::Relative, finite: false };
            }
            Pos::Present | Pos::Past | Pos::Modal => self.finite(),
            Pos::Auxiliary if super::super::finite_auxiliary(doc.word(at)) => self.finite(),
            Pos::Conjunction => {
                // "he came and said": what follows may have its own subject, or share it.
                let here = self.here();
                if here.finite {
                    *here = Clause { subject: true, finite: false };
                }
            }
            Pos::Mark => match doc.mark(at) {
                Some(',' | '—' | '–') if self.depth > 0 && self.here().finite => self.depth -= 1,
                Some(';' | ':' | '“' | '”' | '"') => *self = Clauses::default(),
                _ => {}
            },
            _ => {}
        }
    }

    /// A finite verb: the innermost clause that waits has it.
    fn finite(&mut self) {
        while self.depth > 0 && self.here().finite {
            self.depth -= 1;
        }
        self.here().finite = true;
    }
}
