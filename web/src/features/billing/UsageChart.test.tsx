// @vitest-environment jsdom
import { screen, within } from "@testing-library/react";
import { expect, it } from "vitest";
import type { ClientUsage, MonthUsage } from "@/api/types";
import { renderInRouter } from "@/test/render";
import { UsageChart } from "./UsageChart";

const client = (name: string, minutes: number): ClientUsage => ({
  clientId: `id-${name}`,
  name,
  calls: 1,
  minutes,
  includedMinutes: 0,
  overageMinutes: minutes / 2,
  totalCents: 0,
  currency: "USD",
  costCents: 0,
  warnings: [],
});

const usage = (clients: ClientUsage[]): MonthUsage => ({
  month: "2026-10",
  status: "open",
  closesAt: "2026-11-06T12:00:00Z",
  clients,
});

it("draws the ten clients with the most minutes, each linked to its statement", async () => {
  const clients = Array.from({ length: 12 }, (_, i) => client(`Client ${i}`, 10 * (i + 1)));
  await renderInRouter(<UsageChart usage={usage(clients)} />);
  const bars = within(screen.getByRole("list", { name: "Minutes of each client" }));
  const links = bars.getAllByRole("link");
  expect(links).toHaveLength(10);
  expect(links[0]?.textContent).toBe("Client 11");
  expect(links[0]?.getAttribute("href")).toBe(
    "/operator/clients/id-Client%2011/statements/2026-10",
  );
  expect(bars.getByText("120 min")).toBeTruthy();
  expect(screen.getByText("2 more clients are in the table.")).toBeTruthy();
});

it("draws nothing when no client used minutes", async () => {
  await renderInRouter(<UsageChart usage={usage([client("Quiet", 0)])} />);
  expect(screen.queryByRole("list")).toBeNull();
});
