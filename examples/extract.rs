//! What extraction finds in a file, as JSON: `cargo run --example extract -- FILE [PUBLISHED]`.

use article41::extract::{Options, extract};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut args = std::env::args().skip(1);
    let file = args.next().ok_or("usage: extract FILE [PUBLISHED]")?;
    let published = args.next();
    let text = std::fs::read_to_string(&file)?;
    let found = extract(&text, &Options { published: published.as_deref(), ..Options::default() })?;
    println!("{}", serde_json::to_string_pretty(&found)?);
    Ok(())
}
