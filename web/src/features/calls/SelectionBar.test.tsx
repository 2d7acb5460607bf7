// @vitest-environment jsdom
import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { fakeServer } from "@/test/fakeServer";
import { renderWithQueries } from "@/test/render";
import { SelectionBar } from "./SelectionBar";

it("assigns the selected calls to a person, and to nobody", async () => {
  const server = fakeServer({
    "GET /api/users": () => ({ data: { users: [{ id: "u1", email: "mia@larkspur.test" }] } }),
    "POST /api/calls/review": () => ({ data: {} }),
  });
  const clear = vi.fn();
  renderWithQueries(<SelectionBar callIds={["c1", "c2"]} onClear={clear} />);
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
  renderWithQueries(<SelectionBar callIds={["c1", "c2"]} onClear={clear} />);
  await userEvent.type(screen.getByLabelText("Tag"), " VIP {Enter}");
  await vi.waitFor(() => expect(clear).toHaveBeenCalledOnce());
  expect(server.asked("POST /api/calls/review").map(({ body }) => body)).toEqual([
    { callIds: ["c1", "c2"], addTags: ["vip"] },
  ]);
});
