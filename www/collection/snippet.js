// The part of a text that shows why it was found, and where in it the words stand.

const AROUND = 110;
const LONGEST = 260;
/** A text is looked through no further than this for a word to show. */
const FAR = 200_000;

/** The words that a query looks for, as they begin: without operators, fields and what is left out. */
export function stems(query) {
  const words = [];
  const plain = query.replace(/(?:^|[\s(])(?:-\S+|NOT\s+\S+)/g, " ").replace(/[^\s(:]+:(?:\([^)]*\)|"[^"]*"|\S*)/g, " ");
  for (const [word] of plain.matchAll(/[\p{L}\p{N}]+/gu)) {
    if (word === "OR" || word === "AND" || word === "NOT") continue;
    const lower = word.toLowerCase();
    words.push(lower.length > 5 ? lower.replace(/(?:ing|ed|es|s|e|ies|y)$/, "") : lower.length > 3 ? lower.replace(/s$/, "") : lower);
  }
  return [...new Set(words)].slice(0, 12);
}

/** `{ text, spans }`: the text from before the first of the words, cut, with the places of all of them. */
export function snippet(text, words) {
  const pattern = words.length ? new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.join("|")})[\\p{L}\\p{N}]*`, "giu") : null;
  let from = 0;
  if (pattern) {
    const found = pattern.exec(text.slice(0, FAR));
    if (found && found.index > AROUND + 40) from = found.index - AROUND;
  }
  while (from > 0 && from < text.length && !/\s/.test(text[from - 1])) from++;
  let to = Math.min(text.length, from + LONGEST);
  if (to < text.length) while (to > from + AROUND && !/\s/.test(text[to])) to--;
  const cut = `${from > 0 ? "…" : ""}${text.slice(from, to).replace(/\s/g, " ").trimEnd()}${to < text.length ? "…" : ""}`;
  const spans = [];
  if (pattern) {
    pattern.lastIndex = 0;
    for (const match of cut.matchAll(pattern)) spans.push([match.index, match.index + match[0].length]);
  }
  return { text: cut, spans };
}
