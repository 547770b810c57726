//! Asks the built-in dossier: `cargo run --example ask -- 'stance:deny about:arms'`.

use article41::dossier::Dossier;
use article41::query::Options;

fn main() {
    let query = std::env::args().skip(1).collect::<Vec<_>>().join(" ");
    let dossier = Dossier::builtin().expect("the built-in dossier opens");
    match dossier.search(&query, &Options { limit: 40, ..Options::default() }) {
        Ok(result) => {
            println!("{} of {} sources, {} found", result.sources.matched, result.sources.of, result.total);
            for hit in result.hits {
                let date = hit.date.map(|date| date.text).unwrap_or_default();
                println!(
                    "{:5.2}  {}\n       {date}  {} ({})\n       {}\n       {}",
                    hit.score, hit.id, hit.who, hit.role, hit.text, hit.place
                );
            }
            for notice in result.notices {
                println!("note: {}", notice.message);
            }
        }
        Err(error) => {
            eprintln!("{error}");
            std::process::exit(1);
        }
    }
}
