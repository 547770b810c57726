// What each field of a file is for: shown before it is loaded, and changed by whoever knows better.

import { h, put } from "../dom.js";
import { number } from "../words.js";
import { MOST_FACETS, MOST_LINKED, isDateRole, isFacetRole, rolesOf } from "./fields.js";

const WORDS = {
  id: "id", date: "date", "date-dmy": "date, day first", "date-mdy": "date, month first", text: "text to search", facet: "facet to count",
  ignore: "shown only",
};
const wordsOf = (role, field) => (role === "list" ? `facet, divided at “${field.divider}”` : WORDS[role]);

/** `load(fields, words)` and `cancel()` are what the buttons do; `words`: whether the words of facets are searched too. */
export function createForm({ load, cancel }) {
  const root = h("section.c-form", { "aria-label": "Uses of fields" });
  const submit = () => check() && load(fields.map((field, i) => ({ ...field, role: selects[i].value })), words.checked);
  const words = h("input", { type: "checkbox" });
  const problem = h("p.c-problem", { role: "alert" });
  let fields = [];
  let selects = [];

  /** There is one id and one date; choosing another takes it from the first. */
  function chosen(select) {
    const only = isDateRole(select.value) ? isDateRole : select.value === "id" ? (role) => role === "id" : null;
    if (only) for (const other of selects) if (other !== select && only(other.value)) other.value = "ignore";
    check();
  }

  function check() {
    const roles = selects.map((select) => select.value);
    const facets = roles.filter(isFacetRole).length;
    const wrong = facets > MOST_FACETS ? `There are ${facets} facets; a collection has at most ${MOST_FACETS}.`
      : !facets && !roles.includes("text") && !roles.some(isDateRole) ? "Nothing could be searched: choose at least one text, facet or date." : "";
    problem.textContent = wrong;
    return !wrong;
  }

  return {
    root,
    show({ name, fields: proposed, words: also, sampled }) {
      fields = proposed;
      words.checked = also;
      selects = fields.map((field) => {
        const options = rolesOf(field).map((value) => h("option", { value }, wordsOf(value, field)));
        const select = h("select", { "aria-label": `Use of ${field.name}`, onchange: (event) => chosen(event.target) }, options);
        select.value = field.role;
        return select;
      });
      const unclear = fields.filter(({ orders, role }) => orders.length > 1 && !isDateRole(role)).map((field) => field.name);
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
        h("label.c-words", null, words, " Search the words of facets too"),
        unclear.length > 0 && sampled !== null && h("p.hint", null, `${unclear.map((one) => `“${one}”`).join(", ")}: whether the day or the month comes first does not show. If it is the date, choose which.`),
        problem,
        h("p.buttons", null, h("button.primary", { type: "button", onclick: submit }, "Load the documents"), h("button.quiet", { type: "button", onclick: cancel }, "Cancel")));
      check();
      root.querySelector("h2").focus();
    },
  };
}
