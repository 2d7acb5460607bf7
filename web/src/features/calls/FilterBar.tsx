import { SlidersHorizontal } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/Button";
import { Dialog, DialogActions } from "@/components/Dialog";
import { SearchBox } from "@/components/SearchBox";
import { ROOMY, useMediaQuery } from "@/components/useMediaQuery";
import type { CallFilters } from "@/lib/callFilters";
import { FilterFields } from "./FilterFields";
import type { Option } from "./filterOptions";

interface Props {
  filters: CallFilters;
  agents: Option[];
  onChange: (filters: CallFilters) => void;
}

export function FilterBar({ filters, agents, onChange }: Props) {
  const wide = useMediaQuery(ROOMY);
  const [open, setOpen] = useState(false);
  const fields = <FilterFields filters={filters} agents={agents} onChange={onChange} />;
  return (
    <search className="flex flex-wrap items-center gap-2">
      <SearchBox
        label="Search calls"
        placeholder="Search calls"
        value={filters.q ?? ""}
        onChange={(q) => onChange({ ...filters, q: q || undefined })}
        className="flex-1 basis-56 lg:basis-full xl:basis-48"
      />
      {wide ? (
        fields
      ) : (
        <>
          <Button variant="secondary" onClick={() => setOpen(true)}>
            <SlidersHorizontal aria-hidden className="size-4" />
            Filters
          </Button>
          <Dialog open={open} onClose={() => setOpen(false)} title="Filters">
            <div className="grid gap-3">{fields}</div>
            <DialogActions>
              <Button onClick={() => setOpen(false)}>Show calls</Button>
            </DialogActions>
          </Dialog>
        </>
      )}
    </search>
  );
}
