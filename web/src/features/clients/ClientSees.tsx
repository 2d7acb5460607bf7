import { t } from "@lingui/core/macro";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { messageOf } from "@/api/client";
import { changeDisclosure, disclosureQuery } from "@/api/disclosure";
import type { DisclosurePatch, DisclosureView } from "@/api/types";
import { Section } from "@/components/Card";
import { ErrorState } from "@/components/ErrorState";
import { Notice } from "@/components/Notice";
import { Skeleton } from "@/components/Skeleton";

interface Switch {
  field: keyof DisclosureView;
  label: string;
  on: string;
  off: string;
  change: (shown: boolean) => DisclosurePatch;
}

const SWITCHES: Switch[] = [
  {
    field: "recordings",
    label: t`Recordings`,
    on: t`The client plays and saves recordings.`,
    off: t`No recording is offered. A link that the client has already works until Retell ends it.`,
    change: (shown) => ({ recordings: shown ? "shown" : "hidden" }),
  },
  {
    field: "transcripts",
    label: t`Transcripts`,
    on: t`The client reads and searches everything said.`,
    off: t`Summaries stay; what was said is neither shown, exported nor found by a search.`,
    change: (shown) => ({ transcripts: shown ? "shown" : "hidden" }),
  },
  {
    field: "numbers",
    label: t`Full phone numbers`,
    on: t`The client sees who called.`,
    off: t`Numbers read +1 ••• ••• ••42. Fields of your own analysis stay as they are.`,
    change: (shown) => ({ numbers: shown ? "shown" : "masked" }),
  },
  {
    field: "cost",
    label: t`Retell’s cost`,
    on: t`Each call tells what Retell charges you. Statements still do not.`,
    off: t`What Retell charges stays with you.`,
    change: (shown) => ({ cost: shown ? "shown" : "hidden" }),
  },
];

/**
 * The parts of its calls that a client may see. The server removes the rest from every response.
 */
export function ClientSees({ clientId }: { clientId: string }) {
  const queryClient = useQueryClient();
  const query = disclosureQuery(clientId);
  const chosen = useQuery(query);
  const save = useMutation({
    mutationFn: (change: DisclosurePatch) => changeDisclosure(clientId, change),
    onSuccess: (changed) => queryClient.setQueryData(query.queryKey, changed),
  });

  return (
    <div className="mt-5">
      <Section
        id="client-sees"
        title={t`What this client sees`}
        description={t`Holds at once, for pages, exports, searches and the API. You always see everything.`}
      >
        {save.error && (
          <div className="mb-3">
            <Notice tone="bad">{messageOf(save.error)}</Notice>
          </div>
        )}
        {chosen.data ? (
          <ul className="grid gap-x-8 gap-y-4 sm:grid-cols-2">
            {SWITCHES.map((one) => (
              <li key={one.field}>
                <SwitchLine
                  one={one}
                  shown={chosen.data[one.field] === "shown"}
                  busy={save.isPending}
                  onChange={(shown) => save.mutate(one.change(shown))}
                />
              </li>
            ))}
          </ul>
        ) : chosen.isError ? (
          <ErrorState error={chosen.error} onRetry={() => chosen.refetch()} />
        ) : (
          <Skeleton className="h-28" />
        )}
      </Section>
    </div>
  );
}

function SwitchLine({
  one,
  shown,
  busy,
  onChange,
}: {
  one: Switch;
  shown: boolean;
  busy: boolean;
  onChange: (shown: boolean) => void;
}) {
  const words = `client-sees-${one.field}`;
  return (
    <label className="flex min-h-11 cursor-pointer items-start gap-3 md:min-h-0">
      <input
        type="checkbox"
        role="switch"
        aria-checked={shown}
        aria-describedby={words}
        aria-label={one.label}
        className="mt-0.5 size-4 shrink-0 accent-(--color-accent)"
        checked={shown}
        disabled={busy}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span className="min-w-0">
        <span className="font-medium">{one.label}</span>
        <span id={words} className="mt-0.5 block text-[13px] text-ink-soft">
          {shown ? one.on : one.off}
        </span>
      </span>
    </label>
  );
}
