//! A collection of which the positions, about half of its bytes, are read when they are first needed.

use super::sections::{Reader, Section};
use super::{OpenError, open};
use crate::collection::Collection;
use crate::search::{Found, Options, Query};
use std::io::Read;
use std::ops::Range;

/// A collection of which a part may not be here yet.
///
/// Only phrases, and changes of the collection, need where in a document a word stands. So those bytes are checked when a
/// file is opened, and kept only when they are [supplied](Lazy::supply) later on.
#[derive(Debug)]
pub struct Lazy {
    collection: Collection,
    /// The positions, if they are not here.
    rest: Option<Section>,
}

impl From<Collection> for Lazy {
    fn from(collection: Collection) -> Lazy {
        Lazy { collection, rest: None }
    }
}

impl Lazy {
    /// Like [`Collection::open`], without the [rest](Lazy::rest).
    ///
    /// # Errors
    /// What is wrong with the bytes.
    pub fn open(bytes: impl Read, length: u64) -> Result<Lazy, OpenError> {
        let (collection, rest) = open(Reader::new(bytes, length)?, |reader| {
            let section = reader.pass_over()?;
            Ok((section.len(), Vec::new(), section))
        })?;
        Ok(Lazy { collection, rest: Some(rest) })
    }

    /// Which bytes of the file are still to be supplied; `None` if all are here.
    pub fn rest(&self) -> Option<Range<u64>> {
        self.rest.as_ref().map(Section::range)
    }

    /// Supplies the rest.
    ///
    /// # Errors
    /// [`OpenError::Damaged`] if these are not the bytes that were there when the file was opened.
    pub fn supply(&mut self, bytes: impl Read) -> Result<(), OpenError> {
        if let Some(rest) = &self.rest {
            self.collection.set_positions(rest.load(bytes)?);
            self.rest = None;
        }
        Ok(())
    }

    /// What can be asked without the rest.
    pub fn look(&self) -> &Collection {
        &self.collection
    }

    /// The collection, if all of it is here.
    pub fn whole(&mut self) -> Option<&mut Collection> {
        match self.rest {
            None => Some(&mut self.collection),
            Some(_) => None,
        }
    }

    /// Finds what a query asks for; `None` if that needs the rest.
    pub fn run(&mut self, query: &Query, options: &Options) -> Option<Found> {
        (self.rest.is_none() || !query.has_phrase()).then(|| self.collection.run(query, options))
    }
}
