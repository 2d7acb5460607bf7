import { expect, it } from "vitest";
import { otherParty, phoneNumber } from "./phone";

it.each([
  ["+14155550123", "+1 (415) 555-0123"],
  ["+442079460958", "+44 207 946 0958"],
  ["+353871234567", "+353 871 234 567"],
  ["+1 415-555-0123", "+1 (415) 555-0123"],
  ["anonymous", "anonymous"],
  ["sip:ivy@example.com", "sip:ivy@example.com"],
  ["911", "911"],
  ["", ""],
])("%j is shown as %j", (raw, shown) => {
  expect(phoneNumber(raw)).toBe(shown);
});

it("otherParty names the other side of the call", () => {
  const ends = { fromNumber: "+14155550123", toNumber: "+14155550199" };
  expect(otherParty({ ...ends, direction: "inbound" })).toBe("+1 (415) 555-0123");
  expect(otherParty({ ...ends, direction: "outbound" })).toBe("+1 (415) 555-0199");
  expect(otherParty({ callType: "web_call" })).toBe("Web call");
  expect(otherParty({})).toBe("Unknown number");
});
