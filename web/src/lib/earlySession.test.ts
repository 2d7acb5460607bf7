import { QueryClient } from "@tanstack/react-query";
import { afterEach, expect, it, vi } from "vitest";
import { meQuery } from "@/api/session";
import { fakeServer } from "@/test/fakeServer";
import { askForSession } from "./earlySession";

afterEach(() => vi.unstubAllGlobals());

const fresh = () => new QueryClient({ defaultOptions: { queries: { retry: false } } });

/** Answers like `fakeServer`, and also accepts a plain URL as the argument of `fetch`. */
function server(answer: () => object) {
  const fake = fakeServer({ "GET /api/auth/me": answer });
  const answered = globalThis.fetch;
  vi.stubGlobal("fetch", (asked: Request | string, init?: RequestInit) =>
    answered(asked instanceof Request ? asked : new Request(`http://localhost${asked}`, init)),
  );
  return fake;
}

it("uses the early session response once, then requests the session again", async () => {
  const fake = server(() => ({ data: { id: "ann" } }));
  askForSession("/calls");
  expect(fake.asked("GET /api/auth/me")).toHaveLength(0);
  expect(await fresh().fetchQuery(meQuery)).toEqual({ id: "ann" });
  expect(fake.asked("GET /api/auth/me")).toHaveLength(1);

  expect(await fresh().fetchQuery(meQuery)).toEqual({ id: "ann" });
  expect(fake.asked("GET /api/auth/me")).toHaveLength(2);
});

it("rejects with the status of an early refusal", async () => {
  server(() => ({ status: 401, code: "not-signed-in", message: "Sign in." }));
  askForSession("/calls");
  await expect(fresh().fetchQuery(meQuery)).rejects.toMatchObject({ status: 401 });
});

it("reports an unreachable server", async () => {
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("offline")));
  askForSession("/calls");
  await expect(fresh().fetchQuery(meQuery)).rejects.toMatchObject({ code: "unreachable" });
});

it("does not request the session on sign-up, invitation and password reset pages", () => {
  const fetch = vi.fn();
  vi.stubGlobal("fetch", fetch);
  for (const page of ["/sign-up", "/invitation/abc", "/reset-password/abc"]) askForSession(page);
  expect(fetch).not.toHaveBeenCalled();
});
