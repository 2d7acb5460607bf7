import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { OWN_CALLS } from "@/api/callScope";
import { messageOf } from "@/api/client";
import { meQuery } from "@/api/session";
import { Button } from "@/components/Button";
import { useChangeSettings } from "@/features/business/useChangeSettings";
import { readerTimeZone } from "@/lib/time";
import { zoneName } from "@/lib/zoned";

const UTC = ["UTC", "Etc/UTC", "Etc/GMT", "GMT"];

/**
 * Offers the zone of the device to an owner whose business is still in UTC, the default, until the
 * owner accepts or declines. The settings have the choice too.
 */
export function ZoneOffer({ timezone }: { timezone: string }) {
  const me = useQuery(meQuery).data;
  const save = useChangeSettings(OWN_CALLS);
  const [declined, setDeclined] = useState(false);
  const here = readerTimeZone();
  const wanted = me?.membership === "owner" && UTC.includes(timezone) && !UTC.includes(here);
  if (!wanted || declined || localStorage.getItem(declinedBy(me.id))) return null;

  function decline() {
    if (me) localStorage.setItem(declinedBy(me.id), "yes");
    setDeclined(true);
  }

  return (
    <div className="mb-4 flex flex-wrap items-center gap-x-2 text-[13px] text-ink-soft print:hidden">
      <p>
        <Trans>Days and times here are those of UTC.</Trans>
      </p>
      <Button
        variant="ghost"
        size="sm"
        className="text-accent-text"
        busy={save.isPending}
        onClick={() => save.mutate({ timezone: here })}
      >
        <Trans>Show times in {zoneName(here)}</Trans>
      </Button>
      <Button variant="ghost" size="sm" onClick={decline}>
        <Trans>Keep UTC</Trans>
      </Button>
      {save.error && (
        <p role="alert" className="text-bad">
          {messageOf(save.error)}
        </p>
      )}
    </div>
  );
}

const declinedBy = (user: string) => `zone offer declined ${user}`;
