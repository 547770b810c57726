//! Linked views, as JavaScript has them.

use wasm_bindgen::prelude::*;

use super::Thrown;
use super::collection::RawCollection;
use super::error::check_sound;
use crate::collection::{Brush, Histogram, Unit};

/// Behind the class `Brush` of the package.
#[wasm_bindgen(skip_typescript)]
#[derive(Debug)]
pub struct RawBrush {
    inner: Brush,
    histogram: Option<Histogram>,
}

#[wasm_bindgen]
impl RawBrush {
    /// Linked views of the facets with these numbers.
    #[wasm_bindgen(constructor)]
    pub fn new(collection: &mut RawCollection, facets: &[u32]) -> Thrown<RawBrush> {
        check_sound()?;
        let columns: Vec<usize> = facets.iter().map(|f| *f as usize).collect();
        Ok(RawBrush { inner: Brush::new(collection.whole()?, &columns), histogram: None })
    }

    /// Chooses a period, in days from 1970-01-01.
    #[wasm_bindgen(js_name = setPeriod)]
    pub fn set_period(&mut self, first: i32, last: i32) -> u32 {
        self.inner.set_period(Some((first, last)));
        self.inner.total()
    }

    /// Chooses no period.
    #[wasm_bindgen(js_name = clearPeriod)]
    pub fn clear_period(&mut self) -> u32 {
        self.inner.set_period(None);
        self.inner.total()
    }

    /// Chooses values of a facet; none: all.
    pub fn choose(&mut self, facet: u32, values: &[u32]) -> u32 {
        self.inner.choose(facet as usize, values);
        self.inner.total()
    }

    /// How many documents meet every choice.
    pub fn total(&self) -> u32 {
        self.inner.total()
    }

    /// Where the counts of a facet are.
    pub fn counts(&self, facet: u32) -> u32 {
        self.inner.counts(facet as usize).as_ptr() as u32
    }

    /// How many there are.
    pub fn values(&self, facet: u32) -> u32 {
        self.inner.counts(facet as usize).len() as u32
    }

    /// Counts by date; the number of the first bucket. `unit`: 1 day, 2 month, 3 year.
    pub fn histogram(&mut self, unit: u32) -> i32 {
        let unit = match unit {
            1 => Unit::Day,
            2 => Unit::Month,
            _ => Unit::Year,
        };
        let histogram = self.inner.histogram(unit);
        let first = histogram.first;
        self.histogram = Some(histogram);
        first
    }

    /// How many of the histogram lie wholly in each bucket.
    pub fn exact(&self) -> Vec<u32> {
        self.histogram.as_ref().map_or_else(Vec::new, |histogram| histogram.exact.clone())
    }

    /// The shares of the others.
    pub fn spread(&self) -> Vec<f64> {
        self.histogram.as_ref().map_or_else(Vec::new, |histogram| histogram.spread.clone())
    }

    /// How many have no date.
    pub fn undated(&self) -> u32 {
        self.histogram.as_ref().map_or(0, |histogram| histogram.undated)
    }

    /// Bytes held.
    pub fn size(&self) -> f64 {
        self.inner.size() as f64
    }
}
