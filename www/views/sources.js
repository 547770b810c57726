// The documents that the dossier rests on, and the reader's own copies of their texts, which stay in this page.

import { h, put } from "../dom.js";
import { pick, readText } from "../files.js";
import { counted, number } from "../words.js";
import { recordLink } from "./list.js";

/** What an attached text proved to be, in words. */
export function reportWords(report) {
  if (report.identical) return `This is the very text that the records were made on. All ${counted(report.anchors, "place")} fit.`;
  if (!report.anchors) return "No record points into this source yet, so there is nothing to compare the text with.";
  return `${number(report.intact)} of ${counted(report.anchors, "place")} that the records point to fit this text.`;
}

/** An error's message as a sentence. */
const sentence = (message) => `${message[0].toUpperCase()}${message.slice(1)}${/[.!?]$/.test(message) ? "" : "."}`;

export function createSources(context) {
  const root = h("div.sources-view");
  let model = null;
  let pasting = null; // the source whose box for pasting is open
  const told = new Map(); // what happened to each source's text

  async function give(source, load) {
    try {
      await attach(source, await load());
    } catch (error) {
      told.set(source.id, { bad: true, text: `${sentence(error.message)} Nothing was changed.`, ways: error.code === "text" ? await elsewhere(source, load) : [] });
      context.announce.now(told.get(source.id).text);
      draw();
    }
  }

  async function attach(source, text) {
    const report = await context.core.attach(source?.id, text);
    pasting = null;
    told.set(report.source, { bad: false, text: reportWords(report) });
    context.announce.now(reportWords(report));
    await context.reload();
    return report;
  }

  /** Where else the text that does not fit this source does fit. */
  async function elsewhere(source, load) {
    const text = await load().catch(() => "");
    const report = await context.core.recognise(text).catch(() => null);
    const better = report && model.info.sources.find((one) => one.id === report.source);
    if (!better || better.id === source.id) return [];
    return [{ label: `It is the text of source ${better.id}, “${better.title}”: attach it there`, run: () => (told.delete(source.id), give(better, async () => text)) }];
  }

  /** A text that was dropped on the page: the core finds the source that it belongs to. */
  async function receive(text, name) {
    const report = await attach(null, text);
    const source = model.info.sources.find((one) => one.id === report.source);
    context.say(`${name} is the text of source ${source.id}, “${source.title}”. ${reportWords(report)}`, "done");
  }

  function card(source) {
    const box = h("textarea", { rows: 6, "aria-label": `Text of source ${source.id}`, placeholder: "Paste the text of the article here" });
    const note = told.get(source.id);
    const item = h("li.source-card", { dataset: { id: source.id }, "aria-current": source.id === model.state.sel ? "true" : null },
      h("div.source-main", null,
        h("p.source-id", null, h("code", null, source.id), " ", h("span.soft", null, source.kind)),
        h("h3", null, recordLink(context, source.id, { class: "row-link" }, source.title)),
        h("p.soft", null, [source.author, source.publisher, source.published?.text].filter(Boolean).join(", "),
          source.published?.claimed && ` (its own date: ${source.published.claimed})`),
        source.summary && h("p", null, source.summary),
        source.url && h("p.url", null, source.url)),
      h("div.source-side", null,
        h("p", null, h("button.link", { type: "button", onclick: () => context.state.set({ q: `source:${/^[\w-]+$/.test(source.id) ? source.id : JSON.stringify(source.id)}`, view: "list" }) }, counted(source.records, "record")), source.records === 1 ? " rests on it" : " rest on it"),
        h("p", null, source.held ? h("strong.held", null, "✓ text attached") : h("span.soft", null, "text not in this dossier")),
        h("p.buttons", null,
          h("button.small", { type: "button", "aria-label": `${source.held ? "Replace…" : "Choose file…"} Text of source ${source.id}`, onclick: async () => {
            const [file] = await pick(".txt,.md,text/plain");
            if (file) give(source, () => readText(file));
          } }, source.held ? "Replace…" : "Choose file…"),
          h("button.small", { type: "button", "aria-expanded": String(pasting === source.id), "aria-label": `Paste… Text of source ${source.id}`, onclick: () => {
            pasting = pasting === source.id ? null : source.id;
            draw();
            root.querySelector("textarea")?.focus();
          } }, "Paste…"))),
      pasting === source.id && h("div.paste", null, box, h("p.buttons", null,
        h("button", { type: "button", onclick: () => give(source, async () => box.value) }, "Attach this text"),
        h("button.quiet", { type: "button", onclick: () => ((pasting = null), draw()) }, "Cancel"))),
      note && h(`div.told${note.bad ? ".bad" : ""}`, null, h("p", null, note.text),
        note.ways?.map((way) => h("p", null, h("button.link", { type: "button", onclick: way.run }, way.label)))));
    item.addEventListener("dragover", (event) => {
      event.preventDefault();
      item.classList.add("over");
    });
    item.addEventListener("dragleave", () => item.classList.remove("over"));
    item.addEventListener("drop", (event) => {
      const [file] = event.dataTransfer.files;
      if (!file || /\.a41$/i.test(file.name)) return; // a dossier is the whole page's affair
      event.preventDefault();
      event.stopPropagation();
      item.classList.remove("over");
      document.documentElement.classList.remove("dropping");
      give(source, () => readText(file));
    });
    return item;
  }

  function draw() {
    const matched = new Map((model.result?.facets.find((facet) => facet.field === "source")?.values ?? []).map((value) => [value.value, value.count]));
    const all = model.info.sources;
    put(root,
      h("p.hint", null, "The built-in dossier carries no text of others. Attach your own copy of an article, and every record shows its sentence. The text stays in this page."),
      all.length ? h("ul.source-cards", null, [...all].sort((a, b) => (matched.get(b.id) ? 1 : 0) - (matched.get(a.id) ? 1 : 0)).map(card)) : h("div.empty", null, h("h3", null, "This dossier has no sources yet")));
  }

  return {
    root,
    receive,
    move() {},
    reveal(id) {
      const item = [...root.querySelectorAll(".source-card")].find((one) => one.dataset.id === id);
      item?.scrollIntoView({ block: "center" });
      item?.querySelector("button.small")?.focus({ preventScroll: true });
    },
    render(next) {
      model = next;
      draw();
    },
    /** Keeps up with the model while another view is on show. */
    follow: (next) => (model = next),
  };
}
