import assert from "node:assert/strict";
import { QUESTIONS } from "./questions.mjs";

// What a program asks the package, wherever it runs. The answers must be the same everywhere.

/** The body of a function of the package's exports, as text, so that it can be put into any project. */
export const ASK = `
const QUESTIONS = ${JSON.stringify(QUESTIONS)};
function ask({ Dossier, parseQuery, formatQuery, parseDate, version }) {
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
  const answer = { version: version(), date: parseDate("2024-06-21~"), code, answers, object, columns };
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
