// What the page shows is in its address, so that Back, Forward and a link reopen the same view.

export const VIEWS = ["list", "table", "votes", "sources"];
export const LANES = ["kind", "stance", "speaker", "actor", "state", "source", "about", "instrument", "event"];
export const ZOOMS = ["fit", "all"];
/** What is searched: the dossier, or one's own documents. These are in no address; that they are on show is. */
export const PLACES = ["dossier", "documents"];

/** The page as one opens it. `q` is the query, and the whole truth about what is shown. */
export const HOME = Object.freeze({ q: "", view: "list", sel: null, lane: "kind", zoom: "fit", on: "dossier" });

const CHOICES = { view: VIEWS, lane: LANES, zoom: ZOOMS, on: PLACES };

/** Reads an address. What cannot be understood is left at its default and told in `problems`. */
export function readHash(hash) {
  const state = { ...HOME };
  const problems = [];
  const text = hash.replace(/^#/, "");
  if (text && !text.includes("=")) {
    problems.push(`The address ends in “${clip(text)}”, which is no view of this page, so all of the dossier is shown.`);
    return { state, problems };
  }
  for (const [key, value] of new URLSearchParams(text)) {
    if (key === "q") state.q = value;
    else if (key === "sel") state.sel = value || null;
    else if (Object.hasOwn(CHOICES, key)) {
      if (CHOICES[key].includes(value)) state[key] = value;
      else problems.push(`The address asks for the ${key} “${clip(value)}”; there is ${listed(CHOICES[key])}.`);
    } else problems.push(`The address has a part “${clip(key)}” that this page does not know; it was left out.`);
  }
  return { state, problems: problems.slice(0, 3) };
}

/** The address of a state; what is at its default is not written. Null for a query that no address can hold. */
export function writeHash(state) {
  if (state.q.length > LONGEST) return null;
  const parts = Object.keys(HOME)
    .filter((key) => state[key] !== HOME[key] && state[key] !== null)
    .map((key) => `${key}=${encodeURIComponent(wellFormed(state[key])).replace(/%20/g, "+").replace(/%3A/g, ":").replace(/%2C/g, ",")}`);
  return `#${parts.join("&")}`;
}

/** Half a surrogate pair has no place in an address. */
const wellFormed = (text) => text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd");
/** Browsers cut or refuse longer addresses; what is longer is shown all the same, but has no link. */
const LONGEST = 30_000;

const clip = (text) => (text.length > 40 ? `${text.slice(0, 40)}…` : text);
const listed = (words) => `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;

/**
 * The state, tied to the address. `set(patch)` makes a step that Back undoes; `set(patch, "replace")` makes none;
 * `set(patch, "typing")` makes one for all the typing up to the next deliberate step.
 */
export function createState(onChange) {
  let { state, problems } = readHash(location.hash);
  let typing = false;

  // Writing the address costs a browser several milliseconds, too much for every keystroke: it waits for a pause.
  let late = null;
  let timer = 0;
  const write = () => {
    clearTimeout(timer);
    if (late !== null) history.replaceState(null, "", late);
    late = null;
  };

  const follow = () => {
    clearTimeout(timer);
    late = null;
    const read = readHash(location.hash);
    if (writeHash(read.state) === writeHash(state) && !read.problems.length) return;
    ({ state, problems } = read);
    typing = false;
    onChange(state, "address");
  };
  addEventListener("popstate", follow);
  addEventListener("hashchange", follow);

  return {
    get: () => state,
    problems: () => problems,
    dismiss: () => (problems = []),
    href: (patch) => writeHash({ ...state, ...patch }) ?? "#",
    set(patch, way = "push") {
      const next = { ...state, ...patch };
      const before = writeHash(state);
      const after = writeHash(next);
      const step = way === "push" || (way === "typing" && !typing);
      typing = way === "typing" || (way === "replace" && typing);
      state = next;
      problems = [];
      if (after !== null && before !== after && after.length <= LONGEST) {
        if (step) {
          write();
          history.pushState(null, "", after);
        } else {
          late = after;
          clearTimeout(timer);
          if (way === "typing") timer = setTimeout(write, 200);
          else write();
        }
      }
      onChange(state, way);
    },
    /** The next keystroke is a new step. */
    settle() {
      typing = false;
      write();
    },
  };
}
