// @vitest-environment jsdom
import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import type { ClientRow } from "@/api/types";
import { fakeServer } from "@/test/fakeServer";
import { renderWithQueries } from "@/test/render";
import { CreateClientDialog } from "./CreateClientDialog";
import { EditClientDialog } from "./EditClientDialog";

const TAKEN = { status: 409, code: "email-taken", message: "Taken" };
const HARBOR = { id: "1", name: "Harbor", email: "desk@harbor.example" } as ClientRow;

it("sends trimmed values and shows a taken email until it is changed", async () => {
  const server = fakeServer({ "POST /api/clients": () => TAKEN });
  renderWithQueries(<CreateClientDialog onClose={vi.fn()} />);
  await userEvent.type(screen.getByLabelText("Business name"), " Harbor ");
  await userEvent.type(screen.getByLabelText("Email"), "desk@harbor.example");
  await userEvent.click(screen.getByRole("button", { name: "Create client" }));

  expect(server.asked("POST /api/clients")[0]?.body).toEqual({
    name: "Harbor",
    email: "desk@harbor.example",
  });
  expect(screen.getByText("This email already has an account.")).toBeTruthy();
  await userEvent.type(screen.getByLabelText("Email"), "x");
  expect(screen.queryByText("This email already has an account.")).toBeNull();
});

it("rejects a short password", async () => {
  const server = fakeServer({});
  renderWithQueries(<CreateClientDialog onClose={vi.fn()} />);
  await userEvent.type(screen.getByLabelText("Business name"), "Harbor");
  await userEvent.type(screen.getByLabelText("Email"), "desk@harbor.example");
  await userEvent.click(screen.getByLabelText(/Set a password/));
  await userEvent.type(screen.getByLabelText("Password"), "short");
  await userEvent.click(screen.getByRole("button", { name: "Create client" }));

  expect(screen.getByRole("alert").textContent).toContain("10");
  expect(server.asked("POST /api/clients")).toEqual([]);
});

it("requires a name, saves changes and clears the phone number", async () => {
  const server = fakeServer({ "PATCH /api/clients/1": () => ({ data: HARBOR }) });
  const onClose = vi.fn();
  renderWithQueries(
    <EditClientDialog client={{ ...HARBOR, phoneNumber: "+44 20 7946 0000" }} onClose={onClose} />,
  );
  await userEvent.clear(screen.getByLabelText("Phone number"));
  await userEvent.clear(screen.getByLabelText("Business name"));
  await userEvent.click(screen.getByRole("button", { name: "Save" }));
  expect(screen.getByText("Enter the name of the business.")).toBeTruthy();
  expect(server.asked("PATCH /api/clients/1")).toEqual([]);

  await userEvent.type(screen.getByLabelText("Business name"), "Harbor Lane");
  await userEvent.click(screen.getByRole("button", { name: "Save" }));
  expect(server.asked("PATCH /api/clients/1")[0]?.body).toEqual({
    name: "Harbor Lane",
    email: "desk@harbor.example",
    phoneNumber: "",
  });
  expect(onClose).toHaveBeenCalled();
});

it("focuses the first field", () => {
  fakeServer({});
  renderWithQueries(<CreateClientDialog onClose={vi.fn()} />);
  expect(document.activeElement).toBe(screen.getByLabelText("Business name"));
});

it.each([
  [false, "Harbor is ready", /Send this link to .* works once, until .*2026/],
  [true, "Harbor is invited", /sent to .*by mail.* works once, until .*2026/],
])(
  "says how the invitation is delivered and when it expires (mailed: %s)",
  async (mailed, title, words) => {
    fakeServer({
      "GET /api/auth/options": () => ({ data: { mailConfigured: mailed, signupOpen: false } }),
      "POST /api/clients": () => ({
        data: {
          client: { ...HARBOR, status: "invited" },
          invitationUrl: "https://x.test/invitation/abc",
          expiresAt: "2026-02-03T10:00:00Z",
          mailed,
        },
      }),
    });
    renderWithQueries(<CreateClientDialog onClose={vi.fn()} />);
    await userEvent.type(screen.getByLabelText("Business name"), "Harbor");
    await userEvent.type(screen.getByLabelText("Email"), "desk@harbor.example");
    await userEvent.click(screen.getByRole("button", { name: "Create client" }));
    const dialog = await screen.findByRole("dialog", { name: title });
    expect(dialog.textContent).toMatch(words);
  },
);
