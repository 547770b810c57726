// What callers may throw at the package: nothing may hang, crash or spoil a dossier, and every error has a code.
import assert from "node:assert/strict";
import test from "node:test";
import { Dossier, formatQuery, parseDate, parseQuery } from "../../pkg/index.js";
import { code } from "./thrown.mjs";

/** Random numbers that are the same each time. */
function random(seed) {
  return () => {
    seed = (seed * 1664525 + 1013904223) >>> 0;
    return seed / 2 ** 32;
  };
}

const dossier = Dossier.builtin();
const works = () => assert.ok(dossier.query("arms").total > 0);

test("random bytes, truncated and damaged dossiers", () => {
  const next = random(41);
  const saved = dossier.save();
  for (let i = 0; i < 200; i++) {
    const noise = Uint8Array.from({ length: Math.floor(next() * 4000) }, () => next() * 256);
    assert.equal(code(() => Dossier.open(noise)), "pack");
    const cut = saved.slice(0, Math.floor(next() * saved.length));
    assert.equal(code(() => Dossier.open(cut)), "pack");
    const flipped = saved.slice();
    flipped[Math.floor(next() * saved.length)] ^= 1 << Math.floor(next() * 8);
    assert.ok(["pack", "record"].includes(code(() => Dossier.open(flipped))));
    // Past the header the rest is noise.
    const spoilt = saved.slice();
    for (let at = 8 + Math.floor(next() * 60); at < spoilt.length; at++) spoilt[at] = next() * 256;
    assert.ok(["pack", "record"].includes(code(() => Dossier.open(spoilt))));
  }
  works();
});

test("queries of 10 MB, 10,000 parentheses, deep and long objects", () => {
  const start = performance.now();
  assert.equal(code(() => dossier.query("a".repeat(10_000_000))), "query");
  assert.equal(code(() => dossier.query("a ".repeat(5_000_000))), "query");
  for (const many of ["(", ")", "-", "NOT ", "(a ", "((a)", '"', "a:("]) code(() => dossier.query(many.repeat(10_000)));
  assert.equal(code(() => dossier.query("(".repeat(10_000) + "a" + ")".repeat(10_000))), "query");
  let deep = { type: "word", field: null, text: "a" };
  for (let i = 0; i < 100_000; i++) deep = { type: "not", of: deep };
  assert.equal(code(() => formatQuery({ where: deep, sort: null })), "option");
  const round = { type: "and", of: [] };
  round.of.push(round, round);
  assert.equal(code(() => dossier.query({ where: round, sort: null })), "option");
  const long = { type: "or", of: Array(1_000_000).fill({ type: "word", field: null, text: "a" }) };
  assert.equal(code(() => dossier.query({ where: long, sort: null })), "option");
  assert.ok(performance.now() - start < 10_000);
  works();
});

test("every oddity of Unicode in every text", () => {
  const odd = ["\ud800", "\udfff\ud800", "a\u0000b", "\u202e\u2066", "\ufeff", "e\u0301".repeat(500), "﷽", "İ", "ß", "👩‍👩‍👧‍👦", "\u{10ffff}", "\ufffe", "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚", "𝄞".repeat(2000), "ﬃ", "한", "\u1e9e"];
  for (const text of odd) {
    for (const query of [text, `"${text}"`, `${text}*`, `${text}~2`, `speaker:${text}`, `${text}:x`, `date:${text}`, `-${text} arms`]) {
      code(() => {
        const { chips, notices } = dossier.query(query, { histogram: "auto", facets: [{ field: "kind" }] });
        for (const { span, text } of chips) assert.equal(query.slice(...span).isWellFormed?.() === false ? text : query.slice(...span), text);
        for (const { span } of notices) if (span) assert.ok(span[0] <= span[1] && span[1] <= query.length);
      });
      const { span } = dossier.complete(query);
      assert.ok(span[0] <= span[1] && span[1] <= query.length);
    }
    code(() => dossier.get(text));
    code(() => parseDate(text));
    code(() => dossier.toggle(text, "speaker", text));
    code(() => dossier.attach(null, text.repeat(50)));
  }
  works();
});

test("random queries", () => {
  const next = random(7);
  const parts = ["arms", "(", ")", " ", '"', "*", "~", "~2", "-", "OR", "AND", "NOT", "speaker:", "date:", "2024-06", "..", ":", "kind:", "statement", "has:conflict", "sort:-date", "é", "𝄞", "in:passages", "\\", "source:(000 OR 001)"];
  let fine = 0;
  for (let i = 0; i < 3000; i++) {
    const query = Array.from({ length: 1 + next() * 12 }, () => parts[Math.floor(next() * parts.length)] + (next() < 0.6 ? " " : "")).join("");
    if (code(() => dossier.query(query, { limit: 3 })) !== null) continue;
    fine++;
    assert.deepEqual(parseQuery(formatQuery(parseQuery(query))), parseQuery(query), query);
  }
  assert.ok(fine > 300, `${fine} were queries`);
});

test("wrong types for every argument", () => {
  const wrong = [undefined, null, 5, NaN, 1n, true, Symbol("x"), {}, [], () => {}, new Date(), new Map(), new Proxy({}, {}), Object.create(null), new String("arms")];
  const calls = [
    (x) => parseQuery(x), (x) => formatQuery(x), (x) => parseDate(x), (x) => Dossier.open(x), (x) => dossier.query(x),
    (x) => dossier.get(x), (x) => dossier.timeline("arms", x), (x) => dossier.idAt(x === 5 ? 5.5 : x), (x) => dossier.complete(x),
    (x) => dossier.toggle(x, "kind", "event"), (x) => dossier.toggle("arms", x, "event"), (x) => dossier.toggle("arms", "kind", x),
    (x) => dossier.setRange("arms", x, null, null), (x) => dossier.export("arms", x), (x) => dossier.cite("res-2397", x),
    (x) => dossier.attach("000", x), (x) => dossier.detach(x),
  ];
  for (const call of calls) {
    for (const value of wrong) {
      const thrown = code(() => call(value));
      // `{}` and its like are the query for everything.
      assert.ok(thrown !== null || typeof value === "object", `${call} takes a ${typeof value}`);
    }
  }
  for (const options of [5, "x", [], { limit: Infinity }, { offset: -1 }, { facets: [5] }, { facets: {} }, { pairs: [] }, { histogram: 1 }]) {
    assert.equal(code(() => dossier.query("arms", options)), "option");
  }
  works();
});

test("a dossier that was freed, and a method without one", () => {
  const freed = Dossier.builtin();
  freed.free();
  for (const call of [() => freed.query("arms"), () => Dossier.prototype.info.call({}), () => dossier.add({})]) {
    assert.throws(call, { name: "Article41Error" });
  }
  works();
});
