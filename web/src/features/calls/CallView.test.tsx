// @vitest-environment jsdom
import { fireEvent, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it } from "vitest";
import { OWN_CALLS } from "@/api/callScope";
import type { CallDetail } from "@/api/types";
import { ClientZone } from "@/components/zone";
import { fakeAudio } from "@/test/fakeAudio";
import { fakeServer } from "@/test/fakeServer";
import { renderInRouter } from "@/test/render";
import { CallView } from "./CallView";

beforeEach(fakeAudio);

const CALL = {
  callId: "call_1",
  callType: "phone_call",
  direction: "inbound",
  fromNumber: "+15035550142",
  toNumber: "+15035550120",
  agentName: "Mia",
  startedAt: "2026-03-02T14:05:00Z",
  listedAt: "2026-03-02T14:05:00Z",
  durationSeconds: 40,
  outcome: "answered",
  review: { flagged: false, done: false, assignee: null, tags: [] },
  summary: "Wanted a cleaning.",
  recordingUrl: "/demo/recordings/cleaning.mp3",
  turns: [
    turn("agent", 1, "Hello there."),
    turn("user", 4, "A cleaning please."),
    { role: "tool_call_invocation", tool: { name: "book_slot", callId: "t", successful: true } },
    turn("agent", 12, "Booked for Monday."),
  ],
} as unknown as CallDetail;

/** A turn with one word per second. */
function turn(role: string, from: number, text: string) {
  const words = text
    .split(" ")
    .map((word, index) => ({ word, start: from + index, end: from + index + 0.8 }));
  return { role, text, startSeconds: from, endSeconds: words.at(-1)?.end, words };
}

async function visit(
  call: Partial<CallDetail> = {},
  others: object[] = [],
  disclosure: object = { recordings: "shown", transcripts: "shown", numbers: "shown" },
  timezone = "UTC",
) {
  const server = fakeServer({
    "GET /api/calls/call_1": () => ({ data: { ...CALL, ...call } }),
    "GET /api/calls": () => ({ data: { calls: [CALL, ...others] } }),
    "GET /api/settings/disclosure": () => ({ data: disclosure }),
    "GET /api/settings": () => ({ data: { timezone } }),
    "GET /api/auth/me": () => ({ data: { business: { name: "Larkspur Dental" } } }),
  });
  await renderInRouter(
    <ClientZone scope={OWN_CALLS}>
      <CallView scope={OWN_CALLS} callId="call_1" back={null} />
    </ClientZone>,
  );
  await screen.findByRole("heading", { name: "Transcript" });
  return server;
}

const audio = () => document.querySelector("audio") as HTMLAudioElement;
const slider = () => screen.getByRole("slider", { name: "Position in the recording" });
const lit = () => document.querySelector("[data-lit]")?.textContent;

it("moves recording and transcript together with the slider, keys and words", async () => {
  await visit();
  expect(slider().getAttribute("aria-valuetext")).toBe("0:00 of 0:40");
  fireEvent.keyDown(slider(), { key: "ArrowRight" });
  expect(audio().currentTime).toBe(5);
  expect(slider().getAttribute("aria-valuetext")).toBe("0:05 of 0:40, caller speaks");
  expect(lit()).toBe("cleaning");
  fireEvent.keyDown(slider(), { key: "End" });
  expect(audio().currentTime).toBe(40);
  fireEvent.keyDown(slider(), { key: "Home" });
  expect(audio().currentTime).toBe(0);
  await userEvent.click(screen.getByText("Monday."));
  expect(audio().currentTime).toBe(14);
  expect(audio().paused).toBe(false);
});

it("handles player keys anywhere on the page except on a focused button", async () => {
  await visit();
  fireEvent.keyDown(document.body, { key: " " });
  expect(audio().paused).toBe(false);
  expect(screen.getByRole("button", { name: "Pause" })).toBeTruthy();
  fireEvent.keyDown(document.body, { key: "ArrowRight", shiftKey: true });
  expect(audio().currentTime).toBe(1);
  fireEvent.keyDown(document.body, { key: "ArrowRight", shiftKey: true });
  expect(audio().currentTime).toBe(4);
  fireEvent.keyDown(document.body, { key: "ArrowLeft", shiftKey: true });
  expect(audio().currentTime).toBe(1);
  // A focused button handles the space key itself.
  fireEvent.keyDown(screen.getByRole("button", { name: "Pause" }), { key: " " });
  expect(audio().paused).toBe(false);
});

it("changes the speed and skips silence only when enabled", async () => {
  await visit();
  await userEvent.selectOptions(screen.getByRole("combobox", { name: "Speed" }), "1.5×");
  expect(audio().playbackRate).toBe(1.5);
  const skip = screen.getByRole("button", { name: "Skip silence" });
  expect(skip.getAttribute("aria-pressed")).toBe("false");
  fireEvent.keyDown(document.body, { key: " " });
  audio().currentTime = 8;
  await new Promise(requestAnimationFrame);
  expect(audio().currentTime).toBe(8);
  await userEvent.click(skip);
  await expect.poll(() => audio().currentTime).toBeCloseTo(11.7);
});

it("shows speech figures and how they are measured", async () => {
  await visit();
  const quality = within(screen.getByRole("region", { name: "How they talked" }));
  expect(quality.getByText(/Agent 4\.6 s/)).toBeTruthy();
  expect(quality.getByText("Agent 62%")).toBeTruthy();
  expect(quality.getByText("5.2 s", { exact: false, selector: "dd" })).toBeTruthy();
  expect(quality.getByText(/From the caller’s last word/)).toBeTruthy();
});

it.each([
  ["expired", /this one has expired/],
  ["not_recorded", /was not recorded/],
  ["storage_opted_out", /storage is switched off/],
])("explains the missing recording: %s", async (reason, words) => {
  await visit({ recordingUrl: null, recordingUnavailableReason: reason } as Partial<CallDetail>);
  expect(screen.getByText(words)).toBeTruthy();
  expect(screen.queryByRole("slider")).toBeNull();
  expect(screen.queryByRole("button", { name: "Play from 0:04" })).toBeNull();
});

it("explains that a transcript without times cannot be followed or measured", async () => {
  await visit({
    turns: [
      { role: "agent", text: "Hello." },
      { role: "user", text: "Hi." },
    ],
  } as Partial<CallDetail>);
  expect(screen.getByText(/cannot follow the recording/)).toBeTruthy();
  expect(screen.getByText(/nothing can be measured/)).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Skip silence" })).toBeNull();
});

it("lists other calls of the same number and links to all of them", async () => {
  const other = {
    ...CALL,
    callId: "call_2",
    summary: "Asked for the opening hours.",
    listedAt: "2026-02-27T09:00:00Z",
  };
  const server = await visit({}, [other]);
  const same = within(screen.getByRole("region", { name: "Other calls of this number" }));
  const link = (await same.findByText("Asked for the opening hours.")).closest("a");
  expect(link?.getAttribute("href")).toBe("/calls/call_2");
  expect(same.queryByText("Wanted a cleaning.")).toBeNull();
  expect(same.getByText(/All calls of/).getAttribute("href")).toContain("15035550142");
  const asked = server.asked("GET /api/calls").at(-1);
  expect(asked?.query.get("sameCaller")).toBe("call_1");
});

it("names downloads after the client and the start time", async () => {
  const saved: { name: string; blob: Blob }[] = [];
  let made: Blob | undefined;
  URL.createObjectURL = (blob: Blob) => {
    made = blob;
    return "blob:made";
  };
  URL.revokeObjectURL = () => {};
  HTMLAnchorElement.prototype.click = function click(this: HTMLAnchorElement) {
    if (made) saved.push({ name: this.download, blob: made });
  };
  await visit();
  await screen.findByRole("link", { name: "Download" });
  await userEvent.click(screen.getByRole("button", { name: "Download transcript as .txt" }));
  await userEvent.click(screen.getByRole("button", { name: "Download transcript as .json" }));
  expect(saved.map((file) => file.name)).toEqual([
    "Larkspur Dental 2026-03-02 14-05.txt",
    "Larkspur Dental 2026-03-02 14-05.json",
  ]);
  const text = (await saved[0]?.blob.text()) ?? "";
  expect(text).toContain("Larkspur Dental\n+1 (503) 555-0142 · Mia\n");
  expect(text).toContain("   0:04  Caller: A cleaning please.\n   0:07  [Tool: book_slot]\n");
  expect(JSON.parse((await saved[1]?.blob.text()) ?? "")).toMatchObject({ callId: "call_1" });
  expect(screen.getByRole("link", { name: "Download" }).getAttribute("download")).toBe(
    "Larkspur Dental 2026-03-02 14-05.mp3",
  );
});

it("shows all times in the time zone of the business", async () => {
  const other = { ...CALL, callId: "call_2", listedAt: "2026-02-27T09:00:00Z" };
  const events = [{ event: "call_ended", receivedAt: "2026-03-02T14:06:00Z" }];
  await visit({ events } as Partial<CallDetail>, [other], undefined, "America/New_York");
  expect(await screen.findByText(/^Mon, 2 Mar 2026.*0?9:05:00 GMT.5$/)).toBeTruthy();
  expect(screen.getByText(/0?9:06:00 GMT.5$/)).toBeTruthy();
  expect(screen.getByText(/27 Feb( 2026)?, 0?4:00 GMT.5$/)).toBeTruthy();
  expect((await screen.findByRole("link", { name: "Download" })).getAttribute("download")).toBe(
    "Larkspur Dental 2026-03-02 09-05.mp3",
  );
});

it("says what the agency hides and finds other calls of a caller with a masked number", async () => {
  const server = await visit(
    {
      fromNumber: "+1 ••• ••• ••42",
      recordingUrl: null,
      recordingUnavailableReason: "hidden",
      transcript: null,
      turns: [],
    },
    [{ ...CALL, callId: "call_2", summary: "Asked again." }],
    { recordings: "hidden", transcripts: "hidden", numbers: "masked" },
  );
  expect(await screen.findByText("Your agency does not show recordings.")).toBeTruthy();
  expect(await screen.findByText("Your agency does not show transcripts.")).toBeTruthy();
  expect(screen.queryByRole("button", { name: /Download transcript/ })).toBeNull();
  expect(screen.queryByRole("heading", { name: "Provider cost" })).toBeNull();
  expect(await screen.findByText("Asked again.")).toBeTruthy();
  expect(server.asked("GET /api/calls")[0]?.query.get("sameCaller")).toBe("call_1");
  const all = screen.getByRole("link", { name: /All calls of/ });
  expect(all.getAttribute("href")).toContain("sameCaller=call_1");
});

it("shows the provider cost when the response contains it", async () => {
  await visit({ cost: { currency: "USD", cents: 12, items: [] } } as Partial<CallDetail>);
  expect(await screen.findByRole("heading", { name: "Provider cost" })).toBeTruthy();
});
