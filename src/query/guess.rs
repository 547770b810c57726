//! Names that people try where a field has another.

/// Names that people try, and the field that they want.
const GUESSES: &[(&str, &str)] = &[
    ("from", "speaker"),
    ("by", "speaker"),
    ("who", "speaker"),
    ("said", "speaker"),
    ("says", "speaker"),
    ("to", "actor"),
    ("person", "actor"),
    ("name", "actor"),
    ("country", "state"),
    ("nation", "state"),
    ("member", "state"),
    ("type", "kind"),
    ("position", "stance"),
    ("topic", "about"),
    ("claim", "about"),
    ("claims", "about"),
    ("subject", "about"),
    ("resolution", "instrument"),
    ("treaty", "instrument"),
    ("document", "source"),
    ("article", "source"),
    ("outlet", "publisher"),
    ("site", "publisher"),
    ("meeting", "event"),
    ("vote", "event"),
    ("year", "date"),
    ("when", "date"),
    ("on", "date"),
    ("after", "date"),
    ("before", "date"),
    ("since", "date"),
    ("until", "date"),
    ("during", "within"),
    ("between", "within"),
    ("title", "role"),
    ("office", "role"),
    ("is", "has"),
    ("order", "sort"),
    ("orderby", "sort"),
];

/// The field, or `sort`, that somebody wants who writes this name, in lower case.
pub(super) fn field(name: &str) -> Option<&'static str> {
    GUESSES.iter().find(|(guess, _)| *guess == name).map(|(_, field)| *field)
}

#[cfg(test)]
mod tests {
    use super::super::Field;
    use super::*;

    #[test]
    fn a_guess_is_no_field_and_leads_to_one() {
        for (guess, meant) in GUESSES {
            assert_eq!(Field::named(guess), None, "{guess}");
            assert!(Field::named(meant).is_some() || *meant == "sort", "{meant}");
            assert_eq!(field(guess), Some(*meant), "{guess} stands twice");
        }
    }
}
