// Passages from a seed, for where the debates of the UN are not at hand: words by Zipf's law, pairs of words
// that often stand together, and facets of few to many values. Times differ from those on real text, right
// answers do not.
import { Random } from "./random.mjs";

const WORDS = 40000;
const SYLLABLES = ["b", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v", "z"]
  .flatMap((consonant) => ["a", "e", "i", "o", "u"].map((vowel) => consonant + vowel));

export function* generate(count, seed = 41) {
  const random = new Random(seed);
  const text = texts(random, 100, 200);
  for (let id = 0; id < count; id++) {
    yield {
      id, text: text(), date: new Date(Date.UTC(1946, 0, 1 + random.below(28800))).toISOString().slice(0, 10),
      actors: some(random, "actor", 340, 1 + random.below(4)),
      topics: some(random, "topic", 35, random.below(4)),
      instruments: some(random, "instrument", 270, random.below(2)),
    };
  }
}

/** A function that makes a text of at least so many words, and less than so many more. */
export function texts(random, least, more) {
  const vocabulary = makeVocabulary(random);
  const pairs = Array.from({ length: 2000 }, () => [zipf(random), zipf(random)]);
  return () => {
    const length = least + random.below(more);
    const text = [];
    while (text.length < length) {
      if (random.next() < 0.1) text.push(...random.pick(pairs).map((word) => vocabulary[word]));
      else text.push(vocabulary[zipf(random)]);
      if (random.next() < 0.05) text[text.length - 1] += random.pick([",", ".", ";"]);
    }
    return text.join(" ");
  };
}

/** The number of a word: of 40,000 words, the first is twice as frequent as the second. */
function zipf(random) {
  return Math.floor(Math.exp(random.next() * Math.log(WORDS + 1))) - 1;
}

function makeVocabulary(random) {
  const seen = new Set();
  while (seen.size < WORDS) {
    // Frequent words are short.
    const length = 1 + Math.floor(Math.log10(seen.size + 1) / 2) + random.below(3);
    seen.add(Array.from({ length }, () => random.pick(SYLLABLES)).join(""));
  }
  return [...seen];
}

function some(random, name, values, count) {
  const chosen = new Set();
  for (let i = 0; i < count; i++) chosen.add(`${name} ${Math.floor(values * random.next() ** 3)}`);
  return [...chosen];
}
