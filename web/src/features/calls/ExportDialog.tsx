import { plural, t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useMutation } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { useState } from "react";
import type { CallScope } from "@/api/callScope";
import { type CallQuery, type ExportFormat, exportedText, exportUrl } from "@/api/calls";
import { messageOf } from "@/api/client";
import { Button } from "@/components/Button";
import { buttonClass } from "@/components/buttonClass";
import { Dialog, DialogActions } from "@/components/Dialog";
import { Field } from "@/components/Field";
import { Notice } from "@/components/Notice";
import { Select } from "@/components/Select";
import { exportOf, type ListColumn, USUAL_EXPORT } from "./listColumns";
import { save } from "./room/callFile";
import { useDisclosure } from "./useDisclosure";

/** Saves the calls of the list to a file. The columns are those of the list by default. */
export function ExportDialog({
  scope,
  query,
  callIds,
  columns,
  onClose,
}: {
  scope: CallScope;
  /** Computed for each export, because "last 7 days" depends on the current time. */
  query: () => CallQuery;
  /** Exports only these calls. */
  callIds?: string[];
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
  const asked = { ...query(), columns: all.join(",") || undefined };
  const selected = useMutation({
    mutationFn: (ids: string[]) => exportedText(ids, asked, format),
    onSuccess: (text) => {
      const [ending, type] =
        format === "jsonl" ? ["jsonl", "application/jsonl"] : ["csv", "text/csv"];
      save(`calls.${ending}`, type, text);
      onClose();
    },
  });
  return (
    <Dialog
      open
      onClose={onClose}
      title={t`Export calls`}
      description={
        callIds
          ? plural(callIds.length, { one: "The selected call.", other: "The # selected calls." })
          : t`Every call that the filters show, not only those on the screen.`
      }
    >
      <div className="grid gap-4">
        {selected.isError && <Notice tone="bad">{messageOf(selected.error)}</Notice>}
        <Field label={t`File`}>
          {(control) => (
            <Select
              {...control}
              value={format}
              onChange={(event) => setFormat(event.target.value as ExportFormat)}
            >
              <option value="csv">
                <Trans>CSV with commas</Trans>
              </option>
              <option value="semicolon">
                <Trans>CSV with semicolons and decimal commas (Excel in much of Europe)</Trans>
              </option>
              <option value="jsonl">
                <Trans>JSON Lines</Trans>
              </option>
            </Select>
          )}
        </Field>
        <Field label={t`Columns`}>
          {(control) => (
            <Select
              {...control}
              value={which}
              onChange={(event) => setWhich(event.target.value === "usual" ? "usual" : "list")}
            >
              <option value="list">
                <Trans>Caller and the columns of the list</Trans>
              </option>
              <option value="usual">
                <Trans>The usual columns</Trans>
              </option>
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
            <Trans>With transcripts</Trans>
          </label>
        )}
      </div>
      <DialogActions>
        <Button variant="secondary" onClick={onClose}>
          <Trans>Cancel</Trans>
        </Button>
        {callIds ? (
          <Button busy={selected.isPending} onClick={() => selected.mutate(callIds)}>
            <Download aria-hidden className="size-4" />
            <Trans>Export</Trans>
          </Button>
        ) : (
          <a
            href={exportUrl(scope, asked, format)}
            download
            onClick={onClose}
            className={buttonClass("primary")}
          >
            <Download aria-hidden className="size-4" />
            <Trans>Export</Trans>
          </a>
        )}
      </DialogActions>
    </Dialog>
  );
}
