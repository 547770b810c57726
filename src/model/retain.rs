//! Records less those that somebody struck out.

use super::{Flag, Id, Position, RecordRef, Records};
use std::collections::HashSet;

impl Records {
    /// Leaves out the records whose ids are not wanted, and the texts of sources that go with them. Linear.
    ///
    /// What rests on a record that is left out goes with it, so that nothing is told of others than before: a statement
    /// goes with a speaker, an event with the last of its participants, a vote with its instrument or a member, a
    /// provision with its instrument, and anything with the last source of its evidence. What only mentions such a
    /// record (participants, addressees, for whom, subjects, flags) stays and no longer mentions it; titles and other
    /// words stay as they are. Ids of records that are not among these are left alone: they may be in a dossier.
    ///
    /// ```
    /// use article41::extract::{Options, extract};
    ///
    /// let text = "“We object,” Ada Berg told reporters. “So do we,” Robert Wood said.";
    /// let mut records = extract(text, &Options::default())?.records;
    /// records.retain(|id| id != "x-ada-berg");
    /// assert_eq!(records.statements.len(), 1);
    /// assert_eq!(records.statements[0].speakers[0].as_str(), "robert-wood");
    /// # Ok::<(), article41::Error>(())
    /// ```
    pub fn retain(&mut self, mut wanted: impl FnMut(&str) -> bool) {
        let gone = self.gone(&mut wanted);
        self.texts.retain(|t| wanted(t.source.as_str()));
        if !gone.is_empty() {
            self.leave_out(&gone);
        }
    }

    /// What is not wanted, and what rests on that. Every kind comes after those that its records rest on.
    fn gone(&self, wanted: &mut dyn FnMut(&str) -> bool) -> HashSet<Id> {
        let mut gone = HashSet::new();
        for record in self.iter() {
            if !wanted(record.id().as_str()) || rests_on(record, &gone) {
                gone.insert(record.id().clone());
            }
        }
        gone
    }

    fn leave_out(&mut self, gone: &HashSet<Id>) {
        let stays = |id: &Id| !gone.contains(id);
        self.sources.retain(|r| stays(&r.id));
        self.actors.retain(|r| stays(&r.id));
        self.instruments.retain(|r| stays(&r.id));
        self.provisions.retain(|r| stays(&r.id));
        self.events.retain(|r| stays(&r.id));
        self.statements.retain(|r| stays(&r.id));
        self.assertions.retain(|r| stays(&r.id));
        self.claims.retain(|r| stays(&r.id));
        self.votes.retain(|r| stays(&r.id));
        for r in &mut self.sources {
            unflag(&mut r.flags, gone);
        }
        for r in &mut self.actors {
            r.evidence.retain(|e| stays(&e.source));
            r.part_of.take_if(|id| !stays(id));
            for role in &mut r.roles {
                role.holder_for.take_if(|id| !stays(id));
            }
            unflag(&mut r.flags, gone);
        }
        for r in &mut self.instruments {
            r.evidence.retain(|e| stays(&e.source));
            r.parties.retain(stays);
            r.links.retain(|link| stays(&link.to));
            unflag(&mut r.flags, gone);
        }
        for r in &mut self.provisions {
            r.evidence.retain(|e| stays(&e.source));
            unflag(&mut r.flags, gone);
        }
        for r in &mut self.events {
            r.evidence.retain(|e| stays(&e.source));
            r.participants.retain(|p| stays(&p.actor));
            r.instruments.retain(stays);
            unflag(&mut r.flags, gone);
        }
        for r in &mut self.statements {
            r.evidence.retain(|e| stays(&e.source));
            for list in [&mut r.spoke_for, &mut r.addressees, &mut r.via, &mut r.actors, &mut r.instruments] {
                list.retain(stays);
            }
            r.relays.take_if(|id| !stays(id));
            r.event.take_if(|id| !stays(id));
            unclaim(&mut r.positions, gone);
            unflag(&mut r.flags, gone);
        }
        for r in &mut self.assertions {
            r.evidence.retain(|e| stays(&e.source));
            r.actors.retain(stays);
            r.instruments.retain(stays);
            unclaim(&mut r.positions, gone);
            unflag(&mut r.flags, gone);
        }
        for r in &mut self.claims {
            r.actors.retain(stays);
            r.instruments.retain(stays);
            // Less one of its objects it would be another relation.
            r.relation.take_if(|relation| !(stays(&relation.subject) && relation.objects.iter().all(stays)));
            unflag(&mut r.flags, gone);
        }
        for r in &mut self.votes {
            r.evidence.retain(|e| stays(&e.source));
            unflag(&mut r.flags, gone);
        }
    }
}

/// Whether a record would say something else, or nothing, without those that are gone.
fn rests_on(record: RecordRef<'_>, gone: &HashSet<Id>) -> bool {
    let lost = |id: &Id| gone.contains(id);
    let evidence = record.evidence();
    !evidence.is_empty() && evidence.iter().all(|e| lost(&e.source))
        || match record {
            RecordRef::Provision(r) => lost(&r.instrument),
            RecordRef::Event(r) => {
                !r.participants.is_empty() && r.participants.iter().all(|p| lost(&p.actor))
            }
            RecordRef::Statement(r) => r.speakers.iter().any(lost),
            RecordRef::Vote(r) => lost(&r.instrument) || r.ballots.iter().any(|b| lost(&b.member)),
            _ => false,
        }
}

fn unflag(flags: &mut [Flag], gone: &HashSet<Id>) {
    for flag in flags {
        flag.with.retain(|id| !gone.contains(id));
    }
}

fn unclaim(positions: &mut Vec<Position>, gone: &HashSet<Id>) {
    positions.retain(|p| !gone.contains(&p.claim));
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use crate::dossier::Dossier;
    use crate::extract::{Options, extract};
    use crate::model::validate;

    const TEXT: &str = "Oslo talks\n\nRussia and China held talks in Oslo on Monday. “We object,” Russian envoy Ada Berg told \
                        Kim Song. “So do we,” Robert Wood said on Tuesday. Britain met with Japan on Monday.";

    fn found() -> Records {
        extract(TEXT, &Options { published: Some("2024-06-28"), ..Options::default() }).unwrap().records
    }

    fn less(struck: &str) -> Records {
        let mut records = found();
        records.retain(|id| id != struck);
        assert!(records.iter().all(|r| r.id().as_str() != struck));
        for mut dossier in [Dossier::empty(""), Dossier::builtin().unwrap()] {
            dossier.add(records.clone()).unwrap_or_else(|error| panic!("without {struck}: {error}"));
        }
        records
    }

    fn names(ids: &[Id]) -> Vec<&str> {
        ids.iter().map(Id::as_str).collect()
    }

    #[test]
    fn a_statement_goes_with_its_speaker() {
        let all = found();
        let berg = &all.statements[0];
        assert_eq!((names(&berg.speakers), names(&berg.spoke_for)), (vec!["x-ada-berg"], vec!["RUS"]));
        assert_eq!(all.statements.len(), 2);
        let records = less("x-ada-berg");
        assert_eq!(records.statements, all.statements[1..]);
        assert_eq!(records.events, all.events);
    }

    #[test]
    fn what_only_mentions_an_actor_stays_without_it() {
        let all = found();
        let records = less("RUS");
        assert_eq!(records.statements.len(), all.statements.len());
        assert_eq!(names(&records.statements[0].spoke_for), [""; 0]);
        let berg = records.actors.iter().find(|a| a.id.as_str() == "x-ada-berg").unwrap();
        assert!(!berg.roles.is_empty() && berg.roles.iter().all(|role| role.holder_for.is_none()));
        let who = |event: &crate::model::Event| -> Vec<String> {
            event.participants.iter().map(|p| p.actor.to_string()).collect()
        };
        assert_eq!(
            (who(&all.events[0]), who(&records.events[0])),
            (vec!["RUS".into(), "CHN".into()], vec!["CHN".into()])
        );
    }

    #[test]
    fn an_event_goes_with_the_last_of_its_participants() {
        let mut records = found();
        let events = records.events.len();
        records.retain(|id| !["RUS", "CHN"].contains(&id));
        assert_eq!(records.events.len(), events - 1);
    }

    #[test]
    fn without_the_source_nothing_is_told() {
        let source = found().sources[0].id.to_string();
        assert!(less(&source).is_empty());
    }

    #[test]
    fn whatever_is_struck_out_the_rest_is_sound() {
        for record in found().iter() {
            less(record.id().as_str());
        }
        let all = Dossier::builtin().unwrap().records().clone();
        for (at, record) in all.iter().enumerate().filter(|(at, _)| at % 7 == 0) {
            let mut records = all.clone();
            records.retain(|id| id != record.id().as_str());
            assert_eq!(validate(&records), [], "without {}", record.id());
            // And without a third of all at once.
            let mut records = all.clone();
            records.retain(|id| (id.len() + id.bytes().map(usize::from).sum::<usize>() + at) % 3 > 0);
            assert_eq!(validate(&records), [], "a third, {at}");
        }
        let mut same = all.clone();
        same.retain(|_| true);
        assert_eq!(same, all);
    }

    #[test]
    fn what_is_not_among_them_is_left_alone() {
        let mut records = found();
        records.actors.clear();
        let before = records.clone();
        records.retain(|_| true);
        assert_eq!(records, before);
    }
}
