import { i18n } from "@lingui/core";
import { afterEach, expect, it, vi } from "vitest";
import { messages as german } from "../locales/de.po";
import { ApiError, answerOf, api, onSignedOut, queryString, unwrap } from "./client";

afterEach(() => {
  vi.unstubAllGlobals();
  onSignedOut(() => {});
  i18n.load("en", {});
  i18n.activate("en", "en-GB");
});

function answer(status: number, body: unknown, headers: HeadersInit = {}) {
  vi.stubGlobal("fetch", async () => new Response(JSON.stringify(body), { status, headers }));
}

const refusal = () =>
  unwrap<unknown>(api.GET("/api/version")).then(
    () => Promise.reject(new Error("was no refusal")),
    (error: unknown) => error as ApiError,
  );

it("unwrap returns the data; answerOf returns the message and the status too", async () => {
  answer(202, { success: true, message: "Sent", data: { a: 1 } });
  expect(await unwrap(api.GET("/api/version"))).toEqual({ a: 1 });
  expect(await answerOf(api.GET("/api/version"))).toEqual({
    data: { a: 1 },
    message: "Sent",
    status: 202,
  });
});

it("turns a problem into an ApiError with code, message, field errors and retry delay", async () => {
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

it("translates the message of a refusal into the reader's language", async () => {
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

it("translates field errors into the reader's language", async () => {
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

it("shows the server's message for an unknown code", async () => {
  i18n.load("de", german);
  i18n.activate("de");
  answer(409, { code: "from-the-future", message: "The future says no." });
  expect((await refusal()).message).toBe("The future says no.");
});

it("gives an error code to responses that are not JSON", async () => {
  vi.stubGlobal("fetch", async () => new Response("<h1>Bad gateway</h1>", { status: 502 }));
  expect(await refusal()).toMatchObject({
    code: "http-502",
    message: expect.stringContaining("our side"),
  });
  vi.stubGlobal("fetch", async () => new Response("hello", { status: 200 }));
  expect(await refusal()).toMatchObject({ code: "unreadable" });
});

it("reports a network failure with status 0 and code unreachable", async () => {
  vi.stubGlobal("fetch", async () => {
    throw new TypeError("Failed to fetch");
  });
  expect(await refusal()).toMatchObject({ status: 0, code: "unreachable" });
});

it("calls onSignedOut for an ended session, but not for a wrong password", async () => {
  const ended = vi.fn();
  onSignedOut(ended);
  answer(401, { success: false, code: "bad-credentials", message: "No" });
  await refusal();
  expect(ended).not.toHaveBeenCalled();
  answer(401, { success: false, code: "not-signed-in", message: "No" });
  await refusal();
  expect(ended).toHaveBeenCalledOnce();
});

it("omits empty parameters from the query string", () => {
  const query = { q: "a b&c", cursor: "", from: undefined, limit: 50, tag: ["x", "y"] };
  expect(queryString(query)).toBe("q=a+b%26c&limit=50&tag=x&tag=y");
});

it("encodes path parameters, sends the language and sends bodies as JSON", async () => {
  const asked: Request[] = [];
  vi.stubGlobal("fetch", async (request: Request) => {
    asked.push(request);
    return new Response(JSON.stringify({ success: true, message: "", data: null }));
  });
  i18n.activate("es");
  await unwrap(api.DELETE("/api/views/{id}", { params: { path: { id: "a/b c" } } }));
  await unwrap(api.POST("/api/auth/password/forgot", { body: { email: "a@b.test" } }));

  const [removal, forgot] = asked;
  expect(removal?.url).toBe("http://localhost/api/views/a%2Fb%20c");
  expect(removal?.credentials).toBe("same-origin");
  expect(removal?.headers.get("Accept-Language")).toBe("es");
  expect(removal?.headers.get("Content-Type")).toBeNull();
  expect(forgot?.headers.get("Content-Type")).toBe("application/json");
  expect(await forgot?.json()).toEqual({ email: "a@b.test" });
});

it("rejects with AbortError when the request is aborted", async () => {
  vi.stubGlobal("fetch", async (request: Request) => {
    request.signal.throwIfAborted();
    return new Response("{}");
  });
  const signal = AbortSignal.abort();
  await expect(unwrap(api.GET("/api/version", { signal }))).rejects.toMatchObject({
    name: "AbortError",
  });
});
