import { t } from "@lingui/core/macro";
import type { CallDetail } from "@/api/types";
import { clockDuration, wordyDuration } from "@/lib/format";
import { dateFormat } from "@/lib/intl";
import { dayKey, fullTime } from "@/lib/time";
import { asText, type Line } from "../conversation";
import { headOf, headText } from "../headline";

/**
 * Returns `Larkspur Dental 2026-03-02 14-05`: the client and the time in the zone of its business,
 * without characters that file systems refuse.
 */
export function fileName(
  client: string,
  call: Pick<CallDetail, "startedAt" | "listedAt">,
  timeZone: string,
): string {
  const at = new Date(call.startedAt ?? call.listedAt);
  const time = dateFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone }).format(at);
  return `${client} ${dayKey(at, timeZone)} ${time.replace(":", "-")}`
    .replaceAll(/[\p{Cc}\p{Cf}/\\:*?"<>|]/gu, " ")
    .replaceAll(/\s+/g, " ")
    .replace(/^[. ]+/, "")
    .trim();
}

/** Returns the transcript for people: a heading of a few lines, then `0:04  Agent: …`. */
export function transcriptText(
  client: string,
  call: CallDetail,
  lines: Line[],
  timeZone: string,
): string {
  const head = [
    client,
    [headText(call), headOf(call).number, call.agentName].filter(Boolean).join(" · "),
    fullTime(call.startedAt ?? call.listedAt, { timeZone }),
    call.durationSeconds ? wordyDuration(call.durationSeconds) : undefined,
    t`Call ${call.callId}`,
    call.summary?.trim() ? `\n${call.summary.trim()}` : undefined,
  ].filter(Boolean);
  const timed = lines.some((line) => line.at !== undefined);
  const said = lines.map((line) => {
    const at = line.at === undefined ? "" : clockDuration(line.at);
    return `${timed ? `${at.padStart(7)}  ` : ""}${asText([line])}`;
  });
  return `${head.join("\n")}\n\n${said.join("\n")}\n`;
}

/** Returns the response of the API unchanged, for programs. */
export function transcriptJson(call: CallDetail): string {
  return `${JSON.stringify(call, null, 2)}\n`;
}

/** Saves a text as a file through the browser. */
export function save(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // Revokes the URL later, because some browsers read it only after the click event.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
