import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { ArrowDown, ArrowUp } from "lucide-react";
import { useFieldArray, useForm } from "react-hook-form";
import type { CallScope } from "@/api/callScope";
import { fieldsQuery } from "@/api/calls";
import { Button } from "@/components/Button";
import { Dialog, DialogActions } from "@/components/Dialog";
import { IconButton } from "@/components/IconButton";
import { FIELD } from "@/lib/callFilters";
import { isField, MOST_COLUMNS } from "@/lib/columnNames";
import { label } from "@/lib/format";
import { BUILT_IN_COLUMNS, listColumns, USUAL_COLUMNS } from "./listColumns";

/** A choice of the columns and their order. The caller is always the first column. */
export function ColumnsDialog({
  scope,
  shown,
  onChoose,
  onClose,
}: {
  scope: CallScope;
  shown: string[];
  onChoose: (names: string[]) => void;
  onClose: () => void;
}) {
  const seen = useQuery(fieldsQuery(scope));
  const { control, handleSubmit } = useForm({
    defaultValues: { columns: shown.map((name) => ({ name })) },
  });
  const {
    fields: chosen,
    append,
    move,
    remove,
    replace,
  } = useFieldArray({ control, name: "columns" });
  const names = chosen.map(({ name }) => name);
  const fields = (seen.data ?? [])
    .map(({ name }) => ({ name: FIELD + name, label: label(name) }))
    .filter(({ name }) => isField(name));
  const others = [...BUILT_IN_COLUMNS, ...fields].filter(({ name }) => !names.includes(name));
  const full = names.length >= MOST_COLUMNS;

  return (
    <Dialog
      open
      onClose={onClose}
      title={t`Columns`}
      description={t`The caller always comes first. Columns stand in the address, so a saved view keeps them.`}
    >
      <form
        noValidate
        onSubmit={handleSubmit(({ columns }) => onChoose(columns.map(({ name }) => name)))}
      >
        <fieldset>
          <legend className="mb-1 font-medium text-[13px]">
            <Trans>Shown</Trans>
          </legend>
          <ul>
            {listColumns(names).map((column, place) => (
              <li key={column.name} className="flex items-center gap-1">
                <Choice
                  label={column.label}
                  checked
                  // At least one column has to remain.
                  disabled={names.length === 1}
                  onChange={() => remove(names.indexOf(column.name))}
                />
                <IconButton
                  icon={ArrowUp}
                  label={t`Move ${column.label} up`}
                  disabled={place === 0}
                  onClick={() => move(place, place - 1)}
                />
                <IconButton
                  icon={ArrowDown}
                  label={t`Move ${column.label} down`}
                  disabled={place === names.length - 1}
                  onClick={() => move(place, place + 1)}
                />
              </li>
            ))}
          </ul>
        </fieldset>
        {others.length > 0 && (
          <fieldset className="mt-4">
            <legend className="mb-1 font-medium text-[13px]">
              <Trans>Not shown</Trans>
            </legend>
            <ul className="sm:columns-2">
              {others.map((column) => (
                <li key={column.name} className="flex break-inside-avoid">
                  <Choice
                    label={column.label}
                    checked={false}
                    disabled={full}
                    onChange={() => append({ name: column.name })}
                  />
                </li>
              ))}
            </ul>
          </fieldset>
        )}
        <DialogActions>
          <Button variant="ghost" onClick={() => replace(USUAL_COLUMNS.map((name) => ({ name })))}>
            <Trans>Usual columns</Trans>
          </Button>
          <Button variant="secondary" onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit">
            <Trans>Show columns</Trans>
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

function Choice({
  label: words,
  checked,
  disabled,
  onChange,
}: {
  label: string;
  checked: boolean;
  disabled: boolean;
  onChange: () => void;
}) {
  return (
    <label className="flex min-h-9 min-w-0 flex-1 items-center gap-2.5">
      <input
        type="checkbox"
        className="size-4 shrink-0 accent-(--color-accent)"
        checked={checked}
        disabled={disabled}
        onChange={onChange}
      />
      <span dir="auto" className="min-w-0 break-words">
        {words}
      </span>
    </label>
  );
}
