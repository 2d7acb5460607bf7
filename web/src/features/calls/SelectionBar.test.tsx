// @vitest-environment jsdom
import { cleanup, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { OWN_CALLS } from "@/api/callScope";
import { fakeServer } from "@/test/fakeServer";
import { renderWithQueries } from "@/test/render";
import { listColumns } from "./listColumns";
import { SelectionBar } from "./SelectionBar";
import type { Selection } from "./useSelection";
import "./ExportDialog";

function show(more: Partial<Selection>) {
  const selection: Selection = {
    has: () => true,
    callIds: ["c1", "c2"],
    loaded: "all",
    toggle: () => {},
    toggleLoaded: () => {},
    whole: "no",
    hasWhole: false,
    selectWhole: () => {},
    clear: () => {},
    ...more,
  };
  renderWithQueries(
    <SelectionBar
      scope={OWN_CALLS}
      columns={listColumns(["outcome", "when"])}
      selection={selection}
    />,
  );
}

it("assigns the selected calls to a person and unassigns them", async () => {
  const server = fakeServer({
    "GET /api/users": () => ({ data: { users: [{ id: "u1", email: "mia@larkspur.test" }] } }),
    "POST /api/calls/review": () => ({ data: {} }),
  });
  const clear = vi.fn();
  show({ clear });
  await screen.findByRole("option", { name: "mia@larkspur.test" });

  await userEvent.selectOptions(screen.getByLabelText("Assign to"), "mia@larkspur.test");
  await vi.waitFor(() => expect(clear).toHaveBeenCalledTimes(1));
  await userEvent.selectOptions(screen.getByLabelText("Assign to"), "Nobody");
  await vi.waitFor(() => expect(clear).toHaveBeenCalledTimes(2));

  expect(server.asked("POST /api/calls/review").map(({ body }) => body)).toEqual([
    { callIds: ["c1", "c2"], assigneeId: "u1" },
    { callIds: ["c1", "c2"], assigneeId: null },
  ]);
});

it("tags the selected calls", async () => {
  const server = fakeServer({
    "GET /api/users": () => ({ data: { users: [] } }),
    "GET /api/tags": () => ({ data: { tags: [{ tag: "vip", calls: 1 }] } }),
    "POST /api/calls/review": () => ({ data: {} }),
  });
  const clear = vi.fn();
  show({ clear });
  await userEvent.type(screen.getByLabelText("Tag"), " VIP {Enter}");
  await vi.waitFor(() => expect(clear).toHaveBeenCalledOnce());
  expect(server.asked("POST /api/calls/review").map(({ body }) => body)).toEqual([
    { callIds: ["c1", "c2"], addTags: ["vip"] },
  ]);
});

it("offers to select the whole list and says when the list exceeds the limit", async () => {
  fakeServer({ "GET /api/users": () => ({ data: { users: [] } }) });
  const selectWhole = vi.fn();
  show({ hasWhole: true, selectWhole });
  expect(screen.queryByText(/The list has more/)).toBeNull();
  await userEvent.click(screen.getByRole("button", { name: "Select all calls of this list" }));
  expect(selectWhole).toHaveBeenCalledOnce();

  cleanup();
  show({ whole: "first" });
  expect(screen.getByText(/The list has more/)).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Select all calls of this list" })).toBeNull();
});

it("exports exactly the selected calls", async () => {
  const asked: Request[] = [];
  vi.stubGlobal("fetch", async (request: Request) => {
    asked.push(request.clone());
    return new Response("\uFEFFCall ID\r\nc1\r\nc2\r\n");
  });
  const saved: Blob[] = [];
  // Functions that jsdom lacks.
  Object.assign(URL, {
    createObjectURL: (blob: Blob) => `blob:${saved.push(blob)}`,
    revokeObjectURL: () => {},
  });
  show({});
  await userEvent.click(screen.getByRole("button", { name: "Export" }));
  const dialog = within(await screen.findByRole("dialog"));
  expect(dialog.getByText("The 2 selected calls.")).toBeTruthy();
  asked.length = 0;
  await userEvent.click(dialog.getByRole("button", { name: "Export" }));
  await vi.waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  const files = asked.filter(({ url }) => new URL(url).pathname === "/api/calls/export.csv");
  expect(await Promise.all(files.map((file) => file.json()))).toEqual([{ callIds: ["c1", "c2"] }]);
  expect(new URL(files[0]?.url ?? "").searchParams.get("columns")).toContain("callId,startedAt");
  expect(saved.map(({ type }) => type)).toEqual(["text/csv;charset=utf-8"]);
  // The mark tells Excel that the text is UTF-8.
  expect(saved[0]?.size).toBe("Call ID\r\nc1\r\nc2\r\n".length + 3);
});
