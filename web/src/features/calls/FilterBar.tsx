import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { SlidersHorizontal } from "lucide-react";
import { type ReactNode, useState } from "react";
import { Button } from "@/components/Button";
import { Dialog, DialogActions } from "@/components/Dialog";
import { SearchBox } from "@/components/SearchBox";
import { ROOMY, useMediaQuery } from "@/components/useMediaQuery";
import type { Known } from "@/lib/callFilters";
import type { ChosenFilters } from "@/lib/chosenFilters";
import { AllFilterFields, FilterFields } from "./FilterFields";

interface Props {
  filters: ChosenFilters;
  known: Known;
  timeZone: string;
  onChange: (filters: ChosenFilters) => void;
  /** Shown after the search. */
  children?: ReactNode;
  /** Called when the pointer or the focus enters the filters, whose choices then need counts. */
  onEnter: () => void;
}

/** The search, the common filters if there is room, and a panel with all filters. */
export function FilterBar({ children, onEnter, ...props }: Props) {
  const { filters, onChange } = props;
  const wide = useMediaQuery(ROOMY);
  const [open, setOpen] = useState(false);
  const panel = (
    <Button variant="secondary" onClick={() => setOpen(true)}>
      <SlidersHorizontal aria-hidden className="size-4" />
      {wide ? t`More` : t`Filters`}
      {wide && (
        <span className="sr-only">
          {" "}
          <Trans>filters</Trans>
        </span>
      )}
    </Button>
  );
  return (
    <search className="grid gap-2" onPointerEnter={onEnter} onFocus={onEnter}>
      <div className="flex flex-wrap items-center gap-2">
        <SearchBox
          label={t`Search calls`}
          placeholder={wide ? t`Search every word said, names, numbers` : t`Search calls`}
          value={filters.q ?? ""}
          onChange={(q) => onChange({ ...filters, q: q || undefined })}
          className="flex-1 basis-48"
        />
        {!wide && panel}
        {children}
      </div>
      {wide && (
        <div className="flex flex-wrap items-center gap-2">
          <FilterFields {...props} />
          {panel}
        </div>
      )}
      <Dialog open={open} onClose={() => setOpen(false)} title={t`Filters`}>
        <AllFilterFields {...props} />
        <DialogActions>
          <Button onClick={() => setOpen(false)}>
            <Trans>Show calls</Trans>
          </Button>
        </DialogActions>
      </Dialog>
    </search>
  );
}
