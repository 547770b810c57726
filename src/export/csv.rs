//! CSV as RFC 4180 has it.

/// A table in the making: rows end with CR LF, and a cell with a comma, a quotation mark or a line break is quoted.
///
/// A cell that a spreadsheet would run as a formula (it starts with `=`, `+`, `-`, `@`, a tab or a carriage return, or
/// their full-width forms) gets an apostrophe before it, because what stands in a dossier may come from anyone. Cells
/// written as [numbers](Csv::number) are what they are.
///
/// ```
/// let mut csv = article41::export::Csv::new(false);
/// csv.row(["id", "said, in short"]);
/// csv.row(["a", "=HYPERLINK(0)"]);
/// assert_eq!(csv.finish(), "id,\"said, in short\"\r\na,'=HYPERLINK(0)\r\n");
/// ```
#[derive(Clone, Debug, Default)]
pub struct Csv {
    out: String,
    in_row: bool,
}

impl Csv {
    /// An empty table; with a byte order mark, if so wished, by which Excel knows that it is UTF-8.
    pub fn new(bom: bool) -> Csv {
        Csv { out: if bom { "\u{feff}".into() } else { String::new() }, in_row: false }
    }

    /// A whole row of text.
    pub fn row<T: AsRef<str>>(&mut self, cells: impl IntoIterator<Item = T>) {
        for cell in cells {
            self.cell(cell.as_ref());
        }
        self.end();
    }

    /// One more cell in the row.
    pub fn cell(&mut self, text: &str) {
        self.comma();
        let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
        let quoted = text.contains([',', '"', '\r', '\n']) || text.starts_with(' ') || text.ends_with(' ');
        if quoted {
            self.out.push('"');
        }
        if formula {
            self.out.push('\'');
        }
        if quoted {
            self.out.push_str(&text.replace('"', "\"\""));
            self.out.push('"');
        } else {
            self.out.push_str(text);
        }
    }

    /// One more cell in the row, a number.
    pub fn number(&mut self, number: i64) {
        self.comma();
        self.out.push_str(&number.to_string());
    }

    /// Ends the row.
    pub fn end(&mut self) {
        self.out.push_str("\r\n");
        self.in_row = false;
    }

    /// The table.
    pub fn finish(self) -> String {
        self.out
    }

    fn comma(&mut self) {
        if self.in_row {
            self.out.push(',');
        }
        self.in_row = true;
    }
}
