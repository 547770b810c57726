//! For whom those speak who have an office and perhaps no name: "a South Korean official", "a spokesman for the Peruvian
//! embassy", "the ministry's spokeswoman" where the text has told whose ministry.

use crate::extract::actors::Actors;
use crate::extract::doc::Doc;
use crate::extract::lexicon::Class;
use crate::model::ActorKind;
use std::ops::Range;

/// How many organs are looked back at.
const LOOK_BACK: usize = 40;
/// The offices, by the values of the class `role`, that speak for a State or body.
const OFFICES: &[&str] = &["spokesperson", "ambassador", "minister", "official", "secretary-general"];

/// Those that do where there are several: "the leaders of Peru and Norway".
const HEADS: &[&str] = &["leader", "president", "prime-minister"];

/// An organ of a State where the text names it.
#[derive(Clone, Debug)]
struct Organ {
    words: Range<usize>,
    /// The id of its State, where it stands beside it.
    whose: Option<String>,
}

/// The organs that a text names, in order.
#[derive(Clone, Debug, Default)]
pub(super) struct Organs(Vec<Organ>);

impl Organs {
    /// Reads them. Linear.
    pub(super) fn read(doc: &Doc<'_, '_>, actors: &Actors<'_>) -> Organs {
        let mut organs = Vec::new();
        let mut at = 0;
        while at < doc.len() {
            let voice =
                if doc.starts(at) & Class::Voice.bit() == 0 { None } else { doc.phrase(at, Class::Voice) };
            let Some(voice) = voice else {
                at += 1;
                continue;
            };
            let words = at..voice.end;
            organs.push(Organ { whose: owner(doc, actors, &words), words });
            at = voice.end;
        }
        Organs(organs)
    }

    /// The States and bodies that a phrase speaks for: what it names itself, else whose organ it is by what stands before.
    /// Several where several speak: "the envoys of Peru and Norway".
    pub(super) fn spoken_for(
        &self,
        doc: &Doc<'_, '_>,
        actors: &Actors<'_>,
        words: &Range<usize>,
    ) -> Vec<String> {
        let words = words.start..words.end.min(words.start + 40);
        let (mut at, mut office, mut several) = (words.start, false, false);
        while at < words.end && !office {
            let role = doc.phrase(at, Class::Role);
            let end = role.as_ref().map_or(at + 1, |role| role.end);
            several = doc.word(end - 1).ends_with('s');
            // Not "opposition leaders".
            let theirs =
                at == words.start || doc.is(at - 1, Class::Determiner) || actors.state_at(at - 1).is_some();
            office = role.is_some_and(|role| {
                OFFICES.contains(&role.value) || several && theirs && HEADS.contains(&role.value)
            });
            at = end;
        }
        let first = self.0.partition_point(|organ| organ.words.start < words.start);
        let organ = self.0[first..].iter().take_while(|organ| organ.words.end <= words.end).next();
        // Without an office, the organ itself: not "the text on sanctions against the regime".
        let parts = |organ: &&Organ| {
            (words.start..organ.words.start)
                .any(|at| doc.one_of(at, &["to", "in", "at", "on", "against", "and"]))
        };
        let organ = organ.filter(|organ| office || !parts(organ));
        if !office && organ.is_none() {
            return Vec::new();
        }
        let mut whose = Vec::new();
        let mut at = words.start;
        while at < words.end {
            let found = represented(doc, actors, at, words.start);
            if let Some((one, end)) = found {
                if !whose.contains(&one) {
                    whose.push(one);
                }
                at = end.max(at + 1);
                continue;
            }
            let goes_on = doc.mark(at) == Some(',') || doc.one_of(at, &["and", "the", "of", "from"]);
            if !(whose.is_empty() || goes_on && office && several) {
                break;
            }
            at += 1;
        }
        if whose.is_empty() {
            whose.extend(organ.and_then(|organ| self.whose(doc, first, organ)));
        }
        whose
    }

    /// Whose an organ is that is named without its State: of the one State that such an organ was named with before.
    fn whose(&self, doc: &Doc<'_, '_>, number: usize, organ: &Organ) -> Option<String> {
        if organ.whose.is_some() {
            return organ.whose.clone();
        }
        let last = doc.word(organ.words.end - 1);
        let mut found: Option<&String> = None;
        for other in self.0[..number].iter().rev().take(LOOK_BACK) {
            let Some(whose) = &other.whose else { continue };
            if !doc.word(other.words.end - 1).eq_ignore_ascii_case(last) {
                continue;
            }
            if found.is_some_and(|found| found != whose) {
                return None;
            }
            found = Some(whose);
        }
        found.cloned()
    }
}

/// The State or body that is named at a word, and behind its name, if one speaks for it who is called by it.
fn represented(doc: &Doc<'_, '_>, actors: &Actors<'_>, at: usize, start: usize) -> Option<(String, usize)> {
    let number = actors.number_at(at)?;
    let mention = actors.mentions.get(number)?;
    // "the envoy to Peru", "an official in Oslo" speak for somebody else.
    let place = at > start && doc.one_of(at - 1, &["to", "in", "at", "on", "against"]);
    if place || mention.kind == ActorKind::Person {
        return None;
    }
    let whole = mention.kind == ActorKind::Body && mention.actor.is_some();
    let actor = if whole { mention } else { actors.state_at(at)? };
    Some((actor.actor.clone()?, doc.place(actor.end)))
}

/// The State beside an organ: "Peru's foreign ministry", "the Peruvian embassy", "the government of Peru".
fn owner(doc: &Doc<'_, '_>, actors: &Actors<'_>, words: &Range<usize>) -> Option<String> {
    let chunk = doc.grammar().chunk(words.start);
    let behind = words.end + 1 + usize::from(doc.is(words.end + 1, Class::Determiner));
    let of = doc.eq(words.end, "of").then_some(behind);
    let near = (chunk.start.max(words.start.saturating_sub(8))..words.end).chain(of);
    near.into_iter().find_map(|at| actors.state_at(at)).and_then(|state| state.actor.clone())
}

#[cfg(test)]
mod tests {
    use crate::extract::{Options, extract};

    fn whose(text: &str) -> Vec<String> {
        let found = extract(text, &Options::default()).unwrap();
        let speakers = found.quotes.iter().filter_map(|quote| quote.speaker.as_ref());
        speakers.map(|speaker| speaker.speaks_for.join(" ")).collect()
    }

    #[test]
    fn offices_speak_for_states_and_bodies() {
        assert_eq!(whose("“It is late,” a South Korean official said."), ["KOR"]);
        assert_eq!(whose("“It is late,” a spokesman for the Peruvian embassy said."), ["PER"]);
        assert_eq!(whose("“It is late,” said Norway's ambassador to Peru."), ["NOR"]);
        assert_eq!(whose("“It is late,” an official in Norway said."), [""]);
        assert_eq!(whose("“It is late,” a teacher from Norway said."), [""]);
        assert_eq!(whose("“It is late,” a spokesman said."), [""]);
    }

    #[test]
    fn the_state_in_brackets_behind_a_name_is_spoken_for() {
        assert_eq!(whose("Peru's newest U.N. ambassador, Ana Lima, said that it was late."), ["PER"]);
        assert_eq!(whose("U.N. ambassador Ana Lima said that it was late."), [""]);
        assert_eq!(whose("Ana Lima (Peru) said that it was late. She added that it rained."), ["PER", "PER"]);
    }

    #[test]
    fn an_organ_speaks_where_the_phrase_is_of_it() {
        assert_eq!(whose("The chief of an office of Peru's foreign ministry said it was late."), ["PER"]);
        assert_eq!(whose("Clauses to parts of the regime on Peru and the text say it was late."), [""]);
    }

    #[test]
    fn several_speak_for_several() {
        assert_eq!(
            whose("“It is late,” the envoys of Peru, Norway and the United States said."),
            ["PER NOR USA"]
        );
        assert_eq!(whose("Peruvian and Norwegian officials said it was late."), ["PER NOR"]);
        assert_eq!(whose("Officials from Seoul and Oslo said it was late."), ["KOR NOR"]);
        assert_eq!(whose("“It is late,” said the leaders of Peru and Norway."), ["PER NOR"]);
        // One speaks for one, also where another is named.
        assert_eq!(whose("“It is late,” the envoy of Peru and Norway said."), ["PER"]);
        assert_eq!(whose("“It is late,” Peruvian officials in Norway said."), ["PER"]);
        assert_eq!(whose("“It is late,” opposition leaders of Peru said."), [""]);
    }

    #[test]
    fn an_organ_is_of_the_one_state_that_it_was_named_with() {
        let first = "Peru's foreign ministry closed its doors. ";
        let said = "“It is late,” a spokesperson for the ministry said.";
        assert_eq!(whose(&format!("{first}{said}")), ["PER"]);
        let named = "“It is late,” foreign ministry spokeswoman Ana Lima said.";
        assert_eq!(whose(&format!("{first}{named}")), ["PER"]);
        let second = "Norway's foreign ministry kept quiet. ";
        assert_eq!(whose(&format!("{first}{second}{said}")), [""]);
    }

    #[test]
    fn turns_of_a_record_speak_for_the_state_behind_the_name() {
        let record = "The meeting was called to order at 10 a.m.\n\nMr. Lima (Peru) (spoke in Spanish): We regret this.\n\n\
                      We shall vote against it.\n\nMrs. Berg (Norway): Norway condemns the test.\n\nA vote was taken by show \
                      of hands.\n\nMr. Lima (Peru): It is over.\n\nThe meeting rose at noon.";
        let found = extract(record, &Options::default()).unwrap();
        let turns: Vec<_> = found.quotes.iter().map(|q| q.content).collect();
        assert_eq!(
            turns,
            ["We regret this.\n\nWe shall vote against it.", "Norway condemns the test.", "It is over."]
        );
        assert_eq!(whose(record), ["PER", "NOR", "PER"]);
    }
}
