// Keys that work everywhere in the page. Keys that work in one view only are that view's own.

/** What the help shows. */
export const KEYS = [
  ["/", "go to the search box"],
  ["j k or ↓ ↑", "next and previous record, in the list, the table and the timeline (there ← →)"],
  ["Enter", "open the record"],
  ["Esc", "close what is open; in the search box, close the suggestions"],
  ["1 2 3 4", "list, table, votes, sources"],
  ["?", "this help"],
];

const writing = (target) => target.closest?.("input, textarea, select, [contenteditable]");

/** Listens for them. `actions` names a function for each key. */
export function listen(actions) {
  addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key !== "Escape" && (writing(event.target) || document.querySelector("dialog[open]"))) return;
    if (actions[event.key]?.(event) !== undefined) event.preventDefault();
  });
}
