// A button that opens a short menu.

import { h, put, unique } from "./dom.js";

/** `entries()` gives `[label, run]` pairs, asked for each time the menu opens. */
export function createMenu(label, entries, { note } = {}) {
  const id = unique("menu");
  const list = h("div.menu-list", { id, role: "menu", "aria-label": label, hidden: true });
  const button = h("button.menu-button", { type: "button", "aria-haspopup": "menu", "aria-expanded": "false", "aria-controls": id, onclick: () => (list.hidden ? open() : close(true)) }, label, h("span", { "aria-hidden": "true" }, " ▾"));
  const root = h("div.menu", null, button, list);
  const items = () => [...list.querySelectorAll("[role=menuitem]")];

  function open() {
    put(list, entries().map(([text, run]) => h("button.menu-item", { type: "button", role: "menuitem", tabindex: "-1", onclick: () => {
      close(true);
      run();
    } }, text)), note && h("p.menu-note", { role: "none" }, note()));
    list.hidden = false;
    button.setAttribute("aria-expanded", "true");
    items()[0]?.focus();
  }
  function close(back) {
    if (list.hidden) return;
    list.hidden = true;
    button.setAttribute("aria-expanded", "false");
    if (back) button.focus();
  }
  root.addEventListener("keydown", (event) => {
    if (list.hidden) {
      if (event.key === "ArrowDown") {
        event.preventDefault();
        open();
      }
      return;
    }
    const all = items();
    const at = all.indexOf(document.activeElement);
    const go = { ArrowDown: at + 1, ArrowUp: at - 1 + all.length, Home: 0, End: all.length - 1 }[event.key];
    if (go !== undefined) {
      event.preventDefault();
      all[go % all.length].focus();
    } else if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      close(true);
    } else if (event.key === "Tab") close(false);
  });
  root.addEventListener("focusout", (event) => root.contains(event.relatedTarget) || close(false));
  return root;
}
