// How smooth is the page with many documents? Loads a million records with eight facets (three of them with several values) into the built
// page in Chromium, drags one end of the period to and fro, then types, and reads Chromium's own trace of it:
//
//     node benches/page/trace.mjs [--n 1000000] [--seconds 6] [--page build/article41.html] [--keep FILE]
//
// Printed for each: frames drawn and dropped, the longest task of the main thread, how many took more than 8 and 50 ms by the clock and by the
// processor, and what is in the longest. Tracing itself costs the page up to a third of what it measures. `--keep` writes the traces, for chrome://tracing. The file of records is made in the system's folder for
// such and kept, since making it takes a while. A measurement, not a test: nothing here fails because a machine is slow.

import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { openBrowser } from "../../tests/browser.mjs";
import { writeRecords } from "./records.mjs";

const { values: options } = parseArgs({ options: {
  n: { type: "string", default: "1000000" }, seconds: { type: "string", default: "6" }, page: { type: "string", default: "build/article41.html" }, keep: { type: "string" },
} });
const count = Number(options.n);
const seconds = Number(options.seconds);

const folder = path.join(tmpdir(), "article41-records");
const file = path.join(folder, `records-${count}.jsonl`);
await mkdir(folder, { recursive: true });
if (!existsSync(file)) await writeRecords(file, count);

const CATEGORIES = ["toplevel", "blink.user_timing", "devtools.timeline", "disabled-by-default-devtools.timeline", "devtools.timeline.frame", "disabled-by-default-devtools.timeline.frame"];

const browser = await openBrowser("chromium", { width: 1440, height: 900 });
try {
  const page = await browser.newPage();
  await page.goto(pathToFileURL(path.resolve(options.page)).href);
  await page.waitForSelector("html[data-ready]");
  await page.evaluate(() => document.querySelectorAll(".place")[1].click());
  const [chooser] = await Promise.all([page.waitForFileChooser(), page.evaluate(() => document.querySelector(".c-empty .primary").click())]);
  await chooser.accept([file]);
  await page.waitForSelector(".c-form h2");

  const loading = await traced(page, "load", async () => {
    const from = performance.now();
    await page.evaluate(() => document.querySelector(".c-form .primary").click());
    // Asked again and again, since one long wait would outlast what the driver allows for an answer.
    while (!(await page.$("#documents[data-answered]"))) await new Promise((go) => setTimeout(go, 100));
    return `${((performance.now() - from) / 1000).toFixed(1)} s`;
  });
  console.log(`${count.toLocaleString("en")} records, loaded in ${loading.note}`);
  report("load", loading);
  await quiet();

  const track = await page.$eval(".c-track", (one) => {
    const { left, width, top, height } = one.getBoundingClientRect();
    return { left, width, y: top + height / 4 };
  });
  report("drag", await traced(page, "drag", async () => {
    const before = await page.evaluate(() => Number(document.querySelector("#documents").dataset.asked));
    await page.mouse.move(track.left + 1, track.y);
    await page.mouse.down();
    const from = performance.now();
    let moves = 0;
    for (let t = 0; t < seconds; t = (performance.now() - from) / 1000) {
      // To and fro over nine tenths of the dates, once in three seconds, as fast as one drags.
      const at = 0.45 - 0.45 * Math.cos((2 * Math.PI * t) / 3);
      await page.mouse.move(track.left + 1 + at * track.width, track.y);
      moves++;
    }
    await page.mouse.up();
    const [asked, dropped] = await page.evaluate(() => [document.querySelector("#documents").dataset.asked, document.querySelector("#documents").dataset.dropped].map(Number));
    return `${moves} moves, ${asked - before} questions, ${dropped} of them dropped`;
  }));
  await quiet();
  await page.evaluate(() => [...document.querySelectorAll(".c-bar .link")].find((one) => !one.hidden)?.click());
  await quiet();

  report("type", await traced(page, "type", async () => {
    await page.focus("#documents-search input");
    const from = performance.now();
    let keys = 0;
    const words = "coal vessel refined petroleum -veto (port OR cargo) \"ship register\" ";
    for (; performance.now() - from < seconds * 1000; keys++) {
      if (keys % words.length === 0) await page.evaluate(() => {
        const box = document.querySelector("#documents-search input");
        box.value = "";
      });
      await page.keyboard.type(words[keys % words.length]);
      await new Promise((go) => setTimeout(go, 55));
    }
    return `${keys} keys`;
  }));
  if (page.problems.length) throw new Error(page.problems.join("; "));
} finally {
  await browser.close();
}

/** Until nothing is asked for any more. */
function quiet() {
  return new Promise((go) => setTimeout(go, 1500));
}

/** Runs with Chromium's tracing on, between two marks. */
async function traced(page, name, run) {
  await page.tracing.start({ categories: CATEGORIES });
  await page.evaluate((mark) => performance.mark(`${mark}-start`), name);
  const note = await run();
  await page.evaluate((mark) => performance.mark(`${mark}-end`), name);
  const bytes = await page.tracing.stop();
  if (options.keep) await writeFile(`${options.keep}-${name}.json`, bytes);
  return { name, note, ...read(JSON.parse(new TextDecoder().decode(bytes)).traceEvents, name) };
}

/** What the trace says of the page's main thread between the marks. */
function read(events, name) {
  const mark = (which) => events.find((event) => event.name === `${name}-${which}` && event.cat.includes("blink.user_timing"));
  const [start, end] = [mark("start"), mark("end")];
  const inside = (event) => event.ts >= start.ts && event.ts <= end.ts;
  const main = events.filter((event) => event.pid === start.pid && event.tid === start.tid && event.ph === "X" && inside(event));
  // Tasks hold each other in some versions; the outermost count.
  const tasks = [];
  for (const task of main.filter((event) => /RunTask$/.test(event.name)).sort((a, b) => a.ts - b.ts || b.dur - a.dur)) {
    const last = tasks.at(-1);
    if (!last || task.ts >= last.ts + last.dur) tasks.push(task);
  }
  const length = (end.ts - start.ts) / 1e6;
  const frames = (kind) => events.filter((event) => event.pid === start.pid && event.name === kind && inside(event)).length;
  const longest = tasks.reduce((a, b) => (b.dur > (a?.dur ?? -1) ? b : a), null);
  const parts = new Map();
  for (const event of main) {
    if (event === longest || /RunTask$/.test(event.name) || event.ts < longest.ts || event.ts + event.dur > longest.ts + longest.dur) continue;
    parts.set(event.name, (parts.get(event.name) ?? 0) + event.dur);
  }
  const busy = tasks.reduce((sum, task) => sum + task.dur, 0) / 1e6 / length;
  return {
    length, drawn: frames("DrawFrame"), dropped: frames("DroppedFrame"), busy, longest: longest.dur / 1000,
    over8: tasks.filter((task) => task.dur > 8000).length, over50: tasks.filter((task) => task.dur > 50_000).length,
    // Of the processor, which a task does not have to itself where other work runs; not told of every task.
    over8cpu: tasks.filter(({ tdur = 0 }) => tdur > 8000).length, longestCpu: Math.max(...tasks.map(({ tdur = 0 }) => tdur)) / 1000,
    perFrame: tasks.reduce((sum, { tdur = 0 }) => sum + tdur, 0) / 1000 / Math.max(1, frames("DrawFrame")),
    parts: [...parts].sort((a, b) => b[1] - a[1]).slice(0, 6).map(([what, dur]) => `${what} ${(dur / 1000).toFixed(1)}`),
  };
}

function report(name, { note, length, drawn, dropped, busy, longest, over8, over50, over8cpu, longestCpu, perFrame, parts }) {
  console.log(`${name}: ${note}; in ${length.toFixed(1)} s ${(drawn / length).toFixed(1)} frames a second drawn, ${dropped} dropped; main thread busy ${(busy * 100).toFixed(0)} %, longest task ${longest.toFixed(1)} ms, ${over8} over 8 ms, ${over50} over 50 ms`);
  console.log(`      of processor time: ${perFrame.toFixed(1)} ms a frame, longest task ${longestCpu.toFixed(1)} ms, ${over8cpu} over 8 ms`);
  console.log(`      in the longest, ms: ${parts.join(", ")}`);
}
