// @vitest-environment jsdom
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { OWN_CALLS } from "@/api/callScope";
import type { CallRow } from "@/api/types";
import { fakeServer } from "@/test/fakeServer";
import { renderWithQueries } from "@/test/render";
import { ColumnsDialog } from "./ColumnsDialog";
import { chosenColumns, gridOf, listColumns } from "./listColumns";

it("shows, hides and moves columns, including custom fields", async () => {
  fakeServer({
    "GET /api/calls/fields": () => ({
      data: {
        fields: [
          { name: "party_size", calls: 3 },
          { name: "a,b", calls: 1 },
        ],
      },
    }),
  });
  const choose = vi.fn();
  renderWithQueries(
    <ColumnsDialog
      scope={OWN_CALLS}
      shown={["summary", "when"]}
      onChoose={choose}
      onClose={() => {}}
    />,
  );
  await userEvent.click(await screen.findByLabelText("Party size"));
  await userEvent.click(screen.getByLabelText("Summary"));
  await userEvent.click(screen.getByRole("button", { name: "Move Party size up" }));
  expect(screen.queryByLabelText("A,b")).toBeNull();
  await userEvent.click(screen.getByRole("button", { name: "Show columns" }));
  expect(choose).toHaveBeenCalledWith(["field.party_size", "when"]);
});

it("chosenColumns prefers the URL, and cells read only own fields of a call", () => {
  expect(chosenColumns("when", "outcome")).toEqual(["when"]);
  expect(chosenColumns(undefined, "outcome")).toEqual(["outcome"]);
  const [party] = listColumns(["field.party_size"]);
  const [inherited] = listColumns(["field.constructor"]);
  const place = {
    call: { fields: { party_size: "4" } } as never as CallRow,
    now: new Date(),
    timeZone: "UTC",
  };
  render(party?.cell(place));
  expect(screen.getByText("4")).toBeTruthy();
  render(inherited?.cell(place));
  expect(screen.getByText("—")).toBeTruthy();
  expect(gridOf(listColumns(["when"])).gridTemplateColumns).toBe("minmax(13rem, 1.3fr) 8rem");
});
