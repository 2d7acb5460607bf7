import { Combobox } from "@base-ui/react/combobox";
import { plural, t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Check, ChevronDown, X } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { messageOf } from "@/api/client";
import { clientChoicesQuery, clientQuery } from "@/api/clients";
import type { ClientRow } from "@/api/types";
import { controlClass } from "@/components/Input";
import { useDebounced } from "@/components/useDebounced";
import { cn } from "@/lib/cn";

export type ClientChoice = Pick<ClientRow, "id" | "name" | "email">;

interface Props {
  /** The id of a client, or an empty string for none. */
  value: string;
  onChange: (client: ClientChoice | null) => void;
  placeholder: string;
  /** Whether a button clears the choice. */
  clearable?: boolean;
  id?: string;
  "aria-label"?: string;
  "aria-invalid"?: true;
  "aria-describedby"?: string;
  className?: string;
}

/**
 * A choice of a client. It searches on the server, because an agency may have thousands of clients.
 */
export function ClientCombobox({
  value,
  onChange,
  placeholder,
  clearable,
  className,
  ...control
}: Props) {
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState("");
  const [chosen, setChosen] = useState<ClientChoice>();
  // The list is inside of the dialog: a modal dialog makes everything outside inert.
  const [place, setPlace] = useState<HTMLDivElement | null>(null);
  const q = useDebounced(typed.trim(), 200);
  const choices = useQuery({
    ...clientChoicesQuery(q),
    enabled: open,
    placeholderData: keepPreviousData,
  });
  const known = chosen?.id === value ? chosen : undefined;
  const named = useQuery({ ...clientQuery(value), enabled: Boolean(value) && !known });
  const selected = value ? (known ?? named.data ?? { id: value, name: "…", email: "" }) : null;
  const found = choices.data?.clients ?? [];
  const list = useRef<Combobox.Root.Actions>(null);
  useEffect(() => {
    if (!open) list.current?.unmount();
  }, [open]);
  const waits = choices.isPending || choices.isPlaceholderData || q !== typed.trim();

  return (
    <Combobox.Root<ClientChoice>
      items={found}
      filter={null}
      value={selected}
      itemToStringLabel={({ name }) => name}
      isItemEqualToValue={(one, other) => one.id === other.id}
      autoHighlight
      actionsRef={list}
      open={open}
      onOpenChange={(opens) => {
        setOpen(opens);
        // The chosen client is shown in the field but does not filter the list.
        setTyped("");
      }}
      onInputValueChange={(text, { reason }) => {
        if (reason === "input-change" || reason === "input-clear") setTyped(text);
      }}
      onValueChange={(client) => {
        setChosen(client ?? undefined);
        onChange(client);
      }}
    >
      <div ref={setPlace} className={cn("relative", className)}>
        <Combobox.Input
          {...control}
          placeholder={placeholder}
          onBlur={({ relatedTarget }) => {
            if (relatedTarget && !place?.contains(relatedTarget)) setOpen(false);
          }}
          onKeyDown={(event) => {
            // Closes the list, but not the dialog around it.
            if (event.key === "Escape" && open) event.preventDefault();
          }}
          className={cn(controlClass, "truncate", clearable && value ? "pr-16" : "pr-9")}
        />
        <div className="absolute inset-y-0 right-0 flex items-center">
          {clearable && (
            <Combobox.Clear
              aria-label={t`Clear the choice`}
              className="flex h-full w-8 items-center justify-center text-ink-faint hover:text-ink"
            >
              <X aria-hidden className="size-4" />
            </Combobox.Clear>
          )}
          <Combobox.Trigger
            aria-label={t`Show clients`}
            className="flex h-full w-9 items-center justify-center rounded-r-lg text-ink-faint hover:text-ink"
          >
            <ChevronDown aria-hidden className="size-4" />
          </Combobox.Trigger>
        </div>
      </div>
      {open && (
        <Combobox.Portal container={place}>
          <Combobox.Positioner positionMethod="fixed" sideOffset={4} className="z-50">
            {/* No Combobox.Popup: it hides the page from screen readers but not keyboards. */}
            <div className="max-h-[min(22rem,var(--available-height))] w-(--anchor-width) min-w-64 max-w-(--available-width) overflow-y-auto overscroll-contain rounded-xl border border-line bg-surface p-1 shadow-xl">
              <Combobox.Status>{statusOf(waits, choices.error, found.length)}</Combobox.Status>
              <Combobox.List aria-label={t`Clients`} className="outline-none">
                {(client: ClientChoice) => (
                  <Combobox.Item
                    key={client.id}
                    value={client}
                    className="flex cursor-default items-center gap-2 rounded-lg px-3 py-2 data-highlighted:bg-sunken"
                  >
                    <div className="min-w-0 flex-1">
                      <p className="truncate text-sm">
                        <bdi>{client.name}</bdi>
                      </p>
                      <p className="truncate text-ink-faint text-xs">{client.email}</p>
                    </div>
                    <Combobox.ItemIndicator>
                      <Check aria-hidden className="size-4 text-accent-text" />
                    </Combobox.ItemIndicator>
                  </Combobox.Item>
                )}
              </Combobox.List>
              {choices.data?.nextCursor && (
                <p className="px-3 py-2 text-ink-faint text-xs">
                  <Trans>There are more. Type a part of the name.</Trans>
                </p>
              )}
            </div>
          </Combobox.Positioner>
        </Combobox.Portal>
      )}
    </Combobox.Root>
  );
}

/** Returns a status for screen readers. A visible list needs no text for others. */
function statusOf(waits: boolean, error: unknown, found: number) {
  if (found > 0 && !error) {
    return waits ? null : (
      <span className="sr-only">{plural(found, { one: "# client", other: "# clients" })}</span>
    );
  }
  return (
    <p className="px-3 py-2 text-[13px] text-ink-faint">
      {error ? messageOf(error) : waits ? t`Searching…` : t`No client matches`}
    </p>
  );
}
