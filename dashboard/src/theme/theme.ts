export type Theme = "light" | "dark" | "system";

const STORAGE_KEY = "facevalue.theme";

/** The theme that the person chose; "system" unless they did. */
export function readTheme(): Theme {
  const stored = window.localStorage.getItem(STORAGE_KEY);
  return stored === "light" || stored === "dark" ? stored : "system";
}

/** Keeps the choice and shows it. */
export function chooseTheme(theme: Theme): void {
  if (theme === "system") window.localStorage.removeItem(STORAGE_KEY);
  else window.localStorage.setItem(STORAGE_KEY, theme);
  applyTheme(theme);
}

/** Sets the attribute that the tokens hang on; "system" follows the device. */
export function applyTheme(theme: Theme): void {
  const isDark = theme === "dark" || (theme === "system" && prefersDark().matches);
  document.documentElement.dataset.theme = isDark ? "dark" : "light";
}

/** Follows the device while the choice is "system". Returns the way to stop. */
export function followSystemTheme(): () => void {
  const media = prefersDark();
  const update = () => applyTheme(readTheme());
  media.addEventListener("change", update);
  return () => media.removeEventListener("change", update);
}

function prefersDark(): MediaQueryList {
  return window.matchMedia("(prefers-color-scheme: dark)");
}
