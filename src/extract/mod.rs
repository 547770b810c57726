//! A document to candidate records: its dates, quotations with their speakers, actors, resolutions, votes, events and
//! quantities, each with the span that it rests on and the rule that found it.
//!
//! Rules and word lists, no statistics over the user's text: the same text gives the same answer everywhere. A text is
//! read once into words with what the [lexicon] knows of each; the passes work on those, and look no further
//! than some sentences around. So all of it is linear. No pass is inlined: engines compile one function of all badly.
//!
//! ```
//! use article41::extract::{Options, extract};
//!
//! let text = "“We will abide by Resolution 2397,” Nebenzia said on Friday.";
//! let found = extract(text, &Options { published: Some("2024-06-28"), ..Options::default() })?;
//! # Ok::<(), article41::Error>(())
//! ```

mod actors;
mod dates;
mod doc;
mod document;
mod events;
mod found;
mod grammar;
mod instruments;
pub mod lexicon;
#[cfg(test)]
mod linear_tests;
mod number;
mod options;
mod quantities;
mod quotes;
mod records;
mod sentence;
#[cfg(test)]
mod tests;
mod units;
mod votes;

pub use found::*;
pub use options::Options;

use crate::edtf::Edtf;
use crate::{Error, ErrorCode, Result};
use doc::Doc;
use lexicon::Lexicon;

/// Texts longer than this, in bytes, are not read: four times the longest book, and what a tab has memory for.
pub const MAX_TEXT: usize = 16 << 20;

/// Reads a text. Linear in its length.
///
/// # Errors
/// Code `option` for a date of publication that is no EDTF; `text` for a text longer than [`MAX_TEXT`].
pub fn extract<'t>(text: &'t str, options: &Options<'_>) -> Result<Extraction<'t>> {
    extract_watched(text, options, &mut |_| {})
}

/// Reads only the dates of a text, as [`extract`] does.
///
/// ```
/// use article41::extract::{Options, extract_dates};
///
/// let options = Options { published: Some("2024-06-28"), ..Options::default() };
/// for date in extract_dates("The vote was on 28 March 2024.", &options)? {
///     println!("{}: {}", date.text, date.value);
/// }
/// # Ok::<(), article41::Error>(())
/// ```
///
/// # Errors
/// As [`extract`].
pub fn extract_dates<'t>(text: &'t str, options: &Options<'_>) -> Result<Vec<DateMention<'t>>> {
    let published = check(text, options)?;
    let lexicon = options.lexicon.unwrap_or_else(|| Lexicon::builtin());
    let doc = Doc::read_watched(text, lexicon, &mut |_| {});
    let (source, layout) = document::read(&doc, options);
    Ok(dates::find(&doc, &layout, published.as_ref(), source.printed.map(|p| p.start..p.end)))
}

/// As [`extract`], and tells when each pass is done: to measure them.
#[doc(hidden)]
pub fn extract_watched<'t>(
    text: &'t str,
    options: &Options<'_>,
    done: &mut dyn FnMut(&'static str),
) -> Result<Extraction<'t>> {
    let published = check(text, options)?;
    let doc = Doc::read_watched(text, options.lexicon.unwrap_or_else(|| Lexicon::builtin()), done);
    doc.grammar();
    done("grammar");
    let (source, layout) = document::read(&doc, options);
    done("document");
    let dates = dates::find(&doc, &layout, published.as_ref(), source.printed.map(|p| p.start..p.end));
    done("dates");
    let actors = actors::find(&doc, &layout);
    done("actors");
    let mut instruments = instruments::find(&doc, &layout, &actors);
    done("instruments");
    let taken: Vec<_> = instruments.iter().map(|mention| (mention.start, mention.end)).collect();
    let quantities = quantities::find(&doc, &dates, &taken);
    done("quantities");
    let mut quotes = quotes::find(&doc, &layout, &actors, &dates);
    quotes::about(&doc, &actors, &instruments, &mut quotes);
    done("quotes");
    let votes = votes::find(&doc, &layout, &actors, &instruments, &dates);
    votes::link(&doc, &votes, &dates, &mut instruments);
    done("votes");
    let events = events::find(&doc, &layout, &actors, &instruments, &dates, &votes);
    done("events");
    let actors = actors.mentions;
    let mut found = Extraction {
        source,
        dates,
        quotes,
        actors,
        instruments,
        votes,
        events,
        quantities,
        ..Default::default()
    };
    document::conclude(&doc, &mut found, published.as_ref());
    found.records = records::make(&doc, &found, options);
    done("records");
    Ok(found)
}

/// Refuses what cannot be read; gives the day of publication.
fn check(text: &str, options: &Options<'_>) -> Result<Option<Edtf>> {
    if text.len() > MAX_TEXT {
        let message = format!(
            "the text has {} bytes; at most {MAX_TEXT} are read at once: split it into its documents",
            text.len()
        );
        return Err(Error::new(ErrorCode::Text, message));
    }
    options.published.map(published).transpose()
}

/// The day of publication that a caller gave.
fn published(text: &str) -> Result<Edtf> {
    text.parse::<Edtf>().map_err(|error| {
        let shown: String = text.chars().take(40).collect();
        Error::new(ErrorCode::Option, format!("published: ‘{shown}’ is no date: {error}"))
    })
}
