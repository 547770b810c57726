// node --test: what the oracle and the check of answers say of a handful of passages written by hand, and the
// dates of records. What all engines are measured against should not be believed only because it is simple.
import assert from "node:assert/strict";
import test from "node:test";
import { faults } from "./check.mjs";
import { Oracle } from "./oracle.mjs";
import { FACETS, read } from "./records.mjs";

const EVER = 2 ** 31 - 1, NEVER = -(2 ** 40);
const passage = (id, text, [first, last = first], month, actors, topics = []) =>
  ({ id, text, first, last, month, actors, topics });
const passages = () => [
  passage(0, "The cat sat; the mat lay.", [100], 3, ["Ann"], ["pets", "rooms"]),
  passage(1, "Cats sit on a MAT", [100, 130], null, ["Bob", "Ann"], ["pets"]),
  passage(2, "The mat sat on the cat-flap", [131], 4, ["Bob"]),
  passage(3, "No animal", [NEVER], null, []),
  passage(4, "A cart, a cat", [50, EVER], null, ["Ann"], ["pets"]),
];
const ids = (query) => new Oracle(passages()).answer(query).ids;

test("words are whole, in any order and case", () => {
  assert.deepEqual(ids({ all: ["cat"] }), [0, 2, 4]);
  assert.deepEqual(ids({ all: ["mat"] }), [0, 1, 2]);
  assert.deepEqual(ids({ all: ["mat", "sat"] }), [0, 2]);
  assert.deepEqual(ids({ all: ["flap"] }), [2]);
  assert.deepEqual(ids({ all: ["mat", "dog"] }), []);
  assert.deepEqual(ids({ any: ["cats", "cart", "dog"] }), [1, 4]);
});

test("a phrase is in a row, wherever it begins", () => {
  assert.deepEqual(ids({ phrase: ["the", "mat"] }), [0, 2]);
  assert.deepEqual(ids({ phrase: ["mat", "the"] }), []);
  assert.deepEqual(ids({ phrase: ["sat", "the", "mat"] }), [0]);
  assert.deepEqual(ids({ phrase: ["a", "cat"] }), [4]);
});

test("beginnings and edits", () => {
  assert.deepEqual(ids({ prefix: "ca" }), [0, 1, 2, 4]);
  assert.deepEqual(ids({ prefix: "cats" }), [1]);
  // One edit: cat, cats and cart; mat and sat.
  assert.deepEqual(ids({ fuzzy: "cat", edits: 1 }), [0, 1, 2, 4]);
  assert.deepEqual(ids({ fuzzy: "crt", edits: 1 }), [0, 2, 4]);
  // Letters that changed places are two edits.
  assert.deepEqual(ids({ fuzzy: "flpa", edits: 1 }), []);
  assert.deepEqual(ids({ fuzzy: "flpa", edits: 2 }), [2]);
  assert.deepEqual(ids({ fuzzy: "anixxal", edits: 2 }), [3]);
  assert.deepEqual(ids({ fuzzy: "anixxxal", edits: 2 }), []);
});

test("a period finds what can lie in it, a value what has it", () => {
  const period = (fromDay, toDay, rest = {}) => ids({ from: "given", fromDay, toDay, ...rest });
  assert.deepEqual(period(100, 100), [0, 1, 4]);
  assert.deepEqual(period(101, 130), [1, 4]);
  assert.deepEqual(period(131, 131), [2, 4]);
  assert.deepEqual(period(0, 49), []);
  assert.deepEqual(period(0, 50), [4]);
  assert.deepEqual(period(100, 131, { where: { actors: "Bob" } }), [1, 2]);
  assert.deepEqual(ids({ where: { topics: "rooms" } }), [0]);
});

test("the latest come first, and of equals what was added first", () => {
  const { order } = new Oracle(passages()).answer({ byDate: true });
  assert.deepEqual(order, [2, 0, 1, 4, 3]);
});

test("every value counts once for each passage that has it", () => {
  const oracle = new Oracle(passages());
  const { facets, histogram, total } = oracle.answer({ facets: ["actors", "topics"], histogram: true });
  assert.equal(total, 5);
  assert.deepEqual(facets, { actors: { Ann: 3, Bob: 2 }, topics: { pets: 3, rooms: 1 } });
  assert.deepEqual(histogram, { 3: 1, 4: 1 });
  const sat = oracle.answer({ all: ["sat"], facets: ["topics"] });
  assert.deepEqual(sat.facets, { topics: { pets: 1, rooms: 1 } });
});

test("what is replaced or removed is not found", () => {
  const oracle = new Oracle(passages());
  oracle.put([passage(1, "a dog", [1], 0, []), passage(5, "a cat", [1], 0, [])]);
  oracle.remove([4]);
  assert.deepEqual(oracle.answer({ all: ["mat"] }).ids, [0, 2]);
  assert.deepEqual(oracle.answer({ any: ["dog", "cat"] }).ids, [0, 1, 2, 5]);
});

test("an answer that is wrong is called so", () => {
  const query = { byDate: true, facets: ["actors"], histogram: true };
  const expected = new Oracle(passages()).answer(query);
  const { total, order, facets, histogram } = expected;
  const right = { total, ids: order, facets, histogram };
  assert.equal(faults(query, right, expected), "");
  assert.equal(faults(query, { ...right, facets: { actors: { Ann: 3, Bob: 2, Cy: 0 } } }, expected), "");
  const wrong = [
    { total: 4 }, { ids: [2, 0, 1, 4] }, { ids: [2, 0, 1, 4, 4] }, { ids: [2, 0, 1, 4, 9] },
    { ids: [0, 2, 1, 4, 3] },
    { facets: { actors: { Ann: 3, Bob: 1 } } }, { facets: { actors: { Ann: 3 } } },
    { facets: { actors: { Ann: 3, Bob: 2, Cy: 1 } } }, { facets: undefined }, { histogram: { 3: 2 } },
  ];
  for (const change of wrong) {
    assert.notEqual(faults(query, { ...right, ...change }, expected), "", JSON.stringify(change));
  }
});

test("records have the days that their dates can mean", () => {
  const iso = (day) => new Date(day * 86400000).toISOString().slice(0, 10);
  const seen = {};
  const forms = [
    [/^\d{4}-\d\d-\d\d\??$/, (date, first, last) => first === last && date.startsWith(iso(first))],
    [/^\d{4}-\d\d$/, (date, first, last) => iso(first) === `${date}-01` && iso(last).startsWith(date)
      && iso(last + 1).endsWith("-01")],
    [/^\d{4}$/, (date, first, last) => iso(first) === `${date}-01-01` && iso(last) === `${date}-12-31`],
    [/^\d{4}-\d\d-\d\d\/\d/, (date, first, last) => date === `${iso(first)}/${iso(last)}` && first < last],
    [/^\d{4}-\d\d-\d\d~$/, (date, first, last) => date === `${iso(first + 1)}~` && last === first + 2],
    [/^\d{4}-\d\d~$/, (date, first, last) => iso(first).endsWith("-01") && iso(last + 1).endsWith("-01")
      && date.startsWith(iso(first + 31).slice(0, 7)) && date.startsWith(iso(last - 31).slice(0, 7))],
    [/^\d{4}~$/, (date, first, last) => iso(first) === `${+date.slice(0, 4) - 1}-01-01`
      && iso(last) === `${+date.slice(0, 4) + 1}-12-31`],
    [/\/\.\.$/, (date, first, last) => date === `${iso(first)}/..` && last === EVER],
    [/^\.\.\//, (date, first, last) => date === `../${iso(last)}` && first === -(2 ** 31)],
    [/^none$/, (_, first, last) => first === NEVER && last === NEVER],
  ];
  for (const { date = "none", first, last, month, ...record } of read(3000)) {
    const form = forms.findIndex(([says]) => says.test(date));
    assert.ok(form >= 0, `${date} is of no form`);
    assert.ok(forms[form][1](date, first, last), `${date}: ${first} to ${last}`);
    seen[form] = true;
    const known = Math.abs(first) < 1e6 && Math.abs(last) < 1e6;
    const within = known && iso(first).slice(0, 7) === iso(last).slice(0, 7);
    assert.equal(month, within ? +iso(first).slice(0, 4) * 12 + +iso(first).slice(5, 7) - 1 : null, date);
    for (const name of FACETS) assert.equal(new Set(record[name]).size, record[name].length);
    const { length } = record.text.split(" ");
    assert.ok(length >= 10 && length <= 26, record.text);
  }
  assert.equal(Object.keys(seen).length, forms.length);
});
