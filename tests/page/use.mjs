// What people do with the page.

import { readFileSync } from "node:fs";
import { choose, count, holds, idle, press, query, same, search, text, texts, until } from "./kit.mjs";

/** The five questions with the records that answer them: the same in Rust, in Node and here. */
const ANSWERS = JSON.parse(readFileSync(new URL("../golden/answers.json", import.meta.url), "utf8"));

const hits = (page) => page.$$eval(".hit-link", (all) => all.map((one) => one.dataset.id));
const chips = (page) => texts(page, ".chip-label");
const facet = (page, field, value) => page.evaluate((key) => {
  const box = [...document.querySelectorAll("#facets input[type=checkbox]")].find((one) => one.dataset.key === key);
  if (!box) return null;
  return { count: Number(box.closest("label").querySelector(".facet-count").textContent.replace(/\D/g, "")), chosen: box.checked };
}, `${field}:${value}`);
const tick = async (page, field, value) => {
  const key = `${field}:${value}`;
  await until(page, (k) => [...document.querySelectorAll("#facets input[type=checkbox]")].some((one) => one.dataset.key === k), key);
  await page.evaluate((k) => [...document.querySelectorAll("#facets input[type=checkbox]")].find((one) => one.dataset.key === k).click(), key);
  await until(page, (before) => location.hash !== before, await page.evaluate(() => globalThis.before ?? " ")).catch(() => {});
  await idle(page);
};
/** The files that the page handed out since last asked, as text or bytes in base64. */
const handed = (page) => page.evaluate(async () => {
  const all = await Promise.all(globalThis.files.map(async (blob) => {
    const bytes = new Uint8Array(await blob.arrayBuffer());
    let binary = "";
    for (const byte of bytes) binary += String.fromCharCode(byte);
    return { type: blob.type, bytes: btoa(binary) };
  }));
  globalThis.files.length = 0;
  return all.map(({ type, bytes }) => ({ type, bytes }));
});
const decoded = ({ bytes }) => Buffer.from(bytes, "base64");

export const tests = [
  {
    name: "opens, says what it is, and shows the first result at once",
    run: async ({ open }) => {
      const times = [];
      for (let i = 0; i < 3; i++) {
        const page = await open();
        times.push(await page.evaluate(() => Number(document.documentElement.dataset.ready) - performance.getEntriesByType("navigation")[0].domInteractive));
        if (i) continue;
        same(await page.title(), "article41");
        holds((await text(page, ".foot")).includes("cannot connect to anything"), "the promise is there");
        holds(/article41 \d+\.\d+\.\d+/.test(await text(page, "#about")), "the version is there");
        const { found, all } = await count(page);
        holds(found === all && all > 200, `all ${all} records are there`);
        same((await hits(page)).length, 50);
        holds((await page.$$("#facets .facet")).length > 8, "facets are there");
        holds((await page.$$(".marks .mark")).length > 30, "marks are on the timeline");
      }
      const best = Math.round(Math.min(...times));
      holds(best < 1000, `the first result is there in ${best} ms`);
      return `first result ${times.map(Math.round).join(", ")} ms after the page was read`;
    },
  },
  {
    name: "the five questions are answered, from the links of the first screen",
    run: async ({ open }) => {
      const page = await open();
      const ask = async (words) => {
        await page.click("#home");
        await idle(page);
        await press(page, ".examples a", words);
        await idle(page);
        return hits(page);
      };
      same((await ask("denies")).sort(), ["st-000-kim-yo-jong-absurd", "st-001-nebenzia-missiles"]);
      same((await ask("Wood")).sort(), ["st-001-wood-no-replacement", "st-001-wood-terrain", "st-001-wood-violates"]);
      await press(page, ".hit-link", "Wood");
      holds((await texts(page, "#record dt")).includes("Setting"), "the setting is told");
      await ask("veto");
      same((await count(page)).found, 2);
      await until(page, () => document.querySelectorAll(".vote-card").length === 2);
      same(await page.$$eval(".vote-card", (all) => all.map((card) => card.querySelectorAll(".seat").length)), [15, 15]);
      const outcomes = await texts(page, ".vote-card .vote-outcome strong");
      holds(outcomes.every((one) => one.startsWith("Vetoed by")), `the vetoes are named: ${outcomes}`);
      holds(outcomes.some((one) => one.includes("China") && one.includes("Russia")), "the veto of 2022 was of two");
      const totals = [];
      for (const { ask: words, view, ids } of ANSWERS) {
        const shown = await ask(words);
        if (view === "list") same(shown, ids.slice(0, 50), words);
        same((await count(page)).found, ids.length, words);
        totals.push(ids.length);
      }
      return totals.join("; ");
    },
  },
  {
    name: "facets count, several of one field are alternatives, and show in the address",
    run: async ({ open }) => {
      const page = await open();
      const statements = (await facet(page, "kind", "statement")).count;
      const events = (await facet(page, "kind", "event")).count;
      await tick(page, "kind", "statement");
      same(await query(page), "kind:statement");
      same((await count(page)).found, statements);
      same(await facet(page, "kind", "event"), { count: events, chosen: false }, "a field's own choice does not narrow it");
      await tick(page, "kind", "event");
      same(await query(page), "kind:(statement OR event)");
      same((await count(page)).found, statements + events);
      const russia = await facet(page, "state", "RUS");
      await tick(page, "state", "RUS");
      same((await count(page)).found, russia.count, "another field narrows");
      same((await chips(page)).length, 2);
      await tick(page, "kind", "event");
      same(await query(page), "kind:statement state:RUS");
      await page.evaluate(() => document.querySelector(".chip-off").click());
      await until(page, () => document.querySelectorAll(".chip").length === 1);
      await press(page, ".facet-body .more", "Show all");
      holds((await page.$$("#facets .facet-value")).length > 6, "more values are shown");
      await search(page, "state:Russia");
      same((await facet(page, "state", "RUS")).chosen, true, "a value named by its label is chosen too");
      await tick(page, "state", "RUS");
      same(await query(page), "");
    },
  },
  {
    name: "long facets can be filtered",
    run: async ({ open }) => {
      const page = await open();
      await page.evaluate(() => document.querySelector("[data-key='more:speaker']").click());
      await page.focus("[data-key='filter:speaker']");
      await page.keyboard.type("neb");
      const labels = await page.evaluate(() => [...document.querySelectorAll("[data-key^='speaker:']")].map((one) => one.closest("label").querySelector(".facet-label").textContent));
      holds(labels.length === 1 && labels[0].includes("Nebenzia"), `only Nebenzia is left of the speakers: ${labels}`);
      same(await page.evaluate(() => document.activeElement.value), "neb", "the focus stays in the filter");
    },
  },
  {
    name: "dates are typed, told when wrong, brushed and cleared",
    run: async ({ open }) => {
      const page = await open();
      const [from, to] = await page.$$(".tl-head .date");
      await from.type("2024-06-17");
      await to.type("2024-06-23");
      await page.keyboard.press("Enter");
      await until(page, () => location.hash.includes("2024-06-17..2024-06-23"));
      await idle(page);
      const week = (await count(page)).found;
      holds(week > 10, `the week holds ${week}`);
      await from.click({ count: 3 });
      await from.type("2024-13");
      await page.keyboard.press("Enter");
      await until(page, () => document.querySelector(".date-error").textContent);
      same(await page.$eval(".tl-head .date", (one) => one.getAttribute("aria-invalid")), "true");
      same((await count(page)).found, week, "a wrong date changes nothing");
      await press(page, ".tl-head button", "Clear dates");
      same(await query(page), "");
      same(await text(page, ".date-error"), "");
      // The strip of all dates, from its middle to its end.
      const strip = await page.$eval(".strip .brush .overlay", (one) => {
        const { x, y, width, height } = one.getBoundingClientRect();
        return { x, y, width, height };
      });
      await page.mouse.move(strip.x + strip.width * 0.7, strip.y + strip.height / 2);
      await page.mouse.down();
      await page.mouse.move(strip.x + strip.width * 0.85, strip.y + strip.height / 2, { steps: 4 });
      await page.mouse.move(strip.x + strip.width * 0.98, strip.y + strip.height / 2, { steps: 4 });
      await page.mouse.up();
      await until(page, () => /date:\d{4}\.\.\d{4}/.test(decodeURIComponent(location.hash)));
      await idle(page);
      const [a, b] = await page.$$eval(".tl-head .date", (all) => all.map((one) => one.value));
      holds(Number(a) > 1990 && Number(b) > Number(a), `the boxes show the brush: ${a} to ${b}`);
      const brushed = (await count(page)).found;
      holds(brushed > 0 && brushed < (await count(page)).all, `${brushed} lie in it`);
      holds(Number(await page.$eval(".strip .brush .selection", (one) => one.getAttribute("width"))) > 3, "the brush shows what is chosen");
      // In the lanes, on their ground: the same, within what is seen.
      await press(page, ".tl-head button", "Clear dates");
      const lanes = await page.$eval(".lanes .brush .overlay", (one) => {
        const { x, y, width } = one.getBoundingClientRect();
        return { x, y, width };
      });
      await page.mouse.move(lanes.x + lanes.width * 0.3, lanes.y + 2);
      await page.mouse.down();
      await page.mouse.move(lanes.x + lanes.width * 0.5, lanes.y + 2, { steps: 4 });
      await page.mouse.move(lanes.x + lanes.width * 0.6, lanes.y + 2, { steps: 4 });
      await page.mouse.up();
      await until(page, () => /date:\d{4}-\d\d/.test(decodeURIComponent(location.hash)));
      await idle(page);
      const swept = (await count(page)).found;
      holds(swept > 0 && swept < brushed, `fewer lie in a part of the window: ${swept}`);
      return `${week} in the week, ${brushed} in the strip's brush, ${swept} in the lanes'`;
    },
  },
  {
    name: "vague, open and contested dates look it",
    run: async ({ open }) => {
      const page = await open("#zoom=all");
      const seen = await page.evaluate(() => ({
        spans: document.querySelectorAll(".marks .span").length, open: document.querySelectorAll(".marks .open").length,
        contested: document.querySelectorAll(".marks .contest").length, approximate: document.querySelectorAll(".marks .approximate").length,
      }));
      for (const [what, number] of Object.entries(seen)) holds(number > 0, `there are marks that are ${what}`);
      return JSON.stringify(seen);
    },
  },
  {
    name: "Back and Forward step through what was done; typing is one step",
    run: async ({ open }) => {
      const page = await open();
      await tick(page, "kind", "statement");
      await search(page, "kind:statement missiles");
      await page.evaluate(() => document.querySelector("#tab-table").click());
      await idle(page);
      const back = async () => {
        await page.evaluate(() => history.back());
        await new Promise((go) => setTimeout(go, 250));
        await idle(page);
      };
      same(await page.$eval("#tab-table", (one) => one.getAttribute("aria-selected")), "true");
      await back();
      same(await page.$eval("#tab-list", (one) => one.getAttribute("aria-selected")), "true");
      same(await page.$eval("#q", (one) => one.value), "kind:statement missiles");
      await back();
      same(await page.$eval("#q", (one) => one.value), "kind:statement");
      await back();
      same(await query(page), "");
      const { found, all } = await count(page);
      same(found, all);
      await page.evaluate(() => history.go(3));
      await until(page, () => document.querySelector("#tab-table").getAttribute("aria-selected") === "true");
      same(await page.$eval("#q", (one) => one.value), "kind:statement missiles");
    },
  },
  {
    name: "a link reopens the same view",
    run: async ({ open }) => {
      const page = await open("#q=kind:statement+speaker:Nebenzia&view=table&sel=st-001-nebenzia-missiles&lane=speaker");
      same(await page.$eval("#q", (one) => one.value), "kind:statement speaker:Nebenzia");
      same(await page.$eval(".tl-head select", (one) => one.value), "speaker");
      same(await page.$$eval("tbody tr[aria-current]", (all) => all.map((one) => one.dataset.id)), ["st-001-nebenzia-missiles"]);
      holds((await text(page, "#record")).includes("denies"), "the record is open");
    },
  },
  {
    name: "the search box completes fields and values by keyboard",
    run: async ({ open }) => {
      const page = await open();
      await page.focus("#q");
      await page.keyboard.type("spe");
      await until(page, () => [...document.querySelectorAll(".option")].some((one) => one.textContent.startsWith("speaker")));
      same(await page.$eval("#q", (one) => one.getAttribute("aria-expanded")), "true");
      const place = await page.$$eval(".option", (all) => all.findIndex((one) => one.textContent.startsWith("speaker")));
      for (let i = 0; i <= place; i++) await page.keyboard.press("ArrowDown");
      const active = await page.$eval("#q", (one) => document.getElementById(one.getAttribute("aria-activedescendant")).textContent);
      holds(active.startsWith("speaker"), `the active suggestion is named: ${active}`);
      await page.keyboard.press("Enter");
      same(await page.$eval("#q", (one) => one.value), "speaker:");
      await page.keyboard.type("neb");
      await until(page, () => [...document.querySelectorAll(".option")].some((one) => one.textContent.includes("Nebenzia")));
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Enter");
      await idle(page);
      const value = await page.$eval("#q", (one) => one.value);
      holds(/^speaker:.*nebenzia/i.test(value), `the value was completed: ${value}`);
      same(await page.$eval(".options", (one) => one.hidden), true);
      const { found, all } = await count(page);
      holds(found > 0 && found < all, "the result followed");
      await page.keyboard.type(" st");
      await until(page, () => !document.querySelector(".options").hidden);
      await page.keyboard.press("Escape");
      same(await page.$eval(".options", (one) => one.hidden), true, "Escape closes the suggestions");
    },
  },
  {
    name: "an error is shown at its place, with the way out",
    run: async ({ open }) => {
      const page = await open();
      await search(page, "speeker:Wood");
      await until(page, () => document.querySelector(".error-note"));
      same(await text(page, ".echo .wrong"), "speeker");
      same(await page.$eval("#q", (one) => one.getAttribute("aria-invalid")), "true");
      holds((await text(page, "#count")).includes("last result"), "the list says what it shows");
      await press(page, ".error-note .link", "speaker");
      await idle(page);
      same(await page.$eval("#q", (one) => one.value), "speaker:Wood");
      same(await page.$(".error-note"), null);
      holds((await count(page)).found >= 3, "the repaired query is answered");
      for (const broken of ["(a", "\"a", "date:2024-13", "kind:(a OR", "a OR", "sort:up"]) {
        await search(page, broken);
        await until(page, () => document.querySelector(".error-note, .notice"));
      }
    },
  },
  {
    name: "no result says why and offers ways on",
    run: async ({ open }) => {
      const page = await open("#q=kind:vote+speaker:Wood");
      same((await count(page)).found, 0);
      await until(page, () => document.querySelectorAll(".ways .link").length === 2);
      await press(page, ".ways .link", "Without");
      holds((await count(page)).found > 0, "one way on leads somewhere");
    },
  },
  {
    name: "one selection, everywhere",
    run: async ({ open }) => {
      const page = await open("#q=kind:statement+speaker:Wood&lane=speaker");
      const id = (await hits(page))[1];
      await page.evaluate((which) => document.querySelectorAll(".hit-link")[which].click(), 1);
      await until(page, (one) => document.querySelector("#record .id")?.textContent === one, id);
      same(await page.$$eval(".hit-link[aria-current]", (all) => all.map((one) => one.dataset.id)), [id]);
      holds((await page.$$(".mark.selected")).length >= 1, "it is marked in the timeline");
      await page.keyboard.press("2");
      await until(page, () => document.querySelector(".table-view"));
      same(await page.$$eval("tr[aria-current]", (all) => all.map((one) => one.dataset.id)), [id]);
      // From the timeline back to the record.
      const other = await page.evaluate(() => {
        const mark = [...document.querySelectorAll(".marks .mark:not(.selected)")][0];
        mark.dispatchEvent(new MouseEvent("click", { bubbles: true }));
        return true;
      });
      holds(other, "there is another mark");
      await until(page, (one) => document.querySelector("#record .id")?.textContent !== one, id);
      const chosen = await text(page, "#record .id");
      same(await page.$$eval("tr[aria-current]", (all) => all.map((one) => one.dataset.id)), [chosen]);
      await page.keyboard.press("Escape");
      await until(page, () => !location.hash.includes("sel="));
      same(await page.$$eval("#body [aria-current]", (all) => all.length), 0);
    },
  },
  {
    name: "a record shows who, in what role, on what evidence, and who says otherwise",
    run: async ({ open }) => {
      const page = await open("#sel=st-001-nebenzia-missiles");
      const labels = await texts(page, "#record dt");
      for (const label of ["Who", "Role", "Speaking for", "Said how", "Date", "Read from", "How it was read"]) holds(labels.includes(label), `${label} is told`);
      same(await text(page, "#record .record-stance"), "Vassily Nebenzia  denies", "the verb stands by who does it");
      holds((await texts(page, "#record .side li")).some((one) => /Kim Yo.jong/i.test(one)), "who else denies it is told");
      holds((await texts(page, "#record .evidence-place")).every((one) => /source 001, paragraph \d+/.test(one)), "the place is told");
      for (const name of ["Copy citation", "BibTeX", "CSL-JSON"]) {
        await press(page, "#record .evidence button", name);
        await until(page, () => [...document.querySelectorAll("#record .evidence button")].some((one) => one.textContent === "Copied"));
        await until(page, () => ![...document.querySelectorAll("#record .evidence button")].some((one) => one.textContent === "Copied"));
      }
      await press(page, "#record .stand-link", "Kim Yo");
      await until(page, () => document.querySelector("#record .id").textContent.startsWith("st-000-kim"));
    },
  },
  {
    name: "the table sorts by date, both ways, in the address",
    run: async ({ open }) => {
      const page = await open("#q=kind:vote&view=table");
      const first = () => page.$eval("tbody tr", (one) => one.dataset.id);
      await press(page, ".sort", "Date");
      await until(page, () => location.hash.includes("sort:date"));
      await idle(page);
      const oldest = await first();
      await press(page, ".sort", "Date");
      await until(page, () => location.hash.includes("sort:-date"));
      await idle(page);
      const newest = await first();
      same(await page.$eval("th[aria-sort='descending']", (one) => one.textContent.trim().startsWith("Date")), true);
      holds(oldest !== newest, "the order turned");
      same(oldest, "vote-1718");
    },
  },
  {
    name: "the list goes on as one scrolls",
    run: async ({ open }) => {
      const page = await open();
      await page.evaluate(() => (document.querySelector("#view").scrollTop = 1e6));
      await until(page, () => document.querySelectorAll(".hit-link").length >= 100);
      const ids = await hits(page);
      same(new Set(ids).size, ids.length, "nothing twice");
    },
  },
  {
    name: "CSV, JSON, SVG and PNG hold what is on show",
    run: async ({ open }) => {
      const page = await open("#q=kind:vote&lane=instrument&zoom=all");
      const { found } = await count(page);
      await choose(page, "Export", "Result as CSV");
      const csv = decoded((await until(page, () => globalThis.files.length) && await handed(page))[0]).toString();
      same(csv.trim().split(/\r?\n(?=vote-)/).length, found + 1, "lines of the CSV");
      await choose(page, "Export", "Result as JSON");
      await until(page, () => globalThis.files.length);
      const json = JSON.parse(decoded((await handed(page))[0]).toString());
      holds(JSON.stringify(json).includes("vote-2397"), "the JSON holds the votes");
      await choose(page, "Export", "Result as BibTeX");
      await until(page, () => globalThis.files.length);
      holds(decoded((await handed(page))[0]).toString().includes("@"), "the BibTeX has entries");
      await choose(page, "Export", "Timeline as SVG");
      await until(page, () => globalThis.files.length);
      const [svgFile] = await handed(page);
      const svg = decoded(svgFile).toString();
      const parsed = await page.evaluate(async (markup) => {
        // The picture alone, as an image, with none of the page's styles.
        const image = new Image();
        image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(markup)}`;
        await image.decode();
        return [image.naturalWidth, image.naturalHeight];
      }, svg);
      holds(parsed[0] > 400 && parsed[1] > 100, `the SVG is an image of ${parsed}`);
      holds(/fill="rgb/.test(svg) && !/class=/.test(svg), "its styles are its own");
      holds((svg.match(/<path/g) ?? []).length > 20 && svg.includes("<text"), "it has marks and words");
      await choose(page, "Export", "Timeline as PNG");
      await until(page, () => globalThis.files.length);
      const colours = await page.evaluate(async () => {
        const picture = await createImageBitmap(globalThis.files[0]);
        const canvas = document.createElement("canvas");
        canvas.width = picture.width;
        canvas.height = picture.height;
        const paint = canvas.getContext("2d");
        paint.drawImage(picture, 0, 0);
        const { data } = paint.getImageData(0, 0, canvas.width, canvas.height);
        const seen = new Map();
        for (let i = 0; i < data.length; i += 4) {
          const key = (data[i] << 16) | (data[i + 1] << 8) | data[i + 2];
          seen.set(key, (seen.get(key) ?? 0) + 1);
        }
        return { width: picture.width, height: picture.height, colours: seen.size, most: Math.max(...seen.values()) / (data.length / 4) };
      });
      holds(colours.width > 800 && colours.colours > 20 && colours.most < 0.98, `the PNG is a picture: ${JSON.stringify(colours)}`);
      return JSON.stringify(colours);
    },
  },
  {
    name: "a dossier is saved, emptied, opened again, and a broken one does no harm",
    run: async ({ open }) => {
      const page = await open();
      const { all } = await count(page);
      await choose(page, "Dossier", "Save this dossier");
      await until(page, () => globalThis.files.length);
      await page.evaluate(() => (globalThis.kept = globalThis.files[0]));
      await choose(page, "Dossier", "Start an empty dossier");
      await until(page, () => document.querySelector(".empty")?.textContent.includes("empty"));
      await page.evaluate(() => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([globalThis.kept], "mine.a41"));
        document.body.dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer: transfer }));
      });
      await until(page, () => document.querySelectorAll(".hit-link").length > 0);
      same((await count(page)).all, all);
      await page.evaluate(async () => {
        const bytes = new Uint8Array(await globalThis.kept.arrayBuffer()).slice(0, 500);
        const transfer = new DataTransfer();
        transfer.items.add(new File([bytes], "broken.a41"));
        document.body.dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer: transfer }));
      });
      await until(page, () => document.querySelector(".message.error")?.textContent.includes("broken.a41"));
      same((await count(page)).all, all, "the dossier that was open is still open");
    },
  },
];
