// The matches in time: lanes, each date drawn as wide as it is vague, and below them a strip of all dates to brush.

import { axisBottom } from "d3-axis";
import { brushX } from "d3-brush";
import { scaleLinear, scaleUtc } from "d3-scale";
import { select } from "d3-selection";
import { h, put, s } from "../dom.js";
import { DAY, OPEN_END, OPEN_START, brushed, fitted } from "../dates.js";
import { LANES } from "../state.js";
import { FACETS, FAMILIES, STANCES, family, kindWord, number, outline, verb } from "../words.js";
import { resolved } from "./export.js";

const APPROXIMATE = 1;
const UNCERTAIN = 2;
const CONFLICT = 4;
const COARSE = 8;

const R = 5; // of a mark
const ROWS = 8; // in a lane; beyond, marks overlap
const THIN = 5; // the pitch of long spans
const THIN_ROWS = 6;
const LANES_SHOWN = 10;
const SHORT_NAMES = new Set(["kind", "stance", "state"]);
/** More marks than this are not drawn one by one. */
const MARKS = 6000;
const STRIP = 34;
const AXIS = 20;

export function createTimeline(root, context) {
  const { core, state, announce } = context;
  const from = h("input.date", { type: "text", size: 10, placeholder: "2024-03", "aria-label": "From, as an EDTF date", autocomplete: "off", spellcheck: "false" });
  const to = h("input.date", { type: "text", size: 10, placeholder: "2024-06-30", "aria-label": "To, as an EDTF date", autocomplete: "off", spellcheck: "false" });
  const dateError = h("p.date-error", { id: "date-error", role: "alert" });
  const clear = h("button.link", { type: "button", hidden: true, onclick: () => choose(null, null) }, "Clear dates");
  const lanes = h("select", { "aria-label": "Lanes by", onchange: () => state.set({ lane: lanes.value }) },
    LANES.map((lane) => h("option", { value: lane }, FACETS[lane].toLowerCase())));
  const zooms = [["fit", "Result"], ["all", "All"]].map(([value, label]) =>
    h("button.segment", { type: "button", dataset: { value }, onclick: () => state.set({ zoom: value }, "replace") }, label));
  const fold = h("button.icon.fold", { type: "button", "aria-expanded": "true", "aria-label": "Timeline", title: "Fold the timeline", onclick: () => {
    const folded = root.classList.toggle("folded");
    fold.setAttribute("aria-expanded", String(!folded));
    if (!folded) draw();
  } }, "▾");
  const scroll = h("div.lanes", { tabindex: "0", role: "application", "aria-roledescription": "timeline", "aria-label": "Timeline" });
  const base = h("div.strip");
  const edges = h("div.edges");
  const tip = h("div.tip", { hidden: true });
  const legend = h("ul.legend.tl-legend", { "aria-label": "Legend" });
  put(root,
    h("div.tl-head", null, fold, h("h2", null, "Timeline"),
      h("label.tl-lanes.tl-more", null, "lanes by ", lanes),
      h("span.segments.tl-more", { role: "group", "aria-label": "Zoom to" }, zooms),
      h("span.dates", null, h("label", null, "from ", from), h("label", null, "to ", to), clear)),
    dateError, h("div.tl-body", null, scroll, edges, base, tip), legend);

  let model = null;
  let marks = []; // { x0, x1, y, ordinal, ... } as drawn, in date order
  let ids = []; // by place in the timeline's arrays; empty while nothing is selected
  let cursor = -1; // the mark that the arrows are on
  let allLanes = false;
  let width = 0;
  let scale = null;
  let drawnFor = null;
  let beyond = { before: 0, after: 0 }; // how many records lie outside the window

  // ---- dates ----
  async function choose(a, b) {
    state.set({ q: await core.dated(state.get().q, a, b) });
  }

  async function typed(event) {
    for (const input of [from, to]) {
      const value = input.value.trim();
      try {
        if (value) await core.date(value);
        right(input);
      } catch (error) {
        wrong(input, error);
        return;
      }
    }
    try {
      const next = await core.dated(state.get().q, from.value.trim() || null, to.value.trim() || null);
      if (next !== state.get().q) state.set({ q: next });
    } catch (error) {
      wrong(event.target, error);
    }
  }
  function wrong(input, error) {
    input.setAttribute("aria-invalid", "true");
    input.setAttribute("aria-describedby", "date-error");
    put(dateError, `${input === from ? "From" : "To"}: ${error.message}`, error.suggestion && [" ", h("button.link", { type: "button", onclick: () => {
      input.value = error.suggestion;
      typed({ target: input });
    } }, `Use ${error.suggestion}`)]);
  }
  function right(input) {
    input.removeAttribute("aria-invalid");
    input.removeAttribute("aria-describedby");
    if (!root.querySelector(".date[aria-invalid]")) put(dateError);
  }
  for (const input of [from, to]) {
    input.addEventListener("change", typed);
    input.addEventListener("keydown", (event) => event.key === "Enter" && typed(event));
  }

  // ---- layout ----
  /** The days on show, first and last. */
  function window_(t) {
    const fit = fitted(t.earliest, t.latest);
    if (!fit) return null;
    let [a, b] = state.get().zoom === "all" ? fit.all : fit.most;
    if (state.get().zoom === "fit" && model.dates) {
      const { start, end } = model.dates;
      if (start !== null && end !== null && start <= end) [a, b] = [start, end];
      else if (start !== null) [a, b] = [start, Math.max(start, fit.all[1])];
      else if (end !== null) [a, b] = [Math.min(end, fit.all[0]), end];
    }
    const pad = Math.max(1, (b - a) * 0.02);
    return [a - pad, b + 1 + pad];
  }

  const narrow = () => width < 560;
  /** Room for the names of the lanes: claims and documents have long ones. */
  const gutter = () => (narrow() ? 88 : SHORT_NAMES.has(state.get().lane) ? 140 : Math.max(140, Math.min(300, Math.round(width * 0.24))));

  function layout(t) {
    const days = window_(t);
    if (!days) return null;
    scale = scaleUtc().domain(days.map((day) => day * DAY)).range([gutter(), width - 24]);
    const x = (day) => scale(day * DAY);
    const [left, right] = scale.range();
    const shownLanes = allLanes ? t.lanes.length : Math.min(t.lanes.length, LANES_SHOWN);
    const rows = t.lanes.map(() => []);
    const long = t.lanes.map(() => []);
    const beyond = { before: new Set(), after: new Set() };
    const drawn = [];
    const count = Math.min(t.ordinals.length, MARKS);
    for (let i = 0; i < count; i++) {
      if (t.lane[i] >= shownLanes) continue;
      const openStart = t.earliest[i] === OPEN_START;
      const openEnd = t.latest[i] === OPEN_END;
      if (openStart && openEnd) continue;
      let x0 = openStart ? left - 4 : x(t.earliest[i]);
      let x1 = openEnd ? right + 4 : x(t.latest[i] + 1);
      if (x1 < left) { beyond.before.add(t.ordinals[i]); continue; }
      if (x0 > right) { beyond.after.add(t.ordinals[i]); continue; }
      const cut = x0 < left || x1 > right;
      x0 = Math.max(left - 4, x0);
      x1 = Math.min(right + 4, x1);
      const middle = openEnd && !openStart ? Math.min(right, x0 + R + 1) : openStart && !openEnd ? Math.max(left, x1 - R - 1) : (x0 + x1) / 2;
      const span = openStart || openEnd || (t.latest[i] > t.earliest[i] && x1 - x0 > 2 * R + 6);
      // What spans most of the window says little about when: it becomes a thin line under the others.
      const thin = x1 - x0 > (openStart || openEnd ? 0.2 : cut ? 0.4 : 0.8) * (right - left);
      const edge = [Math.min(span ? x0 : middle, middle - R) - 1.5, Math.max(span ? x1 : middle, middle + R) + 1.5];
      const lane = (thin ? long : rows)[t.lane[i]];
      let row = lane.findIndex((end) => end <= edge[0]);
      if (row < 0) row = lane.length;
      lane[row] = edge[1];
      drawn.push({ i, thin, x0, x1, middle, span, openStart, openEnd, row, lane: t.lane[i], flags: t.flags[i], stance: STANCES[t.stances[i]] ?? null, ordinal: t.ordinals[i] });
    }
    let y = 4;
    const heights = rows.slice(0, shownLanes).map((lane, index) => {
      const many = Math.min(lane.length, ROWS);
      const pitch = many <= 4 ? 2 * R + 2 : Math.max(7, 56 / many);
      const lines = Math.min(long[index].length, THIN_ROWS);
      const upper = Math.max(lines ? 0 : 20, many * pitch + (many ? 8 : 0));
      const height = Math.max(20, upper + lines * THIN + (lines ? 4 : 0));
      const at = { top: y, height, upper: lines ? upper : height, pitch, many: Math.max(1, many), lines: Math.max(1, lines) };
      y += height;
      return at;
    });
    for (const mark of drawn) {
      const lane = heights[mark.lane];
      mark.y = mark.thin
        ? lane.top + lane.height - 3 - ((mark.row % lane.lines) + 0.5) * THIN
        : lane.top + lane.upper / 2 + ((mark.row % lane.many) - (lane.many - 1) / 2) * lane.pitch;
    }
    return { drawn, heights, height: y + 2, shownLanes, beyond, left, right, days };
  }

  // ---- drawing ----
  function markNodes(mark, index, selected) {
    const f = family(mark.stance);
    const soft = (mark.flags & APPROXIMATE ? " approximate" : "") + (mark.flags & UNCERTAIN ? " uncertain" : "");
    const g = s("g", { class: `mark f-${f}${soft}${selected ? " selected" : ""}`, "data-mark": index });
    if (mark.thin) {
      const a = mark.x0, b = mark.x1, y = mark.y;
      g.append(s("rect", { class: "reach", x: a, y: y - 3, width: b - a, height: 6 }), s("rect", { class: "span thin", x: a, y: y - 1.25, width: b - a, height: 2.5 }));
      if (mark.openEnd) g.append(s("path", { class: "open", d: `M${b - 5},${y - 3.5}L${b},${y}L${b - 5},${y + 3.5}Z` }));
      if (mark.openStart) g.append(s("path", { class: "open", d: `M${a + 5},${y - 3.5}L${a},${y}L${a + 5},${y + 3.5}Z` }));
      g.append(s("path", { class: "point", "fill-rule": "evenodd", transform: `translate(${mark.middle},${y})`, d: outline(f, 3) }));
      return g;
    }
    if (mark.span) {
      const a = mark.x0, b = Math.max(mark.x1, mark.x0 + 2);
      g.append(s("rect", { class: "span", x: a, y: mark.y - 3.5, width: b - a, height: 7, rx: 2 }));
      if (mark.openEnd) g.append(s("path", { class: "open", d: `M${b - 6},${mark.y - 5}L${b + 2},${mark.y}L${b - 6},${mark.y + 5}Z` }));
      if (mark.openStart) g.append(s("path", { class: "open", d: `M${a + 6},${mark.y - 5}L${a - 2},${mark.y}L${a + 6},${mark.y + 5}Z` }));
    } else if (mark.flags & COARSE) {
      g.append(s("path", { class: "whisker", d: `M${mark.middle - R - 3},${mark.y}H${mark.middle + R + 3}` }));
    }
    g.append(s("path", { class: "point", "fill-rule": "evenodd", transform: `translate(${mark.middle},${mark.y})`, d: outline(f, R) }));
    if (mark.flags & UNCERTAIN) g.append(s("text", { class: "query", x: mark.middle + R + 1, y: mark.y + 3 }, "?"));
    if (mark.flags & CONFLICT) g.append(s("path", { class: "contest", d: `M${mark.middle - R},${mark.y + R + 2.2}h${2 * R}` }));
    return g;
  }

  function laneNodes(t, plan) {
    const short = Math.floor((gutter() - (narrow() ? 6 : 38)) / 6.1);
    return plan.heights.flatMap((lane, index) => {
      const { label, count, value } = t.lanes[index];
      const word = state.get().lane === "kind" ? kindWord(label, 2) : state.get().lane === "stance" ? verb(value) : label;
      return [
        s("rect", { class: index % 2 ? "band odd" : "band", x: 0, y: lane.top, width, height: lane.height }),
        s("text", { class: "lane-label", x: 6, y: lane.top + lane.height / 2 + 4 }, s("title", null, `${word}: ${count}`), word.length > short ? `${word.slice(0, short - 1)}…` : word),
        !narrow() && s("text", { class: "lane-count", x: plan.left - 8, y: lane.top + lane.height / 2 + 4, "text-anchor": "end" }, number(count)),
      ].filter(Boolean);
    });
  }

  function axisNode(axisScale, y, ticks) {
    const g = s("g", { class: "axis", transform: `translate(0,${y})` });
    select(g).call(axisBottom(axisScale).ticks(ticks).tickSizeOuter(0).tickSizeInner(4).tickPadding(3));
    for (const attribute of ["font-size", "font-family", "fill"]) g.removeAttribute(attribute);
    return g;
  }

  function stripNodes(histogram, view) {
    const buckets = histogram?.buckets ?? [];
    if (!buckets.length) return null;
    const [left, right] = [gutter(), width - 24];
    const first = buckets[0].start;
    const last = Math.max(buckets.at(-1).end + 1, first + 1);
    const x = scaleUtc().domain([first * DAY, last * DAY]).range([left, right]);
    const most = Math.max(...buckets.map((bucket) => bucket.exact + bucket.spread), 1);
    const y = scaleLinear().domain([0, most]).range([0, STRIP - 4]);
    const bars = buckets.filter((bucket) => bucket.exact + bucket.spread > 0).flatMap((bucket) => {
      const a = x(bucket.start * DAY);
      const w = Math.max(1.5, x((bucket.end + 1) * DAY) - a - 1);
      const exact = bucket.exact ? Math.max(1, y(bucket.exact)) : 0;
      const spread = bucket.spread ? Math.max(1, y(bucket.spread)) : 0;
      return [
        exact > 0 && s("rect", { class: "bar", x: a, y: STRIP - exact, width: w, height: exact }, s("title", null, `${bucket.edtf}: ${number(bucket.exact)}`)),
        spread > 0 && s("rect", { class: "bar spread", x: a, y: STRIP - exact - spread, width: w, height: spread }, s("title", null, `${bucket.edtf}: ${bucket.spread.toFixed(1)} by share of vaguer dates`)),
      ];
    });
    const seen = view && s("path", { class: "seen", d: `M${clamp(x(view[0] * DAY), left, right)},${STRIP + 1.5}H${clamp(x(view[1] * DAY), left, right)}` });
    return { x, first, last, left, right, nodes: [s("path", { class: "floor", d: `M${left},${STRIP}H${right}` }), bars, seen, s("text", { class: "lane-label", x: 6, y: STRIP - 8 }, narrow() ? "all dates" : `all dates, by ${histogram.unit}`)] };
  }

  function draw() {
    const t = model?.timeline;
    if (!t || root.classList.contains("folded")) return;
    width = room;
    if (width < 40) return;
    drawnFor = model.state.lane;
    const plan = layout(t);
    if (!plan) {
      put(edges);
      put(base);
      put(scroll, h("p.hint.tl-none", null, model.result.total ? `None of these records has a date (${number(model.result.total)} without).` : "No record, so nothing to draw."));
      marks = [];
      return;
    }
    marks = plan.drawn;
    const selected = new Set();
    ids.forEach((id, i) => id === model.state.sel && selected.add(i));

    const svg = s("svg", { class: "tl", width, height: plan.height, role: "img", "aria-label": `${number(t.ordinals.length - 0)} marks in ${t.lanes.length} lanes` });
    svg.append(...laneNodes(t, plan).flat());
    svg.append(s("g", { class: "grid" }, scale.ticks(tickCount()).map((tick) => s("path", { d: `M${scale(tick)},0V${plan.height}` }))));
    const chosen = marks.find((mark) => selected.has(mark.i));
    if (chosen) svg.append(s("path", { class: "hair", d: `M${chosen.middle},0V${plan.height}` }));
    const sweep = s("g", { class: "brush" });
    svg.append(sweep);
    // Selected marks are drawn last, on top of the others.
    const order = marks.map((mark, index) => ({ mark, index })).sort((a, b) => selected.has(a.mark.i) - selected.has(b.mark.i));
    svg.append(s("g", { class: "marks" }, order.map(({ mark, index }) => markNodes(mark, index, selected.has(mark.i)))));
    svg.append(s("path", { class: "cursor", d: "" }));
    put(scroll, svg,
      t.lanes.length > LANES_SHOWN && h("button.link.more-lanes", { type: "button", onclick: () => {
        allLanes = !allLanes;
        draw();
      } }, allLanes ? "Show fewer lanes" : `Show all ${t.lanes.length} lanes`));
    brush(sweep, [[plan.left, 0], [plan.right, plan.height]], scale, plan.days[1] - plan.days[0], false);

    const strip = stripNodes(model.result.histogram, plan.days);
    const foot = s("svg", { class: "tl", width, height: AXIS + STRIP + (strip ? AXIS + 6 : 0), "aria-hidden": "true" }, axisNode(scale, 0, tickCount()));
    if (strip) {
      const g = s("g", { transform: `translate(0,${AXIS + 6})` }, strip.nodes, axisNode(strip.x, STRIP + 2, tickCount()));
      const sweep2 = s("g", { class: "brush" });
      g.append(sweep2);
      foot.append(g);
      const b = brush(sweep2, [[strip.left, 0], [strip.right, STRIP]], strip.x, strip.last - strip.first, true);
      const start = model.dates?.start ?? strip.first;
      const end = model.dates?.end ?? strip.last - 1;
      if (model.dates && start <= end) {
        const a = clamp(strip.x(start * DAY), strip.left, strip.right - 3);
        b.set([a, clamp(Math.max(strip.x((end + 1) * DAY), a + 3), strip.left, strip.right)]);
      }
    }
    put(base, foot);
    const { before, after } = plan.beyond;
    beyond = { before: before.size, after: after.size };
    const all = () => state.set({ zoom: "all" }, "replace");
    const notes = [t.undated && `${number(t.undated)} without a date`, t.ordinals.length > MARKS && `the first ${number(MARKS)} of ${number(t.ordinals.length)} drawn`].filter(Boolean).join("; ");
    put(edges,
      before.size > 0 && h("button.link", { type: "button", onclick: all }, `◂ ${number(before.size)} earlier`),
      notes && h("span.soft", null, notes),
      after.size > 0 && h("button.link.after", { type: "button", onclick: all }, `${number(after.size)} later ▸`));
    drawCursor();
  }

  const tickCount = () => Math.max(2, Math.min(12, Math.floor((width - gutter()) / 90)));

  function brush(g, extent, x, viewDays, touchable) {
    let setting = false;
    const b = brushX().extent(extent).touchable(() => touchable).on("end", (event) => {
      if (setting || !event.sourceEvent) return;
      if (!event.selection || event.selection[1] - event.selection[0] < 4) {
        if (touchable && model.dates) choose(null, null);
        else select(g).call(b.clear);
        return;
      }
      const [a, z] = event.selection.map((at) => x.invert(at).getTime() / DAY);
      choose(...brushed(a, z, viewDays));
    });
    select(g).call(b);
    return {
      set(selection) {
        setting = true;
        select(g).call(b.move, selection);
        setting = false;
      },
    };
  }

  // ---- pointer and keys ----
  const at = (event) => event.target.closest?.("[data-mark]");
  const idOf = async (mark) => (await core.ids([mark.ordinal]))[0];
  scroll.addEventListener("click", (event) => {
    const mark = at(event);
    if (mark) {
      cursor = Number(mark.dataset.mark);
      idOf(marks[cursor]).then((id) => context.select(id));
    }
  });
  scroll.addEventListener("pointerover", (event) => {
    const mark = at(event);
    mark ? tell(marks[mark.dataset.mark]) : (tip.hidden = true);
  });
  scroll.addEventListener("pointerleave", () => (tip.hidden = true));
  scroll.addEventListener("blur", () => {
    cursor = -1;
    tip.hidden = true;
    drawCursor();
  });

  const who = (info) => info.who.map((ref) => ref.label).join(" and ");
  const line = (info) => `${info.date?.text ?? "no date"}. ${[who(info), info.stance && verb(info.stance, info.who.length > 1)].filter(Boolean).join(" ") || kindWord(info.kind)}: ${info.text}`;

  async function tell(mark, aloud = false) {
    const info = await idOf(mark).then(core.get).catch(() => null);
    if (!info) return;
    put(tip, h("strong", null, info.date?.text ?? ""), " ", h("span.soft", null, kindWord(info.kind)), h("br"),
      info.who.length > 0 && h("strong", null, who(info)), info.stance && h(`span.stance.f-${family(info.stance)}`, null, ` ${verb(info.stance, info.who.length > 1)}`), info.who.length > 0 && h("br"), info.text);
    tip.hidden = false;
    const top = mark.y - scroll.scrollTop + R + 8;
    tip.style.left = `${clamp(mark.middle - 140, 4, Math.max(4, width - 290))}px`;
    tip.style.top = `${top}px`;
    if (aloud) announce.now(line(info));
  }

  function drawCursor() {
    const ring = scroll.querySelector(".cursor");
    const mark = marks[cursor];
    ring?.setAttribute("d", mark ? `M${mark.middle - R - 4},${mark.y}a${R + 4},${R + 4} 0 1,1 ${2 * R + 8},0a${R + 4},${R + 4} 0 1,1 ${-2 * R - 8},0Z` : "");
  }

  function step(by) {
    if (!marks.length) return;
    if (cursor < 0) cursor = Math.max(0, marks.findIndex((mark) => ids[mark.i] === model.state.sel) );
    else {
      // One record may stand in several lanes; left and right go from record to record.
      let next = cursor + by;
      while (marks[next] && marks[next].ordinal === marks[cursor].ordinal) next += by;
      cursor = clamp(next, 0, marks.length - 1);
    }
    arrive();
  }
  function sideways(by) {
    const here = marks[cursor] ?? marks[0];
    if (!here) return;
    for (let lane = here.lane + by; lane >= 0 && lane < model.timeline.lanes.length; lane += by) {
      const near = marks.map((mark, index) => ({ mark, index })).filter(({ mark }) => mark.lane === lane).sort((a, b) => Math.abs(a.mark.middle - here.middle) - Math.abs(b.mark.middle - here.middle))[0];
      if (near) {
        cursor = near.index;
        return arrive();
      }
    }
  }
  function arrive() {
    drawCursor();
    const mark = marks[cursor];
    if (mark.y < scroll.scrollTop + 10) scroll.scrollTop = mark.y - 30;
    else if (mark.y > scroll.scrollTop + scroll.clientHeight - 10) scroll.scrollTop = mark.y - scroll.clientHeight + 30;
    tell(mark, true);
  }
  scroll.addEventListener("keydown", (event) => {
    if (event.target !== scroll || event.ctrlKey || event.metaKey || event.altKey) return;
    const act = {
      ArrowRight: () => step(1), ArrowLeft: () => step(-1), ArrowDown: () => sideways(1), ArrowUp: () => sideways(-1),
      Home: () => ((cursor = 0), arrive()), End: () => ((cursor = marks.length - 1), arrive()),
      Enter: () => marks[cursor] && idOf(marks[cursor]).then((id) => context.select(id, { focus: true })),
    }[event.key];
    if (!act || !marks.length) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  });

  // On a small screen the list comes first.
  if (matchMedia("(max-width: 640px)").matches) {
    root.classList.add("folded");
    fold.setAttribute("aria-expanded", "false");
  }

  // Asking for the width while drawing would make the browser lay the page out once more.
  let room = Math.floor(root.clientWidth);
  new ResizeObserver(([entry]) => {
    room = Math.floor(entry.contentRect.width);
    if (model && room !== width) draw();
  }).observe(root);

  const mark = (name) => s("svg", { class: `glyph f-${name}`, width: 10, height: 10, viewBox: "-5 -5 10 10", "aria-hidden": "true" }, s("path", { d: outline(name, 4.5), "fill-rule": "evenodd" }));
  const bar = (looks) => s("svg", { class: "glyph", width: 20, height: 10, viewBox: "0 0 20 10", "aria-hidden": "true" }, s("rect", { class: looks, x: 1, y: 2, width: 18, height: 6, rx: 2 }));
  put(legend,
    FAMILIES.map(([name, word, words]) => h("li", { title: words }, mark(name), word)),
    h("li", { title: "A bar is as wide as the date is vague; an arrow is an open end" }, bar("span"), "vague date"),
    h("li", { title: "An approximate date; a question mark makes it uncertain" }, bar("span dashed"), "approximate"),
    h("li", { title: "Others contradict it, or sources disagree about it" }, s("svg", { class: "glyph", width: 12, height: 12, viewBox: "-6 -6 12 12", "aria-hidden": "true" }, s("path", { class: "contest", d: "M-5,4h10" }), s("circle", { r: 3, cy: -1 })), "contested"));

  return {
    render(next) {
      model = next;
      const { state: { lane, zoom }, timeline } = next;
      if (!timeline) return;
      lanes.value = lane;
      if (drawnFor !== lane) allLanes = false;
      ids = next.timelineIds ?? [];
      for (const button of zooms) button.setAttribute("aria-pressed", String(button.dataset.value === zoom));
      if (!dateError.textContent || next.reason !== "own") {
        if (document.activeElement !== from) from.value = next.dates?.from ?? "";
        if (document.activeElement !== to) to.value = next.dates?.to ?? "";
        right(from);
        right(to);
      }
      clear.hidden = !next.dates;
      scroll.setAttribute("aria-label", `Timeline of ${number(new Set(timeline.ordinals).size)} dated records. Arrow keys move, Enter opens.`);
      cursor = -1;
      draw();
    },
    /** The whole timeline as one SVG that looks the same outside this page, and says what it shows and leaves out. */
    picture() {
      const parts = [...root.querySelectorAll("svg.tl")];
      if (!parts.length) throw new Error("There is no timeline to save: it is folded, or no record of this result has a date.");
      const style = getComputedStyle(document.documentElement);
      const ink = getComputedStyle(root).color;
      const soft = getComputedStyle(legend).color;
      const picture = s("svg", { xmlns: "http://www.w3.org/2000/svg", "font-family": "system-ui, sans-serif" });
      let y = 28;
      for (const part of parts) {
        const copy = resolved(part);
        for (const one of copy.querySelectorAll(".overlay, .handle, .selection, .cursor")) one.remove();
        for (const one of [copy, ...copy.querySelectorAll("*")]) one.removeAttribute("class");
        picture.append(s("g", { transform: `translate(0,${y})` }, [...copy.childNodes]));
        y += Number(part.getAttribute("height"));
      }
      y += 16;
      let x = 6;
      for (const [name, word] of FAMILIES) {
        const colour = style.getPropertyValue(`--${name}`).trim();
        picture.append(s("path", { transform: `translate(${x + 5},${y - 4})`, d: outline(name, 4.5), fill: colour, "fill-rule": "evenodd" }), s("text", { x: x + 14, y, fill: soft, "font-size": 11 }, word));
        x += 26 + 6.4 * word.length;
      }
      const { result, timeline } = model;
      const { before, after } = beyond;
      const left = [before && `${number(before)} earlier`, after && `${number(after)} later`, timeline.undated && `${number(timeline.undated)} without a date`].filter(Boolean);
      const caption = `${number(result.total)} records${left.length ? `, of them not drawn: ${left.join(", ")}` : ""}. Bars are as wide as dates are vague; underlined is contested. article41 ${model.info.version}`;
      y += 18;
      picture.append(s("text", { x: 6, y, fill: soft, "font-size": 11 }, caption));
      const wide = Math.max(width, 12 + 6 * caption.length);
      const height = y + 10;
      picture.prepend(s("rect", { width: wide, height, fill: style.getPropertyValue("--surface").trim() }),
        s("text", { x: 6, y: 18, fill: ink, "font-size": 13 }, model.state.q || model.info.title));
      for (const [key, value] of Object.entries({ width: wide, height, viewBox: `0 0 ${wide} ${height}` })) picture.setAttribute(key, value);
      return picture;
    },
  };
}

const clamp = (value, low, high) => Math.min(high, Math.max(low, value));
