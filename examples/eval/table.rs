//! The one table that evaluation prints.

use crate::score::Score;

/// Its lines, by data set.
#[derive(Debug, Default)]
pub struct Table(Vec<Line>);

#[derive(Debug)]
struct Line {
    set: &'static str,
    what: String,
    numbers: String,
    aim: String,
}

impl Table {
    /// Precision, recall and F1, and the F1 that is aimed at.
    pub fn f1(&mut self, set: &'static str, what: impl Into<String>, score: Score, aim: Option<f64>) {
        let numbers = format!(
            "P {:5.1}  R {:5.1}  F1 {:5.1}   ({} right, {} found, {} in the key)",
            score.precision(),
            score.recall(),
            score.f1(),
            score.right,
            score.found,
            score.gold
        );
        self.line(set, what, numbers, aim.map(|aim| (format!("F1 {aim}"), score.f1() >= aim)));
    }

    /// So many of so many, and how many are aimed at.
    pub fn count(
        &mut self,
        set: &'static str,
        what: impl Into<String>,
        right: usize,
        of: usize,
        aim: Option<usize>,
    ) {
        let numbers = format!("{right} of {of}");
        self.line(set, what, numbers, aim.map(|aim| (aim.to_string(), right >= aim)));
    }

    /// Numbers of another kind.
    pub fn text(&mut self, set: &'static str, what: impl Into<String>, numbers: String) {
        self.line(set, what, numbers, None);
    }

    fn line(
        &mut self,
        set: &'static str,
        what: impl Into<String>,
        numbers: String,
        aim: Option<(String, bool)>,
    ) {
        let aim = aim.map(|(aim, met)| format!("{} {aim}", if met { "met:" } else { "MISSED:" }));
        self.0.push(Line { set, what: what.into(), numbers, aim: aim.unwrap_or_default() });
    }

    /// Says why a data set is not measured.
    pub fn skipped(&mut self, set: &'static str, why: impl Into<String>) {
        self.line(set, "not measured", why.into(), None);
    }

    /// Prints it.
    pub fn print(&self) {
        let mut set = "";
        for line in &self.0 {
            if line.set != set {
                set = line.set;
                println!("\n{set}");
            }
            println!("  {:<44} {:<62} {}", line.what, line.numbers, line.aim);
        }
    }
}
