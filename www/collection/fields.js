// What each field of the documents is for: their id, their date, a text to search, a facet to count, or nothing.

import { dayOf, ordersOf } from "./days.js";

const ROLES = ["id", "date", "date-dmy", "date-mdy", "text", "facet", "list", "ignore"];
/** What a field can be for. Dates in numbers need their order, and cells are lists only where something divides them. */
export const rolesOf = ({ orders, divider }) => ROLES.filter((role) =>
  role === "list" ? divider !== null : role === "date" ? orders.length === 0 : role.startsWith("date-") ? orders.includes(role.slice(5)) : true);
export const isDateRole = (role) => role.startsWith("date");
export const isFacetRole = (role) => role === "facet" || role === "list";
/** The most facets that a collection can have, and the most that are linked and drawn. */
export const MOST_FACETS = 31;
export const MOST_LINKED = 8;
/** Fields beyond these are not offered. */
const MOST_FIELDS = 200;

const DATE = /^(?:\d{4}(?:-\d\d){0,2}[?~%]?|\d{3}X|\d{2}XX|\d{4}-(?:\d\d-)?XX|(?:\d{4}(?:-\d\d){0,2}|\.\.)?\/(?:\d{4}(?:-\d\d){0,2}|\.\.)?)$/;
const ID_NAME = /^(?:_?id|uuid|guid|key|identifier|(?:doc|document|record|item|case|file|entry|ref|reference)[ _-]?(?:id|no\.?|nr\.?|number)|doi|number|no\.?|nr\.?)$/i;
const DATE_NAME = /date|published|publication|created|issued|updated|time|day|year|when/i;
/** A number as tables have it. */
const NUMBER = /^[-+]?(?:\d+(?:[.,]\d+)*|[.,]\d+)\s?%?$/;
/** What divides several values in one cell. */
const DIVIDERS = [";", "|"];
const NOT_READ = /^(?:https?:\/\/|data:|[0-9a-f]{32,}$)/i;

const scalar = (value) => typeof value === "string" || typeof value === "number" || typeof value === "boolean";

/**
 * Proposes what each field is for, from a sample of the documents: `[{ name, role, share, examples, orders, divider }]` in the order in
 * which they come; `orders` are those that dates in numbers can have, `divider` is what parts several values in a cell of a table.
 * Careful: an id has to be there always and different each time; a facet has to be short, and repeat itself.
 */
export function propose(documents, isTable = false) {
  const seen = new Map();
  for (const document of documents) {
    for (const name of Object.keys(document)) {
      const value = document[name];
      if (value === null || value === undefined || value === "") continue;
      let field = seen.get(name);
      if (!field) {
        if (seen.size >= MOST_FIELDS || name === "" || name.includes("\n")) continue;
        seen.set(name, (field = { name, present: 0, list: 0, values: 0, other: 0, length: 0, longest: 0, dates: 0, numbers: 0, unread: 0, distinct: new Set() }));
      }
      field.present++;
      if (Array.isArray(value)) field.list++;
      for (const one of Array.isArray(value) ? value : [value]) {
        if (!scalar(one)) {
          field.other++;
          continue;
        }
        const text = String(one);
        field.values++;
        field.length += text.length;
        field.longest = Math.max(field.longest, text.length);
        if (typeof one === "number" || (isTable && NUMBER.test(text))) field.numbers++;
        if (isDate(one)) field.dates++;
        if (NOT_READ.test(text)) field.unread++;
        field.distinct.add(text.slice(0, 300));
      }
    }
  }
  const fields = [...seen.values()];
  for (const field of fields) {
    const values = field.list ? [] : documents.map((document) => document[field.name]).filter((value) => typeof value === "string" && value !== "");
    field.orders = ordersOf(values);
    field.divider = isTable ? (DIVIDERS.find((divider) => isDivided(values, divider)) ?? null) : null;
  }
  const roles = new Map(fields.map((field) => [field, field.divider === null ? general(field) : "list"]));

  const best = (among, name) => among.find((field) => name.test(field.name)) ?? null;
  const id = best(fields.filter((field) => !field.list && !field.other && field.present === documents.length && field.distinct.size === documents.length && field.longest <= 300), ID_NAME);
  if (id) roles.set(id, "id");
  const dated = fields.filter((field) => field !== id && !field.list && field.values > 0 && (field.orders.length > 0 || (field.dates >= 0.8 * field.values && (field.numbers === 0 || DATE_NAME.test(field.name)))));
  // Which of two orders a date has is not guessed.
  const told = dated.filter((field) => field.orders.length < 2);
  const date = best(told, DATE_NAME) ?? told.find((field) => field.numbers === 0 || field.orders.length) ?? null;
  for (const field of dated) roles.set(field, field !== date ? "ignore" : field.orders.length ? `date-${field.orders[0]}` : "date");

  let facets = 0;
  return fields.map((field) => {
    let role = roles.get(field);
    if (isFacetRole(role) && ++facets > MOST_FACETS) role = "ignore";
    return { name: field.name, role, orders: field.orders, divider: field.divider, share: field.present / documents.length, examples: [...field.distinct].slice(0, 3).map((text) => (text.length > 60 ? `${text.slice(0, 60)}…` : text)) };
  });
}

/** What a field is by its values alone. */
function general(field) {
  if (!field.values || field.other > 0.1 * (field.values + field.other) || field.unread > 0.5 * field.values) return "ignore";
  const mean = field.length / field.values;
  const repeats = field.distinct.size >= 2 && field.distinct.size <= 0.5 * field.values;
  if (field.numbers > 0.5 * field.values) return repeats && field.distinct.size <= 30 ? "facet" : "ignore";
  if (repeats && mean <= 40 && field.longest <= 100) return "facet";
  return mean >= 3 && field.distinct.size >= 2 ? "text" : "ignore";
}

/** Whether cells of a table hold several values: short ones, that come again in other cells. */
function isDivided(values, divider) {
  const divided = values.filter((value) => value.includes(divider));
  if (divided.length < 0.02 * values.length || divided.length < 2) return false;
  const all = values.flatMap((value) => valuesOf(value, divider));
  const length = all.reduce((sum, value) => sum + value.length, 0);
  return length <= 30 * all.length && all.every((value) => value.length <= 100 && !NOT_READ.test(value)) && new Set(all).size <= 0.3 * all.length;
}

const isDate = (value) => (typeof value === "number" ? Number.isInteger(value) && value >= 1000 && value <= 2999 : typeof value === "string" && DATE.test(dayOf(value.trim(), null)));

/** Names that queries use for something else. */
const RESERVED = ["date", "within", "id", "sort", "and", "or", "not"];

/**
 * `[{ name, role }]` as what a collection is made with; with `words`, the words of facets are searched too. A facet's key is its name as it
 * is written in a query.
 */
export function settle(fields, words) {
  const of = (role) => fields.filter((field) => field.role === role).map((field) => field.name);
  const date = fields.find((field) => isDateRole(field.role)) ?? null;
  const taken = new Set(RESERVED);
  const facets = fields.filter(({ role }) => isFacetRole(role)).slice(0, MOST_FACETS).map(({ name, role, divider }) => {
    const stem = name.toLowerCase().replace(/[^\p{L}\p{N}_]+/gu, "-").replace(/^-+|-+$/g, "") || "facet";
    let key = stem;
    for (let n = 2; taken.has(key); n++) key = `${stem}-${n}`;
    taken.add(key);
    return { name, key, divider: role === "list" ? divider : null };
  });
  const texts = of("text");
  const title = texts.find((name) => /title|headline|subject|heading|^name$/i.test(name)) ?? texts[0] ?? null;
  return { id: of("id")[0] ?? null, date: date?.name ?? null, order: date?.role.split("-")[1] ?? null, texts, title, facets, words };
}

/** What the texts of a document are called within the collection: no facet can be called so. */
export const textKey = (index) => `text ${index}`;
/** All of them; those of facets come last, if their words are searched. */
export const textKeys = ({ texts, facets, words }) => [...texts, ...(words ? facets : [])].map((_, i) => textKey(i));

/** The id of a document: that of its field, or else the number of its row. */
export function idOf(settings, document, row) {
  const value = settings.id === null ? null : document[settings.id];
  return (typeof value === "string" && value !== "") || typeof value === "number" ? String(value) : `#${row + 1}`;
}

/** The date of a document as EDTF, or null; of a moment, its day. What cannot be read stays as it is written. */
export function dateOf(settings, document) {
  const value = settings.date === null ? null : document[settings.date];
  if (typeof value === "number") return Number.isInteger(value) && value >= 0 && value <= 9999 ? String(value).padStart(4, "0") : String(value);
  if (typeof value !== "string") return null;
  return dayOf(value.trim(), settings.order) || null;
}

/** A value as text to search and show; what is neither text nor number nor a list of such is nothing. */
export function textOf(value) {
  if (typeof value === "string") return value;
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (Array.isArray(value)) return value.filter(scalar).join("\n");
  return "";
}

/** The values of a facet of a document; of a cell, what stands between its dividers. */
export function valuesOf(value, divider = null) {
  const values = [];
  const all = Array.isArray(value) ? value : divider !== null && typeof value === "string" ? value.split(divider) : [value];
  for (const one of all) {
    if (!scalar(one)) continue;
    const text = String(one).trim();
    if (text) values.push(text);
  }
  return values;
}
