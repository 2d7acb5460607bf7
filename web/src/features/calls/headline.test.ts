import { expect, test } from "vitest";
import { dialable, headOf, headText } from "./headline";

const call = { direction: "inbound", fromNumber: "+14155550123", toNumber: "+14155550199" };

test("a headline shows the caller’s name and reason", () => {
  const headline = { callerName: "Priya Abbott", reason: "wants to reschedule" };
  expect(headOf({ ...call, headline })).toEqual({
    who: "Priya Abbott",
    reason: "wants to reschedule",
    number: "+1 (415) 555-0123",
  });
  expect(headText({ ...call, headline })).toBe("Priya Abbott · wants to reschedule");
});

test("the callback number replaces the caller’s line number", () => {
  const headline = { callbackNumber: "+14155550177" };
  expect(headOf({ ...call, headline }).who).toBe("+1 (415) 555-0177");
  expect(headOf({ ...call, headline: { ...headline, callerName: "Priya" } }).number).toBe(
    "+1 (415) 555-0177",
  );
});

test("without further data, only the number, “Web call” or the name appears", () => {
  expect(headOf({ ...call, headline: null })).toEqual({ who: "+1 (415) 555-0123" });
  expect(headText({ callType: "web_call" })).toBe("Web call");
  expect(headOf({ callType: "web_call", headline: { callerName: "Priya" } })).toEqual({
    who: "Priya",
  });
});

test("dialable returns undefined for masked numbers and other text", () => {
  expect(dialable("+1 (415) 555-0177")).toBe("+14155550177");
  expect(dialable("+1 (415) •••-••77")).toBeUndefined();
  expect(dialable("same as before")).toBeUndefined();
});
