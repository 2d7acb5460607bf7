import { i18n } from "@lingui/core";
import { afterEach, expect, it, vi } from "vitest";
import { messages as german } from "../locales/de.po";
import { ApiError, get, onSignedOut, send, withQuery } from "./client";

afterEach(() => {
  vi.unstubAllGlobals();
  onSignedOut(() => {});
  i18n.load("en", {});
  i18n.activate("en", "en-GB");
});

function answer(status: number, body: unknown, headers: HeadersInit = {}) {
  vi.stubGlobal("fetch", async () => new Response(JSON.stringify(body), { status, headers }));
}

const refusal = () => get<never>("/api/x").catch((error: unknown) => error as ApiError);

it("unwraps data, and keeps message and status for who wants them", async () => {
  answer(202, { success: true, message: "Sent", data: { a: 1 } });
  expect(await get("/api/x")).toEqual({ a: 1 });
  expect(await send("/api/x")).toEqual({ data: { a: 1 }, message: "Sent", status: 202 });
});

it("turns a problem into an error with code, words, fields and the time to wait", async () => {
  const errors = [{ field: "email", message: "Taken" }];
  answer(
    429,
    { success: false, code: "too-many-attempts", message: "Wait", errors },
    { "Retry-After": "30" },
  );
  const error = await refusal();
  expect(error).toBeInstanceOf(ApiError);
  expect(error).toMatchObject({
    status: 429,
    code: "too-many-attempts",
    message: "Wait",
    retryAfterSeconds: 30,
  });
  expect((error as ApiError).field("email")).toBe("Taken");
});

it("says in the reader's language what the server refused", async () => {
  i18n.load("de", german);
  i18n.activate("de");
  answer(409, {
    code: "agent-already-connected",
    reason: "agent-connected-to",
    parameters: { owner: "Acme" },
    message: "This agent is connected to Acme. Disconnect it there first.",
  });
  expect((await refusal()).message).toBe(
    "Dieser Agent ist mit Acme verbunden. Trennen Sie ihn zuerst dort.",
  );
});

it("says in the reader's language what is wrong with a field", async () => {
  i18n.load("de", german);
  i18n.activate("de");
  const least = { code: "password-too-short", parameters: { least: 12 }, message: "English" };
  answer(400, {
    code: "invalid",
    message: "English",
    errors: [{ field: "password", ...least }],
  });
  const error = await refusal();
  expect(error.field("password")).toBe("Bitte wählen Sie ein Passwort mit mindestens 12 Zeichen.");
  expect(error.message).toBe(error.field("password"));
});

it("keeps the server's words for a code that the page does not know", async () => {
  i18n.load("de", german);
  i18n.activate("de");
  answer(409, { code: "from-the-future", message: "The future says no." });
  expect((await refusal()).message).toBe("The future says no.");
});

it("has a sentence also for answers that are not ours", async () => {
  vi.stubGlobal("fetch", async () => new Response("<h1>Bad gateway</h1>", { status: 502 }));
  expect(await refusal()).toMatchObject({
    code: "http-502",
    message: expect.stringContaining("our side"),
  });
  vi.stubGlobal("fetch", async () => new Response("hello", { status: 200 }));
  expect(await refusal()).toMatchObject({ code: "unreadable" });
});

it("says when the server cannot be reached", async () => {
  vi.stubGlobal("fetch", async () => {
    throw new TypeError("Failed to fetch");
  });
  expect(await refusal()).toMatchObject({ status: 0, code: "unreachable" });
});

it("tells of a session that ended, but not of a mistyped password", async () => {
  const ended = vi.fn();
  onSignedOut(ended);
  answer(401, { success: false, code: "bad-credentials", message: "No" });
  await refusal();
  expect(ended).not.toHaveBeenCalled();
  answer(401, { success: false, code: "not-signed-in", message: "No" });
  await refusal();
  expect(ended).toHaveBeenCalledOnce();
});

it("leaves empty parameters out of the address", () => {
  expect(withQuery("/api/calls", { q: "a b&c", cursor: "", from: undefined, limit: 50 })).toBe(
    "/api/calls?q=a+b%26c&limit=50",
  );
});
