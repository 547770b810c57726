// The current result and the timeline as files. Styles are written into the drawing, so that it is not blank elsewhere.

import { download } from "../files.js";
import { h } from "../dom.js";

const STYLES = ["fill", "fill-opacity", "stroke", "stroke-width", "stroke-opacity", "stroke-dasharray", "stroke-linejoin", "font-size", "font-weight", "text-anchor", "dominant-baseline", "opacity"];

/** A copy of a drawn SVG whose looks no longer depend on the page; its classes are left for the caller to take. */
export function resolved(svg) {
  const copy = svg.cloneNode(true);
  const from = [svg, ...svg.querySelectorAll("*")];
  const to = [copy, ...copy.querySelectorAll("*")];
  for (let i = 0; i < from.length; i++) {
    const style = getComputedStyle(from[i]);
    for (const name of STYLES) {
      const value = style.getPropertyValue(name);
      if (value) to[i].setAttribute(name, value);
    }
    to[i].removeAttribute("style");
  }
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  copy.setAttribute("font-family", "system-ui, sans-serif");
  return copy;
}

const text = (svg) => `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(svg)}`;

/** An SVG, drawn at twice its size, as the bytes of a PNG. */
export async function png(svg, scale = 2) {
  const width = Number(svg.getAttribute("width"));
  const height = Number(svg.getAttribute("height"));
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text(svg))}`;
  await image.decode();
  const canvas = h("canvas", { width: Math.ceil(width * scale), height: Math.ceil(height * scale) });
  const paint = canvas.getContext("2d");
  paint.scale(scale, scale);
  paint.drawImage(image, 0, 0, width, height);
  return new Promise((done, fail) => canvas.toBlob((blob) => (blob ? done(blob) : fail(new Error("The browser could not make a PNG of the timeline; save it as SVG."))), "image/png"));
}

/** What can be exported: label, and what does it. The CSV has a byte order mark: spreadsheets take UTF-8 for something else without. */
export function exporters({ core, state, timeline }) {
  return [
    ["Result as CSV", async () => download("article41.csv", "text/csv;charset=utf-8", await core.exported(state.get().q, "csv-bom"))],
    ["Result as JSON", async () => download("article41.json", "application/json", await core.exported(state.get().q, "json"))],
    ["Result as BibTeX", async () => download("article41.bib", "application/x-bibtex", await core.exported(state.get().q, "bibtex"))],
    ["Result as CSL-JSON", async () => download("article41.csl.json", "application/vnd.citationstyles.csl+json", await core.exported(state.get().q, "csl-json"))],
    ["Timeline as SVG", async () => download("article41-timeline.svg", "image/svg+xml", text(timeline.picture()))],
    ["Timeline as PNG", async () => download("article41-timeline.png", "image/png", await png(timeline.picture()))],
  ];
}
