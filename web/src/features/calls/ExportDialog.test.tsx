// @vitest-environment jsdom
import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { OWN_CALLS } from "@/api/callScope";
import { renderWithQueries } from "@/test/render";
import { ExportDialog } from "./ExportDialog";
import { listColumns } from "./listColumns";

const address = () => {
  const link = screen.getByRole<HTMLAnchorElement>("link", { name: "Export" });
  const url = new URL(link.href);
  return { path: url.pathname, ...Object.fromEntries(url.searchParams) };
};

it("builds the export URL from filters, columns and file type", async () => {
  renderWithQueries(
    <ExportDialog
      scope={OWN_CALLS}
      query={() => ({ outcome: "answered" })}
      columns={listColumns(["outcome", "field.party", "tags", "nothing"])}
      onClose={() => {}}
    />,
  );
  const columns =
    "callId,startedAt,callerName,callbackNumber,callReason,fromNumber,toNumber,outcome,field.party,tags";
  expect(address()).toEqual({ path: "/api/calls/export.csv", outcome: "answered", columns });

  await userEvent.selectOptions(screen.getByLabelText("File"), "jsonl");
  await userEvent.click(screen.getByLabelText("With transcripts"));
  expect(address()).toEqual({
    path: "/api/calls/export.jsonl",
    outcome: "answered",
    columns: `${columns},transcript`,
  });

  await userEvent.selectOptions(screen.getByLabelText("Columns"), "usual");
  await userEvent.click(screen.getByLabelText("With transcripts"));
  await userEvent.selectOptions(
    screen.getByLabelText("File"),
    "CSV with semicolons and decimal commas (Excel in much of Europe)",
  );
  expect(address()).toEqual({
    path: "/api/calls/export.csv",
    outcome: "answered",
    separator: "semicolon",
  });
});
