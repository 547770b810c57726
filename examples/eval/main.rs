//! How good extraction is: `make eval`. One table: the five sources against their key, open data, and PolNeAR where it
//! is at hand. Scorers are beside this file, with tests of their own. Words after the command choose what is measured
//! (`make eval ONLY=dates`), and `-v` prints what was wrong.

mod bands;
mod brat;
mod data;
mod dates;
mod direct;
mod documents;
mod events;
mod five;
mod instruments;
mod meantime;
mod persons;
mod polnear;
mod quantities;
mod quotes;
mod recognizers;
mod score;
mod sources;
mod states;
mod table;
mod timeml;
mod timex;
mod votes;
mod wikigold;

/// What to measure, and whether to tell the errors.
#[derive(Debug)]
pub struct Wanted {
    words: Vec<String>,
    /// Print every error.
    pub verbose: bool,
}

impl Wanted {
    /// Whether a part is wanted: all are if none was named.
    pub fn part(&self, name: &str) -> bool {
        self.words.is_empty() || self.words.iter().any(|word| word == name)
    }
}

fn main() {
    let (flags, words): (Vec<_>, Vec<_>) = std::env::args().skip(1).partition(|arg| arg.starts_with('-'));
    let wanted = Wanted { words, verbose: flags.iter().any(|flag| flag == "-v") };
    let mut table = table::Table::default();
    states::measure(&wanted, &mut table);
    persons::measure(&wanted, &mut table);
    wikigold::measure(&wanted, &mut table);
    direct::measure(&wanted, &mut table);
    quotes::measure(&wanted, &mut table);
    polnear::measure(&wanted, &mut table);
    dates::measure(&wanted, &mut table);
    timeml::measure(&wanted, &mut table);
    meantime::measure(&wanted, &mut table);
    events::measure(&wanted, &mut table);
    recognizers::measure(&wanted, &mut table);
    documents::measure(&wanted, &mut table);
    instruments::measure(&wanted, &mut table);
    votes::measure(&wanted, &mut table);
    quantities::measure(&wanted, &mut table);
    table.print();
}
