// Extraction as a program has it, and what a hostile one may try.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import test from "node:test";
import { MessageChannel } from "node:worker_threads";
import { Dossier, extract, extractDates } from "../../pkg/index.js";
import { code } from "./thrown.mjs";

const REPORT = `UNITED NATIONS (28 June 2024) -- “We see no reason for a new panel,” Vassily Nebenzia told reporters on Friday.

The ambassador of the Republic of Korea said that resolution 2397 (2017) remains in force. 👍 Thirteen members voted in favour.`;

/** Everything with a place, in all that was found. */
function* places(value) {
  if (Array.isArray(value)) for (const one of value) yield* places(one);
  else if (value && typeof value === "object" && !ArrayBuffer.isView(value)) {
    if (typeof value.start === "number" && typeof value.text === "string") yield [value.start, value.end, value.text];
    if (value.contentSpan) yield [...value.contentSpan, value.content];
    if (value.cueSpan) yield [...value.cueSpan, value.cue];
    for (const [key, one] of Object.entries(value)) if (key !== "records") yield* places(one);
  }
}

function sound(text, found) {
  for (const [start, end, said] of places(found)) {
    assert.ok(start >= 0 && start <= end && end <= text.length);
    assert.equal(said, text.slice(start, end));
  }
  for (const list of ["dates", "quotes", "actors", "instruments", "votes", "events", "quantities"]) {
    for (const { confidence, rule } of found[list]) {
      assert.ok(confidence > 0 && confidence <= 1);
      assert.match(rule, /^[a-z]+(-[a-z0-9]+)+$/);
    }
  }
}

test("what is found is plain data, in UTF-16 units", () => {
  const found = extract(REPORT, { published: "2024-06-28" });
  assert.deepEqual(Object.keys(found), ["source", "dates", "quotes", "actors", "instruments", "votes", "events", "quantities", "records", "pack"]);
  assert.ok(found.pack instanceof Uint8Array);
  sound(REPORT, found);
  assert.deepEqual(structuredClone(found), found);
  assert.deepEqual(extract(REPORT, { published: "2024-06-28" }), found);
  assert.deepEqual(extractDates(REPORT, { published: "2024-06-28" }), found.dates);
});

test("those who speak together are told by their places among the actors", () => {
  const { quotes: [joint, several, relayed], actors } = extract(
    "Peru and Norway said it rained. The envoys of Peru and Norway denied the report. Peru rejected the offer, Reuters reported.",
  );
  assert.deepEqual(joint.speaker.members.map((at) => actors[at].actor), ["PER", "NOR"]);
  assert.deepEqual([several.speaker.for, several.speaker.members], [["PER", "NOR"], []]);
  assert.deepEqual([relayed.speaker.actor, relayed.relayedBy.name], ["PER", "Reuters"]);
});

test("JavaScript finds what Rust finds", () => {
  const file = new URL("../../build/extracted.json", import.meta.url);
  assert.ok(existsSync(file), "cargo test --test extract writes build/extracted.json");
  for (const { text, published, found } of JSON.parse(readFileSync(file, "utf8"))) {
    const { pack, ...ours } = extract(text, { published, language: "en" });
    assert.ok(pack.length > 0);
    assert.deepEqual(ours, found);
  }
});

test("an extraction that was posted is added to a dossier, less what was struck out", async () => {
  const { port1, port2 } = new MessageChannel();
  const arrived = new Promise((done) => port2.once("message", done));
  port1.postMessage(extract(REPORT, { published: "2024-06-28" }));
  const found = await arrived;
  port1.close();
  const dossier = Dossier.builtin();
  const before = dossier.info().records;
  dossier.add(found);
  const candidates = Object.values(found.records).filter(Array.isArray).flat().filter(({ id }) => id);
  assert.ok(candidates.length > 2 && dossier.info().records > before);
  for (const { id } of candidates) assert.equal(dossier.get(id).id, id);
  dossier.add(Dossier.empty());
  found.records = {};
  const other = Dossier.empty();
  other.add(found);
  assert.equal(other.info().records, 0);
  for (const wrong of [null, undefined, 5, "x", {}, [], found.pack, { pack: 5, records: {} }, { ...found, pack: new Uint8Array(3) }, () => {}]) {
    assert.ok(["option", "pack"].includes(code(() => other.add(wrong))));
  }
});

test("a lexicon of one's own has effect at once, and for that call", () => {
  const text = "Zyxel Quuxford spoke on Monday.";
  const lexicon = { person: { "p-quux": ["Zyxel Quuxford"] } };
  const ids = (options) => extract(text, options).actors.map(({ actor }) => actor);
  assert.ok(!ids().includes("p-quux"));
  const named = ids({ lexicon });
  assert.deepEqual(ids({ lexicon: "[person]\np-quux = Zyxel Quuxford" }), named);
  assert.ok(!ids().includes("p-quux"));
  assert.equal(code(() => extract(text, { lexicon: "[nothing]\nx" })), "option");
});

test("oddities of every sort give an honest result", () => {
  const odd = [
    "", " ", "\n\n\n", "\u0000", "a\u0000b", "\ud800", "x\udfff\ud800y", "\u202e“No,” he said.\u202c", "\ufeff" + REPORT, "“", "”“”“", "\"".repeat(9), "((((",
    "﷽".repeat(50), "👩‍👩‍👧‍👦 said “👍”.", "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚ said no.", "\r\r\r", "on on on on", "1".repeat(500), "31 February 2024", "the 99th of Nonember",
    `\ud800${REPORT}\udc00 “\ud800,” said Nebenzia on Friday.`, REPORT.replaceAll(" ", ""), REPORT.replaceAll(" ", "\u202f"), REPORT.toUpperCase(), [...REPORT].reverse().join(""),
  ];
  for (const text of odd) {
    sound(text, extract(text));
    sound(text, extract(text, { published: "2024-06-28", title: text, publisher: text, url: text, language: text }));
  }
});

test("wrong options and far too long a text are refused", () => {
  for (const wrong of [undefined, null, 5, 1n, true, Symbol("x"), {}, [], () => {}, new String("x")]) assert.equal(code(() => extract(wrong)), "option");
  for (const options of [
    5, "x", [], { published: "Friday" }, { published: "2024-13-45" }, { published: 5 }, { published: "9".repeat(1e6) }, { title: {} }, { lexicon: 5 },
    { lexicon: [] }, { lexicon: { nothing: [] } }, { lexicon: { person: [5] } }, { lexicon: { person: [""] } }, { lexicon: { person: ["a ".repeat(99)] } },
  ]) assert.equal(code(() => extract(REPORT, options)), "option", JSON.stringify(options)?.slice(0, 80));
  const before = process.memoryUsage().rss;
  assert.equal(code(() => extract("a".repeat(100_000_000))), "text");
  assert.equal(code(() => extract("é".repeat(9_000_000))), "text");
  assert.ok(process.memoryUsage().rss - before < 300_000_000);
  sound(REPORT, extract(REPORT));
});

// Generous in time: what is quadratic takes hours on these.
test("a quarter of a megabyte of anything is read in seconds", () => {
  const start = performance.now();
  const parts = ["“", "\"", "“a ", "he said ", "(", "a", "1", ".", "-", "\n", "said “x” ", "on Friday ", "Mr. ", "A. B. ", "x\n\n", "1,", "2024-", "the U.S. ", "’", "and "];
  for (const part of parts) {
    const text = part.repeat(250_000 / part.length);
    assert.ok(Array.isArray(extract(text, { published: "2024-06-28" }).quotes));
  }
  assert.ok(performance.now() - start < 120_000, `${performance.now() - start} ms`);
});
