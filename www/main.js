// Ties the parts together: the address is the state, the core answers, the views draw.

import { startCore } from "./core.js";
import { createState, HOME } from "./state.js";
import { createAnnouncer } from "./a11y/announcer.js";
import { hold } from "./a11y/focus.js";
import { listen } from "./a11y/keys.js";
import { ask } from "./ask.js";
import { h, put } from "./dom.js";
import { download, pick, readBytes, readText } from "./files.js";
import { createHelp } from "./help.js";
import { ordered } from "./lanes.js";
import { createMenu } from "./menu.js";
import { chosenDates } from "./chosen.js";
import { createTheme } from "./theme.js";
import { createPlace, isCollection } from "./collection/place.js";
import { createChips, describe } from "./views/chips.js";
import { exporters } from "./views/export.js";
import { createFacets, FACET_REQUEST } from "./views/facets.js";
import { createList, PAGE } from "./views/list.js";
import { createRecord } from "./views/record.js";
import { createSearch } from "./views/search.js";
import { createSources } from "./views/sources.js";
import { createTable } from "./views/table.js";
import { createTimeline } from "./views/timeline.js";
import { createVotes } from "./views/votes.js";

const $ = (id) => document.getElementById(id);
const PLACES = [["dossier", "Dossier"], ["documents", "Your documents"]];
const TABS = [["list", "List"], ["table", "Table"], ["votes", "Votes"], ["sources", "Sources"]];

async function main() {
  const announce = createAnnouncer();
  let themeButton = null;
  const theme = createTheme((dark) => themeButton?.setAttribute("aria-pressed", String(dark)));
  const core = await startCore();

  /** What is on show. Views read it and never write it. */
  let model = { state: null, info: await core.info(), result: null, error: null, timeline: null, timelineIds: null, dates: null, record: null, recordError: null, builtin: true, reason: "start" };

  const state = createState((_, reason) => update(reason));
  const context = {
    core, state, announce, select, showSource, say,
    reload: () => reload(),
    backToBuiltin: () => replace(() => core.builtin(), true),
  };

  // ---- parts ----
  const help = createHelp();
  const search = createSearch($("search"), { core, state, announce, describe: (result) => describe(result, model.info) });
  const chips = createChips($("chips"), $("count"), { state });
  const facets = createFacets($("facets"), { core, state, closeSheet: () => sheet(null) });
  const timeline = createTimeline($("timeline"), context);
  const record = createRecord($("record"), context);
  const views = { list: createList(context), table: createTable(context), votes: createVotes(context), sources: createSources(context) };

  themeButton = h("button.icon.theme", { type: "button", "aria-pressed": String(theme.dark()), "aria-label": "Dark colours", title: "Light or dark", onclick: () => {
    theme.toggle();
    timeline.render(model);
  } }, "◐");
  const facetsButton = h("button.facets-button", { type: "button", "aria-expanded": "false", "aria-controls": "facets", onclick: () => sheet(openSheet === $("facets") ? null : $("facets")) }, "Filters");
  put($("filters"), facetsButton);
  const dossierTools = h("span.tools-of", null,
    createMenu("Export", () => exporters({ core, state, timeline }).map(([label, run]) => [label, () => run().catch((error) => say(error.message, "error"))])),
    createMenu("Dossier", () => [
      ["Open a dossier…", openDossier],
      ["Save this dossier", saveDossier],
      ["Attach texts of sources…", () => state.set({ view: "sources" })],
      ["Start an empty dossier", () => replace(() => core.empty(), false)],
      ["Back to the built-in dossier", context.backToBuiltin],
    ], { note: () => `${model.info.title}: ${model.info.records} records${core.changed() ? ", with changes not saved" : ""}` }));
  const documentsTools = h("span.tools-of");
  put($("tools"), dossierTools, documentsTools,
    h("button.icon", { type: "button", "aria-label": "Help", title: "Help (?)", onclick: help.open }, "?"), themeButton);
  const documents = createPlace({ root: $("documents"), box: $("documents-search"), tools: documentsTools }, {
    core, announce, say, enter: () => state.get().on === "documents" || state.set({ on: "documents" }),
  });
  const places = PLACES.map(([on, label]) => h("a.place", { href: state.href({ on }), onclick: (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    if (state.get().on !== on) state.set({ on });
  } }, label));
  put($("places"), places);

  /** Shows the dossier or the reader's own documents, whichever the state says. */
  let placeShown = null;
  function showPlace() {
    const { on } = state.get();
    const own = on === "documents";
    PLACES.forEach(([name], i) => {
      places[i].href = state.href({ on: name });
      name === on ? places[i].setAttribute("aria-current", "page") : places[i].removeAttribute("aria-current");
    });
    if (placeShown === on) return;
    placeShown = on;
    document.documentElement.classList.toggle("own", own);
    if (own) sheet(null);
    for (const id of ["search", "chips", "filters", "count", "body"]) $(id).hidden = own;
    for (const id of ["documents-search", "documents"]) $(id).hidden = !own;
    dossierTools.hidden = own;
    documentsTools.hidden = !own;
    document.querySelector(".skip").href = own ? "#documents" : "#results";
    if (own) document.title = "Your documents · article41";
  }

  const tabs = TABS.map(([view, label], index) => h("button.tab", {
    type: "button", role: "tab", id: `tab-${view}`, "aria-controls": "view", title: `${label} (${index + 1})`,
    onclick: () => state.set({ view }),
  }, label));
  put($("tabs"), h("div.tablist", { role: "tablist", "aria-label": "The result as" }, tabs));
  $("tabs").addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const at = TABS.findIndex(([view]) => view === state.get().view);
    const next = (at + step + TABS.length) % TABS.length;
    state.set({ view: TABS[next][0] });
    tabs[next].focus();
  });
  $("view").setAttribute("role", "tabpanel");
  $("home").addEventListener("click", (event) => {
    event.preventDefault();
    state.set({ ...HOME });
  });

  // ---- sheets, on narrow screens ----
  let openSheet = null;
  let letGo = null;
  function sheet(element) {
    if (openSheet === element) return;
    openSheet?.classList.remove("open");
    letGo?.();
    letGo = null;
    openSheet = element;
    document.documentElement.classList.toggle("sheet-open", Boolean(element));
    facetsButton.setAttribute("aria-expanded", String(element === $("facets")));
    if (element) {
      element.classList.add("open");
      if (isSheet(element)) letGo = hold(element);
    }
  }
  const isSheet = (element) => getComputedStyle(element).position === "fixed";

  // ---- messages ----
  function say(text, kind = "done") {
    const note = h(`div.message.${kind}`, { role: kind === "error" ? "alert" : "status" }, h("p", null, text),
      h("button.icon", { type: "button", "aria-label": "Dismiss", onclick: () => note.remove() }, "×"));
    put($("messages"), note);
    if (kind === "done") setTimeout(() => note.remove(), 12_000);
  }

  // ---- selection: one, everywhere ----
  async function select(id, { focus = false } = {}) {
    if (id === state.get().sel) {
      if (id && isSheet($("record"))) sheet($("record"));
      if (focus) record.focus();
      return;
    }
    await (selecting = stateChanged({ sel: id }));
    if (id && isSheet($("record"))) sheet($("record"));
    else if (!id) {
      if (openSheet === $("record")) sheet(null);
      else document.querySelector(".hit-link[tabindex='0']")?.focus({ preventScroll: true });
    }
    if (focus) record.focus();
  }
  let selecting = null;
  const stateChanged = (patch) => {
    state.set(patch, "push");
    return updating;
  };

  function showSource(id) {
    sheet(null);
    state.set({ view: "sources" });
    updating.then(() => views.sources.reveal(id));
  }

  // ---- the way of the data ----
  let turn = 0;
  let updating = Promise.resolve();
  let shownQuery = null;
  let shownLane = null;
  let lastView = null;

  function update(reason) {
    showPlace();
    // What is not on show is drawn when it is; but for the start, which has to know that all is well.
    if (state.get().on === "documents" && reason !== "start") return Promise.resolve();
    return (updating = work(reason).catch((error) => {
      console.error(error);
      say(`Something went wrong here: ${error.message}`, "error");
    }));
  }

  async function work(reason) {
    const mine = ++turn;
    const now = state.get();
    const next = { ...model, state: now, reason };
    if (now.q !== shownQuery) {
      try {
        const query = await core.parse(now.q);
        next.result = await core.query(now.q, { limit: PAGE, facets: FACET_REQUEST, histogram: "auto" });
        next.dates = await daysOf(chosenDates(query));
        next.error = null;
      } catch (error) {
        if (error.name !== "Article41Error") throw error;
        next.error = error;
        next.result ??= await core.query("", { limit: PAGE, facets: FACET_REQUEST, histogram: "auto" });
      }
    }
    const timed = next.error ? next.timeline === null : now.q !== shownQuery || now.lane !== shownLane;
    if (timed) {
      next.timeline = ordered(await core.timeline(next.error ? "" : now.q, now.lane), now.lane);
      next.timelineIds = null;
    }
    // Marks are asked for their ids one by one, unless one of them has to be found.
    if (now.sel && !next.timelineIds && next.timeline) next.timelineIds = await core.ids(next.timeline.ordinals);
    if (now.sel !== model.state?.sel || (now.sel && next.info !== model.info)) {
      next.record = next.recordError = null;
      if (now.sel) {
        try {
          next.record = await core.get(now.sel);
        } catch (error) {
          if (error.name !== "Article41Error") throw error;
          next.recordError = error;
        }
      }
    }
    if (mine !== turn) return; // a newer state has come in the meantime
    if (!next.error) shownQuery = now.q;
    else shownQuery = null;
    shownLane = now.lane;
    model = next;
    render();
  }

  /** The chosen dates with the days that they begin and end on. */
  async function daysOf(dates) {
    if (!dates) return null;
    const [from, to] = await Promise.all([dates.from, dates.to].map((text) => text && core.date(text).catch(() => null)));
    return { ...dates, start: from?.earliest ?? null, end: to?.latest ?? null };
  }

  function render() {
    const { state: now } = model;
    search.render(model);
    chips.render(model);
    facets.render(model);
    timeline.render(model);
    TABS.forEach(([view], index) => {
      tabs[index].setAttribute("aria-selected", String(view === now.view));
      tabs[index].tabIndex = view === now.view ? 0 : -1;
    });
    $("view").setAttribute("aria-labelledby", `tab-${now.view}`);
    const view = views[now.view];
    if (lastView !== now.view) {
      put($("view"), view.root);
      lastView = now.view;
    }
    view.render(model);
    if (now.view !== "sources") views.sources.follow(model);
    record.render(model);
    if (!now.sel && openSheet === $("record")) sheet(null);
    if (model.reason === "address" || model.reason === "start") {
      if (now.sel && isSheet($("record"))) sheet($("record"));
    }
    document.body.classList.toggle("with-record", Boolean(now.sel));
    if (now.on === "dossier") document.title = now.q ? `${now.q.slice(0, 100)} · article41` : "article41";
    for (const problem of state.problems()) say(problem, "error");
    state.dismiss();
    put($("about"), h("strong", null, "article41"), ` ${model.info.version}: who said what about the UN sanctions on the DPRK, every record with its evidence.`);
  }

  // ---- dossiers ----
  async function reload() {
    model = { ...model, info: await core.info() };
    const { sel } = state.get();
    if (sel) {
      try {
        model.record = await core.get(sel);
      } catch {
        model.record = null;
      }
    }
    shownQuery = null;
    await update("reload");
  }

  /** Puts another dossier in the place of this one, unless that would lose work that the reader wants to keep. */
  async function replace(load, builtin, name) {
    if (core.changed() && !(await ask("This dossier has changes that are in no file yet. Replace it all the same?", "Replace it", "Keep it"))) return;
    try {
      await load();
    } catch (error) {
      return say(`${name ? `${name} could not be opened: ` : ""}${error.message} The dossier that was open is still open.`, "error");
    }
    model = { ...model, info: await core.info(), builtin, result: null, timeline: null, record: null, recordError: null, state: null };
    shownQuery = null;
    state.set({ ...HOME });
    await updating;
    announce.now(`${model.info.title}, ${model.info.records} records`);
  }

  async function openFile(file) {
    let bytes;
    try {
      bytes = await readBytes(file);
    } catch (error) {
      return say(error.message, "error");
    }
    return replace(() => core.open(bytes), false, file.name);
  }
  async function openDossier() {
    const [file] = await pick(".a41");
    if (file) openFile(file);
  }
  async function saveDossier() {
    try {
      download("dossier.a41", "application/octet-stream", await core.save());
      core.saved();
    } catch (error) {
      say(error.message, "error");
    }
  }

  async function receive(files) {
    const own = state.get().on === "documents";
    const collections = files.filter((file) => isCollection(file) || (own && !/\.a41$/i.test(file.name)));
    if (collections.length) {
      if (files.length > 1) say(`One file at a time: ${collections[0].name} is opened, the others are not.`, "error");
      return documents.open(collections[0]);
    }
    for (const file of files) {
      if (/\.a41$/i.test(file.name)) {
        await openFile(file);
        continue;
      }
      try {
        await views.sources.receive(await readText(file), file.name);
      } catch (error) {
        say(`${file.name}: ${error.message.replace(/[.]?$/, ".")} Nothing was changed.`, "error");
      }
    }
  }
  addEventListener("dragover", (event) => {
    event.preventDefault();
    document.documentElement.classList.add("dropping");
  });
  addEventListener("dragleave", (event) => event.relatedTarget || document.documentElement.classList.remove("dropping"));
  addEventListener("drop", (event) => {
    if (event.defaultPrevented) return;
    event.preventDefault();
    document.documentElement.classList.remove("dropping");
    receive([...event.dataTransfer.files]);
  });
  addEventListener("beforeunload", (event) => core.changed() && event.preventDefault());

  // ---- keys ----
  const view = () => views[state.get().view];
  const own = () => state.get().on === "documents";
  listen({
    "/": () => ((own() ? documents : search).focus(), true),
    "?": () => (help.open(), true),
    j: () => ((own() ? documents : view()).move(1), true),
    k: () => ((own() ? documents : view()).move(-1), true),
    Escape: () => {
      if (openSheet) {
        if (openSheet === $("record")) return select(null), true;
        return sheet(null), true;
      }
      if (document.activeElement === documents.input) return void documents.input.blur();
      if (own()) return;
      if (document.activeElement === search.input) return void search.input.blur();
      if (state.get().sel) return select(null), true;
    },
    ...Object.fromEntries(TABS.map(([name], index) => [String(index + 1), () => own() ? undefined : (state.set({ view: name }), true)])),
  });

  await update("start");
  document.documentElement.dataset.ready = String(Math.round(performance.now()));
}

main().catch((error) => {
  console.error(error);
  put($("view"), h("div.empty", { role: "alert" }, h("h2", null, "The page could not start"),
    h("p", null, `The browser says: ${error.message}`),
    h("p", null, "article41 needs a browser of 2023 or later with WebAssembly. If yours is newer, reload the page; if that does not help, the file may be damaged: get it again."),
    h("p", null, h("button", { type: "button", onclick: () => location.reload() }, "Reload"))));
});
