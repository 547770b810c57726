// What people do with their own documents: load them, search them, link their facets and dates, save them.

import { readFile } from "node:fs/promises";
import { AXE, faults } from "./looks.mjs";
import { choose, holds, idle, press, same, text, texts, until } from "./kit.mjs";

const HOSTILE = "<img src=x onerror=\"globalThis.harmed=1\"><script>globalThis.harmed=1</script>";
const COUNT = 3000;
const KINDS = ["report", "note", "letter"];
const WORDS = ["coal", "vessel", "panel", "treaty", "port"];

/** The documents of these tests: small numbers from the place, so that what is right can be counted here. */
const DOCUMENTS = Array.from({ length: COUNT }, (_, i) => ({
  id: `d-${i}`, title: `${WORDS[i % 5]} of ${WORDS[(i >> 3) % 5]} number ${i}`, date: new Date(Date.UTC(2010 + (i % 10), i % 12, 1 + (i % 28))).toISOString().slice(0, 10),
  kind: KINDS[i % 7 % 3], topics: [`topic ${i % 4}`, `topic ${4 + (i % 3)}`],
}));
const lines = (documents) => documents.map((one) => JSON.stringify(one)).join("\n");
const counted = (test) => DOCUMENTS.filter(test).length;

/** Drops a file on the page: a text, or bytes in base64. */
const drop = (page, name, content, base64 = false) =>
  page.evaluate((fileName, data, packed) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([packed ? Uint8Array.from(atob(data), (c) => c.charCodeAt(0)) : data], fileName));
    document.body.dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer: transfer }));
  }, name, content, base64);

/** Waits until the newest question has been answered and drawn. */
async function settled(page) {
  await idle(page);
  await until(page, () => document.querySelector("#documents").dataset.asked === document.querySelector("#documents").dataset.answered);
  await idle(page);
  await until(page, () => !document.querySelector("#documents [aria-busy=true]"));
}
const total = (page) => page.evaluate(() => Number(document.querySelector("#documents").dataset.total));

/** Opens the page and loads documents into it. */
async function loaded(open, options = {}, content = lines(DOCUMENTS)) {
  const page = await open("", options);
  await drop(page, "three.jsonl", content);
  await press(page, ".c-form button", "Load the documents");
  await page.waitForSelector("#documents[data-stage=ready][data-answered]", { timeout: 40_000 });
  await settled(page);
  return page;
}

const find = async (page, query) => {
  await page.$eval("#documents-search input", (input, value) => {
    input.value = value;
    input.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }, query);
  await settled(page);
};

/** The counts that a facet shows, by value. */
const counts = (page, facet) => page.evaluate((name) => {
  const section = [...document.querySelectorAll(".c-facets .facet")].find((one) => one.getAttribute("aria-label") === name);
  return Object.fromEntries([...section.querySelectorAll(".facet-value")].map((row) => [row.querySelector(".facet-label").textContent, Number(row.querySelector(".facet-count").textContent.replaceAll(",", ""))]));
}, facet);
const tick = async (page, value) => {
  await page.evaluate((label) => [...document.querySelectorAll(".c-facets .facet-value")].find((one) => one.querySelector(".facet-label").textContent === label).click(), value);
  await settled(page);
};
const by = (values) => (test) => Object.fromEntries(values.map((value) => [value, counted((one) => test(one) && (one.kind === value || one.topics.includes(value)))]));
const kinds = by(KINDS);
const topics = by(Array.from({ length: 7 }, (_, i) => `topic ${i}`));
const sorted = (object) => Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1));

/** The period as the page tells it: `[first, last]`. */
const period = async (page) => (await text(page, ".c-told")).replace(": all", "").split(" to ");

export const tests = [
  {
    name: "own documents: a file of JSON Lines is proposed, loaded, searched, and nothing of the dossier is lost",
    run: async ({ open }) => {
      const page = await open("#q=kind:vote");
      await drop(page, "three.jsonl", lines(DOCUMENTS));
      await until(page, () => document.querySelector(".c-form h2"));
      same(await page.evaluate(() => [location.hash, document.querySelector("#body").hidden]), ["#q=kind:vote&on=documents", true]);
      same(await page.$$eval(".c-form select", (all) => all.map((one) => one.value)), ["id", "text", "date", "facet", "facet"]);
      await press(page, ".c-form button", "Load the documents");
      await until(page, () => document.querySelector(".c-hit"));
      await settled(page);
      same(await total(page), COUNT);
      same(sorted(await counts(page, "kind")), sorted(kinds(() => true)));
      await find(page, "vessels panel");
      same(await total(page), counted(({ title }) => title.includes("vessel") && title.includes("panel")), "the total of a search");
      holds((await texts(page, ".c-hit mark")).every((word) => /vessel|panel/.test(word)), "what was found is marked");
      same(sorted(await counts(page, "topics")).slice(0, 2), sorted(topics(({ title }) => title.includes("vessel") && title.includes("panel"))).slice(0, 2));
      const title = await text(page, ".c-title");
      await page.evaluate(() => document.querySelector(".c-title").click());
      await until(page, () => document.querySelector(".c-whole dd"));
      const whole = DOCUMENTS.find((one) => one.title === title);
      same(await texts(page, ".c-whole dd"), [whole.id, whole.title, whole.date, whole.kind, whole.topics.join("; ")], "the whole document");
      await find(page, "kind:report date:2014 (coal OR treaty)");
      same(await total(page), counted((one) => one.kind === "report" && one.date.startsWith("2014") && /coal|treaty/.test(one.title)));
      await find(page, "kind:(report");
      await until(page, () => document.querySelector("#documents-search .error-note"));
      same(await page.$eval("#documents-search input", (one) => one.getAttribute("aria-invalid")), "true");
      await page.evaluate(() => {
        const box = document.querySelector("#documents-search input");
        box.value = "";
        box.dispatchEvent(new InputEvent("input", { bubbles: true }));
      });
      await settled(page);
      same([await total(page), (await page.$$("#documents-search .error-note")).length], [COUNT, 0], "an error goes when it is mended");
      await page.evaluate(() => document.querySelectorAll(".place")[0].click());
      await until(page, () => location.hash === "#q=kind:vote" && document.querySelector(".hit-link")?.getClientRects().length);
      await page.evaluate(() => history.back());
      await until(page, () => !document.querySelector("#documents").hidden);
      same(await total(page), COUNT, "the documents are still there");
    },
  },
  {
    name: "own documents: choosing values updates all other facets, and the bars",
    run: async ({ open }) => {
      const page = await loaded(open);
      const bars = () => page.$eval(".c-bars", (one) => one.getAttribute("d"));
      const before = await bars();
      await tick(page, "report");
      same(await total(page), counted(({ kind }) => kind === "report"));
      same(sorted(await counts(page, "kind")), sorted(kinds(() => true)), "a facet's own choice does not narrow it");
      same(sorted(await counts(page, "topics")), sorted(topics(({ kind }) => kind === "report")));
      holds((await bars()) !== before, "the bars follow");
      await tick(page, "note");
      await tick(page, "topic 5");
      const test = (one) => one.kind !== "letter" && one.topics.includes("topic 5");
      same(await total(page), counted(test), "two of one facet, one of another");
      same(sorted(await counts(page, "kind")), sorted(kinds((one) => one.topics.includes("topic 5"))));
      const linked = [await total(page), sorted(await counts(page, "kind")), sorted(await counts(page, "topics"))];
      // A text that every document has gives the same by way of queries.
      await find(page, "number");
      same([await total(page), sorted(await counts(page, "kind")), sorted(await counts(page, "topics"))], linked, "with a text and without");
      await find(page, "");
      await press(page, ".c-bar .link", "Clear all choices");
      await settled(page);
      same([await total(page), await bars()], [COUNT, before]);
    },
  },
  {
    name: "own documents: both ends of the period and the whole of it are dragged, and every number follows",
    run: async ({ open }) => {
      const page = await loaded(open);
      const box = await page.$eval(".c-track", (one) => {
        const { left, top, width, height } = one.getBoundingClientRect();
        return { left, top, width, height };
      });
      const y = box.top + box.height / 4;
      const drag = async (from, to) => {
        await page.mouse.move(box.left + from * box.width, y);
        await page.mouse.down();
        await page.mouse.move(box.left + ((from + to) / 2) * box.width, y, { steps: 5 });
        await page.mouse.move(box.left + to * box.width, y, { steps: 5 });
        await page.mouse.up();
        await settled(page);
        return period(page);
      };
      const right = async (what) => {
        const [first, last] = await period(page);
        const inside = ({ date }) => date >= first && date <= last;
        same(await total(page), counted(inside), `${what}: the total from ${first} to ${last}`);
        same(sorted(await counts(page, "topics")), sorted(topics(inside)), what);
      };
      const all = await period(page);
      const start = await drag(0.001, 0.3);
      holds(start[0] > all[0] && start[1] === all[1], `the start is later: ${start}`);
      await right("the start");
      const end = await drag(0.999, 0.6);
      holds(end[0] === start[0] && end[1] < start[1], `the end is earlier: ${end}`);
      await right("the end");
      const moved = await drag(0.45, 0.55);
      holds(moved[0] > end[0] && moved[1] > end[1], `the whole is later: ${moved}`);
      await right("the whole");
      const shown = await texts(page, ".c-hit .hit-date");
      holds(shown.length > 5 && shown.every((date) => date >= moved[0] && date <= moved[1]), "the list follows once it is let go");
      await press(page, ".c-period .link", "All dates");
      await settled(page);
      same([await total(page), await period(page)], [COUNT, all]);
      return moved.join(" to ");
    },
  },
  {
    name: "own documents: all of it by keyboard",
    run: async ({ open }) => {
      const page = await loaded(open);
      const [first] = await period(page);
      const value = () => page.evaluate(() => document.activeElement.getAttribute("aria-valuetext"));
      await page.focus(".c-end");
      for (const key of ["ArrowRight", "ArrowRight", "PageUp", "ArrowLeft"]) await page.keyboard.press(key);
      await settled(page);
      const [from, to] = await period(page);
      holds(from > first && (await value()) === from, `the start moved by ${first} to ${from}, and is told`);
      same(await total(page), counted(({ date }) => date >= from));
      const names = await page.$$eval(".c-track [role=slider]", (all) => all.map((one) => [one.tabIndex, one.getAttribute("aria-label"), Boolean(one.getAttribute("aria-valuetext")), Number(one.getAttribute("aria-valuemax")) > 0]));
      same(names, [["The whole period", true], ["From", true], ["To", true]].map(([name]) => [0, name, true, true]));
      await page.keyboard.press("Tab");
      same(await page.evaluate(() => document.activeElement.getAttribute("aria-label")), "To");
      await page.keyboard.press("PageDown");
      await settled(page);
      holds((await period(page))[1] < to, "the end moved");
      await page.focus(".c-window");
      await page.keyboard.press("Home");
      await settled(page);
      same((await period(page))[0], first, "the whole goes to the beginning");
      await page.keyboard.press("/");
      same(await page.evaluate(() => document.activeElement.closest("#documents-search") !== null), true, "/ goes to the search box");
      await page.keyboard.type("coal");
      await settled(page);
      holds(await until(page, () => /^[\d,]+ of 3,000 documents$/.test(document.querySelector("[role=status].visually-hidden").textContent)), "the total is told");
      await page.keyboard.press("Escape"); // some browsers clear the box by it
      await settled(page);
      await page.keyboard.press("j");
      await page.keyboard.press("j");
      same(await page.evaluate(() => [...document.querySelectorAll(".c-title")].indexOf(document.activeElement)), 1, "j moves down the list");
      await page.keyboard.press("Enter");
      await until(page, () => document.querySelector(".c-whole dd"));
      same(await page.evaluate(() => document.activeElement.getAttribute("aria-expanded")), "true");
      await page.focus(".c-facets input");
      await page.keyboard.press(" ");
      await settled(page);
      same(await page.$eval(".c-facets input", (one) => one.checked), true);
      const parts = new Set();
      await page.focus("#home");
      for (let i = 0; i < 60; i++) {
        await page.keyboard.press("Tab");
        parts.add(await page.evaluate(() => document.activeElement.closest("#places, #documents-search, #tools, .c-facets, .c-period, .c-bar, .c-results")?.className));
      }
      same(parts.has(undefined) ? parts.size - 1 : parts.size, 7, "Tab reaches every part");
    },
  },
  {
    name: "own documents: of questions that wait only the newest is answered, and an old answer is not drawn",
    run: async ({ open }) => {
      const page = await loaded(open);
      const before = await page.evaluate(() => ({ ...document.querySelector("#documents").dataset }));
      // Twenty questions in twenty frames, while the worker is kept busy by what it has to save.
      const seen = await page.evaluate(async (words) => {
        const place = document.querySelector("#documents");
        const box = document.querySelector("#documents-search input");
        const shown = [];
        new MutationObserver(() => shown.push(place.dataset.answered)).observe(place, { attributeFilter: ["data-answered"] });
        const frame = () => new Promise((go) => requestAnimationFrame(go));
        for (let i = 0; i < 20; i++) {
          for (let k = 0; k < 3; k++) {
            box.value = `${words[(i + k) % 5]}* ${k}`;
            box.dispatchEvent(new InputEvent("input", { bubbles: true }));
          }
          await frame();
        }
        box.value = "coal";
        box.dispatchEvent(new InputEvent("input", { bubbles: true }));
        return shown;
      }, WORDS);
      await settled(page);
      const after = await page.evaluate(() => ({ ...document.querySelector("#documents").dataset }));
      const asked = after.asked - before.asked;
      holds(asked <= 23, `at most one question went out in a frame (${asked} of 61)`);
      same(await total(page), counted(({ title }) => title.includes("coal")), "the last one is on show");
      same(seen.map(Number), [...seen.map(Number)].sort((a, b) => a - b), "none that is older came after one that is newer");
      // Messages that come while the worker is at work: only the last is answered.
      const burst = await page.evaluate(async () => {
        const post = Worker.prototype.postMessage;
        const place = document.querySelector("#documents");
        const box = document.querySelector("#documents-search input");
        const was = Number(place.dataset.dropped);
        // One frame's question is sent ten times over, as if ten frames had gone by while the worker was busy.
        Worker.prototype.postMessage = function (message, ...rest) {
          for (let i = 0; i < (message.kind === "view" ? 10 : 1); i++) post.call(this, message, ...rest);
        };
        box.value = "vessel";
        box.dispatchEvent(new InputEvent("input", { bubbles: true }));
        await new Promise((go) => setTimeout(go, 400));
        Worker.prototype.postMessage = post;
        return Number(place.dataset.dropped) - was;
      });
      await settled(page);
      holds(burst >= 5, `of ten that waited, ${burst} were never run`);
      same(await total(page), counted(({ title }) => title.includes("vessel")));
      return `${asked} questions for 61 changes, ${burst} of ten that waited dropped`;
    },
  },
  {
    name: "own documents: lines that cannot be read are counted and named, and the rest loads",
    run: async ({ open }) => {
      const content = [...DOCUMENTS.slice(0, 50).map((one) => JSON.stringify(one)), "{broken", "[1]", "", JSON.stringify({ ...DOCUMENTS[50], date: "2024-13-45" }), JSON.stringify({ ...DOCUMENTS[0], title: "instead" })].join("\n");
      const page = await loaded(open, {}, content);
      // An id that comes twice is proposed as none; it is chosen by hand.
      const report = await text(page, ".c-report");
      holds(/2 documents could not be read and were left out/.test(report), `two are counted: ${report}`);
      holds(/1 date could not be read/.test(report), "the date is counted");
      holds(/Line 51: it is not JSON/.test(report) && /Line 52: it is not a JSON object/.test(report) && /Line 54: “2024-13-45” is no date/.test(report), `the lines are named: ${report}`);
      same(await total(page), 52);
      await choose(page, "Documents", "Change the uses of fields…");
      await until(page, () => document.querySelector(".c-form select"));
      await page.evaluate(() => {
        const select = document.querySelector(".c-form select");
        select.value = "id";
        select.dispatchEvent(new Event("change", { bubbles: true }));
      });
      await press(page, ".c-form button", "Load the documents");
      await until(page, () => /had the id of a later one/.test(document.querySelector(".c-report")?.textContent ?? ""));
      await settled(page);
      same(await total(page), 51, "one of each id");
      await find(page, "instead");
      same([await total(page), await texts(page, ".c-hit:not([hidden]) .c-title")], [1, ["instead"]], "the later one counts");
    },
  },
  {
    name: "own documents: a table is loaded, searched, and told of what is wrong in it",
    run: async ({ open }) => {
      const page = await open("");
      const rows = DOCUMENTS.slice(0, 300).map(({ id, title, date, kind, topics }) => [id, `"${title}, ""in marks"""`, date.split("-").reverse().join("/"), kind, topics.join("; ")].join(","));
      rows.splice(10, 0, "x,y,1/1/2024,note,a,b,c", "late,no day,31/02/2024,note,topic 0");
      await drop(page, "three.csv", `\ufeffid,title,day,kind,topics\r\n${rows.join("\r\n")}\r\n`);
      await page.waitForSelector(".c-form select");
      same(await page.$$eval(".c-form select", (all) => all.map((select) => select.selectedOptions[0].textContent)), ["id", "text to search", "date, day first", "facet to count", "facet, divided at “;”"]);
      await press(page, ".c-form button", "Load the documents");
      await page.waitForSelector("#documents[data-stage=ready][data-answered]", { timeout: 40_000 });
      await settled(page);
      same(await texts(page, ".c-report li"), ["Line 12: it has 7 cells, and there are 5 columns", "Line 13: “31/02/2024” is no date; it was loaded without one"]);
      same(await total(page), 301);
      same(Object.keys(await counts(page, "topics")).sort(), Array.from({ length: 7 }, (_, i) => `topic ${i}`), "each value of a cell is counted");
      await find(page, "\"coal of\" date:2010 kind:note");
      const right = DOCUMENTS.slice(0, 300).filter(({ title, date, kind }) => title.startsWith("coal of") && date < "2011" && kind === "note");
      same((await texts(page, ".c-hit:not([hidden]) .c-title")).sort(), right.map(({ title }) => `${title}, "in marks"`).sort());
      await find(page, "letter \"topic 3\"");
      same(await total(page), DOCUMENTS.slice(0, 300).filter(({ kind, topics }) => kind === "letter" && topics.includes("topic 3")).length, "words of facets are searched");
      await find(page, "\"coal of\" date:2010 kind:note");
      await page.evaluate(() => document.querySelector(".c-title").click());
      await until(page, () => document.querySelector(".c-whole dd"));
      holds(/\d\d\/\d\d\/2010/.test(await text(page, ".c-whole")), "a row is shown as it is written");
    },
  },
  {
    name: "own documents: a date that can mean several months has a share in each, with a text and without",
    run: async ({ open }) => {
      const dates = ["2022", "2023", "2023-05", "2023-05-17", "2022-11-30/2023-02-02", "2022-02-03"];
      const page = await loaded(open, {}, lines(Array.from({ length: 120 }, (_, i) => ({ id: i, title: `coal number ${i}`, date: dates[i % dates.length], kind: `k${i % 4}` }))));
      const bars = () => page.$eval(".c-bars", (path) => path.getAttribute("d").split("M").length - 1);
      const drawn = () => page.$eval(".c-bars", (path) => path.getAttribute("d"));
      const before = await drawn();
      same(await bars(), 24, "every month of both years");
      await find(page, "coal");
      same(await drawn(), before, "all have the word");
      await tick(page, "k1");
      const chosen = await drawn();
      holds(chosen !== before, "another choice has other bars");
      await find(page, "");
      same(await drawn(), chosen);
    },
  },
  {
    name: "own documents: a wrong file is refused with a reason, and what was open stays open",
    run: async ({ open }) => {
      const page = await loaded(open);
      for (const [name, content, said] of [
        ["report.pdf", "%PDF-1.7 …", "PDF"], ["a.json", "\"just a text\"", "neither JSON Lines"], ["b.jsonl", "{oops\n{again\n", "line 1"], ["empty.jsonl", "", "empty"],
        ["c.json", "[", "not closed"], ["c.csv", "id,title\n1,\"a\n", "not closed"], ["d.csv", "id,title\n", "No document"], ["d.a41c", "A41DOCS1\u0005\u0000\u0000\u0000{\"a\":", "damaged"], ["e.a41c", "A41COLL\u0000 and nothing more", ""],
      ]) {
        await page.evaluate(() => document.querySelector("#messages").replaceChildren());
        await drop(page, name, content);
        const message = await until(page, () => document.querySelector(".message.error:not(.c-report) p")?.textContent);
        holds(message.includes(said) && message.includes("still open"), `${name}: ${message}`);
        same(await page.evaluate(() => document.querySelector("#documents").dataset.stage), "ready", name);
      }
      await find(page, "coal");
      same(await total(page), counted(({ title }) => title.includes("coal")), "it still answers");
    },
  },
  {
    name: "own documents: hostile names and values stay text",
    run: async ({ open }) => {
      const documents = Array.from({ length: 40 }, (_, i) => ({ id: `${HOSTILE}${i}`, title: `${HOSTILE} ${i}`, date: "2024-03", [HOSTILE]: i % 2 ? "<b onclick=harm()>" : "\") OR (\"b", "__proto__x": "a", constructor: `c${i % 2}`, toString: `t${i % 3}` }));
      const page = await loaded(open, {}, `${lines(documents)}\n{"id":"p","__proto__":{"polluted":1},"title":"p"}`);
      await page.evaluate(() => {
        for (const one of document.querySelectorAll(".c-title")) one.click();
      });
      await until(page, () => document.querySelector(".c-whole dd"));
      same(await page.evaluate(() => [globalThis.harmed ?? 0, document.querySelectorAll("#documents img, #documents script").length, {}.polluted ?? 0]), [0, 0, 0]);
      holds((await text(page, ".c-title")).includes("<img src=x"), "it is shown as it is written");
      // A value that looks like a query is a value.
      await tick(page, "\") OR (\"b");
      same(await total(page), 20);
      same((await texts(page, ".c-hit:not([hidden])")).length, 20, "the list is of the same");
      await find(page, `"${HOSTILE.replaceAll("\"", " ")}"`);
      same(await page.evaluate(() => globalThis.harmed ?? 0), 0);
      // What does not close cannot be completed by the choice.
      await find(page, "a) OR (b");
      await until(page, () => document.querySelector("#documents-search .error-note"));
    },
  },
  {
    name: "own documents: saved with the documents and without, and opened again",
    run: async ({ open }) => {
      const page = await loaded(open);
      const take = async (entry) => {
        await page.evaluate(() => (globalThis.files.length = 0));
        await choose(page, "Documents", entry);
        await until(page, () => globalThis.files.length);
        return page.evaluate(async () => {
          const bytes = new Uint8Array(await globalThis.files[0].arrayBuffer());
          let binary = "";
          for (const byte of bytes) binary += String.fromCharCode(byte);
          return btoa(binary);
        });
      };
      const whole = await take("Save with the documents");
      const index = await take("Save without the documents");
      same(Buffer.from(index, "base64").subarray(0, 7).toString(), "A41COLL", "without the documents it is what Collection.save() makes");
      const again = await open("#on=documents");
      await drop(again, "three.a41c", whole, true);
      await until(again, () => document.querySelector(".c-hit"));
      await settled(again);
      await find(again, "vessels panel");
      same(await total(again), counted(({ title }) => title.includes("vessel") && title.includes("panel")));
      holds((await text(again, ".c-title")).includes("panel"), "the documents are there");
      await drop(again, "index.a41c", index, true);
      await until(again, () => /^d-/.test(document.querySelector(".c-title")?.textContent ?? ""));
      await settled(again);
      same(sorted(await counts(again, "kind")), sorted(kinds(() => true)));
      await find(again, "vessels panel");
      same(await total(again), counted(({ title }) => title.includes("vessel") && title.includes("panel")));
      await again.evaluate(() => document.querySelector(".c-title").click());
      await until(again, () => document.querySelector(".c-whole").textContent.includes("not in this file"));
    },
  },
  {
    name: "own documents: loading can be cancelled",
    run: async ({ open }) => {
      const page = await open("#on=documents");
      await page.evaluate(() => {
        const line = (i) => `{"id":${i},"title":"words of number ${i} and some more to read","kind":"k${i % 5}"}\n`;
        let content = "";
        for (let i = 0; i < 300_000; i++) content += line(i);
        const transfer = new DataTransfer();
        transfer.items.add(new File([content], "many.jsonl"));
        document.body.dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer: transfer }));
      });
      await press(page, ".c-form button", "Load the documents");
      await until(page, () => /Reading: [1-9]/.test(document.querySelector(".c-busy p")?.textContent ?? ""));
      holds(await page.$eval("progress", (one) => one.value > 0 && one.value < 1), "the progress is shown");
      await press(page, ".c-busy button", "Cancel");
      await until(page, () => document.querySelector("#documents").dataset.stage === "empty");
      holds((await text(page, ".message")).includes("Nothing was loaded"), "it is told");
    },
  },
  ...["light", "dark"].map((theme) => ({
    name: `own documents: axe finds nothing in ${theme}, in any stage`,
    run: async ({ open }) => {
      const axe = await readFile(AXE, "utf8");
      const page = await open("#on=documents", { before: `try { localStorage.setItem("article41-theme", "${theme}"); } catch {} ${axe}` });
      const clean = async (stage) => {
        const found = await faults(page);
        if (found.length) throw new Error(`${stage}: ${found.join("\n")}`);
      };
      await clean("empty");
      await drop(page, "three.jsonl", `${lines(DOCUMENTS.slice(0, 500))}\n{broken`);
      await until(page, () => document.querySelector(".c-form h2"));
      await clean("fields");
      await press(page, ".c-form button", "Load the documents");
      await page.waitForSelector(".c-hit", { timeout: 40_000 });
      await settled(page);
      await find(page, "coal");
      await tick(page, "report");
      await page.evaluate(() => document.querySelector(".c-title").click());
      await until(page, () => document.querySelector(".c-whole dd"));
      await clean("ready");
    },
  })),
  ...[1440, 390].map((width) => ({
    name: `own documents: nothing sticks out at ${width}, in any stage`,
    run: async ({ open }) => {
      const page = await open("#on=documents", { width, height: width > 1000 ? 900 : 844 });
      const fits = async (stage) => {
        const [content, frame] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
        holds(content <= frame, `${stage} is ${content} wide in ${frame}`);
      };
      await fits("empty");
      await drop(page, "three.jsonl", lines(DOCUMENTS.map((one) => ({ ...one, a_field_with_a_very_long_name_that_goes_on_and_on: `${one.kind} and a very long value of it` }))));
      await until(page, () => document.querySelector(".c-form h2"));
      await fits("fields");
      await press(page, ".c-form button", "Load the documents");
      await until(page, () => document.querySelector(".c-hit"));
      await settled(page);
      await fits("ready");
      if (width < 900) await page.evaluate(() => document.querySelector(".c-fold").click());
      await page.evaluate(() => document.querySelector(".c-title").click());
      await idle(page);
      await fits("all open");
      const facets = await page.$eval(".c-facets", (one) => one.getBoundingClientRect().width);
      holds(facets > 200, `the facets are there, ${facets} wide`);
    },
  })),
];
