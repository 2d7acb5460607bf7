// @vitest-environment jsdom
import { screen, waitFor } from "@testing-library/react";
import { expect, it } from "vitest";
import { OWN_CALLS } from "@/api/callScope";
import { renderInRouter } from "@/test/render";
import { CallLink } from "./CallLink";

it("keeps the search text of the list, but no other filter", async () => {
  const { router } = await renderInRouter(
    <>
      <CallLink scope={OWN_CALLS} callId="c1">
        mine
      </CallLink>
      <CallLink scope={{ kind: "client", clientId: "k1" }} callId="c1">
        theirs
      </CallLink>
    </>,
  );
  const href = (name: string) => screen.getByRole("link", { name }).getAttribute("href");
  expect(href("mine")).toBe("/calls/c1");
  await router.navigate({ to: "/calls", search: { q: "cleaning", outcome: "answered" } } as never);
  await waitFor(() => expect(href("mine")).toBe("/calls/c1?q=cleaning"));
  expect(href("theirs")).toBe("/operator/clients/k1/calls/c1?q=cleaning");
});
