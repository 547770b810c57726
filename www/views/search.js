// The search box: an ARIA combobox over the core's completion, with the error of a query at its place and the way out.

import { h, put, quiet, unique } from "../dom.js";

/** Nobody types more than this, and completing what was pasted helps nobody. */
const LONGEST = 5000;

export function createSearch(root, { core, state, announce, describe }) {
  const listId = unique("options");
  const noteId = unique("note");
  const input = h("input.search-input", {
    type: "text", inputmode: "search", id: "q", role: "combobox", autocomplete: "off", autocapitalize: "off", spellcheck: "false",
    "aria-label": "Search the dossier", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": listId,
    "aria-describedby": noteId, placeholder: "Words, “phrases”, or field:value, such as speaker:Nebenzia", enterkeyhint: "search",
  });
  const clear = h("button.search-clear", { type: "button", "aria-label": "Clear the search", hidden: true, onclick: () => {
    input.value = "";
    state.set({ q: "" });
    input.focus();
  } }, "×");
  const list = h("ul.options", { id: listId, role: "listbox", "aria-label": "Suggestions", hidden: true });
  const note = h("div.search-note", { id: noteId });
  put(root, h("div.search-box", null, input, clear, list), note);

  let options = [];
  let span = [0, 0];
  let active = -1;
  let asked = 0;

  function close() {
    asked++;
    active = -1;
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  async function suggest() {
    const mine = ++asked;
    if (input.value.length > LONGEST) return close();
    let completion;
    try {
      completion = await core.complete(input.value, input.selectionStart ?? input.value.length);
    } catch {
      return close(); // no completion is no error: the query's own error is shown below the box
    }
    if (mine !== asked || document.activeElement !== input) return;
    ({ options, span } = completion);
    if (!options.length) return close();
    active = -1;
    put(list, options.map((option, index) =>
      h("li.option", { id: `${listId}-${index}`, role: "option", "aria-selected": "false", onpointerdown: (event) => {
        event.preventDefault(); // the focus stays in the box
        accept(index);
      } },
        h("span.option-label", null, option.label),
        option.detail && h("span.option-detail", null, option.detail),
        option.count ? h("span.option-count", null, String(option.count)) : null)));
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    input.removeAttribute("aria-activedescendant");
    announce.say(`${options.length} suggestions`);
  }

  function move(step) {
    const count = options.length;
    active = active < 0 ? (step > 0 ? 0 : count - 1) : (active + step + count) % count;
    [...list.children].forEach((one, index) => one.setAttribute("aria-selected", String(index === active)));
    list.children[active].scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", `${listId}-${active}`);
  }

  function accept(index) {
    const [start, end] = span;
    const text = options[index].text;
    const value = input.value.slice(0, start) + text + input.value.slice(end);
    input.value = value;
    input.setSelectionRange(start + text.length, start + text.length);
    close();
    changed();
    if (/[:(]$/.test(text)) suggest(); // a field was completed: its values come next
  }

  const changed = () => {
    clear.hidden = !input.value;
    state.set({ q: input.value }, "typing");
  };

  input.addEventListener("input", () => {
    changed();
    suggest();
  });
  input.addEventListener("click", suggest);
  input.addEventListener("blur", () => {
    close();
    state.settle();
  });
  input.addEventListener("keydown", (event) => {
    const open = !list.hidden;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (open) move(event.key === "ArrowDown" ? 1 : -1);
      else suggest();
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (open && active >= 0) return accept(active);
      close();
      state.settle();
      showError.now?.();
    } else if (event.key === "Escape" && open) {
      event.preventDefault();
      event.stopPropagation();
      close();
    }
  });

  let shown = null; // the error on show
  const later = quiet(500, () => showError.now?.());
  function showError(error, text) {
    later.cancel();
    showError.now = null;
    if (!error) return (shown = null);
    showError.now = () => {
      showError.now = null;
      shown = error;
      put(note, errorNote(error, text));
      input.setAttribute("aria-invalid", "true");
      announce.now(`${error.message}`);
    };
    // While one types, what is not finished yet is no error worth showing.
    if (document.activeElement === input && !shown) later();
    else showError.now();
  }

  function errorNote(error, text) {
    const [start, end] = error.span ?? [text.length, text.length];
    const from = Math.max(0, start - 40);
    const to = Math.min(text.length, end + 40);
    const place = text.slice(start, end);
    return h("div.error-note", null,
      h("p", null, h("strong", null, "This query cannot be read. "), error.message),
      text && h("p.echo", null,
        from > 0 && "…", text.slice(from, start),
        h("mark.wrong", null, place ? clip(place) : "\u2038"),
        text.slice(end, to), to < text.length && "…"),
      error.expected?.length > 0 && !error.suggestion && h("p.expected", null, `Expected: ${error.expected.slice(0, 12).join(", ")}${error.expected.length > 12 ? " …" : ""}`),
      error.suggestion !== null && error.suggestion !== undefined && h("p", null,
        "Did you mean ",
        h("button.link", { type: "button", onclick: () => apply(start, end, error.suggestion) }, error.suggestion || "nothing there"), "?"));
  }

  function apply(start, end, text) {
    const value = input.value.slice(0, start) + text + input.value.slice(end);
    state.set({ q: value });
    input.focus();
    input.setSelectionRange(start + text.length, start + text.length);
  }

  function notices(result) {
    return result.notices.map((notice) =>
      h("p.notice", null, notice.message,
        notice.suggestion !== null && notice.span && [" ", h("button.link", { type: "button", onclick: () => apply(notice.span[0], notice.span[1], notice.suggestion) }, `Use “${notice.suggestion}”`)]));
  }

  return {
    input,
    focus() {
      input.focus();
      input.select();
    },
    render({ state: { q }, error, result }) {
      if (input.value !== q) input.value = q;
      clear.hidden = !q;
      if (error) return showError(error, q);
      showError(null);
      input.removeAttribute("aria-invalid");
      put(note, result ? notices(result) : null);
      if (result) announce.say(describe(result));
    },
  };
}

const clip = (text) => (text.length > 60 ? `${text.slice(0, 60)}…` : text);
