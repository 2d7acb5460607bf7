export type Theme = "system" | "light" | "dark";

const KEY = "aivors-theme";
const dark = () => matchMedia("(prefers-color-scheme: dark)");

export function storedTheme(): Theme {
  try {
    const value = localStorage.getItem(KEY);
    return value === "light" || value === "dark" ? value : "system";
  } catch {
    return "system";
  }
}

export function applyTheme(theme: Theme): void {
  try {
    if (theme === "system") localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, theme);
  } catch {
    // Without storage the choice applies to this visit.
  }
  paint(theme);
}

/** Follows the system while the choice is "system", and changes in other tabs. */
export function watchTheme(): void {
  dark().addEventListener("change", () => paint(storedTheme()));
  window.addEventListener("storage", (event) => {
    if (event.key === KEY) paint(storedTheme());
  });
}

function paint(theme: Theme): void {
  const isDark = theme === "dark" || (theme === "system" && dark().matches);
  document.documentElement.classList.toggle("dark", isDark);
}
