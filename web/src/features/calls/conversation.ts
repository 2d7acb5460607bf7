import { t } from "@lingui/core/macro";
import { own } from "@/lib/own";
import { phoneNumber } from "@/lib/phone";

interface ToolUse {
  name?: string | null;
  callId?: string | null;
  arguments?: unknown;
  result?: unknown;
  successful?: boolean | null;
}

/** Seconds from the start of the audio. */
export interface Word {
  word: string;
  start?: number | null;
  end?: number | null;
}

interface Turn {
  role: string;
  text?: string | null;
  startSeconds?: number | null;
  endSeconds?: number | null;
  words?: Word[] | null;
  tool?: ToolUse | null;
}

export type Speaker = "agent" | "user" | "transfer_target";

export type Line =
  | { kind: "speech"; speaker: Speaker; text: string; at?: number; end?: number; words?: Word[] }
  | {
      kind: "tool";
      name: string;
      arguments?: unknown;
      result?: unknown;
      successful?: boolean;
      at?: number;
      /** Retell gives no time, so `at` is the end of the previous line. */
      about?: boolean;
    }
  | { kind: "note"; about?: boolean; what: Note; text: string; at?: number };

export type Note = "step" | "keys" | "message" | "transfer" | "other";

const SPEAKERS: string[] = ["agent", "user", "transfer_target"];
const NOTES: Record<string, { what: Note; name: string }> = {
  node_transition: { what: "step", name: t`Moved on to the next step` },
  dtmf: { what: "keys", name: t`Keys pressed` },
  sms: { what: "message", name: t`Text message` },
  injected: { what: "other", name: t`Added to the conversation` },
};

/**
 * Returns the conversation in the order of reading. A tool call and its result become one line.
 *
 * @param transferredTo a number, if the call was transferred
 */
export function conversation(
  turns: Turn[],
  transcript?: string | null,
  transferredTo?: string | null,
): Line[] {
  const lines = turns.length === 0 ? linesOf(transcript ?? "") : linesOfTurns(turns);
  if (transferredTo) insertTransfer(lines, transferredTo);
  return placed(lines);
}

/** Inserts the transfer before the first turn of a new speaker, or at the end if there is none. */
function insertTransfer(lines: Line[], transferredTo: string): void {
  const first = lines.findIndex(
    (line) => line.kind === "speech" && line.speaker === "transfer_target",
  );
  const text = t`Transferred to ${phoneNumber(transferredTo)}`;
  lines.splice(first < 0 ? lines.length : first, 0, { kind: "note", what: "transfer", text });
}

/** Gives a line without a time that of the word before, so that the timeline can place it. */
function placed(lines: Line[]): Line[] {
  let until: number | undefined;
  for (const line of lines) {
    if (line.kind !== "speech" && line.at === undefined && until !== undefined) {
      line.at = until;
      line.about = true;
    }
    until = (line.kind === "speech" ? line.end : undefined) ?? line.at ?? until;
  }
  return lines;
}

function linesOfTurns(turns: Turn[]): Line[] {
  const lines: Line[] = [];
  const open = new Map<string, Extract<Line, { kind: "tool" }>>();
  for (const turn of turns) {
    const at = turn.startSeconds ?? undefined;
    const end = turn.endSeconds ?? undefined;
    if (isSpeaker(turn.role)) {
      if (turn.text?.trim()) {
        const words = turn.words?.length ? turn.words : undefined;
        lines.push({ kind: "speech", speaker: turn.role, text: turn.text, at, end, words });
      }
    } else if (turn.tool || turn.role.startsWith("tool_call")) {
      const tool = turn.tool ?? {};
      const earlier = tool.callId ? open.get(tool.callId) : undefined;
      if (earlier) {
        complete(earlier, turn);
      } else {
        const line = toolLine(turn, at);
        if (tool.callId) open.set(tool.callId, line);
        lines.push(line);
      }
    } else {
      const what = own(NOTES, turn.role)?.what ?? "other";
      lines.push({ kind: "note", what, text: noteText(turn), at });
    }
  }
  return lines;
}

function toolLine(turn: Turn, at: number | undefined): Extract<Line, { kind: "tool" }> {
  const tool = turn.tool ?? {};
  const isResult = turn.role === "tool_call_result";
  return {
    kind: "tool",
    name: tool.name || "Tool",
    arguments: tool.arguments ?? (isResult ? undefined : (turn.text ?? undefined)),
    result: tool.result ?? (isResult ? (turn.text ?? undefined) : undefined),
    successful: tool.successful ?? undefined,
    at,
  };
}

function complete(line: Extract<Line, { kind: "tool" }>, turn: Turn): void {
  const tool = turn.tool ?? {};
  line.result = tool.result ?? turn.text ?? line.result;
  line.successful = tool.successful ?? line.successful;
  if (line.name === "Tool" && tool.name) line.name = tool.name;
  line.arguments ??= tool.arguments;
}

function noteText(turn: Turn): string {
  const name = own(NOTES, turn.role)?.name ?? turn.role.replaceAll("_", " ");
  return turn.text ? `${name}: ${turn.text}` : name;
}

/** Parses the plain transcript, `Agent: …` and `User: …` per line, of a call without turns. */
function linesOf(transcript: string): Line[] {
  const lines: Line[] = [];
  for (const raw of transcript.split("\n")) {
    const match = /^(Agent|User|Transfer Target):\s*(.*)$/i.exec(raw);
    const previous = lines.at(-1);
    if (match) {
      const who = match[1]?.toLowerCase().replace(" ", "_") as Speaker;
      lines.push({ kind: "speech", speaker: who, text: match[2] ?? "" });
    } else if (raw.trim() && previous?.kind === "speech") {
      previous.text += `\n${raw}`;
    } else if (raw.trim()) {
      lines.push({ kind: "note", what: "other", text: raw });
    }
  }
  return lines;
}

function isSpeaker(role: string): role is Speaker {
  return SPEAKERS.includes(role);
}

/** Returns the index of the line being played: the last one that has begun. */
export function lineAt(lines: Line[], seconds: number): number {
  let found = -1;
  lines.forEach((line, index) => {
    if (line.kind === "speech" && line.at !== undefined && line.at <= seconds + 0.05) found = index;
  });
  return found;
}

export const SPEAKER_NAMES: Record<Speaker, string> = {
  agent: t`Agent`,
  user: t`Caller`,
  transfer_target: t`Transferred to`,
};

/** Returns the conversation as text for the clipboard. */
export function asText(lines: Line[]): string {
  return lines
    .map((line) => {
      if (line.kind === "speech") return `${SPEAKER_NAMES[line.speaker]}: ${line.text}`;
      return line.kind === "tool" ? `[Tool: ${line.name}]` : `[${line.text}]`;
    })
    .join("\n");
}

/** Indents JSON, also JSON inside of a string. Other values become plain text. */
export function prettyJson(value: unknown): string {
  if (typeof value !== "string") return JSON.stringify(value, null, 2) ?? "";
  try {
    const parsed: unknown = JSON.parse(value);
    return typeof parsed === "object" && parsed !== null ? JSON.stringify(parsed, null, 2) : value;
  } catch {
    return value;
  }
}
