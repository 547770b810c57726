import assert from "node:assert/strict";
import { QUESTIONS } from "./questions.mjs";

// What a program asks the package, wherever it runs. The answers must be the same everywhere.

/** The body of a function of the package's exports, as text, so that it can be put into any project. */
export const ASK = `
const QUESTIONS = ${JSON.stringify(QUESTIONS)};
function ask({ Dossier, extract, extractDates, parseQuery, formatQuery, parseDate, version }) {
  let code;
  try {
    parseDate("2024-13");
  } catch (error) {
    code = [error instanceof Error, error.name, error.code];
  }
  const dossier = Dossier.builtin();
  const again = Dossier.open(dossier.save());
  const answers = QUESTIONS.map(({ query }) => again.query(parseQuery(query), { limit: 5, facets: [{ field: "state", limit: 3 }] }));
  const object = formatQuery(parseQuery("(arms OR coal*) -speaker:Wood"));
  const columns = dossier.timeline("kind:event", "state").ordinals.length;
  const report = "𝄞 “No deal,” Vassily Nebenzia said on Friday.\\n\\nThe Council adopted resolution 2397 (2017) on 22 December 2017.";
  const options = { published: "2024-06-28", lexicon: { person: { "p-nebenzia": ["Vassily Nebenzia"] } } };
  const extraction = extract(report, options);
  const held = Dossier.builtin();
  held.add(structuredClone(extraction));
  const added = held.info().records - dossier.info().records;
  held.free();
  const found = { ...extraction, pack: extraction.pack.length, days: extractDates(report, options).length, added };
  const answer = { found, version: version(), date: parseDate("2024-06-21~"), code, answers, object, columns };
  again.free();
  dossier.free();
  return JSON.parse(JSON.stringify(answer));
}`;

/** The answers in this process, from the folder that the package was made in; with what each question must find. */
export async function expected() {
  const api = await import("../../pkg/index.js");
  const answer = new Function("api", `${ASK}; return ask(api);`)(api);
  for (const { question, query, ids } of QUESTIONS) {
    const dossier = api.Dossier.builtin();
    const found = dossier.query(query, { limit: 1000, highlight: false }).hits.map(({ id }) => id);
    assert.deepEqual(found, ids, question);
    dossier.free();
  }
  return answer;
}
