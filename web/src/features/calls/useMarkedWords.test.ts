// @vitest-environment jsdom
import { expect, it } from "vitest";
import { rangesOf } from "./useMarkedWords";

function marked(html: string, search: string): string[] {
  const page = new DOMParser().parseFromString(`<div>${html}</div>`, "text/html");
  const below = document.importNode(page.body.firstElementChild as HTMLElement, true);
  return rangesOf(below, search).map((range) => range.toString());
}

const timed = (text: string) =>
  `<p>${text
    .split(" ")
    .map((word, index) => `<span data-at="${index}">${word}</span>`)
    .join(" ")}</p>`;

it("marks phrases and numbers across separate word elements", () => {
  const said = timed("My first cleaning, call 503 555 0142 please.");
  expect(marked(said, '"first cleaning"')).toEqual(["first cleaning"]);
  expect(marked(said, "503-555-0142")).toEqual(["503 555 0142"]);
  expect(marked(said, "please call")).toEqual(["call", "please"]);
  // The highlight covers the word, not the comma after it.
  expect(marked(said, "cleaning")).toEqual(["cleaning"]);
});

it("does not join words of different paragraphs or parts of words", () => {
  expect(marked("<p>the first</p><p>cleaning</p>", '"first cleaning"')).toEqual([]);
  expect(marked("<p>first<b>ly</b> cleaning</p>", '"first cleaning"')).toEqual([]);
  expect(marked(timed("the first") + timed("cleaning"), '"first cleaning"')).toEqual([]);
});
