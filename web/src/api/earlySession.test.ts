import { QueryClient } from "@tanstack/react-query";
import { afterEach, expect, it, vi } from "vitest";
import { meQuery } from "@/api/session";
import { askForSession } from "@/lib/earlySession";
import { fakeServer } from "@/test/fakeServer";

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

it("takes the session that was asked for early, and asks anew the next time", async () => {
  const fake = server(() => ({ data: { id: "ann" } }));
  askForSession("/calls");
  expect(fake.asked("GET /api/auth/me")).toHaveLength(0);
  expect(await fresh().fetchQuery(meQuery)).toEqual({ id: "ann" });
  expect(fake.asked("GET /api/auth/me")).toHaveLength(1);

  expect(await fresh().fetchQuery(meQuery)).toEqual({ id: "ann" });
  expect(fake.asked("GET /api/auth/me")).toHaveLength(2);
});

it("says what an early refusal says", async () => {
  server(() => ({ status: 401, code: "not-signed-in", message: "Sign in." }));
  askForSession("/calls");
  await expect(fresh().fetchQuery(meQuery)).rejects.toMatchObject({ status: 401 });
});

it("says that the server cannot be reached", async () => {
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("offline")));
  askForSession("/calls");
  await expect(fresh().fetchQuery(meQuery)).rejects.toMatchObject({ code: "unreachable" });
});

it("does not ask on pages that are the same for everybody", () => {
  const fetch = vi.fn();
  vi.stubGlobal("fetch", fetch);
  for (const page of ["/sign-up", "/invitation/abc", "/reset-password/abc"]) askForSession(page);
  expect(fetch).not.toHaveBeenCalled();
});
