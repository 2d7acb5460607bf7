import { expect, it } from "vitest";
import { networkAddress } from "./networkAddress";

it.each([
  ["[0:0:0:0:0:0:0:1]", "::1"],
  ["2001:0db8:0000:0000:0001:0000:0000:0001", "2001:db8::1:0:0:1"],
  ["203.0.113.7", "203.0.113.7"],
  ["fe80:0:0:0:0:0:0:1%eth0", "fe80:0:0:0:0:0:0:1%eth0"],
  ["unknown", "unknown"],
])("%s is shown as %s", (address, shown) => {
  expect(networkAddress(address)).toBe(shown);
});
