import { expect, it } from "vitest";
import { deviceName } from "./device";

it("names the device from its user agent", () => {
  const chrome =
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/142.0 Safari/537.36";
  const phone = "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Safari/604.1";
  expect([chrome, phone, "curl/8.5.0", "", null].map(deviceName)).toEqual([
    "Chrome on Windows",
    "Safari on iPhone",
    "curl",
    "Unknown device",
    "Unknown device",
  ]);
});
