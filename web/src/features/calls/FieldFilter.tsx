import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useId, useState } from "react";
import { Button } from "@/components/Button";
import { Input } from "@/components/Input";
import { Select } from "@/components/Select";
import { FIELD, type KnownField } from "@/lib/callFilters";
import type { ChosenFilters } from "@/lib/chosenFilters";
import { label, spokenValue } from "@/lib/format";
import { searchText } from "@/lib/searchText";

/** Filters by a custom analysis field: first its name, then its value. */
export function FieldFilter({
  filters,
  fields,
  onChange,
}: {
  filters: ChosenFilters;
  fields: KnownField[];
  onChange: (filters: ChosenFilters) => void;
}) {
  const id = useId();
  const [name, setName] = useState("");
  const [text, setText] = useState("");
  const field = fields.find((each) => each.name === name);
  if (fields.length === 0) return null;
  const value = field && valueIn(text, field.values);
  function add() {
    if (!field || !value) return;
    onChange({ ...filters, [FIELD + field.name]: value });
    setText("");
  }
  return (
    <fieldset className="sm:col-span-2">
      <legend className="mb-1.5 font-medium text-[13px] leading-5">
        <Trans>Custom analysis field</Trans>
      </legend>
      <div className="flex flex-wrap gap-2">
        <Select
          aria-label={t`Field`}
          className="min-w-36 flex-1"
          value={name}
          onChange={({ target }) => {
            setName(target.value);
            setText("");
          }}
        >
          <option value="">
            <Trans>Choose a field…</Trans>
          </option>
          {fields.map((each) => (
            <option key={each.name} value={each.name}>
              {label(each.name)}
            </option>
          ))}
        </Select>
        <Input
          aria-label={t`Value`}
          className="w-auto min-w-28 flex-1"
          list={`${id}-values`}
          placeholder={t`Value`}
          autoComplete="off"
          disabled={!field}
          value={text}
          onChange={({ target }) => setText(target.value)}
          onKeyDown={(event) => event.key === "Enter" && add()}
        />
        <datalist id={`${id}-values`}>
          {field?.values.map((each) => (
            <option key={each} value={spokenValue(each)} />
          ))}
        </datalist>
        <Button variant="secondary" disabled={!value} onClick={add}>
          <Trans>Add</Trans>
        </Button>
      </div>
    </fieldset>
  );
}

/**
 * Returns the value as calls contain it. The server compares exactly, but `true` is shown as “Yes”.
 */
function valueIn(text: string, known: string[]): string | undefined {
  const typed = searchText(text);
  if (!typed) return undefined;
  const folded = typed.toLocaleLowerCase();
  const is = (value: string) => [value, spokenValue(value)].some((one) => one === typed);
  const isLike = (value: string) =>
    [value, spokenValue(value)].some((one) => one.toLocaleLowerCase() === folded);
  return known.find(is) ?? known.find(isLike) ?? typed;
}
