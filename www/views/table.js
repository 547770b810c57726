// The result as a table. Its order is the query's `sort:`, so that it is in the address like everything else.

import { h, marked, put } from "../dom.js";
import { glyph } from "../glyph.js";
import { family, kindWord, number, several, verb } from "../words.js";
import { nothing, PAGE, recordLink } from "./list.js";

const COLUMNS = [
  ["Date", "date"], ["Kind"], ["Who, in what role"], ["Stance"], ["What", "relevance"], ["Place"],
];

const WIDTHS = ["c-date", "c-kind", "c-who", "c-stance", "c-what", "c-place"];

export function createTable(context) {
  const root = h("div.table-view");
  const body = h("tbody");
  const head = h("thead");
  const more = h("button.more-hits", { type: "button", onclick: () => extend() });
  let model = null;
  let shown = 0;

  async function sortBy(sort) {
    context.state.set({ q: await context.core.sorted(model.state.q, sort) });
  }

  function header([label, sort], current) {
    if (!sort) return h("th", { scope: "col" }, label);
    const up = current === sort;
    const down = current === `-${sort}`;
    const next = sort === "date" ? (up ? "-date" : down ? null : "date") : up ? null : "relevance";
    return h("th", { scope: "col", "aria-sort": up ? (sort === "date" ? "ascending" : "descending") : down ? "descending" : "none" },
      h("button.sort", { type: "button", dataset: { key: `sort-${sort}` }, title: sort === "date" ? "Sort by date" : "Sort by relevance to the words of the query", onclick: () => sortBy(next) },
        label, h("span.arrow", { "aria-hidden": "true" }, up ? (sort === "date" ? " ▲" : " ▼") : down ? " ▼" : " ↕")));
  }

  const row = (hit) =>
    h("tr", { dataset: { id: hit.id }, "aria-current": hit.id === model.state.sel ? "true" : null, onclick: (event) => event.target.closest("a") || context.select(hit.id) },
      h("td", null, hit.date?.text ?? ""),
      h("td", null, kindWord(hit.kind)),
      h("td", null, marked(hit.who, hit.highlights.who), hit.role && h("span.cell-role", null, marked(hit.role, hit.highlights.role))),
      h("td.nowrap", null, hit.stance && h(`span.stance.f-${family(hit.stance)}`, null, glyph(hit.stance), " ", verb(hit.stance, several(hit.who)))),
      h("td.wide", null, recordLink(context, hit.id, { class: "row-link" }, marked(hit.text, hit.highlights.text)),
        hit.conflict && h("span.conflict", null, h("span", { "aria-hidden": "true" }, " ≠ "), "contested")),
      h("td.soft", null, hit.place));

  function foot() {
    const left = model.result.total - shown;
    more.hidden = left <= 0;
    put(more, `Show ${number(Math.min(PAGE, left))} more of ${number(left)}`);
  }

  async function extend() {
    const of = model.result;
    const next = await context.core.query(model.state.q, { offset: shown, limit: PAGE });
    if (model.result !== of) return;
    shown += next.hits.length;
    body.append(...next.hits.map(row));
    foot();
  }

  function move(step) {
    const links = [...body.querySelectorAll(".row-link")];
    const at = links.indexOf(document.activeElement);
    const from = at >= 0 ? at : links.findIndex((link) => link.closest("[aria-current]"));
    links[Math.min(links.length - 1, Math.max(0, from + step))]?.focus();
  }
  body.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[event.key];
    if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    move(step);
  });

  return {
    root,
    move,
    render(next) {
      const same = model?.result === next.result;
      model = next;
      if (!next.result) return;
      if (same) {
        for (const one of body.children) one.dataset.id === next.state.sel ? one.setAttribute("aria-current", "true") : one.removeAttribute("aria-current");
        return;
      }
      const current = /(?:^|\s)sort:(-?[a-z]+)/.exec(next.state.q)?.[1] ?? null;
      const key = head.contains(document.activeElement) ? document.activeElement.dataset.key : null;
      put(head, h("tr", null, COLUMNS.map((column) => header(column, current))));
      if (key) head.querySelector(`[data-key="${key}"]`)?.focus();
      shown = next.result.hits.length;
      put(body, next.result.hits.map(row));
      put(root, next.result.total
        ? [h("div.table-scroll", { tabindex: "0", role: "region", "aria-label": "Table of the result" }, h("table", null, h("colgroup", null, WIDTHS.map((name) => h(`col.${name}`))), head, body)), more]
        : nothing(context, next));
      foot();
    },
  };
}
