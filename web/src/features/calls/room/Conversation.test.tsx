// @vitest-environment jsdom
import { act, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import type { CallDetail, Turn } from "@/api/types";
import { renderWithQueries } from "@/test/render";
import { conversation } from "../conversation";
import { Conversation } from "./Conversation";
import { createClock } from "./clock";
import type { Player } from "./usePlayer";

const silent: Player = {
  attach: () => {},
  clock: createClock(),
  ready: true,
  playing: false,
  skipping: false,
  length: 40,
  speed: 1,
  failed: false,
  toggle: () => {},
  seek: () => {},
  move: () => {},
  playFrom: () => {},
  setSpeed: () => {},
  setSkipping: () => {},
  reload: () => {},
};

const TURNS: Turn[] = [
  { role: "agent", text: "Hello, how can I help?", startSeconds: 0.6 },
  { role: "user", text: "<img src=x onerror=alert(1)>", startSeconds: 5.3 },
  {
    role: "tool_call_invocation",
    tool: { name: "book_slot", callId: "t", arguments: { slot: "09:40" } },
  },
  { role: "tool_call_result", tool: { callId: "t", result: '{"ok":false}', successful: false } },
];

function at(seconds: number): Partial<Player> {
  const clock = createClock();
  clock.set(seconds);
  return { clock };
}

function show(turns: Turn[], player: Partial<Player> = {}, outcome = "answered") {
  const call = { outcome } as CallDetail;
  renderWithQueries(
    <Conversation call={call} lines={conversation(turns)} player={{ ...silent, ...player }} />,
  );
}

it("renders HTML in a transcript as plain text", () => {
  show(TURNS);
  expect(screen.getByText("<img src=x onerror=alert(1)>")).toBeTruthy();
  expect(document.querySelector("img")).toBeNull();
});

it("plays from the clicked time", async () => {
  const playFrom = vi.fn();
  show(TURNS, { playFrom });
  await userEvent.click(screen.getByRole("button", { name: "Play from 0:05" }));
  expect(playFrom).toHaveBeenCalledWith(5.3);
});

it("marks the current turn", () => {
  show(TURNS, { playing: true, ...at(6) });
  expect(document.querySelector("[aria-current=true]")?.textContent).toContain("<img");
});

it("offers no play button when the recording cannot play", () => {
  show(TURNS, { failed: true });
  expect(screen.queryByRole("button")).toBeNull();
  expect(screen.getByText("0:05")).toBeTruthy();
});

it("shows the name, arguments, result and failure of a tool call", () => {
  show(TURNS);
  expect(screen.getByText("book_slot")).toBeTruthy();
  expect(screen.getByText("Failed")).toBeTruthy();
  expect(screen.getByText(/"slot": "09:40"/)).toBeTruthy();
  expect(screen.getByText(/"ok": false/)).toBeTruthy();
});

it("explains that the transcript of a running call appears later", () => {
  show([], {}, "in_progress");
  expect(screen.getByText("The transcript appears here after the call.")).toBeTruthy();
});

const TIMED: Turn[] = [
  {
    role: "agent",
    text: "Hello, how can I help?",
    startSeconds: 0.6,
    endSeconds: 2.2,
    words: [
      { word: "Hello,", start: 0.6, end: 1 },
      { word: "how", start: 1.2, end: 1.4 },
      { word: "can", start: 1.4, end: 1.6 },
      { word: "I", start: 1.6, end: 1.7 },
      { word: "help?", start: 1.7, end: 2.2 },
    ],
  },
  { role: "dtmf", text: "5", startSeconds: 3 },
  { role: "user", text: "שלום, I need a plumber.", startSeconds: 5.3, endSeconds: 7 },
];

const lit = () => document.querySelector("[data-lit]")?.textContent;

it("highlights the current word as the recording moves", () => {
  const clock = createClock();
  show(TIMED, { playing: true, clock });
  expect(lit()).toBeUndefined();
  act(() => clock.set(1.25));
  expect(lit()).toBe("how");
  act(() => clock.set(1.9));
  expect(lit()).toBe("help?");
  act(() => clock.set(6));
  expect(lit()).toBeUndefined();
  expect(document.querySelector("[aria-current=true]")?.textContent).toContain("plumber");
});

it("plays from the clicked word, or from the start of a line without word times", async () => {
  const playFrom = vi.fn();
  show(TIMED, { playFrom });
  await userEvent.click(screen.getByText("can"));
  expect(playFrom).toHaveBeenLastCalledWith(1.4);
  await userEvent.click(screen.getByText(/plumber/));
  expect(playFrom).toHaveBeenLastCalledWith(5.3);
});

it("ignores clicks on words until the recording is ready", async () => {
  const playFrom = vi.fn();
  show(TIMED, { ready: false, playFrom });
  await userEvent.click(screen.getByText("can"));
  expect(playFrom).not.toHaveBeenCalled();
});

it("shows pressed keys with their time and sets the text direction of each line", () => {
  show(TIMED);
  expect(screen.getByText("Keys pressed: 5").parentElement?.textContent).toContain("0:03");
  expect(screen.getByText(/plumber/).getAttribute("dir")).toBe("auto");
});

it("shows the response time beside each agent answer and marks slow ones", () => {
  const quick = { role: "agent", text: "Of course.", startSeconds: 8.2, endSeconds: 9 } as Turn;
  const caller = { role: "user", text: "Today?", startSeconds: 10, endSeconds: 11 } as Turn;
  const slow = { role: "agent", text: "Let me see.", startSeconds: 14.4, endSeconds: 15 } as Turn;
  show([...TIMED, quick, caller, slow]);
  expect(screen.getByText("answered after 1.2 s").parentElement?.textContent).toBe(
    "Agent · answered after 1.2 s",
  );
  expect(screen.getByText("answered slowly, after 3.4 s")).toBeTruthy();
  // The first words of a call are no response.
  expect(screen.getAllByText(/^answered/)).toHaveLength(2);
});
