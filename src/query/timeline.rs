//! The matches as columns, for drawing.

use super::plan;
use super::rank::{date_key, keys};
use super::result::{Lane, Timeline};
use super::{Field, Query, exec};
use crate::index::Index;
use crate::model::Kind;
use crate::order::sort_by;
use crate::{Error, ErrorCode, Result};
use article41_engine::parts::Set;

/// The matches of a query as columns, in lanes by the values of a field.
///
/// A document stands in the lane of each of its values, in the one without a value if it has none. The fullest lane comes first.
/// Values beyond the 65,534th share the last lane with what has none.
///
/// # Errors
/// Code `option` if the values of the field cannot be counted.
pub fn timeline(index: &Index, query: &Query, lanes: Field) -> Result<Timeline> {
    let column = plan::column(lanes).filter(|_| lanes.is_facet()).ok_or_else(|| not_countable(lanes))?;
    let matches = exec::matching(index, query);
    let dates = index.dates();
    let dated = Set::gather(index.len(), matches.count(), |add| {
        matches.each(|d| {
            if dates.is_dated(d) {
                add(&[d])
            }
        });
    });
    let (names, values) = (index.names(), index.values());
    let range = values.of(column);
    let mut keys = keys(&dated, |d| date_key(index, d, false));
    keys.sort_unstable();

    let counts = super::facets::counts(index, column, &dated);
    let mut found: Vec<(u32, u32)> = (range.start..).zip(counts).filter(|(_, n)| *n > 0).collect();
    let name = |v: u32| (names.label(values.thing(v)), names.key(values.thing(v)));
    sort_by(&mut found, |a, b| b.1.cmp(&a.1).then_with(|| name(a.0).cmp(&name(b.0))));
    found.truncate(usize::from(u16::MAX) - 1);
    let none = found.len() as u16;
    let mut lane_of = vec![none; range.len()];
    let mut t = Timeline { undated: (matches.count() - dated.count()) as usize, ..Timeline::default() };
    for (lane, (value, _)) in (0..).zip(found) {
        let thing = values.thing(value);
        lane_of[(value - range.start) as usize] = lane;
        t.lanes.push(Lane { value: names.key(thing).into(), label: names.label(thing).into(), count: 0 });
    }
    t.lanes.push(Lane { value: String::new(), label: format!("no {lanes}"), count: 0 });
    let mut all: Vec<u32> = Vec::new();
    let rows = values.rows(range.clone());
    for document in keys.into_iter().map(|key| key as u32) {
        let mut last = None;
        all.clear();
        rows(document, &mut |v| all.push(lane_of[(v - range.start) as usize].into()));
        if all.is_empty() {
            all.push(none.into());
        }
        all.sort_unstable();
        for lane in all.iter().map(|lane| *lane as u16) {
            if last.replace(lane) == Some(lane) {
                continue; // several values in the shared lane
            }
            t.ordinals.push(document);
            t.earliest.push(dates.earliest(document));
            t.latest.push(dates.latest(document));
            t.flags.push(dates.flags(document));
            t.kinds.push(index.kind(document).map_or(Kind::ALL.len() as u8, |k| k as u8));
            t.stances.push(index.stance(document).map_or(u8::MAX, |s| s as u8));
            t.lane.push(lane);
            t.lanes[usize::from(lane)].count += 1;
        }
    }
    if t.lanes.last().is_some_and(|lane| lane.count == 0) {
        t.lanes.pop();
    }
    Ok(t)
}

/// The error for a field that has no values to count.
pub(super) fn not_countable(field: Field) -> Error {
    let all: Vec<&str> = Field::facets().map(Field::as_str).collect();
    Error::new(
        ErrorCode::Option,
        format!("the values of `{field}` cannot be counted; choose one of {}", all.join(", ")),
    )
    .expecting(all)
}
