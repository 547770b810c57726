// SQLite's WebAssembly with FTS5: the text is indexed and not stored, facets and dates lie in tables beside
// it. FTS5 has no edits: words that are near are found among its words in JavaScript, and asked for with OR.
import sqlite3InitModule from "@sqlite.org/sqlite-wasm";
import { near } from "../near.mjs";

const TABLES = `
  create table passage(id integer primary key, first int, last int, month int);
  create table value(facet int, name text, passage int, primary key(facet, name, passage)) without rowid;
  create virtual table fts using fts5(text, content='', contentless_delete=1, tokenize='unicode61');`;
const INDEX = "create index value_passage on value(passage);";
const HELPERS = `
  create virtual table temp.word using fts5vocab('main', 'fts', 'row');
  create temp table hit(id integer, score real);`;
let sqlite, database, vocabulary, facets;
let statements = new Map();

export default {
  package: "@sqlite.org/sqlite-wasm",
  emulates: ["fuzzy1", "fuzzy2"],

  async start(data) {
    facets = data.facets;
    sqlite = await sqlite3InitModule();
  },

  build(passages) {
    open();
    database.exec(TABLES);
    add(passages);
    database.exec(`${INDEX} insert into fts(fts) values('optimize'); analyze;`);
    database.exec(HELPERS);
  },

  query(query) {
    const match = matching(query);
    if (match === "") return { total: 0, ids: [] };
    const narrowed = query.from || query.where || query.facets || query.histogram;
    return narrowed ? narrow(query, match) : plain(query, match);
  },

  save: () => sqlite.capi.sqlite3_js_db_export(database.pointer),
  load(bytes) {
    open();
    const view = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
    const at = sqlite.wasm.allocFromTypedArray(view);
    const { SQLITE_DESERIALIZE_FREEONCLOSE: free, SQLITE_DESERIALIZE_RESIZEABLE: grow } = sqlite.capi;
    const { length } = bytes;
    const flags = free | grow;
    database.checkRc(sqlite.capi.sqlite3_deserialize(database.pointer, "main", at, length, length, flags));
    database.exec(HELPERS);
  },

  add,
  replace(passages) {
    remove(passages.map((passage) => passage.id));
    add(passages);
  },
  remove,
};

function open() {
  database = new sqlite.oo1.DB(":memory:");
  statements = new Map();
  vocabulary = undefined;
}

function statement(sql) {
  let one = statements.get(sql);
  if (!one) statements.set(sql, one = database.prepare(sql));
  return one;
}

function run(sql, ...values) {
  const one = statement(sql);
  if (values.length > 0) one.bind(values);
  one.stepReset();
}

function rows(sql, ...values) {
  const one = statement(sql);
  if (values.length > 0) one.bind(values);
  const found = [];
  while (one.step()) found.push(one.get([]));
  one.reset();
  return found;
}

function add(passages) {
  vocabulary = undefined;
  database.exec("begin");
  for (const passage of passages) {
    run("insert into passage values(?, ?, ?, ?)", passage.id, passage.first, passage.last, passage.month);
    run("insert into fts(rowid, text) values(?, ?)", passage.id, passage.text);
    facets.forEach((name, facet) => {
      for (const value of passage[name]) {
        run("insert or ignore into value values(?, ?, ?)", facet, value, passage.id);
      }
    });
  }
  database.exec("commit");
}

function remove(ids) {
  vocabulary = undefined;
  database.exec("begin");
  for (const id of ids) {
    run("delete from passage where id = ?", id);
    run("delete from fts where rowid = ?", id);
    run("delete from value where passage = ?", id);
  }
  database.exec("commit");
}

/** The query in FTS5's language; undefined if it asks for no words, empty if no word is near enough. */
function matching(query) {
  const quoted = (word) => `"${word}"`;
  if (query.phrase) return quoted(query.phrase.join(" "));
  if (query.prefix) return `${quoted(query.prefix)}*`;
  if (query.any) return query.any.map(quoted).join(" OR ");
  if (query.all) return query.all.map(quoted).join(" AND ");
  if (!query.fuzzy) return undefined;
  vocabulary ??= rows("select term from temp.word").map(([word]) => word);
  return near(vocabulary, query.fuzzy, query.edits).map(quoted).join(" OR ");
}

function plain(query, match) {
  const [[total]] = rows("select count(*) from fts where fts match ?", match);
  const ids = query.byDate
    ? rows(`select p.id from fts join passage p on p.id = fts.rowid where fts match ?
        order by p.first desc, p.id limit 10`, match)
    : rows("select rowid from fts where fts match ? order by rank limit 10 offset ?", match,
      query.offset ?? 0);
  return { total, ids: ids.map(([id]) => id) };
}

/** What matches goes into a table first, as it is counted several times. */
function narrow(query, match) {
  const conditions = ["true"];
  const values = [];
  if (match !== undefined) values.push(match);
  if (query.from) {
    conditions.push("p.last >= ? and p.first <= ?");
    values.push(query.fromDay, query.toDay);
  }
  for (const [name, value] of Object.entries(query.where ?? {})) {
    conditions.push("exists(select 1 from value where facet = ? and name = ? and passage = p.id)");
    values.push(facets.indexOf(name), value);
  }
  const where = conditions.join(" and ");
  run("delete from temp.hit");
  run(match === undefined
    ? `insert into temp.hit select p.id, 0 from passage p where ${where}`
    : `with m as materialized (select rowid id, rank score from fts where fts match ?)
       insert into temp.hit select m.id, m.score from m cross join passage p on p.id = m.id
       where ${where}`, ...values);
  const answer = { total: rows("select count(*) from temp.hit")[0][0],
    ids: rows("select id from temp.hit order by score limit 10").map(([id]) => id) };
  if (query.facets) {
    answer.facets = Object.fromEntries(facets.map((name) => [name, {}]));
    const counts = rows(`select facet, name, count(*) from temp.hit join value on passage = hit.id
      group by 1, 2`);
    for (const [facet, name, count] of counts) answer.facets[facets[facet]][name] = count;
  }
  if (query.histogram) {
    const counts = rows(`select month, count(*) from temp.hit join passage p on p.id = hit.id
      where month is not null group by 1`);
    answer.histogram = Object.fromEntries(counts);
  }
  return answer;
}
