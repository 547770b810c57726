// What was found, as a list. Its nodes are used again for the next answer; a title opens the whole document under it.

import { h, marked, put, unique } from "../dom.js";
import { number } from "../words.js";

/** Documents shown at first, and with every "more". */
export const PAGE = 20;
/** Units of a field that are shown at first: a book in one field would hold the page up. */
const SHOWN = 4000;
const STEP = 20_000;
/** Documents that are written in one frame. */
const AT_ONCE = 5;

/** `ask(id)` asks for a whole document, `more()` for the next hits. */
export function createHits({ ask, more }) {
  const list = h("ol.c-hits");
  const button = h("button.more-hits", { type: "button", hidden: true, onclick: more });
  const root = h("div.c-results", null, h("h2.visually-hidden", null, "Documents found"), list, button);
  const rows = [];
  let count = 0;
  let waiting = []; // rows and what to write into them, a few in each frame
  let frame = 0;

  function write() {
    frame = 0;
    for (const [place, hit] of waiting.splice(0, AT_ONCE)) {
      const row = rows[place] ?? make();
      fill(row, hit);
      row.item.hidden = false;
    }
    if (waiting.length) frame = requestAnimationFrame(write);
    list.setAttribute("aria-busy", String(waiting.length > 0));
  }

  function make() {
    const id = unique("whole");
    const title = h("button.c-title", { type: "button", "aria-expanded": "false", "aria-controls": id, onclick: () => (whole.hidden ? expand() : fold()) });
    const date = h("span.hit-date");
    const text = h("p.c-text");
    const values = h("p.c-values");
    const whole = h("div.c-whole", { id, hidden: true });
    const row = { item: h("li.c-hit", null, h("div.c-line", null, h("h3", null, title), date), text, values, whole), title, date, text, values, whole, id: null };
    const fold = () => {
      whole.hidden = true;
      title.setAttribute("aria-expanded", "false");
      put(whole);
    };
    const expand = () => {
      whole.hidden = false;
      title.setAttribute("aria-expanded", "true");
      put(whole, h("p.hint", null, "Reading…"));
      ask(row.id);
    };
    row.fold = fold;
    list.append(row.item);
    rows.push(row);
    return row;
  }

  function fill(row, hit) {
    if (row.id !== hit.id && !row.whole.hidden) row.fold();
    row.id = hit.id;
    put(row.title, marked(hit.title.text, hit.title.spans));
    row.date.textContent = hit.date ?? "";
    row.text.hidden = !hit.text;
    put(row.text, hit.text ? marked(hit.text.text, hit.text.spans) : null);
    row.values.hidden = !hit.values.length;
    put(row.values, hit.values.map((value) => h("span.c-value", null, value)));
  }

  /** A field of a document; the rest of a long one comes when it is asked for. */
  function field(name, value) {
    const text = document.createTextNode(value.slice(0, SHOWN));
    const place = h("dd", null, text);
    let at = Math.min(SHOWN, value.length);
    if (at < value.length) {
      const rest = h("button.link", { type: "button", onclick: () => {
        text.appendData(value.slice(at, at + STEP));
        at += STEP;
        label();
      } });
      const label = () => {
        rest.textContent = `Show more of it (${number(value.length - at)} characters are left)`;
        rest.hidden = at >= value.length;
      };
      label();
      place.append(" … ", rest);
    }
    return [h("dt", null, name), place];
  }

  return {
    root,
    draw(hits, offset, total) {
      count = offset + hits.length;
      waiting = hits.map((hit, i) => [offset + i, hit]);
      frame ||= requestAnimationFrame(write);
      list.setAttribute("aria-busy", "true");
      for (let i = count; i < rows.length; i++) rows[i].item.hidden = true;
      button.hidden = count >= total;
      if (!button.hidden) button.textContent = `Show ${number(Math.min(PAGE, total - count))} more of ${number(total - count)}`;
    },
    /** The whole document, where it was asked for. */
    whole(id, pairs) {
      for (const row of rows) {
        if (row.id !== id || row.whole.hidden) continue;
        put(row.whole, pairs ? h("dl", null, pairs.flatMap(([name, value]) => field(name, value)))
          : h("p.hint", null, "The documents themselves are not in this file: it holds what is needed to search them, and their ids."));
      }
    },
    count: () => count,
    move(step) {
      const all = rows.filter(({ item }) => !item.hidden).map(({ title }) => title);
      const at = all.indexOf(document.activeElement);
      const next = all[Math.min(all.length - 1, Math.max(0, at + step))];
      next?.focus();
      next?.scrollIntoView({ block: "nearest" });
    },
  };
}
