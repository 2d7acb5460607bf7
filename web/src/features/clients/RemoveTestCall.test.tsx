// @vitest-environment jsdom
import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { fakeServer } from "@/test/fakeServer";
import { renderInRouter } from "@/test/render";
import { RemoveTestCall } from "./RemoveTestCall";

const ROUTE = "DELETE /api/clients/c1/calls/test_call_1";

it("removes a test call after confirmation and opens the client’s page", async () => {
  const server = fakeServer({ [ROUTE]: () => ({ data: {} }) });
  const { router } = await renderInRouter(<RemoveTestCall clientId="c1" callId="test_call_1" />);
  await userEvent.click(screen.getByRole("button", { name: "Remove test call" }));
  expect(server.asked(ROUTE)).toHaveLength(0);
  const [, confirm] = screen.getAllByRole("button", { name: "Remove test call" });
  await userEvent.click(confirm as HTMLElement);
  await screen.findByText("Test call removed.");
  expect(router.state.location.pathname).toBe("/operator/clients/c1");
});

it("is not offered for a real call", async () => {
  fakeServer({});
  await renderInRouter(<RemoveTestCall clientId="c1" callId="call_1" />);
  expect(screen.queryByRole("button")).toBeNull();
});
