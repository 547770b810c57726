// Tables in plain text: the first column to the left, all others to the right.

export function table(head, rows) {
  const all = [head, ...rows].map((row) => row.map((cell) => String(cell ?? "-")));
  const widths = head.map((_, i) => Math.max(...all.map((row) => row[i].length)));
  const pad = (cell, i) => i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]);
  const line = (row) => row.map(pad).join("  ");
  const [first, ...others] = all.map(line);
  return [first, "-".repeat(first.length), ...others].join("\n");
}

/** A number with about three digits that tell. */
export function short(number) {
  if (number === null || number === undefined) return "-";
  if (number >= 100) return number.toFixed(0);
  if (number >= 10) return number.toFixed(1);
  return number.toFixed(number >= 1 ? 2 : 3);
}
