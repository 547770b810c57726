// Tests the built page as its users open it: from the disk, in Chromium and in Firefox, with nothing relaxed.
//
//     node tests/page/run.mjs                      everything
//     node tests/page/run.mjs firefox              one browser
//     node tests/page/run.mjs chromium facets      only the tests whose names hold the word
//
// Ends with "N passed, N failed".

import { readFile, stat } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { BROWSERS, openBrowser, strictFiles } from "../browser.mjs";
import { tests as units } from "./units.mjs";
import { tests as parts } from "./parts.mjs";
import { tests as documents } from "./documents.mjs";
import { tests as use } from "./use.mjs";
import { tests as safety } from "./safety.mjs";
import { tests as looks } from "./looks.mjs";

const PAGE = path.resolve(process.env.ARTICLE41_PAGE ?? "build/article41.html");
const [first, ...rest] = process.argv.slice(2);
const browsers = BROWSERS.includes(first) ? [first] : BROWSERS;
const words = BROWSERS.includes(first) ? rest : [first, ...rest].filter(Boolean);
const wanted = ({ name }) => words.every((word) => name.includes(word));

let passed = 0;
let failed = 0;

async function attempt(label, run) {
  const start = Date.now();
  try {
    const note = await run();
    passed++;
    console.log(`ok    ${label} (${Date.now() - start} ms)${note ? `: ${note}` : ""}`);
  } catch (error) {
    failed++;
    console.log(`FAIL  ${label}\n      ${String(error.stack ?? error).split("\n").slice(0, 6).join("\n      ")}`);
  }
}

const { size } = await stat(PAGE).catch(() => {
  console.error(`There is no page at ${PAGE}; "make page" builds it.`);
  process.exit(1);
});
const html = await readFile(PAGE, "utf8");
for (const test of [...units, ...parts].filter(wanted)) await attempt(`node: ${test.name}`, () => test.run({ size, html }));

for (const name of browsers) {
  const browser = await openBrowser(name, { width: 1440, height: 900 });
  try {
    await attempt(`${name}: file pages are kept apart`, async () => {
      if (!(await strictFiles(browser))) throw new Error("this browser lets file pages read each other; the tests of file:// would prove nothing");
    });
    for (const test of [...use, ...safety, ...looks, ...documents].filter(wanted)) {
      if (test.only && test.only !== name) continue;
      const opened = [];
      /** Opens the page at a hash; fails the test if it reports a problem or asks for anything. */
      const open = async (hash = "", { width = 1440, height = 900, before, ready = true } = {}) => {
        const page = await browser.newPage();
        opened.push(page);
        await page.setViewport({ width, height });
        await page.evaluateOnNewDocument(watch);
        if (before) await page.evaluateOnNewDocument(before);
        await page.goto(pathToFileURL(PAGE).href + hash);
        if (ready) await page.waitForSelector("html[data-ready]", { timeout: 20_000 });
        return page;
      };
      await attempt(`${name}: ${test.name}`, async () => {
        let timer;
        const late = new Promise((_, fail) => (timer = setTimeout(() => fail(new Error("took more than 90 s")), 90_000)));
        try {
          const note = await Promise.race([test.run({ open, name, browser }), late]);
          for (const page of opened) {
            const violations = await page.evaluate(() => globalThis.violations);
            if (!test.provokes && violations.length) throw new Error(`policy violations: ${violations.join("; ")}`);
            if (!test.provokes && page.problems.length) throw new Error(`problems: ${page.problems.join("; ")}`);
            const outside = page.requests.filter((url) => !url.startsWith(pathToFileURL(PAGE).href) && !/^(data:|blob:|about:)/.test(url));
            if (!test.provokes && outside.length) throw new Error(`requests: ${outside.join("; ")}`);
          }
          return note;
        } finally {
          clearTimeout(timer);
          for (const page of opened) await page.close().catch(() => {});
        }
      });
    }
  } finally {
    await browser.close();
  }
}

console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed || !passed ? 1 : 0;

/** Runs in the page before anything of its own: keeps violations and files that it hands out. */
function watch() {
  globalThis.violations = [];
  addEventListener("securitypolicyviolation", (event) => globalThis.violations.push(`${event.violatedDirective} ${event.blockedURI}`));
  globalThis.files = [];
  const make = URL.createObjectURL;
  URL.createObjectURL = (blob) => {
    globalThis.files.push(blob);
    return make.call(URL, blob);
  };
  // Nothing is written to the disk of who tests.
  HTMLAnchorElement.prototype.click = function () {
    if (!this.download) this.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
  };
}
