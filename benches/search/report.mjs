// The tables. Right answers come first: who answers wrongly is shown so, and is not to be compared by times.
import { short, table } from "./tables.mjs";

export function searchTable(results) {
  const head = [
    "engine", "version", "wrong", "build s", "memory MB", "saved MB", "load ms", "loaded MB", "p50 ms",
    "p99 ms", "gz kB",
  ];
  const row = ({ engine, build, load, gzKB }) => build.failed ? fill([engine, build.failed], head) : [
    `${engine}${build.needsPassages ? " +" : ""}`, build.version, verdict(build.all),
    short(build.buildMs / 1000), short(build.memoryMB), short(build.savedMB), loading(build, load),
    short(load?.memoryMB), short(build.all.p50), short(build.all.p99), short(gzKB),
  ];
  const rows = results.map(row);
  return `${table(head, rows)}

wrong: queries answered wrongly, of those asked. memory: heap and WebAssembly after building, beside the
passages or records themselves; + keeps them as well, for what it cannot do itself. load: from what was saved
to the first answer. p50, p99: over all queries that the engine can answer, which are not the same for all;
the best of three passes, without warming up. gz: all that a page fetches of it.`;
}

export function memoryTable(results) {
  const head = ["while building", "text MB", "index MB", "module MB", "process MB", "of text and index"];
  const rows = results.filter(({ build }) => !build.failed).map(({ engine, build }) => {
    const { textMB, indexMB = build.savedMB, modulesMB, peakMB } = build;
    const most = modulesMB > 0 ? modulesMB : peakMB;
    const share = most && indexMB ? short(most / (textMB + indexMB)) : "-";
    const modules = modulesMB > 0 ? short(modulesMB) : "-";
    return [engine, short(textMB), short(indexMB), modules, short(peakMB), share];
  });
  return `${table(head, rows)}

index: as the engine tells it, or else what it saves. module: WebAssembly's memory, which never becomes
smaller, so this is the most that building took. process: the most that was resident, beyond what was before;
with garbage. The last column: the module, or the process where there is none, to what has to be there.`;
}

/** Milliseconds, if what was loaded answers as well as what was saved. */
function loading(build, load) {
  if (load?.failed) return load.failed;
  return load?.wrong > 0 && build.all.wrong === 0 ? "wrong" : short(load?.loadMs);
}

export function kindTable(results, data) {
  const kinds = Object.keys(data.kinds);
  const rows = results.filter(({ build }) => !build.failed)
    .map(({ engine, build }) => [engine, ...kinds.map((kind) => cell(build, kind))]);
  const noted = results.filter(({ build }) => build.note);
  const notes = noted.map(({ engine, build }) => `\n${engine}: ${build.note}.`);
  return `${table(["p50 (p99) ms", ...kinds], rows)}

- cannot; late: not asked in the time there was (PATIENCE, in seconds); * by JavaScript around the engine, as
a user would write it; !n: n queries wrong. fuzzy1, fuzzy2: Levenshtein's distance up to 1 or 2. filter: a
word, a period and a value, with counts of all facets. hist: by month, with counts of all facets. date: the
latest ten. deep: ten hits from the 1000th on, or from a tenth on of fewer than 10000 passages. A date of a
record matches a period if it can mean a day of it, and counts for a month if it can mean no
other.${notes.join("")}`;
}

function cell(build, kind) {
  const { p50, p99, asked, wrong } = build.kinds[kind];
  if (build.lacks.includes(kind)) return "-";
  if (asked === 0) return wrong > 0 ? "error" : "late";
  const emulated = build.emulates.includes(kind) ? "*" : "";
  return `${short(p50)} (${short(p99)})${emulated}${wrong > 0 ? ` !${wrong}` : ""}`;
}

export function editTable(results) {
  const columns = ["add", "replace", "remove"].flatMap((step) => [`${step} ms`, "p50 ms", "wrong"]);
  const head = ["changes", ...columns];
  const rows = results.map(({ engine, edit }) => edit.failed ? fill([engine, edit.failed], head) : [
    engine, ...["added", "replaced", "removed"].flatMap((step) =>
      [short(edit[step].ms), short(edit[step].all.p50), verdict(edit[step].all)]),
  ]);
  const done = results.find(({ edit }) => !edit.failed)?.edit;
  const steps = ["added", "replaced", "removed"].map((step) => `${done?.[step].number} ${step}`);
  return `${table(head, rows)}

${steps.join(", then ")}; p50 and wrong: of queries of all kinds but date, asked right after each step.`;
}

export function facetTable(results, count) {
  const kinds = ["drag", "jump", "choose"];
  const columns = kinds.flatMap((kind) => [`${kind} p50`, `${kind} p99`]);
  const head = ["facets", "version", "wrong", "build ms", "memory MB", ...columns, "drag after"];
  const row = ({ engine, facets }) => facets.failed ? fill([engine, facets.failed], head) : [
    engine, facets.version, `${facets.wrong}/${facets.checked}`, short(facets.buildMs),
    short(Math.max(0, facets.memoryMB)),
    ...kinds.flatMap((kind) => [short(facets[kind].p50), short(facets[kind].p99)]), short(facets.chosen.p50),
  ];
  const rows = results.map(row);
  return `${table(head, rows)}

${count} rows with a day and 8 facets of 5 to 1000 values, three of them with several values a row. Every step
changes the period or a choice and reads all 8 facets' counts; ms. drag: one end by 5 days at a time; jump:
both ends anywhere; choose: values of one facet; drag after: p50 with values of two facets chosen. One pass,
nothing repeated. wrong: of the steps that were compared with a plain scan. memory: beside the rows, which are
arrays of numbers.`;
}

function verdict({ wrong, asked }) {
  return `${wrong}/${asked}`;
}

function fill(row, head) {
  return [...row, ...Array(head.length - row.length).fill("")];
}
