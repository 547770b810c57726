//! Quantities, on sentences of our own: there is no open key for them.
//!
//! A quantity is **right** if number, upper end, unit and bound are the same as in the key, in the same order.

use crate::Wanted;
use crate::score::Score;
use crate::table::Table;
use article41::extract::{Options, Quantity, extract};

const SET: &str = "Own sentences";

/// A sentence, and what it tells: `value unit`, `value..to unit`, with the bound before it if it is no exact number.
const KEY: &[(&str, &[&str])] = &[
    ("North Korea imported more than 4 million barrels of refined oil.", &["more than 4000000 barrel"]),
    ("Seoul counted at least 16,500 containers since August.", &["at least 16500 container"]),
    ("The 600-page report names two ships.", &["600 page", "2 ship"]),
    ("Up to 10,000 troops were sent, about 11,000 by another count.", &["at most 10000 troop"]),
    ("The hackers stole $1.2bn in 2022.", &["1200000000 USD"]),
    ("It fired between 20 and 30 missiles on 3 June 2024.", &["20..30 missile"]),
    ("Exports rose 12.5 percent to 300 million yuan.", &["12.5 percent", "300000000 CNY"]),
    (
        "The missile flew some 600 km at an altitude of 100 kilometers.",
        &["about 600 kilometre", "100 kilometre"],
    ),
    ("Resolution 2397 (2017) caps it at 500,000 barrels a year.", &["500000 barrel"]),
    ("Fewer than a dozen diplomats remain.", &["less than 12 diplomat"]),
    ("Nothing happened on 12 May at 3 p.m. in Room 12.", &[]),
];

/// A quantity as the key writes it.
fn shown(quantity: &Quantity<'_>) -> String {
    let to = quantity.to.map(|to| format!("..{to}")).unwrap_or_default();
    let bound = if quantity.bound == "exactly" { String::new() } else { format!("{} ", quantity.bound) };
    format!("{bound}{}{to} {}", quantity.value, quantity.unit)
}

fn score(wanted: &[&str], found: &[String]) -> Score {
    let right = wanted.iter().filter(|wanted| found.iter().any(|found| found == *wanted)).count();
    Score { gold: wanted.len(), found: found.len(), right }
}

/// Measures, if it is wanted.
pub fn measure(wanted: &Wanted, table: &mut Table) {
    if !wanted.part("quantities") {
        return;
    }
    let mut all = Score::default();
    for (text, key) in KEY {
        let Ok(found) = extract(text, &Options::default()) else { continue };
        let found: Vec<_> = found.quantities.iter().map(shown).collect();
        let score = score(key, &found);
        if wanted.verbose && (score.right < score.gold || score.right < score.found) {
            println!("{text}: wanted {key:?}, found {found:?}");
        }
        all.add(score);
    }
    table.f1(SET, "quantities", all, None);
}

#[cfg(test)]
mod tests {
    use super::score;
    use crate::score::Score;

    #[test]
    fn by_hand() {
        let found = ["600 page".to_owned(), "3 ship".to_owned()];
        assert_eq!(score(&["600 page", "2 ship"], &found), Score { gold: 2, found: 2, right: 1 });
    }
}
