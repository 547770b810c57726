// node prepare.mjs COUNT passages|records: writes them, queries and right answers into build/bench. A process
// of its own, so that its memory is free again when engines are measured.
import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from "node:fs";
import { DATA, folderOf } from "./data.mjs";
import { Oracle } from "./oracle.mjs";
import { edits } from "./passages.mjs";
import { BUILD } from "./places.mjs";
import { draw } from "./queries.mjs";

const count = +process.argv[2];
const data = DATA[process.argv[3]];
const folder = `${BUILD}${folderOf(data, count)}`;
mkdirSync(folder, { recursive: true });
const source = data.write(count);
const passages = data.read(count);
const queries = draw(passages, data);
writeFileSync(`${folder}queries.json`, JSON.stringify({ source, queries }));
const oracle = new Oracle(passages);
write("expected", queries);
if (data === DATA.passages) change();

/** After edits, some of every kind; but equal dates go by the order of adding, which then is not by ids. */
function change() {
  const some = queries.filter((query) => query.id % 5 === 0 && query.kind !== "date");
  const { added, replaced, removed } = edits(passages);
  oracle.put(added);
  write("expected-added", some);
  oracle.put(replaced);
  write("expected-replaced", some);
  oracle.remove(removed);
  write("expected-removed", some);
}

/** Answers go into a file, and the ids of all that match, which are many, into another as they are. */
function write(name, asked) {
  const file = openSync(`${folder}${name}.ids`, "w");
  let written = 0;
  const answers = asked.map((query) => {
    const { ids, ...answer } = oracle.answer(query);
    writeSync(file, Uint32Array.from(ids));
    const from = written;
    written += ids.length;
    return { query: query.id, ...answer, from };
  });
  closeSync(file);
  writeFileSync(`${folder}${name}.json`, JSON.stringify(answers));
}
