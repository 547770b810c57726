//! Every record that the dossier must hold is found by a query that an analyst would type: tests/golden/found.tsv.
#![cfg(not(target_arch = "wasm32"))]

use article41::dossier::Dossier;
use article41::query::Options;

#[test]
fn every_record_of_the_list_is_on_the_first_page() {
    let dossier = Dossier::builtin().expect("the built-in dossier opens");
    let options = Options { limit: 20, ..Options::default() };
    let mut missed = Vec::new();
    let mut asked = 0;
    for line in include_str!("golden/found.tsv").lines().filter(|l| !l.starts_with('#')) {
        let (query, id) = line.split_once('\t').expect("query, tab, id");
        asked += 1;
        match dossier.search(query, &options) {
            Ok(result) if result.hits.iter().any(|hit| hit.id == id) => {}
            Ok(result) => {
                let first: Vec<&str> = result.hits.iter().map(|hit| hit.id.as_str()).collect();
                missed.push(format!("{query}\n    wants {id}, finds {}: {}", result.total, first.join(" ")));
            }
            Err(error) => missed.push(format!("{query}\n    {error}")),
        }
    }
    assert!(asked > 200, "only {asked} queries read");
    assert!(missed.is_empty(), "{} of {asked} missed:\n{}", missed.len(), missed.join("\n"));
}
