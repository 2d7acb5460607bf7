// @vitest-environment jsdom
import { fireEvent, screen } from "@testing-library/react";
import { useState } from "react";
import { beforeEach, expect, it, vi } from "vitest";
import { OWN_CALLS } from "@/api/callScope";
import type { CallRow } from "@/api/types";
import { fakeServer } from "@/test/fakeServer";
import { renderInRouter } from "@/test/render";
import { CallRows } from "./CallRows";
import { listColumns } from "./listColumns";
import "./SelectionBar";

const CALLS = [1, 2, 3].map(
  (n): CallRow => ({
    callId: `c${n}`,
    userId: "client_1",
    listedAt: `2026-01-01T10:00:0${9 - n}Z`,
    createdAt: "2026-01-01T10:00:00Z",
    status: "ended",
    outcome: "answered",
    fromNumber: `+1503555010${n}`,
    fields: {},
    review: { flagged: false, done: false, tags: [] },
  }),
);

function Page({ mayReview }: { mayReview: boolean }) {
  const [filters, setFilters] = useState("a");
  return (
    <>
      <button type="button" onClick={() => setFilters("b")}>
        Other filters
      </button>
      <CallRows
        scope={OWN_CALLS}
        calls={CALLS}
        columns={listColumns(["when"])}
        mayReview={mayReview}
        selecting={false}
        hasMore={false}
        onNearEnd={() => {}}
        listKey={filters}
        query={() => ({})}
      />
    </>
  );
}

beforeEach(() => {
  // Simulates a wide window.
  vi.stubGlobal("matchMedia", (media: string) =>
    Object.assign(new EventTarget(), { media, matches: true }),
  );
  vi.stubGlobal(
    "ResizeObserver",
    class {
      observe() {}
      unobserve() {}
      disconnect() {}
    },
  );
  fakeServer({
    "GET /api/users": () => ({ data: { users: [] } }),
    "GET /api/tags": () => ({ data: { tags: [] } }),
    "GET /api/settings": () => ({ data: { timezone: "UTC" } }),
  });
});

it("selects all rows with the header checkbox and clears the selection when filters change", async () => {
  await renderInRouter(<Page mayReview />);
  const all = await screen.findByLabelText<HTMLInputElement>("Select all loaded calls");
  fireEvent.click(screen.getByLabelText(/^Select the call with .*0102/));
  await screen.findByText("1 call selected");
  expect(all.indeterminate).toBe(true);
  fireEvent.click(all);
  await screen.findByText("3 calls selected");
  fireEvent.click(screen.getByRole("button", { name: "Other filters" }));
  expect(screen.queryByText(/selected$/)).toBeNull();
  expect(all.checked).toBe(false);
});

it("lets a viewer navigate the rows with keys, without checkboxes", async () => {
  await renderInRouter(<Page mayReview={false} />);
  await screen.findByRole("link", { name: /0101/ });
  expect(screen.queryByRole("checkbox")).toBeNull();
  fireEvent.keyDown(document.body, { key: "j" });
  fireEvent.keyDown(document.body, { key: "j" });
  expect(document.activeElement?.closest<HTMLElement>("[data-call-id]")?.dataset.callId).toBe("c2");
});
