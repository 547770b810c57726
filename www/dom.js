// Elements are built from text nodes and attributes, never from markup: nothing in a dossier, an address or a file is HTML.

const SVG = "http://www.w3.org/2000/svg";

/** An element: `h("button.quiet", { type: "button", onclick }, "Close")`. Children are nodes, text, or falsy. */
export function h(name, properties, ...children) {
  const [tag, ...classes] = name.split(".");
  const element = document.createElement(tag);
  if (classes.length) element.className = classes.join(" ");
  return fill(dress(element, properties), children);
}

/** The same for SVG. */
export function s(tag, attributes, ...children) {
  return fill(dress(document.createElementNS(SVG, tag), attributes), children);
}

function dress(element, properties) {
  for (const [key, value] of Object.entries(properties ?? {})) {
    if (value === undefined || value === null || value === false) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (key === "dataset") Object.assign(element.dataset, value);
    else if (key === "value" || key === "checked" || key === "disabled" || key === "hidden") element[key] = value;
    else element.setAttribute(key, value === true ? "" : String(value));
  }
  return element;
}

function fill(element, children) {
  for (const child of children.flat(4)) if (child || child === 0) element.append(child);
  return element;
}

/** Puts these children in the place of all that was there. */
export function put(element, ...children) {
  element.replaceChildren(...children.flat(4).filter((child) => child || child === 0));
  return element;
}

/** The text as nodes, with each of the spans (UTF-16 units, in order) in a `<mark>`. */
export function marked(text, spans) {
  if (!spans?.length) return [text];
  const nodes = [];
  let at = 0;
  for (const [start, end] of spans) {
    if (start < at || end > text.length) continue;
    if (start > at) nodes.push(text.slice(at, start));
    nodes.push(h("mark", null, text.slice(start, end)));
    at = end;
  }
  if (at < text.length) nodes.push(text.slice(at));
  return nodes;
}

/** Runs the function once things have been quiet for so many milliseconds. */
export function quiet(milliseconds, run) {
  let timer = 0;
  const later = (...values) => {
    clearTimeout(timer);
    timer = setTimeout(run, milliseconds, ...values);
  };
  later.cancel = () => clearTimeout(timer);
  return later;
}

let serial = 0;
/** An id that nothing else in the page has. */
export const unique = (stem) => `${stem}-${++serial}`;
