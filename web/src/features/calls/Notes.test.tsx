// @vitest-environment jsdom
import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { keys } from "@/api/keys";
import { fakeServer } from "@/test/fakeServer";
import { renderWithQueries } from "@/test/render";
import "./NoteForm";
import { Notes } from "./Notes";

function notesServer(refusal?: object, changes: object[] = []) {
  const notes: object[] = [];
  return fakeServer({
    "GET /api/auth/me": () => ({ data: { id: "bo", membership: "member" } }),
    "GET /api/calls/c1/notes": () => ({ data: { notes } }),
    "GET /api/calls/c1/review/history": () => ({ data: { changes } }),
    "POST /api/calls/c1/notes": ({ body }) => {
      if (refusal) return refusal;
      const note = {
        id: "n1",
        by: "bo@salon.test",
        at: "2026-01-01T10:00:00Z",
        ...(body as object),
      };
      notes.push(note);
      return { status: 201, data: note };
    },
  });
}

const field = () => screen.findByLabelText<HTMLTextAreaElement>("New note");
const save = () => userEvent.click(screen.getByRole("button", { name: "Save note" }));

it("adds a note and empties the field", async () => {
  const server = notesServer();
  renderWithQueries(<Notes callId="c1" />);
  await field();
  await save();
  expect((await screen.findByRole("alert")).textContent).toBe("Write a note first.");

  await userEvent.type(await field(), " Rings back at five. ");
  await save();
  expect((await screen.findByText("Rings back at five.")).tagName).toBe("P");
  expect(server.asked("POST /api/calls/c1/notes").map(({ body }) => body)).toEqual([
    { text: "Rings back at five." },
  ]);
  expect((await field()).value).toBe("");
});

it("names the rule that flagged the call", async () => {
  notesServer(undefined, [
    {
      id: "h1",
      at: "2026-01-01T10:00:00Z",
      by: "Rule: phrase “refund”",
      byRule: true,
      rule: { code: "phrase", detail: "refund" },
      field: "flagged",
      before: "false",
      after: "true",
    },
  ]);
  renderWithQueries(<Notes callId="c1" />);
  const rule = await screen.findByText("The rule for the phrase “refund”");
  expect(rule.parentElement?.textContent).toContain("flagged the call");
});

it("keeps unsaved text when the notes reload", async () => {
  const server = notesServer();
  const client = renderWithQueries(<Notes callId="c1" />);
  await userEvent.type(await field(), "Half a sen");
  await client.invalidateQueries({ queryKey: keys.review.all });
  expect(server.asked("GET /api/calls/c1/notes")).toHaveLength(2);
  expect((await field()).value).toBe("Half a sen");
});

it("shows the server's error beside the note and keeps the text", async () => {
  const errors = [{ field: "text", code: "note-length", message: "Too long." }];
  notesServer({ status: 400, code: "invalid", message: "Invalid", errors });
  renderWithQueries(<Notes callId="c1" />);
  await userEvent.type(await field(), "A long story");
  await save();
  expect((await screen.findByRole("alert")).textContent).toBe("Too long.");
  expect((await field()).getAttribute("aria-invalid")).toBe("true");
  expect((await field()).value).toBe("A long story");
});
