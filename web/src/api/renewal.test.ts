import { expect, it } from "vitest";
import { ApiError } from "./client";
import { renewedEvery } from "./renewal";

const after = (error: unknown) => ({ state: { error } });
const outage = after(new ApiError(0, "unreachable", ""));
const fault = after(new ApiError(503, "busy", ""));
const refusal = after(new ApiError(404, "unknown", ""));

it("retries every 10 s after an outage, or sooner if the query renews more often", () => {
  expect([outage, fault].map(renewedEvery(false))).toEqual([10_000, 10_000]);
  expect([outage, fault].map(renewedEvery(60_000))).toEqual([10_000, 10_000]);
  expect(renewedEvery(5_000)(outage)).toBe(5_000);
});

it("keeps the normal interval after a refusal or a success", () => {
  expect(renewedEvery(false)(refusal)).toBe(false);
  expect(renewedEvery(60_000)(refusal)).toBe(60_000);
  expect(renewedEvery(false)(after(null))).toBe(false);
});
