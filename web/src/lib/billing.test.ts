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
  test("have names and neighbours", () => {
    expect(monthName("2026-11")).toBe("November 2026");
    expect(monthBeside("2026-01", -1)).toBe("2025-12");
    expect(monthBeside("2026-12", 1)).toBe("2027-01");
  });

  test("are told from other text", () => {
    expect(isMonth("2026-11")).toBe(true);
    expect(["2026-13", "2026-00", "26-11", "2026-1", undefined].some(isMonth)).toBe(false);
  });
});

describe("money", () => {
  test("an invoice shows whole cents", () => {
    expect(invoiceMoney(4900, "USD")).toBe("US$49.00");
    expect(invoiceMoney(-120, "EUR")).toBe("-€1.20");
  });

  test("a price per minute keeps the places it needs", () => {
    expect(unitPrice(12_000, "USD")).toBe("US$0.12");
    expect(unitPrice(12_345, "USD")).toBe("US$0.12345");
  });

  test("a form field is read exactly", () => {
    expect(amount("0.12", 5)).toBe(12_000);
    expect(amount("49", 2)).toBe(4900);
    expect(amount("1,5", 2)).toBe(150);
    expect(amount("-20.5", 2)).toBe(-2050);
    expect(amount("1.001", 2)).toBeUndefined();
    expect(amount("1.000", 2)).toBe(100);
    expect(amount("twelve", 2)).toBeUndefined();
    expect(amount("", 2)).toBeUndefined();
  });

  test("and written back", () => {
    expect(priceText(12_000)).toBe("0.12");
    expect(priceText(100_000)).toBe("1");
    expect(amount(priceText(12_345), 5)).toBe(12_345);
  });

  test("minutes have at most two decimals", () => {
    expect(billedMinutes(1204.5)).toBe("1,204.5 min");
    expect(billedMinutes(3)).toBe("3 min");
  });
});
