// Answers what the page shows of a collection: totals, counts, bars and hits for a text, a period and values chosen.
//
// Without a text, the linked views of the core answer: a step of a drag costs as much as it passes. With one, queries do, each
// facet counted over what all the others choose, as in the linked views.

import { MOST_LINKED, idOf, dateOf, textOf, valuesOf } from "./fields.js";
import { domain, isoDay } from "./buckets.js";
import { snippet, stems } from "./snippet.js";

/** The most values of a facet that are offered. */
const MOST_VALUES = 200;
/** Values of facets that a hit shows. */
const SHOWN = 6;

/** A value in quotation marks, so that a query means it and nothing else. */
const quoted = (value) => `"${value.replace(/[\\"“”„‟«»〝〞＂]/g, "\\$&")}"`;

/** How many documents a bucket holds: those that lie wholly in it, and its shares of the others. */
const summed = ({ first, exact, spread }) => ({ first, counts: spread ? spread.map((share, i) => share + exact[i]) : exact });

export class View {
  #collection;
  #settings;
  #documents;
  #brush;
  #linked;
  #domain;
  #period = "null";
  #chosen;
  /** The text that was last found to be a query. */
  #good = "";

  constructor(collection, settings, documents) {
    this.#collection = collection;
    this.#settings = settings;
    this.#documents = documents;
    const linked = settings.facets.slice(0, MOST_LINKED);
    this.#brush = collection.brush(linked.map(({ key }) => key));
    this.#linked = linked.map(({ name, key }) => {
      const names = this.#brush.values(key);
      const counts = this.#brush.counts(key);
      const order = Array.from(counts, (_, i) => i).filter((i) => counts[i] > 0).sort((a, b) => counts[b] - counts[a] || a - b);
      const top = order.slice(0, MOST_VALUES);
      return { name, key, of: order.length, top, names: top.map((i) => names[i]), place: new Map(top.map((i, place) => [names[i], place])), counts: top.map((i) => counts[i]) };
    });
    this.#chosen = linked.map(() => "");
    this.#domain = domain((unit) => summed(this.#brush.histogram(unit)));
  }

  free() {
    this.#brush.free();
  }

  /** What does not change: the facets with their values, the buckets, how many documents there are, and without a date. */
  outline() {
    const { histogram } = this.#collection.query("", { limit: 0, histogram: "year" });
    return {
      size: this.#collection.size, undated: histogram.undated, domain: this.#domain, documents: this.#documents !== null,
      facets: this.#linked.map(({ name, key, of, names, counts }) => ({ name, key, of, names, counts })),
      others: this.#settings.facets.slice(MOST_LINKED).map(({ key }) => key),
    };
  }

  /** `chosen`: by facet, the places of the values chosen; `rows`: by facet, how many values are on show; `drawn`: what the bars on show are of. */
  answer({ text, sort, period, chosen, rows, drawn, hits }) {
    const words = text.trim();
    if (words && words !== this.#good) {
      this.#collection.query(words, { limit: 0 });
      this.#good = words;
    }
    const facetClauses = chosen.map((places, i) => {
      const { key, names } = this.#linked[i];
      return places.length ? `${key}:(${places.map((place) => quoted(names[place])).join(" OR ")})` : "";
    });
    const dateClause = period ? `date:${isoDay(period[0])}..${isoDay(period[1])}` : "";
    const clauses = (without) => [words && `(${words})`, ...facetClauses.filter((_, i) => i !== without), without !== "date" && dateClause].filter(Boolean).join(" ");

    const counts = rows.map((count) => new Uint32Array(count));
    const barsOf = JSON.stringify([words, chosen]);
    const bars = this.#domain && drawn !== barsOf ? new Float32Array(this.#domain.edges.length - 1) : null;
    let total;
    let found = null;
    const count = (i, values) => {
      for (const { value, count: n } of values) {
        const place = this.#linked[i].place.get(value);
        if (place < counts[i].length) counts[i][place] = n;
      }
    };
    if (words) {
      const { unit } = this.#domain ?? {};
      const free = this.#linked.flatMap(({ key }, i) => (chosen[i].length ? [] : [key]));
      found = this.#collection.query(clauses(), { ...hits, limit: hits?.limit ?? 0, sort, facets: free, histogram: bars && !period ? unit : undefined });
      total = found.total;
      this.#linked.forEach(({ key }, i) => count(i, found.facets[key] ?? this.#collection.query(clauses(i), { limit: 0, facets: [key] }).facets[key]));
      if (bars) {
        this.#fill(bars, found.histogram ?? this.#collection.query(clauses("date"), { limit: 0, histogram: unit }).histogram);
      }
    } else {
      this.#follow(period, chosen);
      total = this.#brush.total;
      this.#linked.forEach(({ key, top }, i) => {
        const all = this.#brush.counts(key);
        for (let place = 0; place < counts[i].length; place++) counts[i][place] = all[top[place]];
      });
      if (bars) this.#fill(bars, this.#brush.histogram(this.#domain.unit));
      if (hits) found = this.#collection.query(clauses(), { ...hits, sort });
    }
    return { total, counts, bars, barsOf, hits: hits ? { offset: hits.offset, list: this.#shown(found.hits, words) } : null };
  }

  /** The whole document with this id, as pairs of a field and a text. */
  document(id) {
    const document = this.#documents?.find(id, (one, row) => idOf(this.#settings, one, row));
    if (!document) return null;
    return Object.entries(document).map(([name, value]) => [name, whole(value)]);
  }

  /** Brings the linked views to the period and the values. */
  #follow(period, chosen) {
    const asked = JSON.stringify(period);
    if (asked !== this.#period) {
      if (period) this.#brush.period(...period);
      else this.#brush.period();
      this.#period = asked;
    }
    chosen.forEach((places, i) => {
      const { key, names } = this.#linked[i];
      const now = places.join();
      if (now === this.#chosen[i]) return;
      this.#brush.choose(key, places.map((place) => names[place]));
      this.#chosen[i] = now;
    });
  }

  #fill(bars, histogram) {
    const { first, counts } = summed(histogram);
    const shift = this.#domain.first - first;
    for (let i = 0; i < bars.length; i++) bars[i] = counts[i + shift] ?? 0;
  }

  #shown(hits, words) {
    const settings = this.#settings;
    const marks = stems(words);
    return hits.map(({ id }) => {
      const document = this.#documents?.find(id, (one, row) => idOf(settings, one, row));
      if (!document) return { id, title: { text: id, spans: [] }, date: null, text: null, values: [] };
      const title = settings.title === null ? "" : textOf(document[settings.title]);
      const rest = settings.texts.filter((name) => name !== settings.title).map((name) => textOf(document[name])).filter(Boolean);
      const of = rest.find((text) => snippet(text, marks).spans.length) ?? rest[0] ?? "";
      const long = title.length > 200 && !of;
      return {
        id, date: dateOf(settings, document), title: title && !long ? snippet(title, marks) : { text: id, spans: [] },
        text: of || long ? snippet(of || title, marks) : null,
        values: settings.facets.flatMap(({ name, divider }) => valuesOf(document[name], divider)).slice(0, SHOWN).map((value) => value.slice(0, 80)),
      };
    });
  }
}

/** A value as text, all of it. */
function whole(value) {
  if (typeof value === "string") return value;
  if (scalars(value)) return value.join("; ");
  try {
    return JSON.stringify(value, null, 1);
  } catch {
    return "(nested too deep to be shown)";
  }
}
const scalars = (value) => Array.isArray(value) && value.every((one) => typeof one === "string" || typeof one === "number");
