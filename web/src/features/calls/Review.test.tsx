// @vitest-environment jsdom
import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { OWN_CALLS } from "@/api/callScope";
import { callQuery, callsQuery } from "@/api/calls";
import type { CallDetail } from "@/api/types";
import { fakeServer } from "@/test/fakeServer";
import { renderWithQueries } from "@/test/render";
import { Review } from "./Review";
import "./TagForm";

const call = {
  callId: "call_1",
  review: { flagged: false, done: false, assignee: null, tags: ["vip"] },
} as unknown as CallDetail;

const USERS = { users: [{ id: "user_1", email: "anna@salon.test" }] };

it("sends the changed field and stores the server's review in every cached list", async () => {
  const answered = { flagged: true, done: false, assignee: null, tags: ["vip"] };
  const server = fakeServer({
    "GET /api/users": () => ({ data: USERS }),
    "GET /api/tags": () => ({ data: { tags: [] } }),
    "PATCH /api/calls/call_1/review": () => ({ data: answered }),
  });
  const client = renderWithQueries(<Review call={call} id="review" />);
  const list = callsQuery(OWN_CALLS, {}, () => ({})).queryKey;
  client.setQueryData(list, { pages: [{ calls: [call] }], pageParams: [""] } as never);
  client.setQueryData(callQuery(OWN_CALLS, "call_1").queryKey, call);

  await userEvent.click(screen.getByRole("button", { name: "Needs attention" }));

  const [asked] = server.asked("PATCH /api/calls/call_1/review");
  expect(asked?.body).toEqual({ flagged: true });
  expect(client.getQueryData(list)?.pages[0]?.calls[0]?.review).toEqual(answered);
  expect(client.getQueryData(callQuery(OWN_CALLS, "call_1").queryKey)?.review).toEqual(answered);
});

it("assigns a person, adds a tag and removes a tag", async () => {
  const server = fakeServer({
    "GET /api/users": () => ({ data: USERS }),
    "GET /api/tags": () => ({ data: { tags: [] } }),
    "PATCH /api/calls/call_1/review": () => ({ data: call.review }),
  });
  renderWithQueries(<Review call={call} id="review" />);
  await screen.findByRole("option", { name: "anna@salon.test" });

  await userEvent.selectOptions(screen.getByLabelText("Assigned to"), "user_1");
  await userEvent.type(await screen.findByLabelText("Tag"), " Call  Back {Enter}");
  await userEvent.click(screen.getByRole("button", { name: "Remove the tag vip" }));

  expect(server.asked("PATCH /api/calls/call_1/review").map(({ body }) => body)).toEqual([
    { assigneeId: "user_1" },
    { tags: ["vip", "call back"] },
    { tags: [] },
  ]);
});

it("shows the server's error beside the tag and keeps the text", async () => {
  const errors = [{ field: "tags[1]", code: "tag-length", message: "Too long." }];
  fakeServer({
    "GET /api/users": () => ({ data: USERS }),
    "GET /api/tags": () => ({ data: { tags: [] } }),
    "PATCH /api/calls/call_1/review": () => ({
      status: 400,
      code: "invalid",
      message: "Invalid",
      errors,
    }),
  });
  renderWithQueries(<Review call={call} id="review" />);
  const tag = await screen.findByLabelText<HTMLInputElement>("Tag");
  await userEvent.click(screen.getByRole("button", { name: "Add" }));
  expect((await screen.findByRole("alert")).textContent).toBe("Enter a tag.");
  await userEvent.type(tag, "endless{Enter}");
  await waitFor(() => expect(screen.getByRole("alert").textContent).toBe("Too long."));
  expect(tag.value).toBe("endless");
  expect(tag.getAttribute("aria-invalid")).toBe("true");
});
