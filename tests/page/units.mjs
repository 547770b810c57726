// What can be tested of the page's parts without a browser.

import { readFile, readdir } from "node:fs/promises";
import path from "node:path";
import { build } from "esbuild";
import { brushed, fitted, OPEN_END } from "../../www/dates.js";
import { fromBase85, toBase85 } from "../../www/base85.js";
import { chosenDates } from "../../www/chosen.js";
import { HOME, readHash, writeHash } from "../../www/state.js";
import { holds, same } from "./kit.mjs";

const word = (field, text) => ({ type: "word", field, text });
const all = (...of) => ({ where: of.length > 1 ? { type: "and", of } : of[0] ?? null, sort: null });

/** Every source file of the page. */
async function sources(folder = "www") {
  const found = [];
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    if (entry.isFile()) found.push(path.join(entry.parentPath ?? entry.path, entry.name));
  }
  return found;
}

export const tests = [
  {
    name: "the page weighs at most 1150 kB",
    run: ({ size }) => {
      holds(size <= 1_150_000, `${size} bytes are at most 1150000`);
      return `${Math.round(size / 1000)} kB`;
    },
  },
  {
    name: "the policy allows no connection, and no script or style but the page's own",
    run: ({ html }) => {
      const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)[1];
      const rules = Object.fromEntries(policy.split("; ").map((rule) => [rule.split(" ")[0], rule.split(" ").slice(1)]));
      same(rules["default-src"], ["'none'"]);
      holds(!("connect-src" in rules), "there is no connect-src, so default-src rules");
      holds(rules["script-src"].every((one) => /^'sha256-.{44}'$|^'wasm-unsafe-eval'$/.test(one)), "scripts are let in by hash");
      same(rules["trusted-types"], ["article41"]);
      same(rules["worker-src"], ["blob:"]);
      holds(rules["style-src"].every((one) => /^'sha256-.{44}'$/.test(one)), "styles are let in by hash");
      holds(html.indexOf("Content-Security-Policy") < html.search(/<style|<script/), "the policy comes before what it rules");
      holds(!/\b(?:src|href)="(?!#)/.test(html.replace(/<script[^]*?<\/script>/g, "")), "the shell refers to nothing outside");
    },
  },
  {
    name: "bytes survive being carried as text, and the text ends no script",
    run: () => {
      for (const length of [0, 1, 2, 3, 4, 5, 8, 1021, 4096]) {
        const bytes = Uint8Array.from({ length }, (_, i) => (i * 197 + (i >> 3) * 31 + length) & 255);
        const text = toBase85(bytes);
        same([...fromBase85(text)], [...bytes], `${length} bytes`);
        holds(!/[<\s]/.test(text), "there is no < in it, and no space");
      }
      same([...fromBase85(toBase85(new Uint8Array(7).fill(255)))], Array(7).fill(255));
    },
  },
  {
    name: "nothing is parsed as HTML anywhere in the sources",
    run: async () => {
      const files = (await sources()).filter((file) => file.endsWith(".js"));
      holds(files.length > 15, "there are sources to look at");
      const forbidden = /innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser|createContextualFragment|setHTML|srcdoc|\.html\(|\beval\(|new Function|[hs]\("(?:iframe|form|link|object|embed|script)|createElement\("(?:iframe|form|link|object|embed|script)/;
      for (const file of files) {
        const hit = forbidden.exec(await readFile(file, "utf8"));
        if (hit) throw new Error(`${file} has ${hit[0]}`);
      }
      return `${files.length} files`;
    },
  },
  {
    name: "an address is read as it was written, whatever is in it",
    run: () => {
      const states = [
        {}, { q: "kind:statement state:RUS" }, { q: "a&b=c#d%20+ “é” 𝄞 <img onerror=x>", view: "table", sel: "st-1&x=y", lane: "state", zoom: "all" },
        { q: "%", sel: "=" }, { q: "date:2024-06-17..2024-06-23" },
      ];
      for (const patch of states) {
        const state = { ...HOME, ...patch };
        const { state: again, problems } = readHash(writeHash(state));
        same(again, state);
        same(problems, []);
      }
    },
  },
  {
    name: "an address of nonsense leaves the defaults and says so",
    run: () => {
      for (const hash of ["#nonsense", "#view=moon", "#lane=<b>", "#x=1&y=2&z=3&w=4&v=5", "#%E0%A4%A", `#${"a".repeat(1e5)}`]) {
        const { state, problems } = readHash(hash);
        same(state, { ...HOME }, hash.slice(0, 40));
        holds(problems.length >= 1 && problems.length <= 3, `${hash.slice(0, 40)} is told in a few sentences`);
        holds(problems.every((problem) => problem.length < 200), "they are short");
      }
      for (const key of ["__proto__=1", "constructor=1", "toString=1"]) same(readHash(`#${key}`).state, { ...HOME });
    },
  },
  {
    name: "the dates that a query chooses are read off it",
    run: () => {
      const range = { type: "range", field: "date", from: "2024-03", to: null };
      same(chosenDates(all(range)), { from: "2024-03", to: null });
      same(chosenDates(all(word(null, "arms"), range)), { from: "2024-03", to: null });
      same(chosenDates(all(word("date", "2024-06"))), { from: "2024-06", to: "2024-06" });
      same(chosenDates(all(word(null, "arms"), { type: "not", of: range })), null);
      same(chosenDates(all(word(null, "arms"))), null);
      same(chosenDates(all()), null);
    },
  },
  {
    name: "a brush means whole years, months or days, and none beyond its ends",
    run: () => {
      const day = (iso) => Date.parse(`${iso}T00:00:00Z`) / 864e5;
      same(brushed(day("2024-06-17"), day("2024-06-24"), 60), ["2024-06-17", "2024-06-23"]);
      same(brushed(day("2024-03-02"), day("2024-06-30"), 800), ["2024-03", "2024-06"]);
      same(brushed(day("2006-03-02"), day("2017-12-30"), 9000), ["2006", "2017"]);
      same(brushed(day("2024-06-17") + 0.2, day("2024-06-17") + 0.4, 60), ["2024-06-17", "2024-06-17"]);
    },
  },
  {
    name: "the window is on the crowd, and on everything where there is none",
    run: () => {
      const crowd = [1000, 5000, ...Array.from({ length: 60 }, (_, i) => 9000 + i)];
      const { all: whole, most } = fitted(crowd, crowd);
      same(whole, [1000, 9059]);
      holds(most[0] > 8900 && most[1] <= 9059, "the window is on the sixty days");
      const even = Array.from({ length: 30 }, (_, i) => 100 * i);
      same(fitted(even, even).most, [0, 2900]);
      const few = [1000, 5000, 9000, 9001, 9002];
      same(fitted(few, few).most, [1000, 9002], "few marks are all shown");
      same(fitted([], []), null);
      same(fitted([5], [OPEN_END]).all, [5, 5]);
    },
  },
  {
    name: "after a panic the core starts afresh, with the dossier as it was",
    run: async () => {
      // A stand-in module that panics when told to; what it says tells which instance answered, on which dossier.
      const glue = `
        let instances = 0;
        export function startGlue() {
          const mine = ++instances;
          let dead = false;
          class Dossier {
            constructor(name) { this.name = name; }
            static builtin() { return new Dossier("builtin"); }
            static open(bytes) { return new Dossier("saved " + bytes[0]); }
            save() { return new Uint8Array([7]); }
            attach(source) { return { source }; }
            query(text) {
              if (dead) throw new Error("a dead instance was asked");
              if (text === "always" || (text === "once" && mine % 2 === 1)) { dead = true; throw new WebAssembly.RuntimeError("unreachable"); }
              if (text === "wrong") throw Object.assign(new Error("no such field"), { name: "Article41Error", code: "query" });
              return mine + " " + this.name;
            }
          }
          return { Dossier };
        }`;
      const bundle = await build({
        entryPoints: ["www/core.js"], bundle: true, write: false, format: "esm", platform: "neutral", mainFields: ["module", "main"],
        plugins: [{ name: "glue", setup(b) {
          b.onResolve({ filter: /^article41:module$/ }, () => ({ path: "m", namespace: "glue" }));
          b.onLoad({ filter: /.*/, namespace: "glue" }, () => ({ contents: glue, loader: "js" }));
        } }],
      });
      const { gzipSync } = await import("node:zlib");
      globalThis.document = { getElementById: () => ({ textContent: toBase85(gzipSync(Buffer.from([0, 97, 115, 109, 1, 0, 0, 0]))) }) };
      const { startCore } = await import(`data:text/javascript;base64,${Buffer.from(bundle.outputFiles[0].contents).toString("base64")}`);
      const core = await startCore();
      delete globalThis.document;
      const failure = (promise) => promise.then(() => null, (error) => error);
      same(await core.query("a"), "1 builtin");
      same((await failure(core.query("wrong"))).code, "query");
      same(await core.query("a"), "1 builtin", "an error of the caller's restarts nothing");
      same(await core.query("once"), "2 builtin", "one panic is not seen");
      await core.attach("001", "text");
      same(core.changed(), true);
      const error = await failure(core.query("always"));
      same([error.name, error.code], ["Article41Error", "internal"]);
      same(await core.query("a"), "4 saved 7", "what was attached is still there");
      same(core.changed(), true, "and still not saved");
    },
  },
];
