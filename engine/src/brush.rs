//! Linked views of a collection: what each shows is counted over what all the *others* choose, and dragging one end of a
//! period changes the counts by what entered or left.
//!
//! A document's date can mean a day of the period `a..=b` if it begins by `b` and does not end before `a`. Since nothing ends
//! before it begins, how many do is the number of those that begin by `b`, less the number of those that end before `a`. So with the
//! documents once in the order of their first days, and once in that of their last, a period is a beginning of the one order less a
//! beginning of the other; and moving an end of it adds or takes away the documents that it passes, wherever it came from.
//! Documents known to the day have one place in both orders, and are kept once.
//!
//! Along each order lie the rows: for each document, its values of all facets, one after the other, so that what is passed is read
//! from front to back. At every so many rows the sums of all before are kept, so that a long way is not walked: a jump anywhere costs
//! no more than half a stretch between two such places. They hold for one choice of values; another choice counts them anew,
//! in one walk over all rows.

use crate::collection::Collection;
use crate::dates::OPEN_END;
use crate::pair::{dated, day, second};
use crate::search::{Histogram, Unit};

/// Counts of facets and of dates, each over what the others choose.
#[derive(Debug)]
pub struct Brush {
    facets: Vec<Facet>,
    /// Documents known to the day; the others by their first days, and by their last; and those without a date.
    orders: [Order; 4],
    /// The last days of those in the order of first days.
    last: Vec<i32>,
    /// By way through an order, the sums of the rows before where the period ends or starts.
    sums: [Sums; WAYS.len()],
    period: Option<(i32, i32)>,
    /// What is counted now, facet by facet, and how many documents meet every choice.
    counts: Vec<u32>,
    total: u32,
}

const DAYS: usize = 0;
const STARTS: usize = 1;
const ENDS: usize = 2;
const UNDATED: usize = 3;

/// The ways through orders, and whether what lies before the end of a way is added or taken away: what begins by the last day of
/// the period is added, what ends before its first is taken away, and what has no date is added while there is no period.
const WAYS: [(usize, bool); 5] =
    [(DAYS, true), (STARTS, true), (DAYS, false), (ENDS, false), (UNDATED, true)];

/// A facet, and what of it is chosen.
#[derive(Debug)]
struct Facet {
    /// Which column of the collection.
    column: usize,
    /// Where its values begin among those of all facets, and how many there are.
    first: u32,
    len: u32,
    /// Whether each value is chosen; empty if all are.
    chosen: Vec<bool>,
}

/// Documents, in some order, with their values.
#[derive(Debug, Default)]
struct Rows {
    /// By row, where its values end.
    ends: Vec<u32>,
    /// Values of all facets, numbered through.
    values: Values,
    /// By row, the facets whose choice it does not meet, a bit each.
    fails: Vec<u32>,
}

/// Values in as many bytes as the largest needs.
#[derive(Debug)]
enum Values {
    Two(Vec<u16>),
    Four(Vec<u32>),
}

impl Default for Values {
    fn default() -> Values {
        Values::Two(Vec::new())
    }
}

/// Rows in the order of a day.
#[derive(Debug, Default)]
struct Order {
    days: Vec<i32>,
    rows: Rows,
    /// The sums of all rows before every `stride`th.
    marks: Vec<Sums>,
}

/// By value, how many rows have it that count for its facet; and how many rows meet every choice.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Sums {
    /// Of how many rows.
    at: usize,
    counts: Vec<u32>,
    total: u32,
}

/// Memory that the marks of an order take at most, in bytes.
const MARKS: usize = 8 << 20;
/// Marks are not closer than so many rows.
const CLOSEST: usize = 2048;

impl Sums {
    fn new(values: usize) -> Sums {
        Sums { at: 0, counts: vec![0; values], total: 0 }
    }
}

impl Rows {
    fn len(&self) -> usize {
        self.ends.len()
    }

    /// Adds a value to the row that is open.
    fn push(&mut self, value: u32) {
        match (&mut self.values, u16::try_from(value)) {
            (Values::Two(values), Ok(value)) => values.push(value),
            (Values::Two(values), Err(_)) => {
                let mut wide: Vec<u32> = values.iter().map(|v| (*v).into()).collect();
                wide.push(value);
                self.values = Values::Four(wide);
            }
            (Values::Four(values), _) => values.push(value),
        }
    }

    /// Ends the row that is open.
    fn close(&mut self) {
        let len = match &self.values {
            Values::Two(values) => values.len(),
            Values::Four(values) => values.len(),
        };
        self.ends.push(len as u32);
        self.fails.push(0);
    }

    /// Adds a row of others.
    fn copy(&mut self, others: &Rows, at: usize) {
        match (&others.values, &mut self.values) {
            (Values::Two(from), Values::Two(to)) => to.extend_from_slice(row(&others.ends, from, at)),
            (Values::Four(from), Values::Four(to)) => to.extend_from_slice(row(&others.ends, from, at)),
            (Values::Two(from), _) => row(&others.ends, from, at).iter().for_each(|v| self.push((*v).into())),
            (Values::Four(from), _) => row(&others.ends, from, at).iter().for_each(|v| self.push(*v)),
        }
        self.close();
    }

    /// Brings sums from where they are to before another row.
    fn walk(&self, sums: &mut Sums, to: usize, facets: &[Facet]) {
        match &self.values {
            Values::Two(values) => walk(&self.ends, values, &self.fails, sums, to, facets),
            Values::Four(values) => walk(&self.ends, values, &self.fails, sums, to, facets),
        }
    }

    /// Marks which rows meet the choice of a facet.
    fn choose(&mut self, number: usize, facet: &Facet) {
        let Rows { ends, values, fails } = self;
        match values {
            Values::Two(values) => choose(ends, values, fails, number, facet),
            Values::Four(values) => choose(ends, values, fails, number, facet),
        }
    }

    fn size(&self) -> usize {
        let values = match &self.values {
            Values::Two(values) => values.capacity() * 2,
            Values::Four(values) => values.capacity() * 4,
        };
        values + (self.ends.capacity() + self.fails.capacity()) * 4
    }
}

/// The values of a row.
#[inline]
fn row<'a, T>(ends: &[u32], values: &'a [T], row: usize) -> &'a [T] {
    let start = if row == 0 { 0 } else { ends.get(row - 1).copied().unwrap_or(0) };
    let end = ends.get(row).copied().unwrap_or(start);
    values.get(start as usize..end as usize).unwrap_or_default()
}

fn walk<T: Copy + Into<u32>>(
    ends: &[u32],
    values: &[T],
    fails: &[u32],
    sums: &mut Sums,
    to: usize,
    facets: &[Facet],
) {
    let to = to.min(ends.len());
    let (from, until, step) = if sums.at <= to { (sums.at, to, 1u32) } else { (to, sums.at, u32::MAX) };
    sums.at = to;
    let counts = sums.counts.as_mut_slice();
    let mut add = |value: &T| {
        if let Some(count) = counts.get_mut(Into::<u32>::into(*value) as usize) {
            *count = count.wrapping_add(step);
        }
    };
    if facets.iter().all(|f| f.chosen.is_empty()) {
        // Every row counts for every facet: their values are one run.
        let start = from.checked_sub(1).and_then(|r| ends.get(r)).copied().unwrap_or(0) as usize;
        let end = until.checked_sub(1).and_then(|r| ends.get(r)).copied().unwrap_or(0) as usize;
        values.get(start..end).unwrap_or_default().iter().for_each(&mut add);
        sums.total = sums.total.wrapping_add(step.wrapping_mul((until - from) as u32));
        return;
    }
    for (at, fails) in (from..until).zip(fails.get(from..until).unwrap_or_default()) {
        if *fails == 0 {
            sums.total = sums.total.wrapping_add(step);
            row(ends, values, at).iter().for_each(&mut add);
        } else if fails.is_power_of_two() {
            // It fails one facet only, and counts for that one.
            let Some(facet) = facets.get(fails.trailing_zeros() as usize) else { continue };
            let own = |v: &&T| Into::<u32>::into(**v).wrapping_sub(facet.first) < facet.len;
            row(ends, values, at).iter().filter(own).for_each(&mut add);
        }
    }
}

fn choose<T: Copy + Into<u32>>(ends: &[u32], values: &[T], fails: &mut [u32], number: usize, facet: &Facet) {
    let bit = 1u32 << number;
    for (at, fails) in fails.iter_mut().enumerate() {
        let chosen = |v: &T| {
            let own = Into::<u32>::into(*v).wrapping_sub(facet.first);
            facet.chosen.get(own as usize).copied().unwrap_or(false)
        };
        let meets = facet.chosen.is_empty() || row(ends, values, at).iter().any(chosen);
        *fails = if meets { *fails & !bit } else { *fails | bit };
    }
}

impl Order {
    fn stride(&self, values: usize) -> usize {
        let marks = (MARKS / (values * 4 + 32)).max(1);
        self.rows.len().div_ceil(marks).max(CLOSEST)
    }

    /// Counts the sums at every mark anew. Linear in the rows.
    fn mark(&mut self, facets: &[Facet], values: usize) {
        let stride = self.stride(values);
        let mut sums = Sums::new(values);
        self.marks.clear();
        for at in (0..=self.rows.len()).step_by(stride) {
            self.rows.walk(&mut sums, at, facets);
            self.marks.push(sums.clone());
        }
    }

    /// Brings sums to before a row, from where they are or from a mark, whichever is nearer.
    fn go(&self, sums: &mut Sums, to: usize, facets: &[Facet], values: usize) {
        let stride = self.stride(values);
        // The nearer of the marks around it.
        let nearest = ((to + stride / 2) / stride).min(self.marks.len().saturating_sub(1));
        if let Some(mark) = self.marks.get(nearest)
            && mark.at.abs_diff(to) + values / 8 < sums.at.abs_diff(to)
        {
            sums.clone_from(mark);
        }
        self.rows.walk(sums, to, facets);
    }

    /// How many rows have a day before this one.
    fn before(&self, day: i32) -> usize {
        self.days.partition_point(|d| *d < day)
    }
}

impl Brush {
    /// Linked views of these columns, at most 32; nothing is chosen. Linear in the documents, but for a sort of their dates.
    ///
    /// It shows the collection as it is now, and does not change with it.
    pub fn new(collection: &mut Collection, columns: &[usize]) -> Brush {
        collection.flush();
        let mut facets: Vec<Facet> = Vec::new();
        let mut first = 0;
        for column in columns.iter().take(32) {
            let len = collection.values(*column);
            facets.push(Facet { column: *column, first, len, chosen: Vec::new() });
            first += len;
        }
        let mut keys: [Vec<u64>; 4] = Default::default();
        let mut latests = Vec::new();
        collection.each_live(|ordinal, earliest, latest| {
            if earliest > latest {
                keys[UNDATED].push(dated(0, ordinal));
            } else if earliest == latest {
                keys[DAYS].push(dated(earliest, ordinal));
            } else {
                keys[STARTS].push(dated(earliest, ordinal));
                keys[ENDS].push(dated(latest, ordinal));
                latests.push((ordinal, latest));
            }
        });
        let own: Vec<usize> = facets.iter().map(|f| f.column).collect();
        let firsts: Vec<u32> = facets.iter().map(|f| f.first).collect();
        // First all rows as the documents lie, from front to back; then in order.
        let mut all = Rows::default();
        let push = |rows: &mut Rows, facet: usize, v: u32| rows.push(firsts.get(facet).map_or(0, |f| f + v));
        collection.values_of(&own, &mut all, push, Rows::close);
        keys.iter_mut().filter(|keys| !keys.is_sorted()).for_each(|keys| keys.sort_unstable());
        let last_of = |key: &u64| latests.binary_search_by_key(&second(*key), |(ordinal, _)| *ordinal);
        let last = keys[STARTS].iter().filter_map(|key| Some(latests.get(last_of(key).ok()?)?.1)).collect();
        let orders = keys.map(|keys| {
            let mut rows = Rows::default();
            keys.iter().for_each(|key| rows.copy(&all, second(*key) as usize));
            let days = keys.into_iter().map(day).collect();
            Order { days, rows, marks: Vec::new() }
        });
        let values = first as usize;
        let sums = WAYS.map(|_| Sums::new(values));
        let mut brush = Brush { facets, orders, last, sums, period: None, counts: vec![0; values], total: 0 };
        brush.recount();
        brush
    }

    /// How many documents meet every choice.
    pub fn total(&self) -> u32 {
        self.total
    }

    /// By value of a facet, how many documents have it that meet the choices of all other facets and of the period.
    pub fn counts(&self, facet: usize) -> &[u32] {
        let range = self.facets.get(facet).map_or(0..0, |f| f.first as usize..(f.first + f.len) as usize);
        self.counts.get(range).unwrap_or_default()
    }

    /// The counts of all facets, one after the other.
    pub fn all_counts(&self) -> &[u32] {
        &self.counts
    }

    /// Chooses the documents whose date can mean a day from `first` to `last`; `None`: all, with or without a date.
    ///
    /// Linear in the values and in the rows that the ends pass, but no more rows than lie between two marks.
    pub fn set_period(&mut self, period: Option<(i32, i32)>) {
        self.period = period;
        let values = self.counts.len();
        let ends = WAYS.map(|(order, adds)| match (period, adds) {
            (None, true) => usize::MAX,
            (None, false) => 0,
            (Some((first, last)), _) if first > last || order == UNDATED => 0,
            // What begins by the last day. Open ends are beyond every day.
            (Some((_, last)), true) => self.orders[order].before(last.saturating_add(1)),
            (Some((first, _)), false) => self.orders[order].before(first),
        });
        self.counts.fill(0);
        self.total = 0;
        for (((order, adds), sums), end) in WAYS.into_iter().zip(&mut self.sums).zip(ends) {
            let order = &self.orders[order];
            order.go(sums, end.min(order.rows.len()), &self.facets, values);
            let add = |to: &mut u32, n: u32| *to = if adds { to.wrapping_add(n) } else { to.wrapping_sub(n) };
            self.counts.iter_mut().zip(&sums.counts).for_each(|(to, n)| add(to, *n));
            add(&mut self.total, sums.total);
        }
    }

    /// Chooses documents that have any of these values of a facet; none given: all. Linear in the rows.
    pub fn choose(&mut self, facet: usize, values: &[u32]) {
        let Some(own) = self.facets.get_mut(facet) else { return };
        own.chosen.clear();
        if !values.is_empty() {
            own.chosen.resize(own.len as usize, false);
            for value in values {
                if let Some(chosen) = own.chosen.get_mut(*value as usize) {
                    *chosen = true;
                }
            }
        }
        for order in &mut self.orders {
            order.rows.choose(facet, own);
        }
        self.recount();
    }

    /// Counts everything anew.
    fn recount(&mut self) {
        let values = self.counts.len();
        for order in &mut self.orders {
            order.mark(&self.facets, values);
        }
        self.sums = WAYS.map(|_| Sums::new(values));
        self.set_period(self.period);
    }

    /// How many documents there are by date, over what the facets choose, whatever the period. Linear in the rows.
    pub fn histogram(&self, unit: Unit) -> Histogram {
        let [days, starts, _, undated] = &self.orders;
        // Rows of one bucket follow one another.
        let mut exact: Vec<(i32, u32)> = Vec::new();
        let mut add = |bucket: i32| match exact.last_mut() {
            Some((last, n)) if *last == bucket => *n += 1,
            _ => exact.push((bucket, 1)),
        };
        let mut known = (OPEN_END, 0);
        for (day, fails) in days.days.iter().zip(&days.rows.fails) {
            if known.0 != *day {
                known = (*day, unit.number(*day));
            }
            if *fails == 0 {
                add(known.1);
            }
        }
        let mut spans = Vec::new();
        let mut without = undated.rows.fails.iter().filter(|fails| **fails == 0).count();
        for ((first, last), fails) in starts.days.iter().zip(&self.last).zip(&starts.rows.fails) {
            match Histogram::days(*first, *last) {
                _ if *fails != 0 => {}
                None => without += 1,
                // An open end is no day at all, but the whole of a bucket is.
                Some((a, b)) if a < b && unit.number(a) == unit.number(b) => add(unit.number(a)),
                Some(days) => spans.push(days),
            }
        }
        Histogram::new(unit, &exact, &spans, without as u32)
    }

    /// Bytes held.
    pub fn size(&self) -> usize {
        let marks = |o: &Order| o.marks.iter().map(|m| m.counts.capacity() * 4 + 32).sum::<usize>();
        self.orders.iter().map(|o| o.days.capacity() * 4 + o.rows.size() + marks(o)).sum()
    }
}
