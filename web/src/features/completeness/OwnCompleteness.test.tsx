// @vitest-environment jsdom
import { screen, waitFor } from "@testing-library/react";
import { expect, it } from "vitest";
import { fakeServer } from "@/test/fakeServer";
import { renderWithQueries } from "@/test/render";
import { OwnCompleteness } from "./OwnCompleteness";

function answering(own: object) {
  const server = fakeServer({ "GET /api/calls/completeness": () => ({ data: own }) });
  renderWithQueries(<OwnCompleteness />);
  return server;
}

it("shows both call counts and the age of the check", async () => {
  const checkedAt = new Date(Date.now() - 3 * 60_000 - 5_000).toISOString();
  answering({ checked: true, retell: 128, here: 128, missing: 0, checkedAt });
  const line = await screen.findByText(/^Retell 128, here 128, checked/);
  expect(line.textContent).toMatch(/checked 3 min/);
});

it("shows nothing when calls are not checked", async () => {
  const server = answering({ checked: false, retell: 0, here: 0, missing: 0 });
  await waitFor(() => expect(server.asked("GET /api/calls/completeness")).toHaveLength(1));
  expect(document.body.textContent).not.toContain("Retell");
});
