// The help: the query language in brief, and the keys.

import { h, put } from "./dom.js";
import { KEYS } from "./a11y/keys.js";

const LANGUAGE = [
  ["arms Russia", "records with both words, in any inflection; case, accents and hyphens do not matter"],
  ["\"guilty plea\"", "these very words in a row"],
  ["missil*   hwnag~", "words that begin so; words spelled nearly so"],
  ["arms OR oil   -coal   NOT coal", "either; without"],
  ["(arms OR oil) kind:statement", "parentheses group"],
  ["speaker:Nebenzia   state:RUS   source:004", "a value of a field, by name, code or id"],
  ["kind:(statement OR event)", "several values of one field"],
  ["date:2024-06   date:2024-03..2024-06   date:..2017", "dates and ranges in EDTF; a vague date matches what it can mean"],
  ["within:2024-06", "only what lies wholly in it"],
  ["has:conflict   has:date   has:quote   has:flag", "what is contested, dated, quoted, remarked on"],
  ["in:passages", "the texts that you attached"],
  ["sort:date   sort:-date   sort:relevance", "the order"],
];

export function createHelp() {
  const dialog = h("dialog.help", { "aria-labelledby": "help-title" });
  const close = h("button.icon", { type: "button", "aria-label": "Close", onclick: () => dialog.close() }, "×");
  const table = (rows, tag) => h("table", null, h("tbody", null, rows.map(([a, b]) => h("tr", null, h("th", { scope: "row" }, h(tag, null, a)), h("td", null, b)))));
  put(dialog, h("div.dialog-head", null, h("h2", { id: "help-title" }, "Help"), close),
    h("p", null, "article41 holds who said what about the UN sanctions on the DPRK: statements, events, claims, resolutions and votes, each with the sentence that it rests on. Nothing is true because it is here; it says who says so."),
    h("h3", null, "What you can type"), table(LANGUAGE, "code"),
    h("p.hint", null, "Fields: kind, speaker, actor, state, role, stance, about, affirms, denies, alleges, questions, instrument, event, source, publisher, goods, status, flag, date, within, published, id. The box completes fields and values as you type."),
    h("h3", null, "Your own documents"),
    h("p.hint", null, "Under “Your documents”, a table (CSV), a file of JSON Lines or a JSON array is searched in the same language, with its facets as fields. Ticking values and dragging the period narrow all the others; arrow keys move an end of the period, with Shift by more."),
    h("h3", null, "Keys"), table(KEYS, "kbd"));
  document.body.append(dialog);
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  return { open: () => dialog.open || dialog.showModal() };
}
