// A real browser, driven for tests: Debian's Chromium over the DevTools protocol, its Firefox over WebDriver BiDi.
//
//     const browser = await openBrowser("firefox");
//     const page = await browser.newPage();       // a puppeteer Page, with `page.problems` and `page.requests`
//     await page.goto(pathToFileURL("dist/article41.html").href);
//     await browser.close();
//
// What a page of the project must live with on a user's machine, it lives with here: nothing about file origins,
// content security policies or the network is relaxed.

import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { launch } from "puppeteer-core";

/** The browsers that the tests know, and where to find each. CHROMIUM and FIREFOX in the environment go first. */
const PROGRAMS = {
  chromium: [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"],
  firefox: [process.env.FIREFOX, "/usr/bin/firefox-esr", "/usr/bin/firefox"],
};
export const BROWSERS = Object.keys(PROGRAMS);

/** The path of the browser's program. Throws if there is none: a test must not pass because nothing ran. */
export function browserPath(name) {
  const found = PROGRAMS[name].find((program) => program && existsSync(program));
  if (!found) throw new Error(`no ${name} here; "make setup-test" installs it, or set ${name.toUpperCase()} to its path`);
  return found;
}

/**
 * Starts a browser with an empty profile.
 *
 * @param {"chromium" | "firefox"} name
 * @param {{ width?: number, height?: number }} [options] the size of a page, 1280 by 800 unless told
 * @returns {Promise<{ name: string, newPage(): Promise<import("puppeteer-core").Page>, close(): Promise<void> }>}
 */
export async function openBrowser(name, { width = 1280, height = 800 } = {}) {
  const profile = await mkdtemp(path.join(tmpdir(), `article41-${name}-`));
  const common = {
    executablePath: browserPath(name),
    headless: true,
    userDataDir: profile,
    defaultViewport: { width, height },
    timeout: 60_000,
    protocolTimeout: 120_000,
  };
  const driver = name === "firefox" ? await launchFirefox(common, profile) : await launch(chromium(common));
  return {
    name,
    driver,
    newPage: () => watched(driver),
    async close() {
      await driver.close().catch(() => {});
      await rm(profile, { recursive: true, force: true, maxRetries: 5 }).catch(() => {});
    },
  };
}

function chromium(common) {
  return {
    ...common,
    browser: "chrome",
    args: [
      // Root may not use the sandbox; it has no say in what a page may do with files or the network.
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
      "--no-first-run",
      "--disable-quic",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--disable-gpu",
    ],
    // Test tools like to switch parts of the web platform off; a user's browser has them.
    ignoreDefaultArgs: ["--allow-file-access-from-files", "--disable-web-security"],
  };
}

async function launchFirefox(common, profile) {
  // Remote control sets `security.fileuri.strict_origin_policy` to false, after which any file:// page may read any
  // other file. Users have it true, so it is put back; `strictFiles` below asks the page itself whether it held.
  const prefs = {
    "security.fileuri.strict_origin_policy": true,
    // Firefox's remote agent sets its recommended preferences unless told not to, the one above among them.
    "remote.prefs.recommended": false,
    "browser.shell.checkDefaultBrowser": false,
    "browser.startup.page": 0,
    "browser.startup.homepage_override.mstone": "ignore",
    "datareporting.policy.dataSubmissionEnabled": false,
    "app.update.auto": false,
    "app.normandy.enabled": false,
    "toolkit.telemetry.server": "",
    "network.captive-portal-service.enabled": false,
    "network.connectivity-service.enabled": false,
    "extensions.getAddons.cache.enabled": false,
    "services.settings.server": "data:,",
  };
  const lines = Object.entries(prefs).map(([key, value]) => `user_pref(${JSON.stringify(key)}, ${JSON.stringify(value)});`);
  await writeFile(path.join(profile, "user.js"), lines.join("\n"));
  return launch({ ...common, browser: "firefox", extraPrefsFirefox: prefs });
}

/** A page that keeps its own record of what went wrong and what it asked for. */
async function watched(browser) {
  const page = await browser.newPage();
  page.problems = [];
  page.requests = [];
  page.on("pageerror", (error) => page.problems.push(`uncaught: ${error?.message ?? error}`));
  page.on("console", (message) => {
    if (message.type() === "error") page.problems.push(`console: ${message.text()}`);
  });
  page.on("request", (request) => page.requests.push(request.url()));
  return page;
}

/**
 * Whether a file:// page of this browser is kept from reading another file, as it is on a user's machine.
 * The tests of `file://` begin with it; without it they would prove nothing.
 */
export async function strictFiles(browser) {
  const folder = await mkdtemp(path.join(tmpdir(), "article41-files-"));
  const page = await browser.newPage();
  try {
    await writeFile(path.join(folder, "other.txt"), "secret");
    await writeFile(path.join(folder, "page.html"), "<!doctype html><title>a file</title>");
    await page.goto(`file://${folder}/page.html`);
    return await page.evaluate(
      () =>
        new Promise((done) => {
          const request = new XMLHttpRequest();
          request.onload = () => done(request.responseText !== "secret");
          request.onerror = () => done(true);
          try {
            request.open("GET", "other.txt");
            request.send();
          } catch {
            done(true);
          }
        }),
    );
  } finally {
    await page.close();
    await rm(folder, { recursive: true, force: true });
  }
}
