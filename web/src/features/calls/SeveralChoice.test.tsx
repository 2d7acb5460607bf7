// @vitest-environment jsdom
import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { expect, it, vi } from "vitest";
import { renderWithQueries } from "@/test/render";
import { SeveralChoice } from "./SeveralChoice";

const OPTIONS = [
  { value: "answered", label: "Answered (12)" },
  { value: "voicemail", label: "Voicemail (3)" },
  { value: "failed", label: "Failed (0)" },
];

function show(first?: string, options = OPTIONS) {
  const change = vi.fn();
  function Held() {
    const [value, setValue] = useState(first);
    return (
      <>
        <SeveralChoice
          label="Outcome"
          anyLabel="Any outcome"
          options={options}
          value={value}
          onChange={(next) => {
            change(next);
            setValue(next);
          }}
          floating
        />
        <button type="button">After</button>
      </>
    );
  }
  renderWithQueries(<Held />);
  return change;
}

const button = () => screen.getByRole("button", { name: /^Outcome/ });
const box = (name: string) => screen.getByLabelText<HTMLInputElement>(name);

it("selects several options in list order and clears them", async () => {
  const change = show();
  expect(button().textContent).toBe("Any outcome");
  await userEvent.click(button());
  const list = within(screen.getByRole("group", { name: "Outcome" }));
  await userEvent.click(list.getByLabelText("Failed (0)"));
  expect(button().textContent).toBe("Failed (0)");
  await userEvent.click(list.getByLabelText("Answered (12)"));
  expect(button().textContent).toBe("Outcome: 2");
  await userEvent.click(list.getByLabelText("Failed (0)"));
  await userEvent.click(list.getByRole("button", { name: "Any outcome" }));
  expect(change.mock.calls).toEqual([["failed"], ["answered,failed"], ["answered"], [undefined]]);
});

it("works with the keyboard", async () => {
  const change = show("voicemail");
  button().focus();
  await userEvent.keyboard("{ArrowDown}");
  // The focus starts at the chosen option.
  expect(document.activeElement).toBe(box("Voicemail (3)"));
  await userEvent.keyboard("{ArrowDown} {ArrowDown}");
  expect(change).toHaveBeenLastCalledWith("voicemail,failed");
  expect((document.activeElement as HTMLElement).textContent).toBe("Any outcome");
  await userEvent.keyboard("{ArrowDown}{ArrowUp}{ArrowUp}{ArrowUp}{ArrowUp}");
  expect(document.activeElement).toBe(box("Answered (12)"));

  await userEvent.keyboard("{Escape}");
  expect(screen.queryByRole("group")).toBeNull();
  expect(document.activeElement).toBe(button());
});

it("closes on a click outside and when the focus leaves", async () => {
  show();
  await userEvent.click(button());
  await userEvent.click(document.body);
  expect(screen.queryByRole("group")).toBeNull();
  await userEvent.click(button());
  for (let stop = 0; stop < 4; stop++) await userEvent.tab();
  expect(document.activeElement).toBe(screen.getByRole("button", { name: "After" }));
  expect(screen.queryByRole("group")).toBeNull();
});

it("disables further options when the value reaches its length limit", async () => {
  const long = ["a", "b", "c"].map((letter) => ({ value: letter.repeat(100), label: letter }));
  show(`${"a".repeat(100)},${"b".repeat(100)}`, long);
  await userEvent.click(button());
  expect(box("c").disabled).toBe(true);
  expect(screen.getByText("No more can be chosen at once.")).toBeTruthy();
  await userEvent.click(box("a"));
  expect(box("c").disabled).toBe(false);
});
