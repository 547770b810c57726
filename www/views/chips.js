// What the query asks for, as chips that come off one by one, and how much it found.

import { h, put } from "../dom.js";
import { keepFocus } from "../a11y/focus.js";
import { counted, number } from "../words.js";

/** "14 of 168 records, 4 of 5 sources". */
export function describe(result, info) {
  const all = info.records + info.passages;
  const what = info.passages ? "records and passages" : "records";
  const found = result.total === all ? counted(all, "record") : `${number(result.total)} of ${number(all)} ${what}`;
  return `${found}, ${number(result.sources.matched)} of ${counted(result.sources.of, "source")}`;
}

export function createChips(root, count, { state }) {
  return {
    render({ result, info, error }) {
      if (!result) return put(count, "");
      put(count, error ? h("span.stale", null, "Showing the last result that could be read") : describe(result, info));
      keepFocus(root, () =>
        put(root, !result.chips.length && h("p.soft", null, "Who said what about the UN sanctions on the DPRK, and on what evidence"), result.chips.map((chip, index) =>
          h("span.chip", null, h("span.chip-label", null, chip.label),
            h("button.chip-off", {
              type: "button", dataset: { key: `chip-${index}` }, "aria-label": `Take off ${chip.label}`,
              onclick: () => state.set({ q: chip.without }),
            }, "×"))),
          result.chips.length > 1 && h("button.link", { type: "button", dataset: { key: "chips-all" }, onclick: () => state.set({ q: "" }) }, "Clear all")));
    },
  };
}
