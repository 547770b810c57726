// Light or dark: as the system says, unless the reader says otherwise.

const KEY = "article41-theme";
const dark = matchMedia("(prefers-color-scheme: dark)");

const stored = () => {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null; // some browsers give pages from the disk no storage; the choice then lasts as long as the page
  }
};

/** Applies the choice and returns `{ dark(), toggle() }`. */
export function createTheme(onChange) {
  let chosen = stored();
  const isDark = () => (chosen ? chosen === "dark" : dark.matches);
  const apply = () => {
    document.documentElement.dataset.theme = isDark() ? "dark" : "light";
    onChange?.(isDark());
  };
  dark.addEventListener("change", apply);
  apply();
  return {
    dark: isDark,
    toggle() {
      chosen = isDark() ? "light" : "dark";
      try {
        localStorage.setItem(KEY, chosen);
      } catch {
        // see above
      }
      apply();
    },
  };
}
