//! What characters fold to, as a table: 20 kB instead of the 110 kB that Unicode's own need. `fold_rule` makes it.

use std::sync::OnceLock;

// Static, since each crate that sees a constant has its own copy in the module.

/// Runs of characters: how many to skip, then what becomes of the next.
pub(super) static FOLDS: &[u8] = include_bytes!("folds.bin");
/// Combining marks: how many characters to skip, then how many marks there are.
pub(super) static MARKS: &[u8] = include_bytes!("marks.bin");

/// Characters in a row of which the same becomes.
struct Run {
    start: u32,
    end: u32,
    to: To,
}

enum To {
    Nothing,
    /// A character so much further on.
    Shifted(i32),
    /// These of the table's letters.
    Letters(u32, u32),
}

/// The table, unpacked when the first uncommon character is met.
struct Table {
    runs: Vec<Run>,
    letters: Vec<char>,
}

/// Calls `emit` with each character that `c` folds to. Logarithmic in the table.
pub(super) fn fold(c: char, mut emit: impl FnMut(char)) {
    static TABLE: OnceLock<Table> = OnceLock::new();
    let table = TABLE.get_or_init(|| unpack(FOLDS));
    let code = c as u32;
    let found =
        table.runs.get(table.runs.partition_point(|run| run.end <= code)).filter(|run| run.start <= code);
    match found.map(|run| &run.to) {
        None => emit(c),
        Some(To::Nothing) => {}
        Some(To::Shifted(by)) => emit(code.checked_add_signed(*by).and_then(char::from_u32).unwrap_or(c)),
        Some(To::Letters(from, to)) => {
            table
                .letters
                .get(*from as usize..*to as usize)
                .unwrap_or_default()
                .iter()
                .copied()
                .for_each(emit);
        }
    }
}

/// Whether `c` is a combining mark (general category M). Logarithmic in the table.
pub(super) fn is_mark(c: char) -> bool {
    static RANGES: OnceLock<Vec<(u32, u32)>> = OnceLock::new();
    let ranges = RANGES.get_or_init(|| {
        let (mut bytes, mut at, mut ranges) = (MARKS.iter(), 0, Vec::new());
        while let (Some(gap), Some(n)) = (take(&mut bytes), take(&mut bytes)) {
            ranges.push((at + gap, at + gap + n));
            at += gap + n;
        }
        ranges
    });
    let code = c as u32;
    ranges.get(ranges.partition_point(|range| range.1 <= code)).is_some_and(|range| range.0 <= code)
}

fn unpack(bytes: &[u8]) -> Table {
    let mut table = Table { runs: Vec::new(), letters: Vec::new() };
    let (mut bytes, mut at) = (bytes.iter(), 0);
    while let (Some(gap), Some(op)) = (take(&mut bytes), take(&mut bytes)) {
        let start = at + gap;
        let (n, to) = match op {
            0 => (take(&mut bytes), To::Nothing),
            1 => {
                let by = take(&mut bytes).map_or(0, signed);
                (take(&mut bytes), To::Shifted(by))
            }
            letters => {
                let from = table.letters.len() as u32;
                let mut code = 0;
                for _ in 0..letters {
                    code += take(&mut bytes).map_or(0, signed);
                    table.letters.extend(char::from_u32(code as u32));
                }
                (Some(1), To::Letters(from, table.letters.len() as u32))
            }
        };
        at = start + n.unwrap_or(1);
        table.runs.push(Run { start, end: at, to });
    }
    table
}

/// A number of seven bits a byte.
fn take(bytes: &mut std::slice::Iter<'_, u8>) -> Option<u32> {
    let mut n = 0;
    for shift in [0, 7, 14, 21] {
        let byte = u32::from(*bytes.next()?);
        n |= (byte & 127) << shift;
        if byte < 128 {
            break;
        }
    }
    Some(n)
}

fn signed(n: u32) -> i32 {
    (n >> 1) as i32 ^ -((n & 1) as i32)
}
