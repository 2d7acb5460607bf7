// @vitest-environment jsdom
import { screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { renderWithQueries } from "@/test/render";
import { Dialog } from "./Dialog";

const show = (fields: React.ReactNode) =>
  renderWithQueries(
    <Dialog open title="Filters" onClose={() => {}}>
      {fields}
    </Dialog>,
  );

it("focuses the first field, also when it is a select", () => {
  show(
    <>
      <select aria-label="Period" />
      <input aria-label="Seconds at least" />
    </>,
  );
  expect(document.activeElement).toBe(screen.getByLabelText("Period"));
});

it("skips read-only fields when it sets the focus", () => {
  show(
    <>
      <input aria-label="Secret" readOnly />
      <input aria-label="Name" />
    </>,
  );
  expect(document.activeElement).toBe(screen.getByLabelText("Name"));
});
