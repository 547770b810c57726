use super::found::*;
use crate::text::{Offsets, Unit};

/// What is done to a place: where it starts, where it ends, and the text that is said to stand there.
type Visit<'v, 't> = &'v mut dyn FnMut(&mut usize, &mut usize, &'t str);

impl<'t> Extraction<'t> {
    /// Counts every position in another unit, instead of in bytes. `text` is the text that was read. Linear.
    ///
    /// ```
    /// use article41::extract::{Options, extract};
    /// use article41::text::Unit;
    ///
    /// let text = "“Das ist ärgerlich,” Nebenzia said on 21 June 2024.";
    /// let mut found = extract(text, &Options::default())?;
    /// found.count_in(Unit::Utf16, text);
    /// assert!(found.dates.iter().all(|date| date.end <= text.encode_utf16().count()));
    /// # Ok::<(), article41::Error>(())
    /// ```
    pub fn count_in(&mut self, unit: Unit, text: &str) {
        let offsets = Offsets::new(text);
        self.each_place(&mut |start, end, _| {
            *start = offsets.convert(*start, Unit::Byte, unit);
            *end = offsets.convert(*end, Unit::Byte, unit);
        });
    }

    /// Visits every place in the text that anything found names. The anchors of records are not among them: those
    /// count in paragraphs.
    pub fn each_place(&mut self, visit: Visit<'_, 't>) {
        self.source.each_place(visit);
        for date in &mut self.dates {
            visit(&mut date.start, &mut date.end, date.text);
        }
        for quote in &mut self.quotes {
            quote.each_place(visit);
        }
        for actor in &mut self.actors {
            visit(&mut actor.start, &mut actor.end, actor.text);
        }
        for instrument in &mut self.instruments {
            visit(&mut instrument.start, &mut instrument.end, instrument.text);
        }
        for vote in &mut self.votes {
            visit(&mut vote.start, &mut vote.end, vote.text);
        }
        for event in &mut self.events {
            visit(&mut event.start, &mut event.end, event.text);
            spans(&mut event.place, visit);
            for one in &mut event.participants {
                visit(&mut one.start, &mut one.end, one.text);
            }
        }
        for quantity in &mut self.quantities {
            visit(&mut quantity.start, &mut quantity.end, quantity.text);
        }
    }
}

impl<'t> Document<'t> {
    fn each_place(&mut self, visit: Visit<'_, 't>) {
        for part in
            [&mut self.title, &mut self.publisher, &mut self.dateline, &mut self.byline, &mut self.printed]
        {
            spans(part, visit);
        }
        spans(Some(&mut self.body), visit);
        for line in &mut self.boilerplate {
            visit(&mut line.start, &mut line.end, line.text);
        }
        for remark in &mut self.remarks {
            visit(&mut remark.start, &mut remark.end, remark.text);
        }
    }
}

impl<'t> Quote<'t> {
    fn each_place(&mut self, visit: Visit<'_, 't>) {
        visit(&mut self.start, &mut self.end, self.text);
        visit(&mut self.content_span.0, &mut self.content_span.1, self.content);
        spans(&mut self.fragments, visit);
        if let Some((start, end)) = &mut self.cue_span {
            visit(start, end, self.cue.unwrap_or_default());
        }
        for one in [&mut self.speaker, &mut self.addressee, &mut self.relayed_by].into_iter().flatten() {
            visit(&mut one.start, &mut one.end, one.text);
        }
        spans(&mut self.setting, visit);
    }
}

fn spans<'s, 't: 's>(spans: impl IntoIterator<Item = &'s mut Span<'t>>, visit: Visit<'_, 't>) {
    for span in spans {
        visit(&mut span.start, &mut span.end, span.text);
    }
}
