// Collections as a program has them: right answers, changes, files, and what a hostile one may try.
import assert from "node:assert/strict";
import test from "node:test";
import { Collection } from "../../pkg/index.js";
import { code } from "./thrown.mjs";

const REPORTS = [
  { id: 1, title: "Veto ends panel", text: "Kim Yo-jong denied the transfer of arms", date: "2024-03-28", publisher: "JURIST", topics: ["panel", "arms"] },
  { id: 2, title: "A pact", text: "Arms transfers were not mentioned", date: "2024-06", publisher: "dpa", topics: ["arms"] },
  { id: 3, title: "Nothing", text: "Nothing about weapons 👍 “at all”", date: "2024-06-19/2024-06-28", publisher: "dpa" },
  { id: 4, title: "Undated", text: "no date here" },
];
const OPTIONS = { texts: ["title", "text"], facets: ["publisher", "topics"] };
const reports = () => {
  const collection = new Collection(OPTIONS);
  collection.add(REPORTS);
  return collection;
};
const ids = (result) => result.hits.map((hit) => hit.id);

test("a query finds, counts and draws", () => {
  const collection = reports();
  assert.equal(collection.size, 4);
  const found = collection.query("arms", { facets: ["publisher", "topics"], histogram: "month" });
  assert.equal(found.total, 2);
  assert.deepEqual(ids(found).sort(), ["1", "2"]);
  assert.ok(found.hits.every((hit) => hit.score > 0));
  assert.deepEqual(found.facets.topics, [{ value: "arms", count: 2 }, { value: "panel", count: 1 }]);
  assert.deepEqual(found.histogram, {
    unit: "month", first: 2024 * 12 + 2, exact: Uint32Array.of(1, 0, 0, 1), spread: null, undated: 0,
  });
  for (const [query, expected] of [
    ["yojong", "1"], ["\"arms transfers\"", "2"], ["publisher:JURIST", "1"], ["wepons~", "3"], ["date:2024-06-20", "2 3"],
    ["within:2024-06", "2 3"], ["sort:-date", "3 2 1 4"], ["-arms sort:date", "3 4"], ["topics:(panel OR arms) sort:date", "1 2"], ["“at all”", "3"],
  ]) assert.deepEqual(ids(collection.query(query, { limit: 4 })).join(" "), expected, query);
  assert.deepEqual(collection.query("zzz", { histogram: "year" }).histogram.exact.length, 0);
});

test("what changes is found at once", () => {
  const collection = reports();
  collection.add({ ...REPORTS[1], text: "coal" });
  assert.equal(collection.size, 4);
  assert.deepEqual(ids(collection.query("arms")), ["1"]);
  assert.deepEqual(ids(collection.query("coal")), ["2"]);
  assert.equal(collection.remove(1), true);
  assert.equal(collection.remove("1"), false);
  assert.equal(collection.has(1), false);
  assert.equal(collection.query("arms").total, 0);
  assert.equal(collection.query("").total, 3);
  collection.compact();
  assert.deepEqual(ids(collection.query("coal")), ["2"]);
});

test("answers are those of looking at every document", () => {
  // A small generator (Numerical Recipes' constants), so that every run is the same.
  let state = 41;
  const below = (n) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
  const words = Array.from({ length: 200 }, (_, i) => `w${i.toString(36)}x`);
  const documents = Array.from({ length: 3000 }, (_, id) => ({
    id,
    text: Array.from({ length: 5 + below(30) }, () => words[Math.min(below(200), below(200), below(200))]).join(" "),
    date: `20${10 + below(12)}-0${1 + below(9)}-1${below(9)}`,
    kind: [`k${below(5)}`, `k${below(9)}`],
  }));
  const collection = new Collection({ facets: ["kind"], compounds: false });
  for (let i = 0; i < documents.length; i += 700) {
    collection.add(documents.slice(i, i + 700));
    collection.query("");
  }
  for (let i = 0; i < documents.length; i += 11) collection.remove(i);
  const live = documents.filter((d) => d.id % 11 !== 0);
  for (let i = 0; i < 60; i++) {
    const [a, b] = [words[below(40)], words[below(200)]];
    const year = 2010 + below(12);
    const has = (d, word) => ` ${d.text} `.includes(` ${word} `);
    for (const [query, test] of [
      [`"${a}"`, (d) => has(d, a)],
      [`"${a}" "${b}"`, (d) => has(d, a) && has(d, b)],
      [`"${a}" OR "${b}"`, (d) => has(d, a) || has(d, b)],
      [`"${a} ${b}"`, (d) => has(d, `${a} ${b}`)],
      [`"${a}" -"${b}" date:${year}`, (d) => has(d, a) && !has(d, b) && d.date.startsWith(`${year}`)],
      [`kind:k1 date:${year}..`, (d) => d.kind.includes("k1") && d.date >= `${year}`],
    ]) {
      const found = collection.query(query, { limit: 4000, facets: ["kind"], histogram: "year" });
      const expected = live.filter(test);
      assert.equal(found.total, expected.length, query);
      assert.deepEqual(ids(found).map(Number).sort((x, y) => x - y), expected.map((d) => d.id), query);
      const counts = {};
      for (const d of expected) for (const kind of new Set(d.kind)) counts[kind] = (counts[kind] ?? 0) + 1;
      assert.deepEqual(Object.fromEntries(found.facets.kind.map((v) => [v.value, v.count])), counts, query);
      assert.equal(found.histogram.exact.reduce((sum, n) => sum + n, 0), expected.length, query);
    }
  }
});

test("a saved collection opens as it was, and any change of it is found", () => {
  const collection = reports();
  const bytes = collection.save();
  const opened = Collection.open(bytes, OPTIONS);
  assert.deepEqual(opened.facets, ["publisher", "topics"]);
  assert.deepEqual(opened.query("arms", { facets: ["topics"] }), collection.query("arms", { facets: ["topics"] }));
  opened.add({ id: 5, text: "arms again", topics: ["new", "arms"] });
  assert.deepEqual(opened.query("arms", { facets: ["topics"] }).facets.topics.map((v) => v.value), ["arms", "panel", "new"]);
  for (let i = 0; i < bytes.length; i += 1 + (i > 600 ? 37 : 0)) {
    const broken = bytes.slice();
    broken[i] ^= 1 << (i % 8);
    assert.equal(code(() => Collection.open(broken, OPTIONS)), "pack", `byte ${i}`);
  }
  for (const wrong of [new Uint8Array(), bytes.slice(0, 20), bytes.slice(0, -1), new Uint8Array(5000)]) {
    assert.equal(code(() => Collection.open(wrong)), "pack");
  }
});

test("what is not needed of a file at first is read when it is needed", () => {
  const bytes = reports().save();
  const uses = {
    phrase: (c) => assert.equal(c.query('"transfer of arms"').total, 1),
    compound: (c) => assert.equal(c.query("Yo-jong").total, 1),
    adding: (c) => c.add({ id: 5, text: "transfer of arms" }),
    removing: (c) => assert.equal(c.remove(2), true),
    compacting: (c) => c.compact(),
    saving: (c) => assert.deepEqual(c.save(), bytes),
    brushing: (c) => assert.equal(c.brush().total, 4),
  };
  for (const [name, use] of Object.entries(uses)) {
    const opened = Collection.open(bytes, OPTIONS);
    assert.deepEqual(ids(opened.query("arms publisher:dpa")), ["2"], name);
    use(opened);
    assert.equal(opened.query('"transfer of arms"').total, name === "adding" ? 2 : 1, name);
    assert.deepEqual(Collection.open(opened.save(), OPTIONS).query("arms -topics:panel").total, { adding: 2, removing: 0 }[name] ?? 1, name);
  }
});

test("bytes that have changed since they were opened are not read", () => {
  for (const change of [(bytes) => bytes.fill(7), (bytes) => structuredClone(bytes, { transfer: [bytes.buffer] })]) {
    const bytes = reports().save();
    const opened = Collection.open(bytes, OPTIONS);
    change(bytes);
    assert.deepEqual(ids(opened.query("arms publisher:dpa")), ["2"], "what was read is there");
    assert.equal(code(() => opened.query('"transfer of arms"')), "pack");
    assert.equal(code(() => opened.add({ id: 5, text: "new" })), "pack");
    assert.equal(opened.size, 4);
  }
  const bytes = reports().save();
  const opened = Collection.open(bytes, OPTIONS);
  opened.compact();
  bytes.fill(7);
  assert.equal(opened.query('"transfer of arms"').total, 1, "all was read before");
});

test("loading tells how far it is, and stops when it is told to", async () => {
  const text = "arms and ammunition ".repeat(50);
  const many = (n) => Array.from({ length: n }, (_, id) => ({ id, text }));
  const collection = new Collection();
  const seen = [];
  assert.equal(await collection.load(many(3000), { progress: (n) => seen.push(n) }), 3000);
  assert.ok(seen.length > 1 && seen.at(-1) === 3000 && seen.every((n, i) => i === 0 || n >= seen[i - 1]));
  assert.equal(collection.query("ammunition").total, 3000);
  const stop = new AbortController();
  const other = new Collection();
  await assert.rejects(other.load(many(1e6), { signal: stop.signal, progress: () => stop.abort() }), { name: "AbortError" });
  assert.ok(other.size > 0 && other.size < 1e6);
  assert.equal(other.query("arms").total, other.size);
});

test("linked views count over what the others choose", () => {
  const collection = reports();
  const brush = collection.brush();
  const counts = (facet) => Object.fromEntries(brush.values(facet).map((v, i) => [v, brush.counts(facet)[i]]));
  assert.equal(brush.total, 4);
  assert.deepEqual(counts("publisher"), { JURIST: 1, dpa: 2 });
  const day = (text) => Date.parse(text) / 864e5;
  assert.equal(brush.period(day("2024-06-20"), day("2024-06-21")), 2);
  assert.deepEqual(counts("publisher"), { JURIST: 0, dpa: 2 });
  assert.deepEqual(counts("topics"), { panel: 0, arms: 1 });
  assert.equal(brush.choose("topics", ["arms"]), 1);
  assert.deepEqual(counts("publisher"), { JURIST: 0, dpa: 1 });
  assert.equal(brush.period(), 2);
  assert.deepEqual(counts("topics"), { panel: 1, arms: 2 });
  assert.equal(brush.choose("topics", ["no such value"]), 0);
  assert.equal(brush.choose("topics"), 4);
  assert.equal(code(() => brush.choose("nothing", [])), "option");
  assert.equal(code(() => brush.period("yesterday", 3)), "option");
});

test("what is wrong is named, and nothing is lost", () => {
  const collection = reports();
  for (const [call, expected] of [
    [() => collection.add({ id: 9, text: "x", date: "28.3.2024" }), "date"],
    [() => collection.add({ text: "no id" }), "option"],
    [() => collection.add({ id: 9, text: 7 }), "option"],
    [() => collection.add([null]), "option"],
    [() => collection.query(7), "option"],
    [() => collection.query("speker:Wood"), "query"],
    [() => collection.query("(arms"), "query"],
    [() => collection.query("date:2024-13"), "query"],
    [() => collection.query("arms", { limit: -1 }), "option"],
    [() => collection.query("arms", { facets: ["nothing"] }), "option"],
    [() => collection.query("arms", { sort: "size" }), "option"],
    [() => collection.brush(["nothing"]), "option"],
    [() => new Collection({ facets: ["date"] }), "option"],
    [() => new Collection({ facets: "topics" }), "option"],
    [() => new Collection({ compounds: 1 }), "option"],
    [() => Collection.open("text"), "option"],
  ]) assert.equal(code(call), expected, String(call));
  assert.equal(collection.size, 4);
  assert.throws(() => collection.add([{ id: 5, text: "before" }, { id: 6, date: "x" }, { id: 7 }]), /the date of ‘6’/);
  assert.equal(collection.has(5), true);
  assert.equal(collection.size, 5);
  assert.throws(() => collection.query("speker:Wood"), (error) => error.span[0] === 0 && error.span[1] === 6);
});

test("no text stops it", () => {
  const texts = ["", " ".repeat(1e5), "x".repeat(1e6), "\u0000\ud800\u202e", "a-".repeat(1e5), "é".repeat(1e5), "，、。", "1,".repeat(9999)];
  const collection = new Collection({ facets: ["f"] });
  texts.forEach((text, id) => collection.add({ id, text, f: [text.slice(0, 50), ""] }));
  assert.equal(collection.query("").total, texts.length);
  for (const query of texts) if (query.length <= 1000) collection.query(query);
  Collection.open(collection.save(), { facets: ["f"] });
});
