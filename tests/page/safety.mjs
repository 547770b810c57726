// Nothing leaves the page, nothing foreign runs in it, and nothing that is put into it breaks it.

import { readdir, readFile } from "node:fs/promises";
import { createServer } from "node:net";
import { count, holds, idle, press, same, text, texts, until } from "./kit.mjs";

const HOSTILE = `<img src=x onerror="globalThis.harmed=1"><script>globalThis.harmed=1</script><svg onload="globalThis.harmed=1">{{7*7}}\${7*7}`;

/** Drops a file on the element, or on the page. */
const drop = (page, name, content, selector = "body") =>
  page.evaluate((fileName, data, where) => {
    const bytes = typeof data === "string" ? data : new Uint8Array(data);
    const transfer = new DataTransfer();
    transfer.items.add(new File([bytes], fileName));
    document.querySelector(where).dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer: transfer }));
  }, name, content, selector);

/** Fails if anything hostile ran, or became an element. */
async function unharmed(page) {
  same(await page.evaluate(() => [globalThis.harmed ?? 0, document.querySelectorAll("img, iframe, object, embed, body script:not(#module):not(#worker):not(:last-of-type)").length]), [0, 0], "nothing foreign");
}

/** The original texts, where the machine has them. */
async function originals() {
  for (const folder of ["../shared/sources", "../../shared/sources", process.env.ARTICLE41_SOURCES].filter(Boolean)) {
    const files = await readdir(folder).catch(() => []);
    if (files.length) return Object.fromEntries(await Promise.all(files.map(async (file) => [file.slice(0, 3), await readFile(`${folder}/${file}`, "utf8")])));
  }
  return null;
}

export const tests = [
  {
    name: "no request leaves, even when the page tries",
    provokes: true,
    run: async ({ open }) => {
      const page = await open();
      same(await page.evaluate(() => globalThis.violations), [], "violations of the page's own");
      same(page.problems, [], "problems of the page's own");
      // A server that counts what it hears: that proves more than any log.
      // (For a frame, a form or a preconnect, Chromium opens a socket before it asks the policy, and sends nothing on it.
      // The page has none of these; what counts is that no byte arrives.)
      let bytes = 0;
      const server = createServer((socket) => socket.on("data", (data) => (bytes += data.length)).on("error", () => {}));
      await new Promise((done) => server.listen(0, "127.0.0.1", done));
      const outcome = await page.evaluate(async (port) => {
        const target = `http://127.0.0.1:${port}/x`;
        const tries = {
          fetch: () => fetch(target),
          xhr: () => new Promise((done, fail) => {
            const request = new XMLHttpRequest();
            request.onload = done;
            request.onerror = () => fail(new Error("refused"));
            request.open("GET", target);
            request.send();
          }),
          socket: () => new Promise((done, fail) => {
            const socket = new WebSocket(`ws://127.0.0.1:${port}/`);
            socket.onopen = done;
            socket.onerror = () => fail(new Error("refused"));
          }),
          image: () => new Promise((done, fail) => {
            const image = new Image();
            image.onload = done;
            image.onerror = () => fail(new Error("refused"));
            image.src = target;
          }),
          frame: () => new Promise((done, fail) => {
            const frame = document.createElement("iframe");
            frame.src = target;
            document.body.append(frame);
            setTimeout(() => {
              frame.remove();
              fail(new Error("refused"));
            }, 200);
          }),
          beacon: async () => {
            if (!navigator.sendBeacon(target, "x")) throw new Error("refused");
            await new Promise((done) => setTimeout(done, 200));
            throw new Error("whether it went out, the server tells");
          },
          form: async () => {
            const form = document.createElement("form");
            form.action = target;
            document.body.append(form);
            form.submit();
            await new Promise((done) => setTimeout(done, 200));
            form.remove();
            throw new Error("whether it went out, the server tells");
          },
          eval: async () => (0, eval)("1"),
        };
        const got = {};
        for (const [name, attempt] of Object.entries(tries)) got[name] = await attempt().then(() => "went through", () => "refused");
        return { got, violations: globalThis.violations.length };
      }, server.address().port);
      await new Promise((done) => setTimeout(done, 300));
      server.close();
      for (const [what, result] of Object.entries(outcome.got)) same(result, "refused", what);
      holds(outcome.violations >= 4, `the policy spoke up (${outcome.violations})`);
      same(bytes, 0, "bytes that arrived");
      return `${outcome.violations} refusals by the policy, no byte arrived`;
    },
  },
  {
    name: "hostile words in the address stay words",
    run: async ({ open }) => {
      for (const hash of [
        `#q=${encodeURIComponent(HOSTILE)}`, `#sel=${encodeURIComponent(HOSTILE)}`, `#view=${encodeURIComponent(HOSTILE)}`,
        `#${encodeURIComponent(HOSTILE)}`, `#q=${encodeURIComponent(`speaker:"${HOSTILE.replaceAll("\"", "")}"`)}`, `#q=a&${encodeURIComponent(HOSTILE)}=1`,
      ]) {
        const page = await open(hash);
        await idle(page);
        await unharmed(page);
        holds((await text(page, "body")).length > 200, "the page is not blank");
      }
    },
  },
  {
    name: "an address of nonsense gives a page that says so and works",
    run: async ({ open }) => {
      const page = await open("#nonsense");
      await until(page, () => document.querySelector(".message"));
      holds((await text(page, ".message")).includes("nonsense"), "it names what it could not read");
      holds((await count(page)).found > 200, "all is shown");
      const second = await open("#sel=no-such-record&q=speeker:x&view=moon");
      await until(second, () => document.querySelector(".error-note"));
      holds((await text(second, "#record")).includes("no-such-record"), "the record that is not there is named");
      holds((await second.$$(".hit-link")).length > 0, "the list is there");
      await press(second, ".error-note .link", "speaker");
    },
  },
  {
    name: "every Unicode oddity in the search box is answered",
    run: async ({ open }) => {
      const page = await open();
      const odd = ["\u0000", "\ud800", "\u202e abc", "𝄞𝄞", "é".normalize("NFD"), "ﬁ", "İ", "ß", "\u200d\u200d", "👨‍👩‍👧", "\ufeff", "ｋｉｎｄ：ｖｏｔｅ", "a".repeat(20_000), "(".repeat(10_000), "\"", "\\", "*", "~", "-", "NOT", "AND OR", ":", "kind:", "date:..", "date:9999999..", "x~2 y~9", "\n\t", "‮‭"];
      for (const words of odd) {
        await page.evaluate((value) => {
          const box = document.querySelector("#q");
          box.value = value;
          box.dispatchEvent(new InputEvent("input", { bubbles: true }));
        }, words);
        await idle(page);
      }
      // Ten million characters are refused at once.
      const time = await page.evaluate(async () => {
        const box = document.querySelector("#q");
        box.value = "arms OR ".repeat(1_250_000);
        const start = performance.now();
        box.dispatchEvent(new InputEvent("input", { bubbles: true }));
        box.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true }));
        const handled = performance.now() - start;
        await new Promise((done) => setTimeout(done, 0));
        return [handled, performance.now() - start];
      });
      await until(page, () => document.querySelector(".error-note"));
      // What the browser itself takes to lay out so long a line is its own affair.
      holds(time[0] < 1000, `10 MB are handled in ${time.map(Math.round)} ms`);
      await unharmed(page);
      await page.evaluate(() => {
        const box = document.querySelector("#q");
        box.value = "kind:vote";
        box.dispatchEvent(new InputEvent("input", { bubbles: true }));
      });
      await until(page, () => /^\d+ of/.test(document.querySelector("#count").textContent) && !document.querySelector(".error-note"));
      holds((await count(page)).found > 10, "the page still works");
      return `10 MB handled in ${Math.round(time[0])} ms, drawn by the browser in ${Math.round(time[1])} ms`;
    },
  },
  {
    name: "files that are no text are told apart, and nothing is lost",
    run: async ({ open }) => {
      const page = await open("#view=sources");
      const { all } = await count(page);
      for (const [name, content, told] of [
        ["article.pdf", "%PDF-1.7 abc", "is a PDF"], ["article.docx", [0x50, 0x4b, 3, 4, 20, 0], "Word or ZIP"], ["article.txt", [0xff, 0xfe, 0x41, 0, 0x42], "not a text"],
        ["latin.txt", [0x41, 0xe9, 0x42], "not in UTF-8"], ["empty.txt", "", "empty"], ["other.txt", `Some other story. ${HOSTILE}\n\nIt ends here.`, "no source of the dossier"], ["fake.a41", "hello", "fake.a41"],
      ]) {
        await drop(page, name, content);
        await until(page, (words) => document.querySelector(".message.error")?.textContent.includes(words), told);
        await page.evaluate(() => document.querySelector(".message").remove());
        same((await count(page)).all, all, `after ${name}`);
      }
      // On a source that it does not belong to.
      await drop(page, "other.txt", `Some other story. ${HOSTILE}`, ".source-card[data-id='003']");
      await until(page, () => document.querySelector(".source-card[data-id='003'] .told.bad"));
      holds((await text(page, ".told.bad")).includes("Nothing was changed"), "it says that nothing was changed");
      await unharmed(page);
    },
  },
  {
    name: "the reader's own copy of a source lights up its records, and stays text",
    run: async ({ open }) => {
      const page = await open("#view=sources");
      const texts_ = await originals();
      if (!texts_) return "skipped: the original texts are not on this machine";
      const { all } = await count(page);
      await drop(page, "my copy.txt", texts_["001"]);
      await until(page, () => document.querySelector(".source-card[data-id='001'] .held"));
      holds((await text(page, ".told")).includes("the very text"), "it is recognised as the very text");
      holds((await count(page)).all > all, "its paragraphs can be searched");
      await page.evaluate(() => (location.hash = "#sel=st-001-nebenzia-missiles"));
      await until(page, () => document.querySelector("#record .in-text mark"));
      const sentence = await text(page, "#record .in-text mark");
      holds(texts_["001"].includes(sentence) && sentence.length > 20, "the sentence is the source's");
      // The text of one source given for another is refused, with the way out.
      await page.evaluate(() => (location.hash = "#view=sources"));
      await until(page, () => document.querySelector(".source-card[data-id='003']"));
      await drop(page, "swapped.txt", texts_["004"], ".source-card[data-id='003']");
      await until(page, () => document.querySelector(".source-card[data-id='003'] .told.bad .link"));
      await press(page, ".source-card[data-id='003'] .told.bad .link", "004");
      await until(page, () => document.querySelector(".source-card[data-id='004'] .held"));
      // A copy with markup of its own in front of it.
      await drop(page, "marked up.txt", `${HOSTILE}\n\n${texts_["000"]}`);
      await until(page, () => document.querySelector(".source-card[data-id='000'] .held"));
      await page.evaluate(() => (location.hash = "#q=onerror+in:passages"));
      await until(page, () => document.querySelectorAll(".hit-link").length === 1 && document.querySelector(".hit-text").textContent.includes("<img"));
      await page.evaluate(() => document.querySelector(".hit-link").click());
      await idle(page);
      await unharmed(page);
      same((await texts(page, ".message.error")).length, 0);
      return "with the original texts";
    },
  },
];
