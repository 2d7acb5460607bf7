import { Download } from "lucide-react";
import { useState } from "react";
import type { CallScope } from "@/api/callScope";
import { type CallQuery, type ExportFormat, exportUrl } from "@/api/getCalls";
import { Button } from "@/components/Button";
import { buttonClass } from "@/components/buttonClass";
import { Dialog, DialogActions } from "@/components/Dialog";
import { Field } from "@/components/Field";
import { Select } from "@/components/Select";
import { exportOf, type ListColumn, USUAL_EXPORT } from "./listColumns";
import { useDisclosure } from "./useDisclosure";

/** Saves the calls of the list to a file. Its columns are those of the list unless one says otherwise. */
export function ExportDialog({
  scope,
  query,
  columns,
  onClose,
}: {
  scope: CallScope;
  /** Made when the file is asked for: "last 7 days" moves with the clock. */
  query: () => CallQuery;
  columns: ListColumn[];
  onClose: () => void;
}) {
  const [format, setFormat] = useState<ExportFormat>("csv");
  const [which, setWhich] = useState<"list" | "usual">("list");
  const [wanted, setTranscript] = useState(false);
  const { transcripts } = useDisclosure(scope);
  const transcript = wanted && transcripts;
  const names = which === "list" ? exportOf(columns) : transcript ? USUAL_EXPORT : [];
  const all = transcript ? [...names, "transcript"] : names;
  return (
    <Dialog
      open
      onClose={onClose}
      title="Export calls"
      description="Every call that the filters show, not only those on the screen."
    >
      <div className="grid gap-4">
        <Field label="File">
          {(control) => (
            <Select
              {...control}
              value={format}
              onChange={(event) => setFormat(event.target.value as ExportFormat)}
            >
              <option value="csv">CSV with commas</option>
              <option value="semicolon">CSV with semicolons (Excel in much of Europe)</option>
              <option value="jsonl">JSON Lines</option>
            </Select>
          )}
        </Field>
        <Field label="Columns">
          {(control) => (
            <Select
              {...control}
              value={which}
              onChange={(event) => setWhich(event.target.value === "usual" ? "usual" : "list")}
            >
              <option value="list">Caller and the columns of the list</option>
              <option value="usual">The usual columns</option>
            </Select>
          )}
        </Field>
        {transcripts && (
          <label className="flex min-h-7 items-center gap-2.5">
            <input
              type="checkbox"
              className="size-4 accent-(--color-accent)"
              checked={transcript}
              onChange={(event) => setTranscript(event.target.checked)}
            />
            With transcripts
          </label>
        )}
      </div>
      <DialogActions>
        <Button variant="secondary" onClick={onClose}>
          Cancel
        </Button>
        <a
          href={exportUrl(scope, { ...query(), columns: all.join(",") || undefined }, format)}
          download
          onClick={onClose}
          className={buttonClass("primary")}
        >
          <Download aria-hidden className="size-4" />
          Export
        </a>
      </DialogActions>
    </Dialog>
  );
}
