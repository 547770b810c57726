//! The five sources with their key: `../shared/sources` and `../shared/gold`.

use crate::data;
use serde_json::Value;

/// A source: the number that the key calls it by, its text, its day of publication.
#[derive(Debug)]
pub struct Source {
    pub seed: String,
    pub text: String,
    pub published: String,
}

/// The sources, if they are there; the day is the one that the key assumes.
pub fn sources() -> Option<Vec<Source>> {
    let folder = data::shared("sources")?;
    let days = key("documents")?;
    let mut files: Vec<_> =
        std::fs::read_dir(folder).ok()?.filter_map(Result::ok).map(|f| f.path()).collect();
    files.sort();
    files
        .into_iter()
        .map(|path| {
            let seed = path.file_name()?.to_str()?.split('_').next()?.to_owned();
            let day = days.iter().find(|row| row["seed"] == seed.as_str())?;
            let published = day["pub_assumed"].as_str()?.to_owned();
            Some(Source { seed, text: std::fs::read_to_string(path).ok()?, published })
        })
        .collect()
}

/// The rows of a part of the key.
pub fn key(name: &str) -> Option<Vec<Value>> {
    let text = std::fs::read_to_string(data::shared("gold")?.join(format!("{name}.json"))).ok()?;
    serde_json::from_str(&text).ok()
}

/// The bytes that a row of the key is about.
pub fn span(row: &Value) -> Option<(usize, usize)> {
    let number = |at: usize| row["byte_span"].get(at)?.as_u64().map(|n| n as usize);
    Some((number(0)?, number(1)?))
}

/// Whether two stretches share a byte.
pub fn meet(one: (usize, usize), other: (usize, usize)) -> bool {
    one.0 < other.1 && other.0 < one.1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn by_hand() {
        assert!(meet((1, 3), (2, 9)));
        assert!(!meet((1, 3), (3, 9)));
        assert_eq!(span(&serde_json::json!({"byte_span": [4, 7]})), Some((4, 7)));
        assert_eq!(span(&serde_json::json!({"span": [4, 7]})), None);
    }
}
