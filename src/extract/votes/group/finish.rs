//! What is sure of a vote when all was read.

use super::super::super::found::VoteMention;
use super::{Group, Reader, permanent};

impl<'t> Reader<'_, 't, '_> {
    /// What is sure now that all was read.
    pub(in crate::extract::votes) fn finish(&self, mut group: Group) -> Option<VoteMention<'t>> {
        let doc = self.doc;
        let told = group.told.unwrap_or(group.words.start);
        // Who vetoed did not abstain: "the veto by Moscow and Beijing's abstention".
        group.abstained.retain(|code| !group.veto.contains(code));
        // Of fifteen members, the rest is known.
        let council = group.vetoed || group.yes.is_some_and(|yes| yes <= 15);
        if let (Some(yes), true, true) = (group.yes, council, group.vetoed) {
            if group.abstain.is_none() && !group.abstained.is_empty() {
                group.abstain = Some(group.abstained.len() as u32);
            }
            let rest = 15u32.checked_sub(yes + group.abstain.unwrap_or(0));
            if group.no.is_none() && rest == Some(group.veto.len() as u32) && !group.veto.is_empty() {
                group.no = rest;
            }
        }
        // A permanent member against a draft that was not adopted has vetoed it.
        let permanent: Vec<_> = group.against.iter().filter(|code| permanent(doc, code)).cloned().collect();
        if group.vetoed {
            for code in &group.veto {
                if !group.against.contains(code) {
                    group.against.push(code.clone());
                }
            }
        } else if group.adopted == Some(false) && council && !permanent.is_empty() {
            group.veto = permanent;
        }
        if group.instrument.is_none() {
            group.instrument = self.before_it(&group);
        }
        let sentence = doc.sentence(told);
        let date = self.date(told, &sentence);
        let span = doc.span(group.words.clone());
        let confidence = match group.rule {
            "vote-veto" if group.veto.is_empty() => 0.75,
            "vote-veto" => 0.9,
            "vote-count" => 0.9,
            "vote-unanimous" => 0.9,
            _ => 0.8,
        };
        Some(VoteMention {
            start: span.start,
            end: span.end,
            text: doc.text.get(span)?,
            yes: group.yes,
            no: group.no,
            abstain: group.abstain,
            veto: group.veto,
            against: group.against,
            abstained: group.abstained,
            unanimous: group.unanimous,
            adopted: group.adopted,
            instrument: group.instrument,
            date,
            confidence,
            rule: group.rule,
        })
    }
}
