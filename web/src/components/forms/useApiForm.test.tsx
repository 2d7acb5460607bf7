// @vitest-environment jsdom
import { i18n } from "@lingui/core";
import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { api, unwrap } from "@/api/client";
import { Field } from "@/components/Field";
import { Input } from "@/components/Input";
import { required } from "@/lib/fields";
import { z } from "@/lib/schema";
import { messages as german } from "@/locales/de.po";
import { fakeServer } from "@/test/fakeServer";
import { renderWithQueries } from "@/test/render";
import { useApiForm } from "./useApiForm";

const SCHEMA = z.object({ name: required("Say a name."), query: z.string() });

function ViewForm({ onSaved = vi.fn() }: { onSaved?: () => void }) {
  const form = useApiForm({
    schema: SCHEMA,
    values: { name: "", query: "" },
    send: (view) => unwrap(api.POST("/api/views", { body: { ...view, shared: false } })),
    onSuccess: onSaved,
    fieldOf: { "too-many-views": "name" },
  });
  const name = form.field("name");
  return (
    <form noValidate onSubmit={form.submit}>
      {form.notice && <p role="status">{form.notice}</p>}
      <Field label="Name" error={name.error}>
        {(control) => <Input {...control} {...name.input} />}
      </Field>
      <button type="submit">Save</button>
    </form>
  );
}

const save = () => userEvent.click(screen.getByRole("button", { name: "Save" }));

it("sends only values that the schema accepts, as the schema parsed them", async () => {
  const server = fakeServer({ "POST /api/views": () => ({ data: {} }) });
  const onSaved = vi.fn();
  renderWithQueries(<ViewForm onSaved={onSaved} />);
  await save();
  expect(screen.getByRole("alert").textContent).toBe("Say a name.");
  expect(server.asked("POST /api/views")).toEqual([]);

  await userEvent.type(screen.getByLabelText("Name"), "  Missed  ");
  expect(screen.queryByRole("alert")).toBeNull();
  await save();
  expect(server.asked("POST /api/views")[0]?.body).toEqual({
    name: "Missed",
    query: "",
    shared: false,
  });
  expect(onSaved).toHaveBeenCalledOnce();
});

it("shows the server's field error beside the field, in the reader's language", async () => {
  const errors = [
    { field: "name", code: "text-too-long", parameters: { most: 60 }, message: "English" },
  ];
  fakeServer({
    "POST /api/views": () => ({ status: 400, code: "invalid", message: "English", errors }),
  });
  renderWithQueries(<ViewForm />);
  i18n.load("de", german);
  i18n.activate("de");
  await userEvent.type(screen.getByLabelText("Name"), "x");
  await save();
  expect((await screen.findByRole("alert")).textContent).toBe(
    "Muss ein Text mit höchstens 60 Zeichen sein.",
  );
  expect(screen.queryByRole("status")).toBeNull();
  expect(document.activeElement).toBe(screen.getByLabelText("Name"));

  await userEvent.type(screen.getByLabelText("Name"), "y");
  expect(screen.queryByRole("alert")).toBeNull();
  i18n.activate("en");
});

it("shows a refusal beside the field that fieldOf assigns to its code", async () => {
  fakeServer({
    "POST /api/views": () => ({ status: 409, code: "too-many-views", message: "Too many." }),
  });
  renderWithQueries(<ViewForm />);
  await userEvent.type(screen.getByLabelText("Name"), "x");
  await save();
  expect((await screen.findByRole("alert")).textContent).toBe("Too many.");
  expect(screen.queryByRole("status")).toBeNull();
});

it.each([
  [{ status: 503, code: "unavailable", message: "Later." }],
  [
    {
      status: 400,
      code: "invalid",
      message: "Later.",
      errors: [{ field: "shared", message: "Later.", code: "true-or-false" }],
    },
  ],
])("shows problems that concern no field above the form", async (refused) => {
  fakeServer({ "POST /api/views": () => refused });
  renderWithQueries(<ViewForm />);
  await userEvent.type(screen.getByLabelText("Name"), "x");
  await save();
  expect((await screen.findByRole("status")).textContent).toBe("Later.");
  expect(screen.queryByRole("alert")).toBeNull();
});

it("ignores a second submit while the first is in progress", async () => {
  const server = fakeServer({ "POST /api/views": () => ({ data: {} }) });
  const onSaved = vi.fn();
  renderWithQueries(<ViewForm onSaved={onSaved} />);
  await userEvent.type(screen.getByLabelText("Name"), "x");
  const form = screen.getByLabelText("Name").closest("form") as HTMLFormElement;
  form.requestSubmit();
  form.requestSubmit();
  await vi.waitFor(() => expect(onSaved).toHaveBeenCalled());
  await save();
  expect(server.asked("POST /api/views")).toHaveLength(2);
});

it.each([
  ["kept", "one"],
  ["emptied", ""],
] as const)("keeps text typed during sending; other fields are %s", async (afterwards, left) => {
  fakeServer({ "POST /api/views": () => ({ data: {} }) });
  let answer = () => {};
  function Sent() {
    const form = useApiForm({
      schema: SCHEMA,
      values: { name: "", query: "" },
      send: () => new Promise<void>((resolve) => (answer = resolve)),
      afterwards,
    });
    return (
      <form noValidate onSubmit={form.submit}>
        <input aria-label="Name" {...form.register("name")} />
        <input aria-label="Query" {...form.register("query")} />
        <button type="submit">Save</button>
        {form.busy && "Sending"}
      </form>
    );
  }
  renderWithQueries(<Sent />);
  const text = (label: string) => screen.getByLabelText<HTMLInputElement>(label);
  await userEvent.type(text("Name"), "one");
  await userEvent.type(text("Query"), "first");
  await save();
  await screen.findByText("Sending");
  await userEvent.type(text("Query"), " second");
  answer();
  await vi.waitFor(() => expect(screen.queryByText("Sending")).toBeNull());
  expect(text("Name").value).toBe(left);
  expect(text("Query").value).toBe("first second");
});
