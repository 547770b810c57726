// Words within some edits of a word, for engines without: what a user would write, with the usual short cuts.

export function near(vocabulary, word, edits) {
  const isLong = (other) => Math.abs(other.length - word.length) <= edits;
  return vocabulary.filter((other) => isLong(other) && within(other, word, edits));
}

/** Whether two words differ in so many letters at most; a row of the matrix that is beyond that ends it. */
function within(a, b, edits) {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const cost = a.charCodeAt(i - 1) === b.charCodeAt(j - 1) ? 0 : 1;
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + cost);
      least = Math.min(least, next[j]);
    }
    if (least > edits) return false;
    row = next;
  }
  return row[b.length] <= edits;
}
