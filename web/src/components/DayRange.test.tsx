// @vitest-environment jsdom
import { act, fireEvent, screen } from "@testing-library/react";
import { useState } from "react";
import { expect, it, vi } from "vitest";
import { parseCallFilters } from "@/lib/chosenFilters";
import { parsePeriod } from "@/lib/period";
import { renderWithQueries } from "@/test/render";
import { DayRange } from "./DayRange";

const BEGIN = { from: "2026-11-10", to: "2026-11-20" };

/** Passes the chosen days through the parser of the URL, as the pages do. */
function show(more: { emptyEnds?: boolean; longest?: number } = {}) {
  const change = vi.fn();
  function Held() {
    const [days, setDays] = useState<{ from?: string; to?: string }>(BEGIN);
    const parse = more.emptyEnds ? parseCallFilters : parsePeriod;
    return (
      <>
        <DayRange
          label="Days"
          fromLabel="First"
          toLabel="Last"
          from={days.from}
          to={days.to}
          latest="2026-11-28"
          {...more}
          onChange={(next) => {
            change(next);
            const { from, to } = parse({ ...next });
            setDays({ from, to });
          }}
        />
        <button type="button" onClick={() => setDays({ from: "2026-01-01", to: "2026-01-02" })}>
          Other days
        </button>
      </>
    );
  }
  renderWithQueries(<Held />);
  return change;
}

const input = (name: "First" | "Last") => screen.getByLabelText<HTMLInputElement>(name);
const type = (name: "First" | "Last", value: string) => {
  act(() => input(name).focus());
  fireEvent.change(input(name), { target: { value } });
};
const values = () => [input("First").value, input("Last").value];
const leave = () => act(() => screen.getByRole("button", { name: "Other days" }).focus());

it("keeps the typed days and reports a range only when it is valid", () => {
  const change = show({ emptyEnds: true });
  // The typed day 28 begins with 2, and 28 is after the last allowed day.
  type("First", "2026-11-02");
  type("First", "2026-11-28");
  expect(values()).toEqual(["2026-11-28", "2026-11-20"]);
  expect(screen.queryByRole("alert")).toBeNull();
  type("Last", "2026-11-28");
  expect(change.mock.calls).toEqual([
    [{ from: "2026-11-02", to: "2026-11-20" }],
    [{ from: "2026-11-28", to: "2026-11-28" }],
  ]);
});

it.each([{ emptyEnds: true }, { longest: 731 }])(
  "keeps the input while the user types a year: %o",
  (more) => {
    const change = show(more);
    for (const value of ["0002-11-12", "0020-11-12", "0202-11-12"]) {
      type("First", value);
      expect(values()).toEqual([value, "2026-11-20"]);
    }
    expect(change).not.toHaveBeenCalled();
    type("First", "2026-11-12");
    expect(change.mock.calls).toEqual([[{ from: "2026-11-12", to: "2026-11-20" }]]);
  },
);

it("shows the error when the focus leaves or the user presses Enter", () => {
  const change = show({ longest: 731 });
  type("Last", "2026-11-01");
  fireEvent.keyDown(input("Last"), { key: "Enter" });
  expect(screen.getByRole("alert").textContent).toBe("The first day is after the last one.");
  expect(input("Last").getAttribute("aria-invalid")).toBe("true");
  expect(values()).toEqual(["2026-11-10", "2026-11-01"]);
  type("Last", "2026-12-01");
  expect(screen.queryByRole("alert")).toBeNull();
  leave();
  expect(screen.getByRole("alert").textContent).toBe("Choose days from 1 Jan 2000 to 28 Nov 2026.");
  type("Last", "2026-11-28");
  type("First", "2024-11-27");
  leave();
  expect(screen.getByRole("alert").textContent).toBe("Choose 731 days at most.");
  type("First", "");
  leave();
  expect(screen.getByRole("alert").textContent).toBe("Enter both days.");
  expect(change.mock.calls).toEqual([[{ from: "2026-11-10", to: "2026-11-28" }]]);
});

it("applies an empty day when the focus leaves the fields", () => {
  const change = show({ emptyEnds: true });
  type("First", "");
  expect(change).not.toHaveBeenCalled();
  act(() => input("Last").focus());
  expect(change).not.toHaveBeenCalled();
  leave();
  expect(change.mock.calls).toEqual([[{ from: undefined, to: "2026-11-20" }]]);
});

it("reports a partly typed date as an error, not as empty", () => {
  const change = show({ emptyEnds: true });
  type("First", "");
  vi.spyOn(input("First"), "validity", "get").mockReturnValue({ badInput: true } as ValidityState);
  type("Last", "2026-11-21");
  leave();
  expect(screen.getByRole("alert").textContent).toBe("Enter a whole date.");
  expect(change).not.toHaveBeenCalled();
});

it("shows new days from its parent and removes the error", () => {
  show({ emptyEnds: true });
  type("Last", "2026-11-01");
  leave();
  fireEvent.click(screen.getByRole("button", { name: "Other days" }));
  expect(values()).toEqual(["2026-01-01", "2026-01-02"]);
  expect(screen.queryByRole("alert")).toBeNull();
});
