// @vitest-environment jsdom
import { act, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it, vi } from "vitest";
import { renderWithQueries } from "@/test/render";
import { LoadMore } from "./LoadMore";

let comeIntoView: () => void;

beforeEach(() => {
  comeIntoView = () => {};
  vi.stubGlobal(
    "IntersectionObserver",
    class {
      constructor(told: IntersectionObserverCallback) {
        comeIntoView = () => told([{ isIntersecting: true } as never], this as never);
      }
      observe() {}
      disconnect() {
        comeIntoView = () => {};
      }
    },
  );
});

it("loads when it comes into view", () => {
  const load = vi.fn();
  renderWithQueries(<LoadMore busy={false} byItself onLoad={load} />);
  expect(load).not.toHaveBeenCalled();

  act(() => comeIntoView());

  expect(load).toHaveBeenCalledOnce();
});

it("does not load again while busy", () => {
  const load = vi.fn();
  renderWithQueries(<LoadMore busy byItself onLoad={load} />);

  act(() => comeIntoView());

  expect(load).not.toHaveBeenCalled();
});

it("loads only on a click when automatic loading is off", async () => {
  const load = vi.fn();
  renderWithQueries(<LoadMore busy={false} byItself={false} onLoad={load} />);
  act(() => comeIntoView());
  expect(load).not.toHaveBeenCalled();

  await userEvent.click(screen.getByRole("button", { name: "Load more" }));

  expect(load).toHaveBeenCalledOnce();
});
