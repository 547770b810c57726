//! How often what was found with some confidence holds: a confidence of 0.9 is right if nine of ten hold.

use crate::table::Table;

/// From where each band reaches, and its name.
const BANDS: [(f64, &str); 4] =
    [(0.9, "0.9 and more"), (0.8, "0.8 to 0.9"), (0.6, "0.6 to 0.8"), (0.0, "below 0.6")];

/// What was found, by how sure it was: how many are right, how many there are, and the sum of their confidences.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Bands([(usize, usize, f64); BANDS.len()]);

impl Bands {
    /// Counts one.
    pub fn add(&mut self, confidence: f64, right: bool) {
        let Some(number) = BANDS.iter().position(|(from, _)| confidence >= *from) else { return };
        let band = &mut self.0[number];
        *band = (band.0 + usize::from(right), band.1 + 1, band.2 + confidence);
    }

    /// A line for each band that has something in it.
    pub fn print(&self, set: &'static str, what: &str, table: &mut Table) {
        for ((_, name), (right, of, said)) in BANDS.iter().zip(self.0) {
            if of > 0 {
                let (held, mean) = (100.0 * right as f64 / of as f64, 100.0 * said / of as f64);
                table.text(
                    set,
                    format!("{what}: confidence {name}"),
                    format!("{held:5.1} % hold, {mean:.1} % said   ({right} of {of})"),
                );
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn by_hand() {
        let mut bands = Bands::default();
        for (confidence, right) in [(0.95, true), (0.9, false), (0.85, true), (0.6, true), (0.3, false)] {
            bands.add(confidence, right);
        }
        assert_eq!(bands.0.map(|(right, of, _)| (right, of)), [(1, 2), (1, 1), (1, 1), (0, 1)]);
    }
}
