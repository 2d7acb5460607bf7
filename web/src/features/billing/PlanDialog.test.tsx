// @vitest-environment jsdom
import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import type { BillingPlan } from "@/api/types";
import { fakeServer } from "@/test/fakeServer";
import { renderWithQueries } from "@/test/render";
import { PlanDialog } from "./PlanDialog";

const BILLING = {
  firstOpenMonth: "2026-11",
  clientSees: false,
  prepaid: false,
  present: {
    from: "2026-01",
    pricing: "per_minute",
    monthlyFeeCents: 4900,
    includedMinutes: 100,
    pricePerMinute: 12000,
    markupPercent: 0,
    rounding: "minute",
    currency: "EUR",
  },
} as BillingPlan;

const ROUTE = "PUT /api/clients/acme/plan";
const open = (onClose = vi.fn()) =>
  renderWithQueries(<PlanDialog clientId="acme" billing={BILLING} onClose={onClose} />);
const save = () => userEvent.click(screen.getByRole("button", { name: "Save plan" }));

it("sends the edited plan and closes", async () => {
  const server = fakeServer({ [ROUTE]: () => ({ data: BILLING }) });
  const onClose = vi.fn();
  open(onClose);
  await userEvent.clear(screen.getByLabelText("Monthly fee"));
  await userEvent.type(screen.getByLabelText("Monthly fee"), "59.50");
  await userEvent.click(screen.getByLabelText(/The client pays in advance/));
  await save();
  expect(server.asked(ROUTE)[0]?.body).toMatchObject({
    from: "2026-11",
    monthlyFeeCents: 5950,
    includedMinutes: 100,
    pricePerMinute: 12000,
    rounding: "minute",
    currency: "EUR",
    clientSees: false,
    prepaid: true,
  });
  expect(onClose).toHaveBeenCalledOnce();
});

it("shows local and server errors beside the field", async () => {
  const errors = [{ field: "limitMinutes", code: "number-between", message: "Too many minutes." }];
  const server = fakeServer({
    [ROUTE]: () => ({ status: 400, code: "invalid", message: "Too many minutes.", errors }),
  });
  open();
  await userEvent.type(screen.getByLabelText("Monthly fee"), "x");
  await save();
  expect(screen.getByLabelText("Monthly fee").getAttribute("aria-invalid")).toBe("true");
  expect(server.asked(ROUTE)).toEqual([]);

  await userEvent.clear(screen.getByLabelText("Monthly fee"));
  await userEvent.type(screen.getByLabelText("Warn me at so many minutes"), "99999999");
  await save();
  expect((await screen.findByRole("alert")).textContent).toBe("Too many minutes.");
  expect(document.activeElement).toBe(screen.getByLabelText("Warn me at so many minutes"));
});
