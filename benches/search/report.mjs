// The tables. Right answers come first: who answers wrongly is shown so, and is not to be compared by times.
import { KINDS } from "./queries.mjs";
import { short, table } from "./tables.mjs";

export function searchTable(results) {
  const rows = results.map(({ engine, build, load, gzKB }) => build.failed ? [engine, build.failed] : [
    `${engine}${build.needsPassages ? " +" : ""}`, build.version, verdict(build.all), short(build.buildMs / 1000),
    short(build.memoryMB), short(build.savedMB), load?.failed ?? (load?.wrong ? "wrong" : short(load?.loadMs)),
    short(load?.memoryMB), short(build.all.p50), short(build.all.p99), short(gzKB)]);
  const head = ["engine", "version", "wrong", "build s", "memory MB", "saved MB", "load ms", "loaded MB", "p50 ms", "p99 ms", "gz kB"];
  return `${table(head, rows.map((row) => fill(row, head)))}

wrong: queries answered wrongly, of those asked. memory: heap and WebAssembly after building, beside the passages themselves;
+ keeps the passages as well, for what it cannot do itself. load: from what was saved to the first answer. p50, p99: over
all queries that the engine can answer, which are not the same for all; the best of three passes without warming up.`;
}

export function kindTable(results) {
  const head = ["p50 (p99) ms", ...Object.keys(KINDS)];
  const rows = results.filter(({ build }) => !build.failed).map(({ engine, build }) => [engine, ...Object.keys(KINDS).map((kind) => {
    const { p50, p99, asked, wrong } = build.kinds[kind];
    if (asked === 0) return wrong > 0 ? "error" : "-";
    const mark = `${build.emulates.includes(kind) ? "*" : ""}${wrong > 0 ? ` !${wrong}` : ""}`;
    return `${short(p50)} (${short(p99)})${mark}`;
  })]);
  return `${table(head, rows)}

- cannot; * by JavaScript around the engine, as a user would write it; !n: n queries wrong. fuzzy1, fuzzy2: Levenshtein's distance
up to 1 or 2. filter: a word, a period and a value, with counts of all facets. hist: by month, with counts of all facets. date:
the latest ten. deep: hits 1000 to 1010, or from a tenth on where there are fewer passages.${notes(results)}`;
}

function notes(results) {
  const all = results.filter(({ build }) => build.note).map(({ engine, build }) => `\n${engine}: ${build.note}.`);
  return all.join("");
}

export function editTable(results) {
  const head = ["changes", "add ms", "p50 ms", "wrong", "replace ms", "p50 ms", "wrong", "remove ms", "p50 ms", "wrong"];
  const rows = results.map(({ engine, edit }) => edit.failed ? fill([engine, edit.failed], head) : [engine,
    ...["added", "replaced", "removed"].flatMap((step) => [short(edit[step].ms), short(edit[step].all.p50), verdict(edit[step].all)])]);
  const done = results.find(({ edit }) => !edit.failed)?.edit;
  const what = done ? `${done.added.number} added, then ${done.replaced.number} replaced, then ${done.removed.number} removed` : "";
  return `${table(head, rows)}\n\n${what}; p50 and wrong: of queries of all kinds but date right after each step.`;
}

export function facetTable(results, count) {
  const head = ["facets", "version", "wrong", "build ms", "memory MB", "drag p50", "drag p99", "jump p50", "jump p99", "choose p50", "choose p99",
    "drag after p50"];
  const rows = results.map(({ engine, facets }) => facets.failed ? fill([engine, facets.failed], head) : [engine, facets.version,
    `${facets.wrong}/${facets.checked}`, short(facets.buildMs), short(facets.memoryMB), short(facets.drag.p50), short(facets.drag.p99),
    short(facets.jump.p50), short(facets.jump.p99), short(facets.choose.p50), short(facets.choose.p99), short(facets.chosen.p50)]);
  return `${table(head, rows)}

${count} rows with a day and 8 facets of 5 to 1000 values, three of them with several values a row. Every step sets the period and reads
all 8 facets' counts, in ms. drag: one end by 5 days at a time; jump: both ends anywhere; choose: values of one facet; drag after:
with values of two facets chosen. One pass, nothing repeated. Counts are compared with a plain scan at sampled steps.`;
}

function verdict({ wrong, asked }) {
  return `${wrong}/${asked}`;
}

function fill(row, head) {
  return [...row, ...Array(head.length - row.length).fill("")];
}
