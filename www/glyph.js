import { s } from "./dom.js";
import { family, outline } from "./words.js";

/** The small mark of a stance: the same shape and colour in the list, the record and the timeline. */
export function glyph(stance, size = 10) {
  const r = size / 2 - 0.5;
  return s("svg", { class: `glyph f-${family(stance)}`, width: size, height: size, viewBox: `${-size / 2} ${-size / 2} ${size} ${size}`, "aria-hidden": "true" },
    s("path", { d: outline(family(stance), r), "fill-rule": "evenodd" }));
}
