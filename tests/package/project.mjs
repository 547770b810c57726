// A fresh project with the package installed from its tarball, as a user has it: never from the folder it was made in.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = path.resolve(fileURLToPath(import.meta.url), "../../..");

let packed;

/** The tarball, made by npm once per test file. `{ file, files: ["index.js", ...], size }` */
export function tarball() {
  if (packed) return packed;
  if (!existsSync(`${ROOT}/pkg/index.js`)) throw new Error("pkg/ is not assembled; run: make pack");
  const folder = mkdtempSync(path.join(tmpdir(), "article41-tarball-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  const said = execFileSync("npm", ["pack", `${ROOT}/pkg`, "--json", "--pack-destination", folder], { encoding: "utf8" });
  const result = Object.values(JSON.parse(said))[0];
  packed = { file: path.join(folder, result.filename), files: result.files.map(({ path }) => path).sort(), size: result.size };
  return packed;
}

/**
 * A new folder with the package installed and these files in it; removed when the tests end.
 *
 * @param {Record<string, string>} files contents by path
 */
export function freshProject(files = {}) {
  const folder = mkdtempSync(path.join(tmpdir(), "article41-project-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(path.join(folder, "package.json"), '{ "name": "consumer", "version": "1.0.0", "private": true }');
  execFileSync("npm", ["install", "--offline", "--no-audit", "--no-fund", tarball().file], { cwd: folder, stdio: "pipe" });
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return folder;
}

/** Runs a file of the project in Node, and returns what it printed, as JSON. */
export function runNode(folder, file, ...args) {
  return JSON.parse(execFileSync(process.execPath, [file, ...args], { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] }));
}

const TYPES = { ".html": "text/html", ".js": "text/javascript", ".mjs": "text/javascript", ".css": "text/css", ".wasm": "application/wasm" };

/** Serves a folder on this machine. `{ url, close() }` */
export async function serve(folder) {
  const server = createServer((request, response) => {
    const file = path.join(folder, path.normalize(decodeURIComponent(new URL(request.url, "http://x").pathname)));
    const found = file.endsWith("/") ? `${file}index.html` : file;
    if (!existsSync(found) || !statSync(found).isFile()) return response.writeHead(404).end();
    response.writeHead(200, { "content-type": TYPES[path.extname(found)] ?? "application/octet-stream" }).end(readFileSync(found));
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return { url: `http://127.0.0.1:${server.address().port}/`, close: () => new Promise((done) => server.close(done).closeAllConnections()) };
}

/** Opens a page and returns what its script left in `globalThis.result`; fails with whatever the page complained of. */
export async function resultOf(browser, url) {
  const page = await browser.newPage();
  try {
    await page.goto(url);
    await page.waitForFunction("'result' in globalThis", { timeout: 15_000 }).catch(() => {
      throw new Error(`${url} never had a result; ${page.problems.join("; ") || "no complaint"}`);
    });
    return await page.evaluate("globalThis.result");
  } finally {
    await page.close();
  }
}
