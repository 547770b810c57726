// What is searched: for each kind of data, its facets, how dates are, and which queries are drawn.
import * as passages from "./passages.mjs";
import { KINDS } from "./queries.mjs";
import * as records from "./records.mjs";
import { FACETS } from "./words.mjs";

export const DATA = {
  passages: {
    name: "passages", facets: FACETS, kinds: KINDS, read: passages.read, write: passages.unpack,
    /** Every date is a day. */
    spans: false,
    /** A period of a filter has so many days, and up to so many more. */
    period: [3000, 9000],
    /** The facet of the `i`th filter, and that of histograms. */
    filtered: (i) => FACETS[i % 6 === 5 ? 2 : i % 2],
    counted: "topics",
  },
  records: {
    name: "records", facets: records.FACETS, read: records.read, write: () => "generated",
    kinds: { term: 40, and: 30, phrase: 30, prefix: 20, fuzzy1: 20, filter: 40, hist: 20, date: 20 },
    /** A date can mean several days, or be missing. */
    spans: true,
    period: [100, 2000],
    filtered: (i) => records.FACETS[i % records.FACETS.length],
    counted: "topic",
  },
};

/** The names of files of so many passages or records begin so. */
export const folderOf = (data, count) => data.name === "passages" ? `${count}/` : `${data.name}-${count}/`;
