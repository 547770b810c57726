import { readFileSync } from "node:fs";

// The five questions that the built-in dossier must answer everywhere, and the records that answer them: the same file is
// read by tests/answers.rs and by the tests of the page.
export const QUESTIONS = JSON.parse(readFileSync(new URL("../golden/answers.json", import.meta.url), "utf8"))
  .map(({ ask, query, ids }) => ({ question: ask, query, ids }));
