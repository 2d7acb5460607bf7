import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { FileText } from "lucide-react";
import type { CallDetail } from "@/api/types";
import { Button } from "@/components/Button";
import { useZone } from "@/components/zone";
import type { Line } from "../conversation";
import { save, transcriptJson, transcriptText } from "./callFile";

/** Saves the transcript as a file that the page creates. */
export function SaveTranscript({
  call,
  lines,
  client,
  fileName,
}: {
  call: CallDetail;
  lines: Line[];
  client: string;
  fileName: string;
}) {
  const timeZone = useZone();
  return (
    <>
      <Button
        variant="secondary"
        size="sm"
        aria-label={t`Download transcript as .txt`}
        onClick={() =>
          save(`${fileName}.txt`, "text/plain", transcriptText(client, call, lines, timeZone))
        }
      >
        <FileText aria-hidden className="size-3.5" />
        <Trans>.txt</Trans>
      </Button>
      <Button
        variant="secondary"
        size="sm"
        aria-label={t`Download transcript as .json`}
        onClick={() => save(`${fileName}.json`, "application/json", transcriptJson(call))}
      >
        <FileText aria-hidden className="size-3.5" />
        <Trans>.json</Trans>
      </Button>
    </>
  );
}
