// What the page is like to see, to hear, and to use without a mouse.

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { count, holds, idle, same, text, until } from "./kit.mjs";

export const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

const VIEWS = [
  ["at first", ""], ["with a record", "#q=kind:statement&sel=st-001-nebenzia-missiles"], ["table", "#view=table&q=arms"], ["votes", "#view=votes&q=kind:vote"],
  ["sources", "#view=sources&sel=001"], ["nothing found", "#q=kind:vote+speaker:Wood"], ["an error", "#q=speeker:x"], ["a claim", "#sel=cl-arms-dprk-russia&lane=speaker&q=about:cl-arms-dprk-russia"],
];

/** What axe finds wrong, one line each. axe is put in by the test tool, which the policy does not bind. */
export async function faults(page) {
  const results = await page.evaluate(async () => {
    const found = await globalThis.axe.run(document, { resultTypes: ["violations"] });
    return found.violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.slice(0, 3).map((node) => `${node.target.join(" ")} (${node.any[0]?.message ?? node.all[0]?.message ?? node.none[0]?.message ?? ""})`).join("; ")}`);
  });
  return results;
}

export const tests = [
  ...["light", "dark"].flatMap((theme) => [[1440, 900], [390, 844]].map(([width, height]) => ({
    name: `axe finds nothing in ${theme} at ${width} by ${height}`,
    run: async ({ open }) => {
      const axe = await readFile(AXE, "utf8");
      const page = await open("", { width, height, before: `try { localStorage.setItem("article41-theme", "${theme}"); } catch {} ${axe}` });
      same(await page.evaluate(() => document.documentElement.dataset.theme), theme);
      for (const [label, hash] of VIEWS) {
        await page.evaluate((next) => (location.hash = next || "#"), hash);
        await new Promise((go) => setTimeout(go, 700)); // until what is typed is an error, and sheets have come in
        const found = await faults(page);
        if (found.length) throw new Error(`${label}: ${found.join("\n")}`);
      }
      return `${VIEWS.length} views`;
    },
  }))),
  ...[390, 768, 1440, 2560].map((width) => ({
    name: `nothing runs over the edge at ${width}`,
    run: async ({ open }) => {
      const page = await open("", { width, height: 900 });
      for (const [label, hash] of VIEWS) {
        await page.evaluate((next) => (location.hash = next || "#"), hash);
        await idle(page);
        const [content, frame] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
        holds(content <= frame, `${label} is ${content} wide in ${frame}`);
        const out = await page.evaluate(() => [...document.querySelectorAll("button, input, select, h2, h3, .hit-text, dd, .seat, .chip")].filter((one) => {
          const box = one.getBoundingClientRect();
          const sheet = one.closest(".facets, .record, .table-scroll, .visually-hidden, .help, .menu-list");
          return box.width && !sheet && (box.right > innerWidth + 1 || box.left < -1);
        }).map((one) => `${one.tagName}.${one.className} ${one.textContent.slice(0, 30)}`));
        same(out, [], label);
      }
    },
  })),
  {
    name: "on a narrow screen facets and record are sheets that give the focus back",
    run: async ({ open }) => {
      const page = await open("#q=kind:statement", { width: 390, height: 844 });
      const shown = (id) => page.$eval(id, (one) => getComputedStyle(one).visibility === "visible" && one.getBoundingClientRect().width > 0);
      same([await shown("#facets"), await shown("#record")], [false, false]);
      await page.focus(".facets-button");
      await page.keyboard.press("Enter");
      await until(page, () => document.querySelector("#facets").classList.contains("open"));
      same(await page.evaluate(() => document.querySelector("#facets").contains(document.activeElement)), true, "the focus is in the sheet");
      await page.keyboard.press("Escape");
      await until(page, () => !document.querySelector("#facets").classList.contains("open"));
      same(await page.evaluate(() => document.activeElement.className), "facets-button", "the focus is back");
      await page.focus(".hit-link[tabindex='0']");
      const id = await page.evaluate(() => document.activeElement.dataset.id);
      await page.keyboard.press("Enter");
      await until(page, () => document.querySelector("#record").classList.contains("open"));
      await page.keyboard.press("Escape");
      await until(page, () => !document.querySelector("#record").classList.contains("open"));
      same(await page.evaluate(() => document.activeElement.dataset.id), id, "the focus is back in the list");
    },
  },
  {
    name: "all can be done by keyboard",
    run: async ({ open }) => {
      const page = await open();
      const key = (name) => page.keyboard.press(name);
      const active = () => page.evaluate(() => document.activeElement.id || document.activeElement.className || document.activeElement.tagName);
      await key("Tab");
      same(await active(), "skip", "the first stop skips to the results");
      await key("/");
      same(await active(), "q", "/ goes to the search box");
      await page.keyboard.type("kind:statement ");
      await key("Escape");
      await key("Enter");
      await until(page, () => /^\d+ of/.test(document.querySelector("#count").textContent));
      await key("Escape");
      await key("j");
      await key("j");
      const id = await page.evaluate(() => document.activeElement.dataset.id);
      same(await page.$$eval(".hit-link", (all) => all.findIndex((one) => one === document.activeElement)), 1, "j moves down the list");
      await key("k");
      await key("ArrowDown");
      await key("Enter");
      await until(page, (one) => document.querySelector("#record .id")?.textContent === one, id);
      await key("Escape");
      await until(page, () => !document.querySelector("#record .id"));
      await page.focus(".lanes");
      await key("ArrowRight");
      await key("ArrowRight");
      await until(page, () => !document.querySelector(".tip").hidden);
      const told = await until(page, () => document.querySelector("[role=status].visually-hidden").textContent);
      holds(told.length > 10, `the record is told: ${told}`);
      await key("Enter");
      await until(page, () => document.querySelector("#record .id"));
      await until(page, () => document.querySelector("#record").contains(document.activeElement));
      await key("Escape");
      for (const [digit, view] of [["2", "table"], ["3", "votes"], ["4", "sources"], ["1", "list"]]) {
        await key(digit);
        await until(page, (name) => document.querySelector(`#tab-${name}`).getAttribute("aria-selected") === "true", view);
      }
      await key("?");
      await until(page, () => document.querySelector("dialog.help").open);
      await key("Escape");
      await until(page, () => !document.querySelector("dialog.help").open);
      await page.focus(".menu-button");
      await key("ArrowDown");
      same(await page.evaluate(() => document.activeElement.textContent), "Result as CSV");
      await key("End");
      same(await page.evaluate(() => document.activeElement.textContent), "Timeline as PNG");
      await key("Escape");
      same(await page.evaluate(() => document.activeElement.className), "menu-button");
      // From the search box, Tab reaches every part and never gets stuck.
      await page.focus("#q");
      const parts = new Set();
      for (let i = 0; i < 120; i++) {
        await key("Tab");
        const part = await page.evaluate(() => document.activeElement.closest("#search, #tools, #chips, #facets, #timeline, #tabs, #view, #record, footer")?.id);
        if (part) parts.add(part);
        if (part === "record") break;
      }
      for (const part of ["tools", "chips", "facets", "timeline", "tabs", "view", "record"]) holds(parts.has(part) || part === "record", `Tab reaches ${part} (${[...parts]})`);
      const ring = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
      holds(ring !== "none", "the focus can be seen");
    },
  },
  {
    name: "the count is told aloud",
    run: async ({ open }) => {
      const page = await open();
      await page.focus("#q");
      await page.keyboard.type("kind:vote");
      await page.keyboard.press("Enter");
      await until(page, () => /^\d+ of \d+ records/.test(document.querySelector("[role=status].visually-hidden").textContent));
      same(await text(page, "[role=status].visually-hidden"), await text(page, "#count"));
    },
  },
  {
    name: "on paper there is the list, without what one clicks",
    only: "chromium",
    run: async ({ open }) => {
      const page = await open("#q=kind:vote&sel=vote-2397");
      await page.emulateMediaType("print");
      const shown = await page.evaluate(() => Object.fromEntries([".hit", "#record h2", "#facets", "#tools", "#tabs"].map((one) => [one, Boolean(document.querySelector(one)?.getClientRects().length)])));
      same(shown, { ".hit": true, "#record h2": true, "#facets": false, "#tools": false, "#tabs": false });
    },
  },
  {
    name: "a query and its drawing fit into a frame or two",
    run: async ({ open }) => {
      const page = await open();
      const times = await page.evaluate(async () => {
        const box = document.querySelector("#q");
        const all = [];
        for (const q of ["arms", "Russia", "kind:statement", "kind:(statement OR event) state:RUS", "panel", "missiles", "date:2024-06", ""]) {
          box.value = q;
          const start = performance.now();
          box.dispatchEvent(new InputEvent("input", { bubbles: true }));
          for (let i = 0; i < 60; i++) await Promise.resolve();
          all.push(performance.now() - start);
          await new Promise((done) => setTimeout(done, 60));
        }
        return all;
      });
      const sorted = [...times].sort((a, b) => a - b);
      const median = sorted[Math.floor(sorted.length / 2)];
      holds(median < 100, `the median of query and drawing is ${median.toFixed(1)} ms`);
      holds((await count(page)).found > 100, "the last query is on show");
      return `median ${median.toFixed(1)} ms, most ${sorted.at(-1).toFixed(1)} ms`;
    },
  },
];
