// Sheets and menus take the focus, keep it, and give it back.

const REACHABLE = "a[href],button:not(:disabled),input:not(:disabled),select,textarea,summary,[tabindex]:not([tabindex='-1'])";

/** What Tab can reach in the element, in order. */
export const reachable = (element) =>
  [...element.querySelectorAll(REACHABLE)].filter((one) => one.getClientRects().length && !one.closest("[inert]"));

/** Moves the focus into the element and keeps Tab inside. Returns a function that lets go and gives the focus back. */
export function hold(element) {
  const before = document.activeElement;
  const turn = (event) => {
    if (event.key !== "Tab") return;
    const all = reachable(element);
    if (!all.length) return;
    const edge = event.shiftKey ? all[0] : all.at(-1);
    if (document.activeElement === edge || !element.contains(document.activeElement)) {
      event.preventDefault();
      (event.shiftKey ? all.at(-1) : all[0]).focus();
    }
  };
  element.addEventListener("keydown", turn);
  (reachable(element)[0] ?? element).focus();
  return (giveBack = true) => {
    element.removeEventListener("keydown", turn);
    if (giveBack && before?.isConnected) before.focus({ preventScroll: true });
  };
}

// Asking an element how far it is scrolled makes the browser lay the page out; its scroll events tell for nothing.
const scrolled = new WeakMap();

/** Rebuilds part of the page without losing the focus: it returns to the element with the same `data-key`. */
export function keepFocus(element, rebuild) {
  const key = element.contains(document.activeElement) ? document.activeElement.closest("[data-key]")?.dataset.key : null;
  if (!scrolled.has(element)) {
    scrolled.set(element, 0);
    element.addEventListener("scroll", () => scrolled.set(element, element.scrollTop), { passive: true });
  }
  const scroll = scrolled.get(element);
  rebuild();
  if (scroll) element.scrollTop = scroll;
  if (key) [...element.querySelectorAll("[data-key]")].find((one) => one.dataset.key === key)?.focus({ preventScroll: true });
}
