//! Documents from a seed, the same on every machine, for all that is measured of the engine natively.

use article41_engine::{Collection, Document, Period};

/// The columns of a document, with how many values each has, and how many of them a document has at most.
pub const COLUMNS: [(&str, u32, u32); 8] = [
    ("kind", 5, 1),
    ("source", 8, 1),
    ("stance", 12, 1),
    ("region", 20, 1),
    ("language", 40, 1),
    ("topic", 50, 3),
    ("state", 300, 2),
    ("actor", 1000, 2),
];
/// The first day of any date, 2000-01-01, and over how many days dates are spread.
pub const FIRST_DAY: i32 = 10957;
/// See [`FIRST_DAY`].
pub const DAYS: u32 = 9000;
/// How many words there are.
pub const WORDS: usize = 20_000;

const SYLLABLES: [&str; 20] = [
    "ba", "de", "fi", "go", "ku", "la", "me", "ni", "po", "ru", "sa", "te", "vi", "zo", "tra", "ston",
    "ment", "al", "er", "ing",
];

/// Numbers from a seed: splitmix64 (Steele, Lea and Flood 2014).
#[derive(Clone, Debug)]
pub struct Random(pub u64);

impl Random {
    /// The next number.
    pub fn number(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below a limit.
    pub fn below(&mut self, limit: u32) -> u32 {
        (((self.number() >> 32) * u64::from(limit)) >> 32) as u32
    }

    /// A number from 0 up to 1.
    pub fn share(&mut self) -> f64 {
        (self.number() >> 11) as f64 / (1u64 << 53) as f64
    }
}

/// A document that owns what it is made of.
#[derive(Clone, Debug)]
pub struct Made {
    /// Its id.
    pub id: String,
    /// Its date.
    pub date: Period,
    /// Its text.
    pub text: String,
    /// Its values: the column and the number of the value there.
    pub values: Vec<(usize, u32)>,
}

/// Documents and the words that they are made of.
#[derive(Clone, Debug)]
pub struct Corpus {
    /// The words, the most frequent first: by Zipf's law, the first is twice as frequent as the second.
    pub words: Vec<String>,
    /// The documents.
    pub documents: Vec<Made>,
}

impl Corpus {
    /// So many documents of so many to twice as many words.
    pub fn new(documents: usize, words: u32) -> Corpus {
        let mut random = Random(41);
        let mut known: Vec<String> = Vec::with_capacity(WORDS);
        for i in 0..WORDS {
            // Frequent words are short.
            let mut rest = i;
            let mut word = String::new();
            while word.is_empty() || rest > 0 {
                word.push_str(SYLLABLES[rest % SYLLABLES.len()]);
                rest /= SYLLABLES.len();
            }
            known.push(word);
        }
        // In whole numbers: a logarithm is not the same to the last bit everywhere.
        let mut sum = 0;
        let sums: Vec<u32> = (1..=WORDS as u32)
            .map(|rank| {
                sum += (1 << 24) / rank;
                sum
            })
            .collect();
        let documents = (0..documents)
            .map(|i| {
                let length = words + random.below(words);
                let mut text = String::new();
                for at in 0..length {
                    let drawn = random.below(sum);
                    text.push_str(&known[sums.partition_point(|s| *s <= drawn)]);
                    text.push_str(if at % 12 == 11 { ". " } else { " " });
                }
                let first = FIRST_DAY + random.below(DAYS) as i32;
                let date = match random.below(10) {
                    0 => None,
                    1 => Some((first, first + 364)),
                    2 => Some((first, first + random.below(90) as i32)),
                    _ => Some((first, first)),
                };
                let mut values = Vec::new();
                for (column, (_, of, most)) in COLUMNS.into_iter().enumerate() {
                    for _ in 0..=random.below(most) {
                        values.push((column, (f64::from(of) * random.share() * random.share()) as u32));
                    }
                }
                Made { id: format!("record-{i}"), date, text, values }
            })
            .collect();
        Corpus { words: known, documents }
    }

    /// A collection of these documents, written as a segment after every `lot` of them.
    pub fn collect(&self, lot: usize) -> Collection {
        let mut collection = Collection::new(COLUMNS.map(|(name, _, _)| name), true);
        for documents in self.documents.chunks(lot) {
            add(&mut collection, documents);
            collection.flush();
        }
        collection
    }

    /// Words that stand in a row in a document, from the one at this place on.
    pub fn row(&self, document: usize, from: usize, words: usize) -> Vec<&str> {
        let text = &self.documents[document].text;
        text.split([' ', '.']).filter(|w| !w.is_empty()).skip(from).take(words).collect()
    }
}

/// Adds documents.
pub fn add(collection: &mut Collection, documents: &[Made]) {
    for made in documents {
        let names: Vec<(usize, String)> =
            made.values.iter().map(|(column, n)| (*column, format!("{} {n}", COLUMNS[*column].0))).collect();
        let values: Vec<(usize, &str)> =
            names.iter().map(|(column, name)| (*column, name.as_str())).collect();
        collection.add(&Document { id: &made.id, date: made.date, texts: &[&made.text], values: &values });
    }
}
