// @vitest-environment jsdom
import { screen, within } from "@testing-library/react";
import { expect, it } from "vitest";
import { fakeServer } from "@/test/fakeServer";
import { renderInRouter } from "@/test/render";
import { Refusals } from "./Refusals";

const refused = (hour: number, more: object) => ({
  hour: `2026-01-31T${hour}:00:00Z`,
  lastAt: `2026-01-31T${hour}:41:00Z`,
  kind: "n8n",
  reason: "secret-wrong",
  status: 401,
  requests: 12,
  ...more,
});

const HOURS = [
  refused(12, {}),
  refused(11, {
    sourceId: "s1",
    sourceName: "Main n8n",
    reason: "unreadable",
    status: 422,
    requests: 1,
  }),
  refused(10, { sourceId: "s2", sourceName: "Other", reason: "busy", status: 503 }),
];

function server() {
  return fakeServer({ "GET /api/refusals": () => ({ data: { hours: HOURS } }) });
}

it("shows count, reason, source and status of refusals of the last 7 days", async () => {
  const { asked } = server();
  await renderInRouter(<Refusals sourceId={undefined} />);
  const list = await screen.findByRole("list", { name: "Refused requests" });
  const rows = within(list)
    .getAllByRole("listitem")
    .map((row) => row.textContent);
  expect(rows).toHaveLength(3);
  expect(rows[0]).toMatch(/12 wrong secrets.*source unknown.*answered 401/);
  expect(rows[1]).toMatch(/1 request that could not be read.*Main n8n.*answered 422/);
  const query = asked("GET /api/refusals")[0]?.query;
  const span = Date.parse(query?.get("to") ?? "") - Date.parse(query?.get("from") ?? "");
  expect(span).toBe(7 * 86_400_000);
  expect(screen.getByRole("link", { name: "Open Sources" })).toBeTruthy();
});

it("shows refusals of the chosen source and of unknown sources", async () => {
  server();
  await renderInRouter(<Refusals sourceId="s1" />);
  const list = await screen.findByRole("list", { name: "Refused requests" });
  expect(within(list).getAllByRole("listitem")).toHaveLength(2);
  expect(list.textContent).not.toContain("Other");
});

it("shows a dash instead of the status of an unknown reason", async () => {
  const hours = [refused(12, { reason: "on-strike", status: null })];
  fakeServer({ "GET /api/refusals": () => ({ data: { hours } }) });
  await renderInRouter(<Refusals sourceId={undefined} />);
  const list = await screen.findByRole("list", { name: "Refused requests" });
  expect(list.textContent).toContain("answered –");
});
