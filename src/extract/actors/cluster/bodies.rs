//! By what bodies are the same.

use super::super::super::lexicon::Class;
use super::super::Span;
use super::super::people::Name;
use super::Join;
use crate::model::ActorKind;

impl<'l> Join<'_, '_, 'l> {
    /// The key of an organ of whatever State.
    pub(super) fn organ_key(&self, organ: Span) -> String {
        let mut key = String::from("~");
        for at in organ.start..organ.end {
            key.push(' ');
            key.extend(self.doc.word(at).chars().map(|c| c.to_ascii_lowercase()));
        }
        key
    }

    /// The key of a body: its id, else its words. An organ without its State is the one that was named last.
    pub(super) fn body_key(&self, name: &Name<'_>, text: &str) -> String {
        match name.organ {
            _ if !name.id.is_empty() => name.id.to_owned(),
            Some(organ) if organ == name.words => self.organ_key(organ),
            Some(organ) if !name.state.is_empty() => format!("{}{}", name.state, self.organ_key(organ)),
            _ => {
                let key = text.split_whitespace().collect::<Vec<_>>().join(" ").replace('.', "");
                let bare = ["The ", "the ", "UN ", "United Nations "]
                    .iter()
                    .find_map(|start| key.strip_prefix(start));
                let bare = bare.filter(|bare| bare.contains(' ')).unwrap_or(&key);
                if name.kind == ActorKind::Body { crate::text::fold(bare) } else { bare.to_owned() }
            }
        }
    }

    /// The id of a body that the lexicon knows only together with a State: the panel of experts on one.
    pub(super) fn with_state(&self, name: &Name<'_>) -> Option<&'l str> {
        let doc = self.doc;
        // "UN Panel of Experts"
        let un = usize::from(doc.one_of(name.words.start, &["un", "u.n."]));
        let start = name.words.start + un;
        let known = doc.phrase(start, Class::Body).is_some_and(|found| found.end == name.words.end);
        if !name.id.is_empty() || !known {
            return None;
        }
        let text = doc.text.get(doc.span(start..name.words.end))?;
        let sentence = doc.sentence(name.words.start);
        let first = self.states.partition_point(|state| state.words.start < sentence.start);
        let near = self.states[first..].iter().take(6).take_while(|state| state.words.start < sentence.end);
        let mut found = None;
        for state in near {
            let Some(title) = doc.lexicon.title(state.code) else { continue };
            let id = doc.lexicon.value_of(Class::Body, &format!("{title} {text}"));
            if found.is_some() && id.is_some() && found != id {
                return None;
            }
            found = found.or(id);
        }
        found
    }
}
