import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { paced } from "./paced";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it("runs at the interval `apart` during continuous events", () => {
  const action = vi.fn();
  const pace = paced(action, { soon: 1_000, apart: 3_000 });
  for (let time = 0; time < 30_000; time += 100) {
    pace.call();
    vi.advanceTimersByTime(100);
  }
  expect(action.mock.calls.length).toBeGreaterThanOrEqual(9);
  expect(action.mock.calls.length).toBeLessThanOrEqual(11);
});

it("runs once for a single event, after the delay `soon`", () => {
  const action = vi.fn();
  const pace = paced(action, { soon: 1_000, apart: 60_000 });
  pace.call();
  vi.advanceTimersByTime(999);
  expect(action).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  vi.advanceTimersByTime(600_000);
  expect(action).toHaveBeenCalledTimes(1);
});

it("runs once more after the last event of a burst", () => {
  const action = vi.fn();
  const pace = paced(action, { soon: 100, apart: 1_000 });
  pace.call();
  vi.advanceTimersByTime(100);
  pace.call();
  pace.call();
  expect(action).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(1_000);
  expect(action).toHaveBeenCalledTimes(2);
});

it("cancels a pending run and accepts later events", () => {
  const action = vi.fn();
  const pace = paced(action, { soon: 100, apart: 100 });
  pace.call();
  pace.cancel();
  vi.advanceTimersByTime(1_000);
  expect(action).not.toHaveBeenCalled();
  pace.call();
  vi.advanceTimersByTime(1_000);
  expect(action).toHaveBeenCalledTimes(1);
});
