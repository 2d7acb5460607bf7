import { describe, expect, test } from "vitest";
import {
  amount,
  billedMinutes,
  invoiceMoney,
  isMonth,
  monthBeside,
  monthName,
  priceText,
  unitPrice,
} from "./billing";

describe("months", () => {
  test("have a name, a previous and a next month", () => {
    expect(monthName("2026-11")).toBe("November 2026");
    expect(monthBeside("2026-01", -1)).toBe("2025-12");
    expect(monthBeside("2026-12", 1)).toBe("2027-01");
  });

  test("are distinguished from other text", () => {
    expect(isMonth("2026-11")).toBe(true);
    expect(["2026-13", "2026-00", "26-11", "2026-1", undefined].some(isMonth)).toBe(false);
  });
});

describe("money", () => {
  test("invoiceMoney shows whole cents", () => {
    expect(invoiceMoney(4900, "USD")).toBe("US$49.00");
    expect(invoiceMoney(-120, "EUR")).toBe("-€1.20");
  });

  test("unitPrice shows as many decimals as needed", () => {
    expect(unitPrice(12_000, "USD")).toBe("US$0.12");
    expect(unitPrice(12_345, "USD")).toBe("US$0.12345");
  });

  test("amount reads decimals exactly and rejects other text", () => {
    expect(amount("0.12", 5)).toBe(12_000);
    expect(amount("49", 2)).toBe(4900);
    expect(amount("1,5", 2)).toBe(150);
    expect(amount("-20.5", 2)).toBe(-2050);
    expect(amount("1.001", 2)).toBeUndefined();
    expect(amount("1.000", 2)).toBe(100);
    expect(amount("twelve", 2)).toBeUndefined();
    expect(amount("", 2)).toBeUndefined();
  });

  test("priceText writes text that amount reads back", () => {
    expect(priceText(12_000)).toBe("0.12");
    expect(priceText(100_000)).toBe("1");
    expect(amount(priceText(12_345), 5)).toBe(12_345);
  });

  test("billedMinutes shows decimals only when needed", () => {
    expect(billedMinutes(1204.5)).toBe("1,204.5 min");
    expect(billedMinutes(3)).toBe("3 min");
  });
});
