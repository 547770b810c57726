// Curves on logarithmic scales, as an SVG of its own: small plots with the numbers of records along the
// bottom. Its colours can be read on white and on black; what they tell, shapes and dashes tell too.

const WIDTH = 240, HEIGHT = 176, COLUMNS = 4;
/** Within a plot, where the axes are. */
const LEFT = 42, RIGHT = 18, TOP = 30, BOTTOM = 26;
const STYLES = [
  { colour: "#2f81c7", dash: "", mark: (x, y) => `<circle cx="${x}" cy="${y}" r="3.2"/>` },
  {
    colour: "#c2612c", dash: "5 3",
    mark: (x, y) => `<rect x="${round(x - 3)}" y="${round(y - 3)}" width="6" height="6"/>`,
  },
];
const GREY = "#787878";

/** Each plot has a title, and by name of a series pairs: how many records, and what was measured. */
export function plot({ title, description, names, plots }) {
  const rows = Math.ceil(plots.length / COLUMNS);
  const width = WIDTH * COLUMNS, height = HEIGHT * rows + 30;
  const sizes = plots.flatMap(({ series }) => [...series.values()].flat().map(([size]) => size));
  const parts = plots.map((one, i) => {
    const at = `${WIDTH * (i % COLUMNS)} ${30 + HEIGHT * Math.floor(i / COLUMNS)}`;
    return `<g transform="translate(${at})">${small(one, names, powers(sizes, 1))}</g>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img"
 aria-labelledby="title description" font-family="system-ui, sans-serif" font-size="11" fill="${GREY}">
<title id="title">${escape(title)}</title>
<desc id="description">${escape(description)}</desc>
${legend(names)}
${parts.join("\n")}
</svg>
`;
}

function legend(names) {
  const entries = names.map((name, i) => {
    const { colour, dash, mark } = STYLES[i];
    return `<g transform="translate(${LEFT + 130 * i} 16)" fill="${colour}">
${line([[0, 0], [28, 0]], colour, dash)}
${mark(14, 0)}<text x="36" y="4" fill="${GREY}">${escape(name)}</text></g>`;
  });
  const x = LEFT + 130 * names.length;
  return `${entries.join("\n")}
${line([[x, 16], [x + 28, 16]], GREY, "1 3")}
<text x="${x + 36}" y="20">ten times as much for ten times the records</text>`;
}

/** The powers of ten around numbers, at least so many apart. */
function powers(numbers, least) {
  const logs = numbers.map((n) => Math.log10(n));
  const from = Math.floor(Math.min(...logs) + 1e-9);
  return [from, Math.max(from + least, Math.ceil(Math.max(...logs) - 1e-9))];
}

function small({ title, series }, names, [x0, x1]) {
  const all = [...series.values()].flat().map(([, y]) => y).filter((y) => y > 0);
  if (all.length === 0) return `<text x="${LEFT}" y="18" font-weight="600">${escape(title)}: not measured</text>`;
  const [y0, y1] = powers(all, 2);
  const bottom = HEIGHT - BOTTOM, right = WIDTH - RIGHT;
  const x = (n) => round(LEFT + (right - LEFT) * (Math.log10(n) - x0) / (x1 - x0));
  const y = (n) => round(bottom - (bottom - TOP) * (Math.log10(n) - y0) / (y1 - y0));
  const parts = [`<text x="${LEFT}" y="18" font-weight="600">${escape(title)}</text>`];
  for (let power = y0; power <= y1; power++) {
    const at = y(10 ** power);
    parts.push(line([[LEFT, at], [right, at]], GREY, "", 0.25),
      `<text x="${LEFT - 6}" y="${at + 4}" text-anchor="end">${number(10 ** power)}</text>`);
  }
  for (let power = x0; power <= x1; power++) {
    const at = x(10 ** power);
    parts.push(line([[at, bottom], [at, bottom + 4]], GREY, ""),
      `<text x="${at}" y="${bottom + 16}" text-anchor="middle">${number(10 ** power)}</text>`);
  }
  // From the first point of the first series, as far as the plot goes.
  const first = (series.get(names[0]) ?? [])[0];
  if (first) {
    const far = Math.min(x1 - Math.log10(first[0]), y1 - Math.log10(first[1]));
    const to = [first[0] * 10 ** far, first[1] * 10 ** far];
    parts.push(line([[x(first[0]), y(first[1])], [x(to[0]), y(to[1])]], GREY, "1 3"));
  }
  names.forEach((name, i) => {
    const points = (series.get(name) ?? []).filter(([, value]) => value > 0);
    if (points.length === 0) return;
    const { colour, dash, mark } = STYLES[i];
    const told = points.map(([n, value]) => {
      const says = `${name}, ${number(n)} records: ${value.toPrecision(3)}`;
      return `<g>${mark(x(n), y(value))}<title>${escape(says)}</title></g>`;
    });
    parts.push(line(points.map(([n, value]) => [x(n), y(value)]), colour, dash, 1, 1.6),
      `<g fill="${colour}">${told.join("")}</g>`);
  });
  return parts.join("\n");
}

function line(points, colour, dash, opacity = 1, width = 1) {
  const dashed = dash ? ` stroke-dasharray="${dash}"` : "";
  const path = points.map((point) => point.join()).join(" ");
  const stroke = `stroke="${colour}"${dashed} stroke-opacity="${opacity}" stroke-width="${width}"`;
  return `<polyline points="${path}" fill="none" ${stroke}/>`;
}

function number(n) {
  if (n >= 1e6) return `${n / 1e6} M`;
  if (n >= 1000) return `${n / 1000} k`;
  return String(+n.toPrecision(3));
}

const round = (n) => Math.round(n * 10) / 10;
const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escape = (text) => text.replace(/[&<>"]/g, (c) => ENTITIES[c]);
