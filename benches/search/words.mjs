// What a word is, for all engines and the oracle: a run of letters a to z and digits, in lower case. Nothing
// is stemmed or left out.

export const words = (text) => text.toLowerCase().match(/[a-z0-9]+/g) ?? [];

/** The facets of passages. */
export const FACETS = ["actors", "topics", "instruments"];

/** Days from 1970-01-01. */
export const dayOf = (date) => Date.parse(`${date}T00:00:00Z`) / 86400000;

/** Months from the year 0. */
export const monthOf = (date) => +date.slice(0, 4) * 12 + +date.slice(5, 7) - 1;
