const KEY = "aivors-single-keys";
const OFF = "off";

/** Holds the choice for this visit when the browser has no storage. */
let off = false;

/**
 * Returns whether single-key shortcuts are on. Users of speech input, and those who hit keys by
 * accident, turn them off (WCAG 2.1.4).
 */
export function singleKeys(): boolean {
  try {
    return localStorage.getItem(KEY) !== OFF;
  } catch {
    return !off;
  }
}

export function setSingleKeys(on: boolean): void {
  off = !on;
  try {
    if (on) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, OFF);
  } catch {
    // `off` holds the choice.
  }
}

/** Elements for typing and choosing. A checkbox needs only the space bar. */
const TAKES_KEYS =
  "input:not([type=checkbox]),select,textarea,[contenteditable],dialog,[data-takes-keys]";

/** Returns whether a key is a shortcut: the user is not typing, and no dialog is open. */
export function isShortcut(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey) return false;
  const { target } = event;
  if (target instanceof Element && target.closest(TAKES_KEYS)) return false;
  return singleKeys() && !document.querySelector("dialog[open]");
}
