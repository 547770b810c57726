// The facets of a collection side by side: values with counts and bars. The nodes are made once; a step of a drag changes what
// stands in them.

import { h, put } from "../dom.js";
import { number } from "../words.js";

/** Values shown at first, and after asking for more. */
const FEW = 7;
const MANY = 60;
/** Pixels of the longest bar. */
const WIDTH = 222;

/** `changed()` is called when a value is chosen or more are to be shown. */
export function createValues(root, changed) {
  let facets = [];

  function row(facet, place) {
    const box = h("input", { type: "checkbox", onchange: () => {
      facet.chosen[box.checked ? "add" : "delete"](place);
      label.classList.toggle("chosen", box.checked);
      told(facet);
      changed();
    } });
    const count = h("span.facet-count");
    const label = h("label.facet-value", { title: facet.names[place] }, box, h("span.facet-label", null, facet.names[place]), count);
    return { item: h("li", null, label), box, label, count: count.appendChild(document.createTextNode("")), shown: -1, share: -1 };
  }

  const told = (facet) => (facet.of.textContent = facet.chosen.size ? `${facet.chosen.size} chosen` : number(facet.all));

  function show(facet, many) {
    facet.many = many;
    const wanted = Math.min(many ? MANY : FEW, facet.names.length);
    while (facet.rows.length < wanted) {
      facet.rows.push(row(facet, facet.rows.length));
      facet.list.append(facet.rows.at(-1).item);
    }
    facet.rows.forEach(({ item }, place) => (item.hidden = place >= wanted && !facet.chosen.has(place)));
    facet.more.textContent = many ? "Show fewer" : facet.all > MANY ? `Show ${number(MANY)} of ${number(facet.all)}` : `Show all ${number(facet.all)}`;
    facet.more.setAttribute("aria-expanded", String(many));
  }

  return {
    /** Makes the nodes for a collection. */
    outline(given, others) {
      facets = given.map(({ name, key, of: all, names }) => {
        const of = h("span.facet-of");
        const facet = { key, names, all, chosen: new Set(), rows: [], list: h("ul"), of, many: false };
        facet.more = h("button.link.more", { type: "button", "aria-expanded": "false", hidden: names.length <= FEW, onclick: () => {
          show(facet, !facet.many);
          changed();
        } });
        facet.root = h("section.facet", { role: "group", "aria-label": name }, h("h3.c-facet-head", { title: `${key}: in the search box` }, h("span", null, name), of), facet.list, facet.more);
        told(facet);
        show(facet, false);
        return facet;
      });
      put(root, facets.map((facet) => facet.root),
        others.length > 0 && h("p.hint.c-others", null, "Searched as name:value, not counted here: ", others.join(", ")));
    },
    /** By facet, how many values are on show, and which are chosen. */
    rows: () => facets.map((facet) => facet.rows.length),
    chosen: () => facets.map((facet) => [...facet.chosen].sort((a, b) => a - b)),
    any: () => facets.some((facet) => facet.chosen.size),
    clear() {
      for (const facet of facets) {
        facet.chosen.clear();
        for (const { box, label } of facet.rows) {
          box.checked = false;
          label.classList.remove("chosen");
        }
        told(facet);
        show(facet, facet.many);
      }
    },
    /** Writes counts into the rows, and nothing where they are as they were. */
    draw(counts) {
      facets.forEach(({ rows }, i) => {
        const all = counts[i];
        let most = 1;
        for (const n of all) if (n > most) most = n;
        for (let place = 0; place < rows.length && place < all.length; place++) {
          const row = rows[place];
          const n = all[place];
          if (row.shown !== n) {
            row.shown = n;
            row.count.data = number(n);
            row.label.classList.toggle("none", n === 0);
          }
          const share = Math.round((n / most) * WIDTH);
          if (row.share !== share) {
            row.share = share;
            row.label.style.backgroundSize = `${share}px 2px`;
          }
        }
      });
    },
  };
}
