// @vitest-environment jsdom
import { act, fireEvent, screen } from "@testing-library/react";
import { useState } from "react";
import { expect, it } from "vitest";
import { daysOf, type PeriodSearch, parsePeriod } from "@/lib/period";
import { renderWithQueries } from "@/test/render";
import { PeriodControls } from "./PeriodControls";

it("applies typed days without changing the input during typing", () => {
  let search: PeriodSearch = {};
  function Page() {
    const [held, setHeld] = useState<PeriodSearch>({ from: "2025-03-10", to: "2025-03-20" });
    search = held;
    return (
      <PeriodControls
        search={held}
        days={daysOf(held, new Date(), "UTC")}
        timezone="UTC"
        agents={[]}
        onChange={(next) => setHeld(parsePeriod({ ...next }))}
      />
    );
  }
  renderWithQueries(<Page />);
  const first = screen.getByLabelText<HTMLInputElement>("First day");
  act(() => first.focus());
  // Types the day 28 digit by digit, then the year 2024.
  for (const value of ["2025-03-02", "2025-03-28", "0002-03-28", "0202-03-28"]) {
    fireEvent.change(first, { target: { value } });
    expect(screen.getByLabelText("First day")).toBe(first);
    expect(first.value).toBe(value);
  }
  expect(search).toEqual({ from: "2025-03-02", to: "2025-03-20" });
  fireEvent.change(first, { target: { value: "2024-03-28" } });
  expect(search).toEqual({ from: "2024-03-28", to: "2025-03-20" });
});
