// node prepare.mjs COUNT: writes passages, queries and right answers into build/bench/COUNT. A process of its
// own, so that its memory is free again when engines are measured.
import { mkdirSync, writeFileSync } from "node:fs";
import { Oracle } from "./oracle.mjs";
import { edits, read, unpack } from "./passages.mjs";
import { BUILD } from "./places.mjs";
import { draw } from "./queries.mjs";

const count = +process.argv[2];
const folder = `${BUILD}${count}/`;
mkdirSync(folder, { recursive: true });
const source = unpack(count);
const passages = read(count);
const queries = draw(passages);
writeFileSync(`${folder}queries.json`, JSON.stringify({ source, queries }));
const oracle = new Oracle(passages);
write("expected", queries);

// After edits, some of every kind: but ties of dates are by the order of adding, which then is not that of ids.
const some = queries.filter((query) => query.id % 5 === 0 && query.kind !== "date");
const { added, replaced, removed } = edits(passages);
oracle.put(added);
write("expected-added", some);
oracle.put(replaced);
write("expected-replaced", some);
oracle.remove(removed);
write("expected-removed", some);

function write(name, asked) {
  const answers = asked.map((query) => {
    const { ids, ...answer } = oracle.answer(query);
    // Sets of ids are large: as bytes they are read quickly.
    return { query: query.id, ...answer, ids: Buffer.from(Uint32Array.from(ids).buffer).toString("base64") };
  });
  writeFileSync(`${folder}${name}.json`, JSON.stringify(answers));
}
