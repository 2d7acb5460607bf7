// @vitest-environment jsdom
import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import type { CallDetail, Turn } from "@/api/types";
import { conversation } from "@/lib/conversation";
import { renderWithQueries } from "@/test/render";
import { Conversation } from "./Conversation";
import type { Player } from "./usePlayer";

const silent: Player = {
  attach: () => {},
  ready: true,
  playing: false,
  seconds: 0,
  length: 40,
  speed: 1,
  failed: false,
  toggle: () => {},
  seek: () => {},
  playFrom: () => {},
  setSpeed: () => {},
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

function show(turns: Turn[], player: Partial<Player> = {}, outcome = "answered") {
  const call = { outcome } as CallDetail;
  renderWithQueries(
    <Conversation call={call} lines={conversation(turns)} player={{ ...silent, ...player }} />,
  );
}

it("renders what a caller said as text, whatever it is", () => {
  show(TURNS);
  expect(screen.getByText("<img src=x onerror=alert(1)>")).toBeTruthy();
  expect(document.querySelector("img")).toBeNull();
});

it("plays from the time that was clicked", async () => {
  const playFrom = vi.fn();
  show(TURNS, { playFrom });
  await userEvent.click(screen.getByRole("button", { name: "Play from 0:05" }));
  expect(playFrom).toHaveBeenCalledWith(5.3);
});

it("marks the turn being heard", () => {
  show(TURNS, { playing: true, seconds: 6 });
  expect(document.querySelector("[aria-current=true]")?.textContent).toContain("<img");
});

it("offers no button when the recording cannot play", () => {
  show(TURNS, { failed: true });
  expect(screen.queryByRole("button")).toBeNull();
  expect(screen.getByText("0:05")).toBeTruthy();
});

it("shows a tool's name, arguments, answer and failure", () => {
  show(TURNS);
  expect(screen.getByText("book_slot")).toBeTruthy();
  expect(screen.getByText("Failed")).toBeTruthy();
  expect(screen.getByText(/"slot": "09:40"/)).toBeTruthy();
  expect(screen.getByText(/"ok": false/)).toBeTruthy();
});

it("says why there is nothing", () => {
  show([], {}, "in_progress");
  expect(screen.getByText("The transcript appears here after the call.")).toBeTruthy();
});
