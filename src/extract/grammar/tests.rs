use super::{ChunkKind, Pos, Tense};
use crate::extract::doc::Doc;
use crate::extract::lexicon::Lexicon;

fn tags(text: &str) -> String {
    let doc = Doc::read(text, Lexicon::builtin());
    let grammar = doc.grammar();
    let tags = (0..doc.len()).map(|at| format!("{}/{:?}", doc.word(at), grammar.pos(at)));
    tags.collect::<Vec<_>>().join(" ")
}

fn chunks(text: &str) -> String {
    let doc = Doc::read(text, Lexicon::builtin());
    let grammar = doc.grammar();
    let chunks = grammar.chunks().iter().map(|chunk| {
        let words = &text[doc.span(chunk.start..chunk.end)];
        match chunk.kind {
            ChunkKind::Noun => format!("[{words}]"),
            ChunkKind::Verb => format!("<{words}>"),
            _ => words.to_owned(),
        }
    });
    chunks.collect::<Vec<_>>().join(" ")
}

fn is(text: &str, word: &str, pos: Pos) {
    let doc = Doc::read(text, Lexicon::builtin());
    let grammar = doc.grammar();
    let at = (0..doc.len()).find(|at| doc.word(*at) == word).expect(word);
    assert_eq!(grammar.pos(at), pos, "{word} in {}", tags(text));
}

#[test]
fn words_that_are_nouns_and_verbs() {
    is("The report was late.", "report", Pos::Noun);
    is("Officials report that the port is shut.", "report", Pos::Present);
    is("They plan to visit Oslo.", "plan", Pos::Present);
    is("They plan to visit Oslo.", "visit", Pos::Base);
    is("The plan for a visit fell through.", "plan", Pos::Noun);
    is("Peru plans to sign it.", "plans", Pos::Present);
    is("Its plans are secret.", "plans", Pos::Noun);
    is("She claims the vote was rigged.", "claims", Pos::Present);
    is("Their claims were false.", "claims", Pos::Noun);
    is("Independent sanctions monitors wrote it.", "monitors", Pos::Noun);
}

#[test]
fn forms_in_ed() {
    is("The envoy denied the report.", "denied", Pos::Past);
    is("The envoy has denied it.", "denied", Pos::Participle);
    is("It was denied by the envoy.", "denied", Pos::Participle);
    is("The denied visa was issued.", "denied", Pos::Participle);
    is("The minister, who lives in Lima, resigned.", "resigned", Pos::Past);
    is("The man accused of theft said so.", "said", Pos::Past);
    is("Asked about it, she left.", "Asked", Pos::Participle);
    is("A hundred men left.", "hundred", Pos::Noun);
}

#[test]
fn that_is_many_things() {
    is("She said that he lied.", "that", Pos::Subordinator);
    is("She said that ships sank.", "that", Pos::Subordinator);
    is("The treaty that bans them is old.", "that", Pos::Relative);
    is("In that year it fell.", "that", Pos::Determiner);
    is("That is wrong.", "That", Pos::Pronoun);
}

#[test]
fn noun_phrases_and_verb_groups() {
    assert_eq!(
        chunks("Norway's deputy ambassador has not been told of the recently proposed treaty."),
        "[Norway's deputy ambassador] <has not been told> of [the recently proposed treaty] ."
    );
    assert_eq!(
        chunks("He wants to sign two long-range missile deals worth $30 million."),
        "[He] <wants> <to sign> [two long-range missile deals] worth [$30 million] ."
    );
    assert_eq!(
        chunks("The U.S. ambassador told the paper the deal was off."),
        "[The U.S. ambassador] <told> [the paper] [the deal] <was> off ."
    );
}

#[test]
fn verb_groups_have_tense() {
    for (text, tense, passive, negated) in [
        ("He was told so.", Tense::Past, true, false),
        ("He has not said so.", Tense::Past, false, true),
        ("He says so.", Tense::Present, false, false),
        ("He will say so.", Tense::Future, false, false),
        ("He would never say so.", Tense::Conditional, false, true),
    ] {
        let doc = Doc::read(text, Lexicon::builtin());
        let verb = doc.grammar().clause_verb(&doc, 1).expect(text);
        assert_eq!((verb.tense, verb.passive, verb.negated), (tense, passive, negated), "{}", tags(text));
    }
}

#[test]
fn phrases_with_what_hangs_on_them() {
    let text = "The head of the agency in Vienna spoke.";
    let doc = Doc::read(text, Lexicon::builtin());
    let grammar = doc.grammar();
    assert_eq!(grammar.noun_phrase(&doc, 1), Some(0..7));
    assert_eq!(grammar.noun_phrase_before(&doc, 7), Some(0..7));
    assert_eq!(grammar.noun_phrase_before(&doc, 8), None);
}

#[test]
fn any_text_will_do() {
    for text in
        ["", " ", "'", "’s", "to", "the", "\"", "-", "—", "“”", "s' s' s'", "to to to", "$", "a-", "that"]
    {
        let doc = Doc::read(text, Lexicon::builtin());
        let grammar = doc.grammar();
        for at in 0..doc.len() + 2 {
            let _ = (
                grammar.noun_phrase(&doc, at),
                grammar.noun_phrase_before(&doc, at),
                grammar.clause_verb(&doc, at),
            );
        }
    }
}
