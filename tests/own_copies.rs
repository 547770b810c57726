//! A reader's own copies of the five reports, taken into the built-in dossier. The texts are somebody else's and not
//! here: without them, what is not checked is said on stderr.
#![cfg(not(target_arch = "wasm32"))]

use article41::ErrorCode;
use article41::dossier::Dossier;
use article41::query::Options;
use source_texts::source_texts;

#[path = "support/source_texts.rs"]
mod source_texts;

#[test]
fn every_record_lights_up_in_its_source() {
    let Some(texts) = source_texts("records in their context") else { return };
    let mut dossier = Dossier::builtin().unwrap();
    for (id, text) in &texts {
        let report = dossier.attach(None, text).unwrap();
        assert_eq!(
            (report.source.as_str(), report.identical, report.intact),
            (id.as_str(), true, report.anchors)
        );
        assert!(report.anchors > 10 && report.passages > 5, "{report:?}");
    }
    let mut shown = 0;
    for record in dossier.records().iter() {
        for evidence in dossier.get(record.id().as_str()).unwrap().evidence {
            let Some(context) = evidence.context else { continue };
            shown += 1;
            assert!(context.intact, "{} in {}", record.id(), evidence.source);
            assert!(!context.paragraph.contains('\n'));
            let span = &context.paragraph[context.span];
            assert!(evidence.quote.is_none_or(|quote| span.contains(&quote)), "{}", record.id());
        }
    }
    assert!(shown > 100, "{shown}");
    let found = dossier.search("in:passages veto", &Options::default()).unwrap();
    assert!(found.hits.iter().any(|hit| hit.sources == ["004"]));
    let again = Dossier::open(&dossier.save().unwrap()).unwrap();
    assert_eq!(again.search("in:passages veto", &Options::default()).unwrap(), found);
}

#[test]
fn a_copy_from_a_web_page_is_fitted() {
    let Some(texts) = source_texts("copies that were changed on their way") else { return };
    for (id, text) in &texts {
        // A menu above, an advertisement in the middle, the last paragraph cut off, other line ends.
        let lines: Vec<&str> = text.lines().collect();
        let (half, last) = (lines.len() / 2, lines.iter().rposition(|l| !l.trim().is_empty()).unwrap());
        let mut changed = vec!["Home | World | Subscribe", ""];
        changed.extend(&lines[..half]);
        changed.extend(["", "Sponsored: ten ways to save on insurance", ""]);
        changed.extend(&lines[half..last]);
        let mut dossier = Dossier::builtin().unwrap();
        let report = dossier.attach(None, &changed.join("\r\n")).unwrap();
        assert_eq!((report.source.as_str(), report.identical), (id.as_str(), false));
        // All that is still there is found again.
        let records = dossier.records();
        let last_paragraph =
            records.sources.iter().find(|s| s.id.as_str() == id).and_then(|s| s.paragraphs).unwrap();
        let anchors = records.iter().flat_map(|r| r.evidence()).filter(|e| e.source.as_str() == id);
        let mut spans: Vec<_> = anchors.filter_map(|e| e.anchor.as_ref()).collect();
        spans.sort_by_key(|a| (a.start, a.end));
        spans.dedup();
        let cut = spans.iter().filter(|a| a.paragraph == last_paragraph).count();
        assert_eq!((report.anchors, report.intact), (spans.len(), spans.len() - cut), "{id}");
    }
}

#[test]
fn the_text_of_another_source_is_refused() {
    let Some(texts) = source_texts("texts given for the wrong source") else { return };
    let mut dossier = Dossier::builtin().unwrap();
    for (id, text) in &texts {
        let Some(other) = texts.keys().find(|other| *other != id) else { continue };
        let error = dossier.attach(Some(other), text).unwrap_err();
        assert_eq!(error.code(), ErrorCode::Text);
        assert!(error.message().contains("0 of "), "{error}");
        assert!(dossier.records().texts.is_empty());
    }
}
