// The values that the result holds, with their counts. Ticking one edits the query; several of one field are alternatives.

import { h, put } from "../dom.js";
import { keepFocus } from "../a11y/focus.js";
import { FACETS, kindWord, number } from "../words.js";

/** In this order; the first ones are open from the start. */
const ORDER = ["kind", "stance", "speaker", "state", "about", "source", "instrument", "event", "actor", "role", "goods", "status", "flag", "publisher", "in"];
const OPEN = 6;
const FEW = { kind: 10 };
const few = (field) => FEW[field] ?? 6;
/** More values than this get a box to filter them. */
const MANY = 12;

export const FACET_REQUEST = ORDER.map((field) => ({ field, limit: 500 }));

export function createFacets(root, { core, state, closeSheet }) {
  const open = new Set(ORDER.slice(0, OPEN));
  const full = new Set();
  const filters = new Map();
  let last = null;

  async function toggle(facet, value) {
    const q = state.get().q;
    let next = await core.toggled(q, facet.field, value.value);
    // A value chosen by part of a name, as by speaker:kim, cannot be taken out of the text by itself: all of the field's
    // choice goes.
    if (value.chosen && next.length >= q.length) next = await core.cleared(q, facet.field);
    state.set({ q: next });
  }

  function row(facet, value, most) {
    const box = h("input", {
      type: "checkbox", checked: value.chosen, dataset: { key: `${facet.field}:${value.value}` },
      onchange: () => toggle(facet, value),
    });
    const label = h("label.facet-value", { title: value.label },
      box, h("span.facet-label", null, facet.field === "kind" ? kindWord(value.label, 2) : value.label),
      h("span.facet-count", null, number(value.count)));
    label.style.setProperty("--share", String(most ? value.count / most : 0));
    if (value.chosen) label.classList.add("chosen");
    if (!value.count) label.classList.add("none");
    return h("li", null, label);
  }

  function section(facet) {
    const { field } = facet;
    const isOpen = open.has(field);
    const chosen = facet.values.filter((value) => value.chosen);
    const filter = (filters.get(field) ?? "").toLowerCase();
    const matching = filter ? facet.values.filter((value) => value.label.toLowerCase().includes(filter)) : facet.values;
    const shown = full.has(field) || filter ? matching : [...new Set([...matching.slice(0, few(field)), ...chosen])];
    const most = facet.values.reduce((max, value) => Math.max(max, value.count), 0);
    const list = h("ul", null, shown.map((value) => row(facet, value, most)));
    return h("section.facet", null,
      h("h3", null, h("button.facet-head", {
        type: "button", "aria-expanded": String(isOpen), dataset: { key: `head:${field}` },
        onclick: () => {
          isOpen ? open.delete(field) : open.add(field);
          redraw();
        },
      }, FACETS[field], h("span.facet-of", null, chosen.length ? `${chosen.length} chosen` : number(facet.of)))),
      isOpen && h("div.facet-body", { role: "group", "aria-label": FACETS[field] },
        facet.values.length > MANY && full.has(field) && h("input.facet-filter", {
          type: "search", placeholder: "Filter these", "aria-label": `Filter the values of ${FACETS[field]}`,
          value: filters.get(field) ?? "", dataset: { key: `filter:${field}` },
          oninput: (event) => {
            filters.set(field, event.target.value);
            const at = event.target.selectionStart;
            redraw();
            const again = root.querySelector(`[data-key="filter:${field}"]`);
            again?.setSelectionRange(at, at);
          },
        }),
        list,
        matching.length === 0 && h("p.hint", null, "No value has this in its name."),
        matching.length > few(field) && !filter && h("button.link.more", {
          type: "button", dataset: { key: `more:${field}` },
          onclick: () => {
            full.has(field) ? full.delete(field) : full.add(field);
            redraw();
          },
        }, full.has(field) ? "Show fewer" : `Show all ${number(facet.of)}`)));
  }

  const redraw = () => keepFocus(root, () => {
    const byField = new Map(last.facets.map((facet) => [facet.field, facet]));
    put(root,
      h("div.sheet-head", null, h("h2.sheet-title", null, "Narrow the result"), h("button.icon", { type: "button", "aria-label": "Close", onclick: closeSheet }, "×")),
      ORDER.map((field) => byField.get(field)).filter((facet) => facet?.values.length && !(facet.field === "in" && facet.values.length < 2)).map(section),
      !last.facets.some((facet) => facet.values.length) && h("p.hint", null, "Nothing to count: no record matches."));
  });

  return {
    render({ result }) {
      if (!result || result === last) return;
      last = result;
      redraw();
    },
  };
}
