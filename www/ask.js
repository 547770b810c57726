// A question with two answers, in a dialog of the page's own.

import { h, put } from "./dom.js";
import { unique } from "./dom.js";

/** Resolves to whether the reader said yes. */
export function ask(question, yes, no) {
  return new Promise((done) => {
    const id = unique("ask");
    const dialog = h("dialog.ask", { "aria-labelledby": id });
    put(dialog, h("p", { id }, question),
      h("p.buttons", null,
        h("button", { type: "button", onclick: () => dialog.close("yes") }, yes),
        h("button.quiet", { type: "button", autofocus: true, onclick: () => dialog.close("no") }, no)));
    dialog.addEventListener("close", () => {
      dialog.remove();
      done(dialog.returnValue === "yes");
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}
