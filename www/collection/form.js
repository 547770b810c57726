// What each field of a file is for: shown before it is loaded, and changed by whoever knows better.

import { h, put } from "../dom.js";
import { number } from "../words.js";
import { MOST_FACETS, MOST_LINKED, ROLES } from "./fields.js";

const WORDS = { id: "id", date: "date", text: "text to search", facet: "facet to count", ignore: "shown only" };

/** `load(fields)` and `cancel()` are what the buttons do. */
export function createForm({ load, cancel }) {
  const root = h("section.c-form", { "aria-label": "Uses of fields" });
  const submit = () => check() && load(fields.map((field, i) => ({ ...field, role: selects[i].value })));
  const problem = h("p.c-problem", { role: "alert" });
  let fields = [];
  let selects = [];

  /** There is one id and one date; choosing another takes it from the first. */
  function chosen(select) {
    if (select.value !== "id" && select.value !== "date") return check();
    for (const other of selects) if (other !== select && other.value === select.value) other.value = "ignore";
    check();
  }

  function check() {
    const of = (role) => selects.filter((select) => select.value === role).length;
    const wrong = of("facet") > MOST_FACETS ? `There are ${of("facet")} facets; a collection has at most ${MOST_FACETS}.`
      : of("facet") + of("text") + of("date") === 0 ? "Nothing could be searched: choose at least one text, facet or date." : "";
    problem.textContent = wrong;
    return !wrong;
  }

  return {
    root,
    show({ name, fields: proposed, sampled }) {
      fields = proposed;
      selects = fields.map(({ name: field, role }) => {
        const select = h("select", { "aria-label": `Use of ${field}`, onchange: (event) => chosen(event.target) }, ROLES.map((value) => h("option", { value }, WORDS[value])));
        select.value = role;
        return select;
      });
      put(root,
        h("h2", { tabindex: "-1" }, "What are the fields of ", h("q", null, name), " for?"),
        h("p.hint", null, sampled === null ? "Loading it again with other uses takes as long as the first time."
          : `Proposed from the first ${number(sampled)} documents. Of facets, the first ${MOST_LINKED} are counted side by side; the others can be searched. Without an id, documents are numbered.`),
        h("div.c-fields", { tabindex: "0", role: "region", "aria-label": "Fields" }, h("table", null,
          h("thead", null, h("tr", null, h("th", { scope: "col" }, "Field"), h("th", { scope: "col" }, "Use"), h("th", { scope: "col" }, "For example"))),
          h("tbody", null, fields.map(({ name: field, share, examples }, i) => h("tr", null,
            h("th", { scope: "row" }, field, share < 0.995 && h("span.soft", null, ` in ${Math.max(1, Math.round(share * 100))} %`)),
            h("td", null, selects[i]),
            h("td.c-example", null, examples.join(" · "))))))),
        problem,
        h("p.buttons", null, h("button.primary", { type: "button", onclick: submit }, "Load the documents"), h("button.quiet", { type: "button", onclick: cancel }, "Cancel")));
      check();
      root.querySelector("h2").focus();
    },
  };
}
