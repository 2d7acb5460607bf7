// @vitest-environment jsdom
import { focusManager, useQuery } from "@tanstack/react-query";
import { act, screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { meQuery } from "@/api/session";
import { fakeServer } from "@/test/fakeServer";
import { renderWithQueries } from "@/test/render";
import { navigationFor } from "./navigation";

afterEach(() => {
  focusManager.setFocused(undefined);
  vi.useRealTimers();
});

function Menu() {
  const { data: user } = useQuery(meQuery);
  return user ? navigationFor(user).map(({ to }) => <p key={to}>{to}</p>) : null;
}

it("shows a newly enabled menu entry when the window regains focus", async () => {
  let seesStatements = false;
  fakeServer({
    "GET /api/auth/me": () => ({
      data: { id: "ann", role: "client", membership: "owner", language: "en", seesStatements },
    }),
  });
  renderWithQueries(<Menu />);
  await screen.findByText("/calls");
  expect(screen.queryByText("/statements")).toBeNull();

  seesStatements = true;
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 2 * 60_000 });
  act(() => focusManager.setFocused(false));
  act(() => focusManager.setFocused(true));
  await screen.findByText("/statements");
});
