// The passages: from the packed files in the folder PASSAGES, or generated.
import { spawnSync } from "node:child_process";
import { closeSync, existsSync, openSync, readFileSync, renameSync, rmSync, writeSync } from "node:fs";
import { generate } from "./generate.mjs";
import { BUILD, PASSAGES } from "./places.mjs";
import { dayOf, monthOf } from "./words.mjs";

const HELP = `There are no passages of the UN General Debate in PASSAGES; generated ones take their place.
  To measure with real text: the UN General Debate Corpus (Jankin, Baturo, Dasandi; CC0) is at Harvard
  Dataverse, doi:10.7910/DVN/0TJX8Y. Cut it into passages of 100 to 300 words, one JSON object a line with
  id (0, 1, 2 …), text, date (YYYY-MM-DD) and actors, topics, instruments (arrays of names); pack them as
  docs-10000.jsonl.xz and docs-100000.jsonl.xz.`;

export const fileOf = (count) => `${BUILD}${count}/passages.jsonl`;

/** Puts `count` passages into their file; returns what they are. */
export function unpack(count) {
  const packed = [10000, 100000].map((size) => `${PASSAGES}/docs-${size}.jsonl.xz`);
  const source = count <= 10000 && existsSync(packed[0]) ? packed[0] : packed[1];
  if (existsSync(source) && count <= 100000) {
    const { status, stdout } = spawnSync("xz", ["-dc", source], { maxBuffer: 2 ** 31 - 1 });
    if (status === 0) {
      write(count, lines(stdout));
      return "UN General Debate Corpus";
    }
    console.log("  xz could not unpack the passages: is it installed?");
  } else {
    console.log(HELP);
  }
  write(count, generate(count));
  return "generated";
}

function* lines(bytes) {
  for (let from = 0; from < bytes.length;) {
    const end = bytes.indexOf(10, from);
    yield JSON.parse(bytes.toString("utf8", from, end < 0 ? bytes.length : end));
    from = end < 0 ? bytes.length : end + 1;
  }
}

function write(count, passages) {
  const file = openSync(`${fileOf(count)}.new`, "w");
  let done = 0;
  for (const { id, text, date, actors, topics, instruments } of passages) {
    if (done === count) break;
    writeSync(file, `${JSON.stringify({ id, text, date, actors, topics, instruments })}\n`);
    done++;
  }
  closeSync(file);
  rmSync(fileOf(count), { force: true });
  renameSync(`${fileOf(count)}.new`, fileOf(count));
}

/** The passages, each with its day and month as numbers besides. Their ids are their places in the array. */
export function read(count) {
  return [...lines(readFileSync(fileOf(count)))].map((passage, id) => {
    const day = dayOf(passage.date);
    return { ...passage, id, day, first: day, last: day, month: monthOf(passage.date) };
  });
}

/** Passages to add, passages to put in place of others, and ids to remove. Made of halves of passages. */
export function edits(passages) {
  const count = passages.length;
  const tenth = Math.floor(count / 10), hundredth = Math.floor(count / 100);
  const splice = (id, i) => {
    const one = passages[(i * 7919) % count], other = passages[(i * 104729 + 1) % count];
    const text = `${one.text.slice(0, one.text.length / 2)} ${other.text.slice(other.text.length / 2)}`;
    return { ...one, id, text };
  };
  return {
    added: Array.from({ length: tenth }, (_, i) => splice(count + i, i)),
    replaced: Array.from({ length: hundredth }, (_, i) => splice((i * 37) % count, tenth + i)),
    removed: Array.from({ length: hundredth }, (_, i) => (i * 53 + 11) % count),
  };
}
