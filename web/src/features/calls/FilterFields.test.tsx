// @vitest-environment jsdom
import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import type { Known } from "@/lib/callFilters";
import type { ChosenFilters } from "@/lib/chosenFilters";
import { renderWithQueries } from "@/test/render";
import { FilterChips } from "./FilterChips";
import { AllFilterFields, FilterFields } from "./FilterFields";

const KNOWN: Known = {
  agents: [{ value: "agent_old", label: "Old receptionist" }],
  goals: [],
  people: [],
  tags: [],
  count: (filter, value) => (filter === "outcome" && value === "failed" ? "7" : undefined),
  fields: [
    { name: "party_size", values: ["2", "4"] },
    { name: "booked", values: ["false", "true"] },
  ],
};

function show(Fields: typeof FilterFields, filters: ChosenFilters = {}) {
  const change = vi.fn();
  renderWithQueries(<Fields filters={filters} known={KNOWN} timeZone="UTC" onChange={change} />);
  return change;
}

it("adds a second value to a filter and shows counts beside the options", async () => {
  const change = show(FilterFields, { outcome: "voicemail", q: "x" });
  await userEvent.click(screen.getByRole("button", { name: "Outcome: Voicemail" }));
  await userEvent.click(screen.getByLabelText("Failed (7)"));
  expect(change).toHaveBeenCalledWith({ outcome: "voicemail,failed", q: "x" });
});

it("shows counts in all single-choice filters", () => {
  const known: Known = {
    ...KNOWN,
    goals: [{ id: "won", name: "Won" }],
    people: [{ value: "ann", label: "ann@acme.test" }],
    tags: ["vip"],
    count: (filter, value) => `${filter} ${value}`,
  };
  renderWithQueries(
    <AllFilterFields filters={{}} known={known} timeZone="UTC" onChange={() => {}} />,
  );
  const counts = (label: string) =>
    within(screen.getByLabelText(label))
      .getAllByRole("option")
      .slice(1)
      .map((option) => option.textContent?.replace(/^.*\((.*)\)$/, "$1"));
  expect(counts("Agent")).toEqual(["agentId agent_old"]);
  expect(counts("Success")).toEqual(["successful true", "successful false"]);
  expect(counts("Goal")).toEqual(["goal won"]);
  expect(counts("Recording")).toEqual(["recorded true", "recorded false"]);
  expect(counts("Opening hours")).toEqual(["afterHours true", "afterHours false"]);
  expect(counts("Attention")).toEqual(["flagged true", "flagged false"]);
  expect(counts("Done")).toEqual(["done true", "done false"]);
  expect(counts("Assigned to")).toEqual(["assignee ann"]);
  expect(counts("Tag")).toEqual(["tag vip"]);
});

it("offers unknown values that came from a link", async () => {
  const change = show(AllFilterFields, { reason: "brand_new,user_hangup" });
  await userEvent.click(screen.getByRole("button", { name: "Reason: 2" }));
  await userEvent.click(screen.getByLabelText("brand_new"));
  expect(change).toHaveBeenCalledWith({ reason: "user_hangup" });
});

it("adds a second weekday to the filter", async () => {
  const change = show(AllFilterFields, { weekday: "1" });
  await userEvent.click(screen.getByRole("button", { name: "Weekday: Mondays" }));
  await userEvent.click(screen.getByLabelText("Sundays"));
  expect(change).toHaveBeenLastCalledWith({ weekday: "1,7" });
});

it("filters by a custom analysis field", async () => {
  const change = show(AllFilterFields, { outcome: "failed" });
  const value = screen.getByLabelText<HTMLInputElement>("Value");
  expect(value.disabled).toBe(true);
  await userEvent.selectOptions(screen.getByLabelText("Field"), "Booked");
  const offered = [...(value.list?.options ?? [])].map((option) => option.value);
  expect(offered).toEqual(["No", "Yes"]);
  // The text as shown, in any case. The server's value is another.
  await userEvent.type(value, "yes{Enter}");
  expect(change).toHaveBeenLastCalledWith({ outcome: "failed", "field.booked": "true" });

  await userEvent.selectOptions(screen.getByLabelText("Field"), "Party size");
  await userEvent.type(value, " 12 ");
  await userEvent.click(screen.getByRole("button", { name: "Add" }));
  expect(change).toHaveBeenLastCalledWith({ outcome: "failed", "field.party_size": "12" });
});

it("shows a chip for each filter, including custom fields", async () => {
  const change = vi.fn();
  const filters = { outcome: "voicemail,failed", agentId: "agent_old", "field.booked": "true" };
  renderWithQueries(<FilterChips filters={filters} known={KNOWN} onChange={change} />);
  const chips = within(screen.getByRole("list", { name: "Active filters" }));
  expect(chips.getAllByRole("listitem").map((chip) => chip.textContent)).toEqual([
    "Old receptionist",
    "Voicemail or Failed",
    "Booked: Yes",
    "Clear all",
  ]);
  await userEvent.click(chips.getByRole("button", { name: "Remove filter Booked: Yes" }));
  expect(change).toHaveBeenCalledWith({ ...filters, "field.booked": undefined });
});
