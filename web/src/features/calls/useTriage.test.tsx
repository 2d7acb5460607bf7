// @vitest-environment jsdom
import { act, fireEvent, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { afterEach, expect, it, vi } from "vitest";
import type { CallRow } from "@/api/types";
import { fakeServer } from "@/test/fakeServer";
import { renderWithQueries } from "@/test/render";
import { KeyHelp } from "./KeyHelp";
import { setSingleKeys } from "./shortcuts";
import { useTriage } from "./useTriage";
import "./KeysDialog";

const call = (n: number) =>
  ({ callId: `c${n}`, review: { flagged: false, done: false, tags: [] } }) as unknown as CallRow;

type Toggle = (callId: string, range: boolean) => void;

let setCalls: (change: (calls: CallRow[]) => CallRow[]) => void;
let setView: (view: [number, number]) => void;

/** Contains only the rows in view, as the page does. */
function List({ mayReview, toggle }: { mayReview: boolean; toggle: Toggle }) {
  const [calls, set] = useState([0, 1, 2, 3, 4, 5].map(call));
  const [[first, end], view] = useState([0, 9]);
  setCalls = set;
  setView = view;
  useTriage({
    mayReview,
    calls,
    show: (index) => {
      if (index < first || index >= end) view([index, index + 2]);
    },
    toggle,
  });
  return (
    <>
      <KeyHelp mayReview={mayReview} />
      <p>Text</p>
      {calls.slice(first, end).map(({ callId }) => (
        <div key={callId} data-call-id={callId}>
          <input type="checkbox" aria-label={`Select ${callId}`} />
          <a href={`/calls/${callId}`}>{callId}</a>
        </div>
      ))}
    </>
  );
}

function show(mayReview = true) {
  const toggle = vi.fn<Toggle>();
  const server = fakeServer({
    "PATCH /api/calls/c2/review": ({ body }) => ({
      data: { ...call(2).review, ...(body as object) },
    }),
  });
  renderWithQueries(<List mayReview={mayReview} toggle={toggle} />);
  return { server, toggle };
}

const press = (key: string, init = {}) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key, ...init });
const focused = () => document.activeElement?.textContent;
const link = (callId: string) => screen.getByRole("link", { name: callId });
const leaves = (...ids: string[]) =>
  act(() => setCalls((calls) => calls.filter(({ callId }) => !ids.includes(callId))));

afterEach(() => setSingleKeys(true));

it("focuses the next row when the focused call leaves the list", () => {
  show();
  link("c2").focus();
  leaves("c2");
  expect(focused()).toBe("c3");
  press("j");
  expect(focused()).toBe("c4");
  // A new call above changes the row's index, but not the focused call.
  act(() => setCalls((calls) => [call(9), ...calls]));
  leaves("c4");
  expect(focused()).toBe("c5");
  leaves("c5");
  expect(focused()).toBe("c3");
});

it("does not move the focus when it is outside the rows", async () => {
  show();
  link("c2").focus();
  screen.getByRole("button", { name: "Keyboard" }).focus();
  leaves("c2");
  expect(focused()).toBe("Keyboard");
  link("c3").focus();
  await userEvent.click(screen.getByText("Text"));
  leaves("c3");
  expect(document.activeElement).toBe(document.body);
});

it("continues from a focused row that was scrolled out of view", () => {
  show();
  link("c1").focus();
  act(() => setView([4, 6]));
  expect(document.activeElement).toBe(document.body);
  press("j");
  expect(focused()).toBe("c2");
});

it("marks the focused call as done and selects it or a range with keys", async () => {
  const { server, toggle } = show();
  link("c2").focus();
  press("e");
  press("x");
  press("X", { shiftKey: true });
  await vi.waitFor(() =>
    expect(server.asked("PATCH /api/calls/c2/review").map(({ body }) => body)).toEqual([
      { done: true },
    ]),
  );
  expect(toggle.mock.calls).toEqual([
    ["c2", false],
    ["c2", true],
  ]);
});

it("lets a user without review rights navigate but not change calls", () => {
  const { server, toggle } = show(false);
  press("j");
  press("j");
  expect(focused()).toBe("c1");
  press("k");
  expect(focused()).toBe("c0");
  for (const key of ["f", "e", "x"]) press(key);
  expect(toggle).not.toHaveBeenCalled();
  expect(server.asked("PATCH /api/calls/c0/review")).toEqual([]);
});

it("shows the keyboard help and turns single keys off and on", async () => {
  show(false);
  press("?");
  await screen.findByRole("dialog", { name: "Keyboard" });
  expect(screen.queryByText("Mark as done, or as not done")).toBeNull();
  await userEvent.click(screen.getByRole("switch", { name: "Single keys do something" }));
  await userEvent.click(screen.getByRole("button", { name: "Close" }));
  expect(screen.queryByRole("dialog")).toBeNull();
  press("j");
  expect(document.activeElement).toBe(document.body);
  press("?");
  expect(screen.queryByRole("dialog")).toBeNull();

  await userEvent.click(screen.getByRole("button", { name: "Keyboard" }));
  await userEvent.click(await screen.findByRole("switch"));
  await userEvent.click(screen.getByRole("button", { name: "Close" }));
  press("j");
  expect(focused()).toBe("c0");
});
