// The place of the page where one's own documents are searched. All work is the worker's; here what it says is drawn.

import { h, put, quiet } from "../dom.js";
import { download, pick } from "../files.js";
import { createMenu } from "../menu.js";
import { counted, number } from "../words.js";
import { createForm } from "./form.js";
import { PAGE, createHits } from "./hits.js";
import { createLink } from "./link.js";
import { createPeriod } from "./period.js";
import { createValues } from "./values.js";

const ACCEPT = ".csv,.tsv,.tab,.jsonl,.ndjson,.json,.a41c,text/csv,application/json";
/** Which files are a collection's and not a dossier's. */
export const isCollection = (file) => /\.(jsonl|ndjson|json|csv|tsv|tab|a41c)$/i.test(file.name);
const SORTS = [["query", "best match"], ["-date", "latest first"], ["date", "earliest first"], ["added", "as in the file"]];
/** Milliseconds after a drag before the list follows. */
const SETTLE = 120;

/** `root` and `box` are where the place and its search box are; `tools` where its menu is. */
export function createPlace({ root, box, tools }, { core, announce, say, enter }) {
  let link = null;
  let stage = "empty"; // empty, fields, busy, ready
  let ready = false; // whether a collection is open, whatever is on show
  let outline = null;

  // ---- parts ----
  const input = h("input.search-input", { type: "search", placeholder: "Search your documents", "aria-label": "Search your documents", autocomplete: "off", spellcheck: "false", oninput: () => typed() });
  const erase = h("button.search-clear", { type: "button", "aria-label": "Clear the search", hidden: true, onclick: () => {
    input.value = "";
    typed();
    input.focus();
  } }, "×");
  const note = h("div.search-note", { role: "alert" });
  put(box, h("div.search-box", null, input, erase), note);
  const total = h("p.c-total");
  const sort = h("select", { "aria-label": "Order", onchange: () => ask(true) }, SORTS.map(([value, label]) => h("option", { value }, label)));
  const reset = h("button.link", { type: "button", hidden: true, onclick: () => {
    values.clear();
    period.clear();
    ask(true);
  } }, "Clear all choices");
  const period = createPeriod((settled) => ask(false, settled));
  const facetRoot = h("div.c-facets-body", { id: "c-facets" });
  const values = createValues(facetRoot, () => ask(true));
  const fold = h("button.c-fold", { type: "button", "aria-expanded": "false", "aria-controls": "c-facets", onclick: () => {
    const open = view.classList.toggle("facets-open");
    fold.setAttribute("aria-expanded", String(open));
  } }, "Facets");
  const hits = createHits({ ask: (id) => link.post({ kind: "document", id }), more: () => ask(false, true, hits.count()) });
  const told = h("div.c-told-files");
  const view = h("div.c-view", null,
    h("aside.c-facets", { "aria-label": "Narrow the result" }, h("h2.visually-hidden", null, "Facets"), facetRoot),
    h("div.c-main", null, period.root, told, h("div.c-bar", null, fold, total, reset, h("label.c-sort", null, "order ", sort)), hits.root));
  const form = createForm({
    load: (fields, words) => {
      show("busy");
      link.post({ kind: "load", fields, words });
    },
    cancel: () => show(ready ? "ready" : "empty"),
  });
  const bar = h("progress.c-progress", { max: 1, "aria-label": "Progress" });
  const progress = h("p", { role: "status" });
  const busy = h("div.c-busy", null, progress, bar, h("p", null, h("button", { type: "button", onclick: () => link.post({ kind: "cancel" }) }, "Cancel")));
  const empty = h("div.c-empty", null,
    h("h2", null, "Search your own documents"),
    h("p", null, "Open a file of many documents: a hundred thousand reports, a million rows. They are searched in this tab, and stay here: the page cannot connect to anything."),
    h("p", null, h("button.primary", { type: "button", onclick: () => choose() }, "Choose a file…"), h("span.soft", null, " or drop it anywhere on the page.")),
    h("ul.c-kinds", null,
      h("li", null, h("strong", null, "A table"), ": names in the first line, then a row for each document (.csv, .tsv)"),
      h("li", null, h("strong", null, "JSON Lines"), ": one JSON object on each line (.jsonl, .ndjson)"),
      h("li", null, h("strong", null, "JSON"), ": an array of objects (.json)"),
      h("li", null, h("strong", null, "A saved collection"), " (.a41c)")));
  const menu = createMenu("Documents", () => [
    ["Open a file…", choose],
    ...(ready && outline.again ? [["Change the uses of fields…", () => link.post({ kind: "fields" })]] : []),
    ...(ready && outline.documents ? [["Save with the documents", () => save(true)]] : []),
    ...(ready ? [["Save without the documents", () => save(false)]] : []),
  ], { note: () => (ready ? `${outline.name}: ${counted(outline.size, "document")}` : "No documents are open.") });
  put(tools, menu);
  show("empty");

  function show(next) {
    stage = next;
    root.dataset.stage = next;
    put(root, { empty, fields: form.root, busy, ready: view }[next]);
    input.disabled = next !== "ready";
  }

  // ---- files ----
  async function choose() {
    const [file] = await pick(ACCEPT);
    if (file) open(file);
  }

  async function open(file) {
    enter();
    if (stage === "busy") return say("A file is being read; cancel that first.", "error");
    link ??= await createLink(core, hear, broken).catch((error) => (say(`The worker could not start: ${error.message}`, "error"), null));
    link?.post({ kind: "choose", file });
  }

  function save(whole) {
    link.post({ kind: "save", whole });
  }

  function broken(message) {
    link?.end();
    link = null;
    ready = false;
    show("empty");
    say(`The documents are no longer open: ${message}. Open the file again.`, "error");
  }

  // ---- asking ----
  // At most one question goes out in a frame. Each has a number; `turn` is that of the newest one with another text or choice, and an
  // answer to an older one is not drawn. While an end is dragged, every answer is drawn that is newer than what is on show.
  let seq = 0;
  let turn = 0;
  let shown = 0;
  let drawn = null; // what the bars on show are of
  let wanted = null; // what to ask for in the next frame
  let answer = null; // what to draw in the next frame
  let frame = 0;

  const settle = quiet(SETTLE, () => ask(false, true));

  function ask(other, settled = true, offset = 0) {
    if (!ready) return;
    wanted = { other: other || Boolean(wanted?.other), offset, hits: (settled && !period.dragging()) || Boolean(wanted?.hits) };
    if (!wanted.hits) settle();
    frame ||= requestAnimationFrame(tick);
  }

  function typed() {
    erase.hidden = !input.value;
    ask(true);
  }

  function tick() {
    frame = 0;
    if (wanted && ready) {
      seq++;
      if (wanted.other) turn = seq;
      const { offset } = wanted;
      link.post({
        kind: "view", seq, text: input.value, sort: sort.value, period: period.period(), chosen: values.chosen(), rows: values.rows(), drawn,
        hits: wanted.hits ? { offset, limit: PAGE } : null,
      });
      root.dataset.asked = String(seq);
    }
    wanted = null;
    if (answer) draw(answer);
    answer = null;
  }

  function draw(next) {
    if (next.seq < turn) return;
    shown = next.seq;
    if (next.bars) {
      period.draw(next.bars);
      drawn = next.barsOf;
    }
    values.draw(next.counts);
    if (total.textContent !== next.line) total.textContent = next.line;
    if (next.hits) hits.draw(next.hits.list, next.hits.offset, next.total);
    reset.hidden = !values.any() && !period.period();
    if (input.hasAttribute("aria-invalid")) right();
    root.dataset.answered = String(next.seq);
    root.dataset.dropped = String(next.dropped);
    root.dataset.total = String(next.total);
    announce.say(next.line);
  }

  function right() {
    input.removeAttribute("aria-invalid");
    put(note);
  }

  function wrong({ message, span, suggestion }) {
    input.setAttribute("aria-invalid", "true");
    const [start, end] = span ?? [0, 0];
    const text = input.value.trim();
    put(note, h("div.error-note", null, h("p", null, h("strong", null, "This query cannot be read. "), message),
      span && suggestion !== null && h("p", null, "Did you mean ", h("button.link", { type: "button", onclick: () => {
        input.value = text.slice(0, start) + suggestion + text.slice(end);
        typed();
        input.focus();
      } }, suggestion || "nothing there"), "?")));
  }

  // ---- hearing ----
  const heard = {
    fields(message) {
      show("fields");
      form.show(message);
    },
    progress({ stage: what, read, of, documents, failed }) {
      if (stage !== "busy") show("busy");
      if (what === "read") bar.value = of ? read / of : 0;
      else bar.removeAttribute("value");
      progress.textContent = what === "open" ? "Opening the saved collection…"
        : what === "link" ? `${counted(documents, "document")} read. Linking dates and facets…`
          : `Reading: ${counted(documents, "document")}, ${Math.round(100 * (of ? read / of : 0))} % of the file${failed ? `; ${number(failed)} could not be read` : ""}`;
    },
    loaded(message) {
      outline = message;
      ready = true;
      drawn = null;
      input.value = "";
      erase.hidden = true;
      right();
      values.outline(message.facets, message.others);
      show("ready");
      period.outline(message);
      put(told, report(message));
      announce.now(`${message.name}: ${counted(message.size, "document")} loaded`);
      ask(true);
    },
    view(message) {
      if (message.seq < turn || message.seq < shown) return;
      answer = { ...message, hits: message.hits ?? answer?.hits ?? null, bars: message.bars ?? answer?.bars ?? null, line: `${number(message.total)} of ${counted(outline.size, "document")}` };
      frame ||= requestAnimationFrame(tick);
    },
    document: ({ id, pairs }) => hits.whole(id, pairs),
    saved({ whole, name, blob }) {
      download(`${name.replace(/\.[^.]*$/, "") || "collection"}${whole ? "" : "-index"}.a41c`, "application/octet-stream", blob);
    },
    stopped({ open: still }) {
      show(still ? "ready" : "empty");
      say(still ? "Stopped. The documents that were open are still open." : "Stopped. Nothing was loaded.");
    },
    lost({ message }) {
      ready = false;
      show("empty");
      say(`${message} The documents are no longer open: open the file again, and ask something else.`, "error");
    },
    error(message) {
      if (message.of === "view") {
        if (message.seq < turn) return;
        shown = message.seq;
        root.dataset.answered = String(message.seq);
        return wrong(message);
      }
      if (stage === "busy" || stage === "fields") show(message.open ? "ready" : "empty");
      say(`${message.message.replace(/[.]?$/, ".")}${message.open ? " The documents that were open are still open." : ""}`, "error");
    },
  };
  const hear = (message) => heard[message.kind](message);

  /** What went wrong while loading, and where. */
  function report({ told: { failed, undated, replaced, failures, cut } }) {
    const parts = [
      failed > 0 && `${counted(failed, "document")} could not be read and ${failed === 1 ? "was" : "were"} left out.`,
      undated > 0 && `${counted(undated, "date")} could not be read; ${undated === 1 ? "its document was" : "their documents were"} loaded without.`,
      replaced > 0 && `${counted(replaced, "document")} had the id of a later one and ${replaced === 1 ? "was" : "were"} replaced by it.`,
      cut && "The file seems to be cut off.",
    ].filter(Boolean);
    if (!parts.length) return null;
    const line = h("div.message.error.c-report", null, h("div", null, h("p", null, parts.join(" ")),
      failures.length > 0 && h("ul.hint", null, failures.map(({ line: at, reason }) => h("li", null, `Line ${number(at)}: ${reason}`)))),
    h("button.icon", { type: "button", "aria-label": "Dismiss", onclick: () => line.remove() }, "×"));
    return line;
  }

  return {
    open,
    focus: () => (input.disabled ? root.querySelector("button")?.focus() : (input.focus(), input.select())),
    input,
    move: (step) => hits.move(step),
  };
}
