import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import type { Source } from "@/api/types";
import { Notice } from "@/components/Notice";
import { failureHint } from "@/lib/refusals";
import { sharedFailures } from "./sharedFailures";

/** The refused requests of the last day, and what to do about them. */
export function SourceFailures({ source, all }: { source: Source; all: Source[] }) {
  if (source.failures.length === 0) return null;
  const hints = source.failures.map(failureHint);
  return (
    <Notice tone="caution">
      <h3 className="font-medium text-[13px]">
        <Trans>Turned away in the last 24 hours</Trans>
      </h3>
      <ul className="mt-1 grid gap-1.5 text-[13px]">
        {hints.map(({ what, why, logged }) => (
          <li key={what}>
            <b className="font-medium">{what}.</b> <span className="text-ink-soft">{why}</span>{" "}
            {logged && (
              <Link
                to="/operator/deliveries"
                search={{ sourceId: source.id, outcome: "rejected" }}
                className="block w-fit py-2.5 text-accent-text underline underline-offset-2 hover:no-underline md:inline md:py-0"
              >
                <Trans>Show them</Trans>
              </Link>
            )}
          </li>
        ))}
      </ul>
      {sharedFailures(source, all) && (
        <p className="mt-1.5 text-[13px] text-ink-soft">
          <Trans>
            With a wrong key nobody can tell which source was meant, so each one of this kind shows
            these.
          </Trans>
        </p>
      )}
    </Notice>
  );
}
