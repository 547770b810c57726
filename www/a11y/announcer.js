// Says aloud, to those who listen to the page, what those who look at it see change.

import { h, quiet } from "../dom.js";

/** A polite live region. `say(text)` waits until changes settle, so that typing is not a stream of counts. */
export function createAnnouncer() {
  const region = h("div.visually-hidden", { role: "status", "aria-live": "polite" });
  document.body.append(region);
  const say = quiet(350, (text) => (region.textContent = text));
  return { say, now: (text) => (say.cancel(), (region.textContent = text)) };
}
