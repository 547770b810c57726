import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import test from "node:test";
import { freshProject, ROOT } from "./project.mjs";

// Uses every method, and everything they return, under the strictest settings.
const CONSUMER = `
const dossier: Dossier = Dossier.builtin();
const empty: Dossier = Dossier.empty("mine");
const bytes: Uint8Array = dossier.save();
const opened: Dossier = Dossier.open(bytes.buffer as ArrayBuffer);
const info: DossierInfo = dossier.info();
const held: boolean | undefined = info.sources[0]?.held;

const query: Query = parseQuery("arms speaker:Nebenzia");
const built: Query = { where: { type: "and", of: [{ type: "word", field: "kind", text: "statement" }] }, sort: "-date" };
const text: string = formatQuery(built);
const options: QueryOptions = { limit: 5, facets: [{ field: "state" }], histogram: "auto", pairs: { a: "state", b: "kind" } };
const result: QueryResult = dossier.query(query, options);
const total: number = dossier.query(text).total;
for (const hit of result.hits) {
  const kind: Kind | "passage" = hit.kind;
  const date: string | null = hit.date === null ? null : hit.date.text;
  const marked: string[] = hit.highlights.text.map(([start, end]) => hit.text.slice(start, end));
  void [kind, date, marked];
}
const record: RecordInfo = dossier.get("res-2397");
const place: string | undefined = record.evidence[0]?.place;
const timeline: Timeline = dossier.timeline("kind:event", "actor");
const id: string = dossier.idAt(timeline.ordinals[0] ?? 0);
const completion: Completion = dossier.complete("spea", 4);
const atEnd: Completion = dossier.complete("spea");
const chosen: string = dossier.toggle("arms", "kind", "event");
const ranged: string = dossier.setRange("arms", "date", "2024-06", null);
const csv: string = dossier.export("arms", "csv-bom");
const cited: string = dossier.cite(id, "csl-json");
empty.add(opened);
const asked: ExtractOptions = { published: "2024-06-28", lexicon: { person: { "p-doe": ["Jane Doe"] }, organisation: ["Doe and Sons"] } };
const extraction: Extraction = extract("“No,” she said on Friday.", asked);
const days: DateFound[] = extractDates("on Friday", { published: "2024-06-28", lexicon: "[person]\\np-doe = Jane Doe" });
for (const quote of extraction.quotes) {
  const speaker: string | null = quote.speaker?.actor ?? quote.speaker?.name ?? null;
  const stance: Stance | null = quote.stance;
  const [start, end]: [number, number] = quote.contentSpan;
  const when: DateFound | undefined = quote.date === null ? undefined : extraction.dates[quote.date];
  const together: number[] = quote.speaker?.members ?? [];
  const whom: string[] = quote.speaker?.for ?? [];
  void [together, whom, speaker, stance, start, end, when?.edtf, quote.confidence > 0.9, quote.rule.length];
}
extraction.records.statements = extraction.records.statements.filter(({ id }) => id !== "st-1");
empty.add(extraction);
void days;
const report: AttachReport = empty.attach(null, "text");
empty.detach("000");
const when: DateInfo = parseDate("2024-06-21~");
const number: string = version();
try {
  dossier.get("nothing");
} catch (error) {
  const failed = error as Article41Error;
  if (failed.code === "not-found" && failed.span !== null) console.log(failed.message.length, failed.span[0], failed.suggestion);
}
empty.free();

// @ts-expect-error there is no such field
dossier.timeline("arms", "speeker");
// @ts-expect-error there is no such option
dossier.query("arms", { limt: 5 });
// @ts-expect-error there is no such format
dossier.cite("res-2397", "bibtexx");
// @ts-expect-error there is no such option
extract("text", { publisht: "2024" });
// @ts-expect-error only a dossier or an extraction can be added
empty.add({});
// @ts-expect-error a query is a text or an object
dossier.query(5);
// @ts-expect-error a result has precise types
const wrong: string = result.total;

void [held, total, place, completion, atEnd, chosen, ranged, csv, cited, report, when, number, wrong];
`;
const NAMES = `Dossier, extract, extractDates, parseQuery, formatQuery, parseDate, version,
  type Article41Error, type AttachReport, type Completion, type DateFound, type DateInfo, type DossierInfo, type ExtractOptions,
  type Extraction, type Kind, type Query,
  type QueryOptions, type QueryResult, type RecordInfo, type Stance, type Timeline`;

function check(files, settings) {
  const options = {
    strict: true, noUncheckedIndexedAccess: true, exactOptionalPropertyTypes: true, noEmit: true, skipLibCheck: false,
    lib: ["es2022", "dom"], types: [], target: "es2022", ...settings,
  };
  const folder = freshProject({ ...files, "tsconfig.json": JSON.stringify({ compilerOptions: options, files: Object.keys(files) }) });
  try {
    execFileSync(`${ROOT}/node_modules/.bin/tsc`, ["-p", folder], { encoding: "utf8", stdio: "pipe" });
  } catch (error) {
    assert.fail(error.stdout);
  }
}

test("a strict TypeScript program in Node, import and require", () => {
  check({
    "esm.mts": `import { ${NAMES} } from "article41";\n${CONSUMER}`,
    "web.mts": `import { init, ${NAMES} } from "article41/web";\nawait init(new Uint8Array());\nawait init("a.wasm");\nawait init();\n${CONSUMER}`,
    "cjs.cts": `import { ${NAMES} } from "article41";\n${CONSUMER}`,
    "required.cts": `import article41 = require("article41");\nconst kinds: number = article41.Dossier.builtin().info().kinds.length;\nvoid kinds;`,
  }, { module: "nodenext" });
});

test("a strict TypeScript program for a bundler", () => {
  check({ "main.ts": `import { ${NAMES} } from "article41";\n${CONSUMER}` }, { module: "esnext", moduleResolution: "bundler" });
});

test("nothing in the types is any", () => {
  const folder = freshProject();
  for (const name of ["index.d.ts", "index.d.cts", "web.d.ts", "article41.global.d.ts"]) {
    const text = execFileSync("cat", [`${folder}/node_modules/article41/${name}`], { encoding: "utf8" });
    const code = text.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, "");
    assert.doesNotMatch(code, /\bany\b/, name);
  }
});
