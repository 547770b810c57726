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
  const bytes = new Uint8Array(Math.floor((text.length * 4) / 5));
  for (let at = 0, out = 0; at < text.length; at += 5, out += 4) {
    let number = 0;
    for (let i = 0; i < 5; i++) {
      // What is missing of the last group counts as the highest, so that what is cut off was nothing.
      const code = at + i < text.length ? text.charCodeAt(at + i) : FIRST + BASE - 1;
      number = number * BASE + (code === INSTEAD ? LESS : code) - FIRST;
    }
    for (let i = 0; i < 4 && out + i < bytes.length; i++) bytes[out + i] = (number / 2 ** (24 - 8 * i)) & 255;
  }
  return bytes;
}
