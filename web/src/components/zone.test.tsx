// @vitest-environment jsdom

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { OWN_CALLS } from "@/api/callScope";
import { fakeServer } from "@/test/fakeServer";
import { renderWithQueries } from "@/test/render";
import { Ago } from "./Ago";
import { Moment } from "./Moment";
import { ClientZone } from "./zone";

const AT = "2026-03-02T03:30:00Z";

it("inside ClientZone, times use the zone of the business", async () => {
  fakeServer({ "GET /api/settings": () => ({ data: { timezone: "America/New_York" } }) });
  renderWithQueries(
    <ClientZone scope={OWN_CALLS}>
      <Moment at={AT} />
      <Ago at={AT} />
    </ClientZone>,
  );
  const moment = await screen.findByText(/22:30 GMT.5$/);
  expect(moment.title).toMatch(/^Sun, 1 Mar 2026.*22:30:00 GMT.5$/);
  expect(screen.getAllByTitle(moment.title)).toHaveLength(2);
});

it("outside ClientZone, times use the reader’s zone", () => {
  renderWithQueries(<Moment at={AT} />);
  expect(screen.getByText(/\b0?3:30$/).title).toMatch(/\b0?3:30:00 GMT$/);
});

const root = join(import.meta.dirname, "..");
const sources = readdirSync(root, { withFileTypes: true, recursive: true })
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.test\./.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name));

it("every page about one client renders ClientZone", () => {
  const pages = sources.filter((file) =>
    readFileSync(file, "utf8").includes('"/shell/operator/operator/clients/$clientId'),
  );
  expect(pages.length).toBeGreaterThan(2);
  for (const page of pages) expect(readFileSync(page, "utf8"), page).toContain("<ClientZone");
  expect(readFileSync(join(root, "app/router.tsx"), "utf8")).toMatch(
    /id: "client",[\s\S]{0,200}component: OwnPages/,
  );
});

/** `dateFormat` requires a zone. Code that bypasses it may forget the zone. */
it("only lib/intl.ts creates date formatters", () => {
  const makers = sources.filter((file) =>
    /toLocale(Date|Time)String|new Intl\.DateTimeFormat/.test(readFileSync(file, "utf8")),
  );
  expect(makers.map((file) => file.slice(root.length + 1))).toEqual(["lib/intl.ts"]);
});
