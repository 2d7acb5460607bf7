import { expect, test } from "vitest";
import { dialable, headOf, headText } from "./headline";

const call = { direction: "inbound", fromNumber: "+14155550123", toNumber: "+14155550199" };

test("a call is headed by the declared name and reason", () => {
  const headline = { callerName: "Priya Abbott", reason: "wants to reschedule" };
  expect(headOf({ ...call, headline })).toEqual({
    who: "Priya Abbott",
    reason: "wants to reschedule",
    number: "+1 (415) 555-0123",
  });
  expect(headText({ ...call, headline })).toBe("Priya Abbott · wants to reschedule");
});

test("the number to call back stands before the number of the line", () => {
  const headline = { callbackNumber: "+14155550177" };
  expect(headOf({ ...call, headline }).who).toBe("+1 (415) 555-0177");
  expect(headOf({ ...call, headline: { ...headline, callerName: "Priya" } }).number).toBe(
    "+1 (415) 555-0177",
  );
});

test("without a headline the number stands alone", () => {
  expect(headOf({ ...call, headline: null })).toEqual({ who: "+1 (415) 555-0123" });
  expect(headText({ callType: "web_call" })).toBe("Web call");
  expect(headOf({ callType: "web_call", headline: { callerName: "Priya" } })).toEqual({
    who: "Priya",
  });
});

test("a masked number is not dialled", () => {
  expect(dialable("+1 (415) 555-0177")).toBe("+14155550177");
  expect(dialable("+1 (415) •••-••77")).toBeUndefined();
  expect(dialable("same as before")).toBeUndefined();
});
