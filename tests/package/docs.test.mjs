// The examples of the README and of docs/api.md run as they are printed.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import test from "node:test";
import { freshProject, ROOT } from "./project.mjs";

for (const file of ["pkg/src/README.md", "docs/api.md"]) {
  test(`the examples of ${file}`, () => {
    const examples = [...readFileSync(`${ROOT}/${file}`, "utf8").matchAll(/^```js\n([\s\S]*?)^```$/gm)].map(([, code]) => code);
    assert.ok(examples.length >= 2);
    const folder = freshProject(Object.fromEntries(examples.map((code, i) => [`${i}.mjs`, code])));
    for (const [i, code] of examples.entries()) {
      const said = execFileSync(process.execPath, [`${i}.mjs`], { cwd: folder, encoding: "utf8" });
      assert.ok(said.length > 0, code);
      // A comment that says what is printed holds.
      for (const [, promised] of code.matchAll(/console\.log\(.*\); \/\/ (.* \[.*\] .*)$/gm)) assert.ok(said.includes(promised), `${promised}\n${said}`);
    }
  });
}
