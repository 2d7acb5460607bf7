// @vitest-environment jsdom
import { afterEach, expect, it, vi } from "vitest";
import { isShortcut, setSingleKeys, singleKeys } from "./shortcuts";

afterEach(() => {
  vi.restoreAllMocks();
  setSingleKeys(true);
  document.body.replaceChildren();
});

/** Returns whether the page would handle a key that is pressed in this element. */
function pressed(html: string, init: KeyboardEventInit = {}): boolean {
  document.body.innerHTML = html;
  let answer = false;
  const listen = (event: KeyboardEvent) => {
    answer = isShortcut(event);
  };
  window.addEventListener("keydown", listen);
  const target = document.querySelector("[data-here]") ?? document.body;
  target.dispatchEvent(new KeyboardEvent("keydown", { key: "j", bubbles: true, ...init }));
  window.removeEventListener("keydown", listen);
  return answer;
}

it("applies on the page, but not in text fields or dialogs or with Ctrl", () => {
  expect(pressed("")).toBe(true);
  expect(pressed("<a data-here href='/'>Call</a>")).toBe(true);
  expect(pressed("<input data-here type='checkbox'>")).toBe(true);
  expect(pressed("<input data-here>")).toBe(false);
  expect(pressed("<div data-takes-keys><input data-here type='checkbox'></div>")).toBe(false);
  expect(pressed("<dialog open></dialog>")).toBe(false);
  expect(pressed("", { ctrlKey: true })).toBe(false);
});

it("stays off when disabled, also without local storage", () => {
  setSingleKeys(false);
  expect(localStorage.getItem("aivors-single-keys")).toBe("off");
  expect(pressed("")).toBe(false);
  setSingleKeys(true);
  expect(pressed("")).toBe(true);

  for (const method of ["getItem", "setItem", "removeItem"] as const) {
    vi.spyOn(Storage.prototype, method).mockImplementation(() => {
      throw new DOMException("no", "SecurityError");
    });
  }
  setSingleKeys(false);
  expect(singleKeys()).toBe(false);
  setSingleKeys(true);
  expect(singleKeys()).toBe(true);
});
