const KEY = "aivors-single-keys";
const OFF = "off";

/** Without storage the choice lasts for this visit. */
let off = false;

/**
 * Whether single keys act on a page. People who speak to their computer, or hit keys by accident,
 * turn them off (WCAG 2.1.4).
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
    // See above.
  }
}

/** Where one types or chooses. A box is ticked with the space bar only. */
const TAKES_KEYS =
  "input:not([type=checkbox]),select,textarea,[contenteditable],dialog,[data-takes-keys]";

/** Whether a key is meant for the page: nobody types, and no dialog lies over it. */
export function isShortcut(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey) return false;
  const { target } = event;
  if (target instanceof Element && target.closest(TAKES_KEYS)) return false;
  return singleKeys() && !document.querySelector("dialog[open]");
}
