use super::*;
use crate::export::Format;

/// Everything about every record of the built-in dossier can be told, and nothing in it dangles.
#[test]
fn the_whole_built_in_dossier() {
    let dossier = Dossier::builtin().unwrap();
    for (ordinal, record) in (0..).zip(dossier.records().iter()) {
        let id = record.id().as_str();
        let info = dossier.get(id).unwrap();
        let hit = dossier.hit(ordinal, 0.0).unwrap();
        assert_eq!((info.id.as_str(), info.kind, hit.id.as_str()), (id, record.kind(), id));
        assert_eq!((info.conflict, &info.date), (hit.conflict, &hit.date));
        assert!(!info.text.is_empty(), "{id}");
        assert!(!matches!(record, RecordRef::Statement(_)) || !hit.who.is_empty(), "{id}: who said it?");
        for format in Format::ALL {
            let cited = dossier.cite(id, format).unwrap();
            // Nothing can be listed for a record that rests on nothing, such as a State.
            let listed = format != Format::Bibtex || !hit.sources.is_empty();
            assert_eq!(!cited.is_empty(), listed, "{id} as {format:?}");
            if matches!(format, Format::Json | Format::Csl) {
                serde_json::from_str::<serde_json::Value>(&cited).unwrap();
            }
        }
    }
    assert_eq!(Dossier::open(&dossier.save().unwrap()).unwrap().records(), dossier.records());
}
