// Files in and out. Nothing is sent anywhere: a download is a blob of this page, a file is read here.

/** Hands the reader a file. */
export function download(name, type, content) {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** Copies text. Throws if the browser refuses both ways. */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // Some browsers give pages from the disk no clipboard; a selected text area still copies.
    const area = document.createElement("textarea");
    area.value = text;
    area.className = "visually-hidden";
    const before = document.activeElement;
    (document.querySelector("dialog[open]") ?? document.body).append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    before?.focus?.({ preventScroll: true });
    if (!done) throw new Error("The browser did not let the page copy; select the text and copy it yourself.");
  }
}

/** Asks for files. Resolves to an empty array if the reader thinks better of it. */
export function pick(accept) {
  return new Promise((done) => {
    const input = document.createElement("input");
    input.type = "file";
    input.accept = accept;
    input.addEventListener("change", () => done([...input.files]));
    input.addEventListener("cancel", () => done([]));
    input.click();
  });
}

const LARGEST = 64 * 1024 * 1024;
const ascii = (bytes, length) => String.fromCharCode(...bytes.subarray(0, length));

/** Why these bytes are not a plain text, in a sentence that helps; null if they are one. */
function notText(bytes, name) {
  if (ascii(bytes, 5) === "%PDF-") return `${name} is a PDF. Copy its text, and paste it here or save it as a .txt file.`;
  if (ascii(bytes, 4) === "PK\u0003\u0004") return `${name} is a Word or ZIP file. Save it as plain text (.txt) first.`;
  if (bytes.subarray(0, 4096).includes(0)) return `${name} is not a text. Save it as plain text in UTF-8 first.`;
  return null;
}

/** The bytes of a file. */
export async function readBytes(file) {
  if (file.size > LARGEST) throw new Error(`${file.name} has ${Math.round(file.size / 1048576)} MB; the most that is read here is ${LARGEST / 1048576} MB.`);
  return new Uint8Array(await file.arrayBuffer());
}

/** The text of a file in UTF-8. Throws an error that says what to do with a file that is none. */
export async function readText(file) {
  const bytes = await readBytes(file);
  const why = notText(bytes, file.name);
  if (why) throw new Error(why);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new Error(`${file.name} is not in UTF-8. Open it in an editor and save it as UTF-8.`);
  }
}
