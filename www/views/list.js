// The result as a list: who, in what role, does what in saying what; where it stands; who else takes a position on it.

import { h, marked, put } from "../dom.js";
import { glyph } from "../glyph.js";
import { EXAMPLES } from "../examples.js";
import { counted, family, kindWord, number, several, tally, verb } from "../words.js";

export const PAGE = 50;

/** A link to a record within the view as it is. */
export function recordLink(context, id, properties, ...children) {
  return h("a", {
    ...properties, href: context.state.href({ sel: id }),
    onclick: (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
      event.preventDefault();
      context.select(id);
    },
  }, ...children);
}

export const sourceWord = (ids) => (ids.length ? `${ids.length === 1 ? "source" : "sources"} ${ids.join(", ")}` : "");

function item(context, hit, selected) {
  // One position is the record's own, which its line shows already.
  const counts = Object.values(hit.tally ?? {}).reduce((sum, count) => sum + count, 0) > 1 ? tally(hit.tally) : "";
  const spoken = hit.stance !== null;
  const more = hit.sources.length > 1 ? ` and ${counted(hit.sources.length - 1, "other source")}` : "";
  const link = recordLink(context, hit.id, { class: "hit-link", dataset: { id: hit.id }, tabindex: "-1", "aria-current": hit.id === selected ? "true" : null },
    h("span.hit-when", null,
      h("span.hit-date", null, hit.date ? hit.date.text : h("span.undated", null, "no date")),
      hit.who && h("span.hit-kind", null, kindWord(hit.kind))),
    h("span.hit-body", null,
      h("span.hit-who", null,
        hit.who ? h("strong", null, marked(hit.who, hit.highlights.who)) : h("strong.kind-word", null, kindWord(hit.kind)),
        // The verb stands by who does it. Before the text, "denies" would seem to deny the words that follow.
        spoken && h(`span.stance.f-${family(hit.stance)}`, null, glyph(hit.stance), " ", verb(hit.stance, several(hit.who))),
        hit.role && (hit.who || hit.role !== hit.kind) && h("span.hit-role", null, marked(hit.role, hit.highlights.role))),
      h("span.hit-text", null, marked(hit.text, hit.highlights.text)),
      h("span.hit-foot", null,
        h("span.hit-place", null, (hit.place || sourceWord(hit.sources)) + (hit.place ? more : "")),
        hit.status && hit.status !== "reported" && hit.status !== "confirmed" && h("span.status", null, hit.status),
        hit.conflict && h("span.conflict", null, h("span", { "aria-hidden": "true" }, "≠ "), "contested"),
        counts && h("span.hit-tally", null, counts))));
  return h("li.hit", null, link);
}

/** The example questions, as links. */
export function examples(context, lead) {
  return h("div.examples", null, h("p", null, lead),
    h("ul", null, EXAMPLES.map(({ ask, q, view }) =>
      h("li", null, h("a", {
        href: context.state.href({ q, view: view ?? "list", sel: null }),
        onclick: (event) => {
          event.preventDefault();
          context.state.set({ q, view: view ?? "list", sel: null });
        },
      }, ask)))));
}

/** What to do where nothing was found. */
export function nothing(context, { state, result, info }) {
  if (!info.records) {
    return h("div.empty", null, h("h3", null, "This dossier is empty"),
      h("p", null, "Open a saved dossier (.a41) from the Dossier menu or by dropping it here, or go back to the built-in one."),
      h("p", null, h("button", { type: "button", onclick: context.backToBuiltin }, "Back to the built-in dossier")));
  }
  const ways = h("ul.ways");
  for (const chip of result.chips.length > 1 ? result.chips : []) {
    context.core.query(chip.without, { limit: 0 }).then(({ total }) => {
      if (total) ways.append(h("li", null, h("button.link", { type: "button", onclick: () => context.state.set({ q: chip.without }) }, `Without “${chip.label}”: ${counted(total, "record")}`)));
    }, () => {});
  }
  return h("div.empty", null, h("h3", null, "No record matches"),
    h("p", null, `Nothing in this dossier is `, h("q", null, state.q.length > 80 ? `${state.q.slice(0, 80)}…` : state.q), ". Inflections and name variants are found by themselves; fewer words find more."),
    ways, examples(context, "Or start from a question:"));
}

export function createList(context) {
  const root = h("div.list-view");
  const list = h("ol.hits");
  const more = h("button.more-hits", { type: "button", onclick: () => extend() });
  let model = null;
  let hits = [];
  let busy = false;

  const near = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && extend(), { rootMargin: "600px" });

  const links = () => [...list.querySelectorAll(".hit-link")];
  const rove = (link) => {
    list.querySelector(".hit-link[tabindex='0']")?.setAttribute("tabindex", "-1");
    link?.setAttribute("tabindex", "0");
  };

  list.addEventListener("focusin", (event) => rove(event.target.closest(".hit-link")));
  list.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[event.key];
    if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    move(step);
  });

  function move(step) {
    const all = links();
    const at = all.indexOf(document.activeElement);
    const from = at >= 0 ? at : all.findIndex((link) => link.getAttribute("aria-current")) ;
    const next = all[Math.min(all.length - 1, Math.max(0, from + step))];
    next?.focus();
    next?.scrollIntoView({ block: "nearest" });
  }

  function foot() {
    const left = model.result.total - hits.length;
    more.hidden = left <= 0;
    put(more, `Show ${number(Math.min(PAGE, left))} more of ${number(left)}`);
  }

  async function extend() {
    if (busy || !model || hits.length >= model.result.total) return;
    busy = true;
    const of = model.result;
    try {
      const next = await context.core.query(model.state.q, { offset: hits.length, limit: PAGE });
      if (model.result !== of) return;
      hits = hits.concat(next.hits);
      list.append(...next.hits.map((hit) => item(context, hit, model.state.sel)));
      foot();
    } finally {
      busy = false;
    }
  }

  return {
    root,
    move,
    first: () => links()[0]?.focus(),
    render(next) {
      const same = model?.result === next.result;
      model = next;
      if (!next.result) return;
      if (same) {
        for (const link of links()) {
          const on = link.dataset.id === next.state.sel;
          on ? link.setAttribute("aria-current", "true") : link.removeAttribute("aria-current");
          if (on) {
            rove(link);
            if (next.reason !== "own") link.scrollIntoView({ block: "nearest" });
          }
        }
        return;
      }
      const focused = document.activeElement?.dataset?.id;
      const inside = list.contains(document.activeElement);
      hits = next.result.hits;
      put(root,
        !next.state.q && next.builtin && examples(context, "Ask, for example:"),
        next.result.total ? [list, more] : nothing(context, next));
      put(list, hits.map((hit) => item(context, hit, next.state.sel)));
      rove(list.querySelector("[aria-current]") ?? list.querySelector(".hit-link"));
      if (inside) (links().find((link) => link.dataset.id === focused) ?? links()[0])?.focus({ preventScroll: true });
      foot();
      near.disconnect();
      near.observe(more);
    },
  };
}
