// The documents by date, and a period that is dragged over them: either end, or the whole of it; with arrow keys too.

import { h, put, s } from "../dom.js";
import { number } from "../words.js";
import { isoDay } from "./buckets.js";

/** Buckets that a page key steps over. */
const LEAP = { day: 7, month: 12, year: 10 };
const UNITS = { day: "day", month: "month", year: "year" };

/** `changed(settled)` is called when the period is another; `settled` once nobody is dragging it. */
export function createPeriod(changed) {
  const bars = s("path", { class: "c-bars" });
  const lit = s("path", { class: "c-bars lit" });
  const clip = s("rect", { x: 0, y: 0, width: 1, height: 100 });
  const svg = s("svg", { class: "c-plot", preserveAspectRatio: "none", "aria-hidden": "true" },
    s("clipPath", { id: "c-clip" }, clip), bars, s("g", { "clip-path": "url(#c-clip)" }, lit));
  const body = h("div.c-window", { role: "slider", tabindex: "0", "aria-label": "The whole period" });
  const ends = ["From", "To"].map((label) => h("div.c-end", { role: "slider", tabindex: "0", "aria-label": label }));
  const track = h("div.c-track", null, svg, body, ...ends);
  const ticks = h("div.c-ticks", { "aria-hidden": "true" });
  const note = h("p.c-note.soft");
  const told = h("p.c-told");
  const clear = h("button.link", { type: "button", hidden: true, onclick: () => {
    move(0, size, true);
    ends[0].focus();
  } }, "All dates");
  const root = h("section.c-period", { "aria-label": "By date" }, h("div.c-period-head", null, h("h2", null, "By date"), told, clear, note), track, ticks);

  let domain = null;
  let size = 0; // buckets
  let low = 0; // the ends of the period, in buckets and parts of one
  let high = 0;
  let width = 1;

  /** The day at a place, and the place of a day. */
  const dayAt = (at) => {
    const i = Math.min(size - 1, Math.floor(at));
    return Math.round(domain.edges[i] + (at - i) * (domain.edges[i + 1] - domain.edges[i]));
  };
  const whole = () => low <= 0 && high >= size;
  const named = (day) => isoDay(day).slice(0, { day: 10, month: 7, year: 4 }[domain.unit]);

  function move(from, to, settled) {
    const [before, after] = [low, high];
    low = Math.min(Math.max(0, from), size);
    high = Math.min(Math.max(low, to), size);
    place();
    if (settled || before !== low || after !== high) changed(settled);
  }

  /** Puts the ends where they are: transforms, so that nothing is laid out anew. */
  function place() {
    const [a, b] = [(low / size) * width, (high / size) * width];
    body.style.transform = `translateX(${a}px) scaleX(${Math.max(1, b - a) / 100})`;
    ends[0].style.transform = `translateX(${a}px)`;
    ends[1].style.transform = `translateX(${b}px)`;
    clip.setAttribute("x", low);
    clip.setAttribute("width", Math.max(0, high - low));
    const [first, last] = [dayAt(low), Math.max(dayAt(low), dayAt(high) - 1)];
    told.textContent = whole() ? `${isoDay(first)} to ${isoDay(last)}: all` : `${isoDay(first)} to ${isoDay(last)}`;
    clear.hidden = whole();
    [[ends[0], low, isoDay(first)], [ends[1], high, isoDay(last)], [body, low, `${isoDay(first)} to ${isoDay(last)}`]].forEach(([end, at, text]) => {
      end.setAttribute("aria-valuenow", String(Math.round(at)));
      end.setAttribute("aria-valuetext", text);
    });
  }

  // ---- pointer ----
  let drag = null;
  track.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || !domain || drag) return;
    const { left } = track.getBoundingClientRect();
    const at = ((event.clientX - left) / width) * size;
    const part = event.target === ends[0] ? "low" : event.target === ends[1] ? "high" : event.target === body && !whole() ? "body" : "new";
    drag = { part, left, at, low, high, pointer: event.pointerId };
    track.setPointerCapture(event.pointerId);
    (part === "high" ? ends[1] : part === "body" ? body : ends[0]).focus({ preventScroll: true });
    track.classList.add("dragging");
    event.preventDefault();
  });
  track.addEventListener("pointermove", (event) => {
    if (!drag || event.pointerId !== drag.pointer) return;
    const at = Math.min(size, Math.max(0, ((event.clientX - drag.left) / width) * size));
    if (drag.part === "low") move(Math.min(at, high), high, false);
    else if (drag.part === "high") move(low, Math.max(at, low), false);
    else if (drag.part === "new") move(Math.min(at, drag.at), Math.max(at, drag.at), false);
    else {
      const by = Math.min(size - drag.high, Math.max(-drag.low, at - drag.at));
      move(drag.low + by, drag.high + by, false);
    }
  });
  for (const name of ["pointerup", "pointercancel"]) {
    track.addEventListener(name, (event) => {
      if (!drag || event.pointerId !== drag.pointer) return;
      // A click without a drag on the ground chooses the bucket it falls on.
      if (drag.part === "new" && low === drag.low && high === drag.high && name === "pointerup") {
        const bucket = Math.min(size - 1, Math.floor(drag.at));
        if (whole()) move(bucket, bucket + 1, true);
        else move(0, size, true);
      } else changed(true);
      drag = null;
      track.classList.remove("dragging");
    });
  }

  // ---- keys ----
  track.addEventListener("keydown", (event) => {
    if (!domain || event.ctrlKey || event.metaKey || event.altKey) return;
    const step = event.shiftKey ? LEAP[domain.unit] : 1;
    const by = { ArrowRight: step, ArrowUp: step, ArrowLeft: -step, ArrowDown: -step, PageUp: LEAP[domain.unit], PageDown: -LEAP[domain.unit] }[event.key];
    const edge = event.key === "Home" ? -size : event.key === "End" ? size : null;
    if (by === undefined && edge === null) return;
    event.preventDefault();
    event.stopPropagation();
    const jump = by ?? edge;
    // From a place between two buckets, a step goes to the next edge.
    const next = (at) => (jump > 0 ? Math.floor(at + 1e-9) + jump : Math.ceil(at - 1e-9) + jump);
    if (event.target === ends[0]) move(Math.min(next(low), Math.max(0, high - 1)), high, true);
    else if (event.target === ends[1]) move(low, Math.max(next(high), Math.min(size, low + 1)), true);
    else {
      const kept = Math.min(size - high, Math.max(-low, jump));
      move(low + kept, high + kept, true);
    }
  });

  new ResizeObserver(([entry]) => {
    width = Math.max(1, entry.contentRect.width);
    if (!domain) return;
    place();
    tick();
  }).observe(track);

  /** As many labels as have room. */
  function tick() {
    const room = Math.max(2, Math.floor(width / 72));
    const step = Math.max(1, Math.ceil(size / room));
    const labels = [];
    for (let i = 0; i + step * 0.6 <= size; i += step) {
      const label = h("span", null, named(domain.edges[i]));
      label.style.transform = `translateX(${(i / size) * width}px)`;
      labels.push(label);
    }
    put(ticks, labels);
  }

  return {
    root,
    outline({ domain: given, undated, size: documents }) {
      domain = given;
      root.hidden = !given;
      if (!given) return;
      size = domain.edges.length - 1;
      svg.setAttribute("viewBox", `0 0 ${size} 100`);
      for (const end of [...ends, body]) {
        end.setAttribute("aria-valuemin", "0");
        end.setAttribute("aria-valuemax", String(size));
      }
      note.textContent = [`by ${UNITS[domain.unit]}`, undated && `${number(undated)} of ${number(documents)} without a date`].filter(Boolean).join("; ");
      low = 0;
      high = size;
      place();
      tick();
    },
    /** In days, both of them in it; null for all. */
    period: () => (!domain || whole() ? null : [dayAt(low), Math.max(dayAt(low), dayAt(high) - 1)]),
    dragging: () => drag !== null,
    clear: () => domain && move(0, size, true),
    draw(counts) {
      let most = 1;
      for (const n of counts) if (n > most) most = n;
      let d = "";
      const gap = size > 120 ? 0 : 0.12;
      for (let i = 0; i < counts.length; i++) {
        if (!counts[i]) continue;
        d += `M${i + gap / 2},100v${-Math.max(1.5, (counts[i] / most) * 100).toFixed(2)}h${1 - gap}V100Z`;
      }
      bars.setAttribute("d", d);
      lit.setAttribute("d", d);
    },
  };
}
