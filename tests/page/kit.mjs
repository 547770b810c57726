// What the tests of the page share.

/** Throws unless the two are the same when written as JSON. */
export function same(actual, wanted, what = "") {
  const [a, b] = [JSON.stringify(actual), JSON.stringify(wanted)];
  if (a !== b) throw new Error(`${what ? `${what}: ` : ""}got ${a}, wanted ${b}`);
}

export function holds(condition, what) {
  if (!condition) throw new Error(`it does not hold that ${what}`);
}

/** Waits until the function, run in the page, gives something true, and returns it. */
export async function until(page, run, ...values) {
  const limit = Date.now() + 8000;
  // An element does not cross from every browser; that there is one does.
  const question = `((found) => (found instanceof Node ? true : found))((${run})(...${JSON.stringify(values)}))`;
  for (;;) {
    const found = await page.evaluate(question);
    if (found) return found;
    if (Date.now() > limit) throw new Error(`waited 8 s for ${String(run).replace(/\s+/g, " ").slice(0, 200)} ${JSON.stringify(values)}; the page says “${await page.evaluate(() => document.querySelector("#count").textContent)}” at ${await page.evaluate(() => location.hash)}`);
    await new Promise((go) => setTimeout(go, 25));
  }
}

/** The text of the elements that a selector finds. */
export const texts = (page, selector) => page.$$eval(selector, (all) => all.map((one) => one.textContent.trim()));
export const text = async (page, selector) => (await texts(page, selector))[0] ?? null;

/** The count that the page shows: `{ found, all, sources }`. */
export async function count(page) {
  const words = (await text(page, "#count")).replaceAll(",", "").replaceAll("\u202f", "");
  const numbers = words.match(/\d+/g).map(Number);
  return numbers.length === 4 ? { found: numbers[0], all: numbers[1] } : { found: numbers[0], all: numbers[0] };
}

/** Types a query in place of the one that is there, and waits until it is shown. */
export async function search(page, query) {
  await page.focus("#q");
  await page.$eval("#q", (input) => input.select());
  await page.keyboard.press("Backspace");
  if (query) await page.keyboard.type(query);
  await page.keyboard.press("Enter");
  await until(page, (q) => document.querySelector("#q").value === q && (new URLSearchParams(location.hash.slice(1)).get("q") ?? "") === q, query);
  await idle(page);
}

/** Waits until the page has drawn what it was asked for. */
export const idle = (page) => page.evaluate(() => new Promise((done) => setTimeout(() => requestAnimationFrame(() => setTimeout(done, 40)), 40)));

export const query = (page) => page.evaluate(() => new URLSearchParams(location.hash.slice(1)).get("q") ?? "");

/** Clicks the menu's entry. */
export async function choose(page, menu, entry) {
  await page.evaluate((label) => [...document.querySelectorAll(".menu-button")].find((one) => one.textContent.includes(label)).click(), menu);
  await page.evaluate((label) => [...document.querySelectorAll(".menu-item")].find((one) => one.textContent === label).click(), entry);
  await idle(page);
}

/** Clicks the first element with this text that the selector finds. */
export async function press(page, selector, words) {
  await until(page, (s, w) => [...document.querySelectorAll(s)].some((one) => one.textContent.includes(w)), selector, words);
  await page.evaluate((s, w) => [...document.querySelectorAll(s)].find((one) => one.textContent.includes(w)).click(), selector, words);
  await idle(page);
}
