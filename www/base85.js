// Bytes as text, five characters for four of them: the page carries its module so, and is a sixteenth smaller than in base64.

/** The first character, and the one that stands for `<`, which must not occur within a script. */
const [FIRST, LESS, INSTEAD] = [40, 60, 126];
const BASE = 85;

export function toBase85(bytes) {
  let text = "";
  for (let at = 0; at < bytes.length; at += 4) {
    let number = 0;
    for (let i = 0; i < 4; i++) number = number * 256 + (bytes[at + i] ?? 0);
    let group = "";
    for (let i = 0; i < 5; i++, number = Math.floor(number / BASE)) {
      const code = FIRST + (number % BASE);
      group = String.fromCharCode(code === LESS ? INSTEAD : code) + group;
    }
    text += group.slice(0, Math.min(4, bytes.length - at) + 1);
  }
  return text;
}

export function fromBase85(text) {
  const codes = new TextEncoder().encode(text);
  const bytes = new Uint8Array(Math.floor((codes.length * 4) / 5));
  const digit = (at) => (codes[at] === INSTEAD ? LESS - FIRST : codes[at] - FIRST);
  const whole = codes.length - (codes.length % 5);
  let out = 0;
  for (let at = 0; at < whole; at += 5, out += 4) {
    const number = Math.imul(((digit(at) * BASE + digit(at + 1)) * BASE + digit(at + 2)) * BASE + digit(at + 3), BASE) + digit(at + 4);
    bytes[out] = number >>> 24;
    bytes[out + 1] = number >>> 16;
    bytes[out + 2] = number >>> 8;
    bytes[out + 3] = number;
  }
  // What is missing of the last group counts as the highest, so that what is cut off was nothing.
  let number = 0;
  for (let at = whole; at < whole + 5; at++) number = Math.imul(number, BASE) + (at < codes.length ? digit(at) : BASE - 1);
  for (let shift = 24; out < bytes.length; out++, shift -= 8) bytes[out] = number >>> shift;
  return bytes;
}
