// In a process of its own, so that nothing else is measured.
import assert from "node:assert/strict";
import test from "node:test";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { Dossier } from "../../pkg/index.js";

test("10,000 queries, errors and 60 dossiers do not grow memory", () => {
  setFlagsFromString("--expose-gc");
  const gc = runInNewContext("gc");
  const dossier = Dossier.builtin();
  const used = (queries, dossiers) => {
    for (let i = 0; i < queries; i++) {
      dossier.query(i % 2 ? "arms speaker:Nebenzia" : "date:2024-06", { limit: 5, facets: [{ field: "state" }] });
      if (i % 5 === 0) assert.throws(() => dossier.query("speeker:x"));
    }
    for (let i = 0; i < dossiers; i++) Dossier.open(dossier.save()).free();
    gc();
    gc();
    const { heapUsed, external, arrayBuffers } = process.memoryUsage();
    return heapUsed + external + arrayBuffers;
  };
  const before = used(1000, 10);
  const after = used(10_000, 60);
  assert.ok(after - before < 1_000_000, `grew by ${after - before} bytes`);
});
