//! Queries, built by hand as Tantivy's examples do: no time goes into parsing a query language.

use crate::engine::Engine;
use serde::Deserialize;
use serde_json::{Map, Value, json};
use std::collections::HashMap;
use std::ops::Bound;
use tantivy::aggregation::AggregationCollector;
use tantivy::aggregation::agg_req::Aggregations;
use tantivy::collector::{Collector, Count, TopDocs};
use tantivy::query::{
    AllQuery, BooleanQuery, ConstScoreQuery, FuzzyTermQuery, Occur, PhraseQuery, Query, RangeQuery,
    RegexQuery, TermQuery,
};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocAddress, Order, Searcher, Term};

/// More than any facet has values.
const ALL_VALUES: u32 = 60_000;

/// What is asked; of the first five, one is given or none.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Asked {
    /// All of these words.
    all: Option<Vec<String>>,
    /// Any of these words.
    any: Option<Vec<String>>,
    phrase: Option<Vec<String>>,
    prefix: Option<String>,
    fuzzy: Option<String>,
    #[serde(default)]
    edits: u8,
    from_day: Option<i64>,
    to_day: Option<i64>,
    #[serde(default)]
    r#where: HashMap<String, String>,
    /// The names of those to be counted.
    #[serde(default)]
    facets: Vec<String>,
    #[serde(default)]
    histogram: bool,
    #[serde(default)]
    by_date: bool,
    #[serde(default)]
    offset: usize,
}

impl Engine {
    pub fn answer(&self, asked: &Asked) -> Value {
        let query = self.query(asked);
        let searcher = self.reader.searcher();
        let top = TopDocs::with_limit(10).and_offset(asked.offset);
        let (hits, total, counts) = if asked.by_date {
            // Of equal days, Tantivy puts the document first that was added first.
            search(&searcher, &*query, top.order_by_fast_field::<i64>("first", Order::Desc), asked)
        } else {
            search(&searcher, &*query, top.order_by_score(), asked)
        };
        let ids = searcher.segment_reader(0).fast_fields().u64("id").expect("a fast field");
        let ids: Vec<u64> = hits.iter().filter_map(|hit| ids.first(hit.doc_id)).collect();
        let mut answer = json!({ "total": total, "ids": ids });
        if !asked.facets.is_empty() {
            answer["facets"] =
                asked.facets.iter().map(|name| (name.clone(), buckets(&counts[name]))).collect();
        }
        if asked.histogram {
            answer["histogram"] = buckets(&counts["month"]);
        }
        answer
    }

    fn query(&self, asked: &Asked) -> Box<dyn Query> {
        let term = |word: &String| Term::from_field_text(self.fields.text, word);
        let one = |word: &String| -> Box<dyn Query> {
            Box::new(TermQuery::new(term(word), IndexRecordOption::WithFreqs))
        };
        let mut must: Vec<Box<dyn Query>> = Vec::new();
        must.extend(asked.all.iter().flatten().map(one));
        if let Some(words) = &asked.any {
            must.push(Box::new(BooleanQuery::union(words.iter().map(one).collect())));
        }
        if let Some(words) = &asked.phrase {
            must.push(Box::new(PhraseQuery::new(words.iter().map(term).collect())));
        }
        if let Some(word) = &asked.prefix {
            must.push(Box::new(
                RegexQuery::from_pattern(&format!("{word}.*"), self.fields.text).expect("a pattern"),
            ));
        }
        if let Some(word) = &asked.fuzzy {
            must.push(Box::new(FuzzyTermQuery::new(term(word), asked.edits, false)));
        }
        if let (Some(from), Some(to)) = (asked.from_day, asked.to_day) {
            let day = |field, day| Bound::Included(Term::from_field_i64(field, day));
            let (first, last) = (self.fields.first, self.fields.last);
            if self.spans() {
                must.push(filter(RangeQuery::new(Bound::Unbounded, day(first, to))));
                must.push(filter(RangeQuery::new(day(last, from), Bound::Unbounded)));
            } else {
                must.push(filter(RangeQuery::new(day(first, from), day(first, to))));
            }
        }
        for (name, field) in &self.fields.facets {
            if let Some(value) = asked.r#where.get(name) {
                must.push(filter(TermQuery::new(
                    Term::from_field_text(*field, value),
                    IndexRecordOption::Basic,
                )));
            }
        }
        match must.len() {
            0 => Box::new(AllQuery),
            1 => must.remove(0),
            _ => Box::new(BooleanQuery::new(must.into_iter().map(|query| (Occur::Must, query)).collect())),
        }
    }
}

/// A condition without a say in the order of hits.
fn filter(query: impl Query) -> Box<dyn Query> {
    Box::new(ConstScoreQuery::new(Box::new(query), 0.0))
}

/// All in one walk over what matches: the first hits, how many there are, and what is counted.
fn search<T: PartialOrd + 'static>(
    searcher: &Searcher,
    query: &dyn Query,
    top: impl Collector<Fruit = Vec<(T, DocAddress)>>,
    asked: &Asked,
) -> (Vec<DocAddress>, usize, Value) {
    let mut wanted = Map::new();
    if !asked.facets.is_empty() {
        for name in &asked.facets {
            wanted.insert(name.clone(), json!({ "terms": { "field": name, "size": ALL_VALUES } }));
        }
    }
    if asked.histogram {
        wanted.insert(
            "month".into(),
            json!({ "histogram": { "field": "month", "interval": 1.0, "min_doc_count": 1 } }),
        );
    }
    let (hits, total, counts) = if wanted.is_empty() {
        let (hits, total) = searcher.search(query, &(top, Count)).expect("an answer");
        (hits, total, Value::Null)
    } else {
        let wanted: Aggregations = serde_json::from_value(Value::Object(wanted)).expect("a request");
        let counter = AggregationCollector::from_aggs(wanted, Default::default());
        let (hits, total, counts) = searcher.search(query, &(top, Count, counter)).expect("an answer");
        (hits, total, serde_json::to_value(counts).expect("JSON"))
    };
    (hits.into_iter().map(|(_, at)| at).collect(), total, counts)
}

/// Values or months with their counts.
fn buckets(counts: &Value) -> Value {
    let buckets = counts["buckets"].as_array().map(Vec::as_slice).unwrap_or_default();
    let pair = |bucket: &Value| {
        let key = match &bucket["key"] {
            Value::String(name) => name.clone(),
            number => (number.as_f64().unwrap_or_default() as i64).to_string(),
        };
        (key, bucket["doc_count"].clone())
    };
    Value::Object(buckets.iter().map(pair).collect())
}
