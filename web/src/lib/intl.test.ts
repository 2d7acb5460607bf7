import { expect, test } from "vitest";
import { dateFormat, numberFormat } from "./intl";

test("formatters are cached per locale and options", () => {
  expect(numberFormat("en", { maximumFractionDigits: 0 })).toBe(
    numberFormat("en", { maximumFractionDigits: 0 }),
  );
  expect(numberFormat("de", { maximumFractionDigits: 1 }).format(1.5)).toBe("1,5");
  expect(numberFormat("en", { maximumFractionDigits: 1 }).format(1.5)).toBe("1.5");
  const noon = new Date("2026-03-08T12:00:00Z");
  expect(dateFormat("en-GB", { hour: "2-digit", timeZone: "UTC" }).format(noon)).toBe("12");
  expect(dateFormat("en-GB", { hour: "2-digit", timeZone: "Asia/Tokyo" }).format(noon)).toBe("21");
});
