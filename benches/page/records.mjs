// A file of many short records, from a seed: a title, a date and eight facets, three of which have several values.

import { createWriteStream } from "node:fs";
import { once } from "node:events";
import { FACETS, FIRST_DAY, DAYS } from "../search/facets/rows.mjs";
import { Random } from "../search/random.mjs";

const WORDS = ["coal", "vessel", "transfer", "panel", "report", "port", "cargo", "sanction", "missile", "launch", "veto", "treaty", "delegation", "shipment", "trade", "bank", "worker", "visit", "talks", "statement", "border", "refined", "petroleum", "export", "ship", "register", "company", "letter", "council", "member"];

/** Writes `count` records as JSON Lines. */
export async function writeRecords(path, count, seed = 7) {
  const random = new Random(seed);
  const out = createWriteStream(path);
  let block = "";
  for (let row = 0; row < count; row++) {
    const record = { id: `r-${row}`, title: Array.from({ length: 6 }, () => WORDS[Math.floor(WORDS.length * random.next() ** 2)]).join(" "), date: new Date((FIRST_DAY + random.below(DAYS)) * 864e5).toISOString().slice(0, 10) };
    for (const { name, values, most } of FACETS) {
      const own = new Set(Array.from({ length: 1 + random.below(most) }, () => `${name} ${Math.floor(values * random.next() ** 2)}`));
      record[name] = most > 1 ? [...own] : [...own][0];
    }
    block += `${JSON.stringify(record)}\n`;
    if (block.length > 1 << 20 || row === count - 1) {
      if (!out.write(block)) await once(out, "drain");
      block = "";
    }
  }
  out.end();
  await once(out, "finish");
}
