// DuckDB's WebAssembly. Its search of full text is an extension that is fetched over the network, and not in
// the package: so words are looked for in the text, as ' word word word ', without an order by relevance.
import { Field, Int32, List, Table, Utf8, tableToIPC, vectorFromArray } from "apache-arrow";
import { connect, quoted, rows } from "../duck.mjs";
import { FACETS, words } from "../words.mjs";

const LOT = 5000;
const NAMES = new List(new Field("item", new Utf8(), true));
let connection;

export default {
  package: "@duckdb/duckdb-wasm",
  emulates: [],
  note: "no order by relevance",

  async start() {
    connection = await connect();
  },

  build(passages) {
    add(passages);
    collectWords();
  },

  query(query) {
    const where = condition(query);
    const page = `limit 10 offset ${query.offset ?? 0}`;
    const order = query.byDate ? "order by day desc, id" : "";
    const ask = (sql) => rows(connection, sql);
    const counted = query.facets || query.histogram;
    if (counted) {
      connection.query(`create or replace temp table hit as
        select * exclude (text) from passage where ${where}`);
    }
    const from = counted ? "hit" : `passage where ${where}`;
    const answer = { total: Number(ask(`select count(*) n from ${from}`)[0].n),
      ids: ask(`select id from ${from} ${order} ${page}`).map((row) => row.id) };
    if (query.facets) {
      answer.facets = Object.fromEntries(FACETS.map((name) => [name, pairs(ask(
        `select v, count(*)::int n from (select unnest(${name}) v from hit) group by v`))]));
    }
    if (query.histogram) {
      answer.histogram = pairs(ask("select month v, count(*)::int n from hit group by month"));
    }
    return answer;
  },

  add(passages) {
    add(passages);
    collectWords();
  },
  replace(passages) {
    remove(passages.map((passage) => passage.id));
    add(passages);
    collectWords();
  },
  remove,
};

function add(passages) {
  for (let i = 0; i < passages.length; i += LOT) {
    const lot = passages.slice(i, i + LOT);
    const column = (name, type) => vectorFromArray(lot.map((passage) => passage[name]), type);
    const table = new Table({
      id: column("id", new Int32()), day: column("day", new Int32()), month: column("month", new Int32()),
      text: vectorFromArray(lot.map((passage) => ` ${words(passage.text).join(" ")} `), new Utf8()),
      ...Object.fromEntries(FACETS.map((name) => [name, column(name, NAMES)])),
    });
    const there = "select 1 from information_schema.tables where table_name = 'passage'";
    const create = rows(connection, there).length === 0;
    const into = { name: "passage", schema: "main", create };
    connection.insertArrowFromIPCStream(tableToIPC(table, "stream"), into);
  }
}

function remove(ids) {
  connection.query(`delete from passage where id in (${ids.join()})`);
}

/** The words that occur, for those that are near another. */
function collectWords() {
  connection.query(`create or replace table word as
    select distinct unnest(string_split(text, ' ')) word from passage`);
}

function condition(query) {
  const has = (word) => `contains(text, ${quoted(` ${word} `)})`;
  const parts = [];
  if (query.phrase) parts.push(has(query.phrase.join(" ")));
  if (query.prefix) parts.push(`contains(text, ${quoted(` ${query.prefix}`)})`);
  if (query.all) parts.push(...query.all.map(has));
  if (query.any) parts.push(`(${query.any.map(has).join(" or ")})`);
  if (query.fuzzy) {
    const { fuzzy, edits } = query;
    const near = rows(connection, `select word from word where abs(length(word) - ${fuzzy.length}) <= ${edits}
      and levenshtein(word, ${quoted(fuzzy)}) <= ${edits}`);
    parts.push(`(${near.map((row) => has(row.word)).join(" or ") || "false"})`);
  }
  if (query.from) parts.push(`day between ${query.fromDay} and ${query.toDay}`);
  for (const [name, value] of Object.entries(query.where ?? {})) {
    parts.push(`list_contains(${name}, ${quoted(value)})`);
  }
  return parts.join(" and ") || "true";
}

function pairs(found) {
  return Object.fromEntries(found.map((row) => [row.v, row.n]));
}
