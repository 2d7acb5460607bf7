// @vitest-environment jsdom
import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { expect, it, vi } from "vitest";
import { fakeServer } from "@/test/fakeServer";
import { renderWithQueries } from "@/test/render";
import type { ClientChoice } from "./ClientCombobox";
import { ClientSelect } from "./ClientSelect";

const NAMES = ["Brook & Hale", "Harbor Lane Dental", "Müller & Söhne"];
const clients = NAMES.map((name, index) => ({ id: `c${index}`, name, email: `${index}@c.test` }));

function agency(nextCursor: string | null = null) {
  return fakeServer({
    "GET /api/clients": ({ query }) => {
      const q = query.get("q") ?? "";
      return {
        data: {
          clients: clients.filter(({ name }) => name.toLowerCase().includes(q.toLowerCase())),
          nextCursor,
        },
      };
    },
    "GET /api/clients/c2": () => ({ data: clients[2] }),
  });
}

function Chooser({ first = "", optional, told }: Told & { first?: string; optional?: boolean }) {
  const [value, setValue] = useState(first);
  return (
    <ClientSelect
      value={value}
      optional={optional}
      onChange={(client) => {
        setValue(client?.id ?? "");
        told?.(client);
      }}
    />
  );
}

interface Told {
  told?: (client: ClientChoice | null) => void;
}

const field = () => screen.getByRole<HTMLInputElement>("combobox", { name: "Client" });

it("requests the first 20 clients only when it opens", async () => {
  const server = agency("more");
  renderWithQueries(<Chooser />);
  expect(server.asked("GET /api/clients")).toHaveLength(0);

  await userEvent.click(field());

  expect(await screen.findAllByRole("option")).toHaveLength(3);
  const [asked] = server.asked("GET /api/clients");
  expect(Object.fromEntries(asked?.query ?? [])).toEqual({ limit: "20" });
  expect(screen.getByText("There are more. Type a part of the name.")).toBeTruthy();
});

it("searches when typing pauses and selects an option with Enter", async () => {
  const server = agency();
  const told = vi.fn();
  renderWithQueries(<Chooser told={told} />);

  await userEvent.type(field(), "harb");
  await waitFor(() => expect(screen.getAllByRole("option")).toHaveLength(1));
  const asked = server.asked("GET /api/clients").map(({ query }) => query.get("q"));
  expect(asked.filter(Boolean)).toEqual(["harb"]);
  await userEvent.keyboard("{Enter}");

  expect(told).toHaveBeenCalledExactlyOnceWith(clients[1]);
  await waitFor(() => expect(field().value).toBe("Harbor Lane Dental"));
  expect(screen.queryByRole("listbox")).toBeNull();
});

it("shows the name of the selected client without requesting the list", async () => {
  const server = agency();
  renderWithQueries(<Chooser first="c2" />);

  await waitFor(() => expect(field().value).toBe("Müller & Söhne"));
  expect(server.asked("GET /api/clients")).toHaveLength(0);
});

it("clears the selection when the user empties the text", async () => {
  agency();
  const told = vi.fn();
  renderWithQueries(<Chooser first="c2" told={told} />);
  await waitFor(() => expect(field().value).toBe("Müller & Söhne"));

  await userEvent.clear(field());
  await userEvent.tab();

  expect(told).toHaveBeenCalledExactlyOnceWith(null);
  expect(field().value).toBe("");
});

it("clears the selection with the clear button", async () => {
  agency();
  const told = vi.fn();
  renderWithQueries(<Chooser first="c2" optional told={told} />);
  await waitFor(() => expect(field().value).toBe("Müller & Söhne"));

  await userEvent.click(screen.getByRole("button", { name: "Clear the choice" }));

  expect(told).toHaveBeenCalledExactlyOnceWith(null);
  await waitFor(() => expect(field().value).toBe(""));
});

it("shows a message when no client matches and when the search fails", async () => {
  agency();
  renderWithQueries(<Chooser />);
  await userEvent.type(field(), "zyzzyva");
  expect(await screen.findByText("No client matches")).toBeTruthy();

  fakeServer({
    "GET /api/clients": () => ({ status: 503, code: "unavailable", message: "Try again soon." }),
  });
  await userEvent.clear(field());
  await userEvent.type(field(), "other");
  expect(await screen.findByText("Try again soon.")).toBeTruthy();
});
