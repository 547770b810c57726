// Prints a few answers from the core, by the npm package as any program in Node would use it.
import { Dossier } from "../pkg/index.js";
import { QUESTIONS } from "../tests/package/questions.mjs";

const start = performance.now();
const dossier = Dossier.builtin();
const { title, records, sources } = dossier.info();
console.log(`\n${title}: ${records} records, ${sources.length} sources, ready in ${(performance.now() - start).toFixed(0)} ms`);

for (const { question, query } of QUESTIONS) {
  const asked = performance.now();
  const { total, hits, sources } = dossier.query(query, { limit: 3 });
  const took = performance.now() - asked;
  console.log(`\n${question}\n  ${query}\n  ${total} records, resting on ${sources.matched} of ${sources.of} sources (${took.toFixed(1)} ms)`);
  for (const { id, date, who, role, text, place } of hits) {
    const { setting, vote } = dossier.get(id);
    const head = [date?.text, [who, role && `(${role})`].filter(Boolean).join(" ")].filter(Boolean).join(" · ");
    console.log(`    ${[head, short(text), setting, vote && ballots(vote), place].filter(Boolean).join("\n      ")}`);
  }
}

/** "yes: 13; no: Russia; abstain: China": those who voted yes are counted, the others named. */
function ballots({ yes, ballots }) {
  const others = grouped(ballots);
  others.delete("yes");
  return [`yes: ${yes}`, ...[...others].map(([ballot, of]) => `${ballot}: ${of.map(({ member }) => member.label).join(", ")}`)].join("; ");
}

function grouped(ballots) {
  const groups = new Map();
  for (const one of ballots) groups.set(one.ballot, [...(groups.get(one.ballot) ?? []), one]);
  return groups;
}

function short(text) {
  return text.length > 110 ? `${text.slice(0, 107).trimEnd()}...` : text;
}
