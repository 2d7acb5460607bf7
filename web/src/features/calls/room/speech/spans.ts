import type { Line, Speaker } from "../../conversation";

/** Speech of one person without a break, in seconds from the start of the audio. */
export interface Span {
  speaker: Speaker;
  start: number;
  end: number;
}

/** In seconds. A shorter break inside of one turn is a breath. */
const BREATH = 0.5;

/**
 * Returns who speaks when, by the times of the words, or of the turn if its words have none. Turns
 * without any time are skipped.
 */
export function spansOf(lines: Line[]): Span[] {
  const spans: Span[] = [];
  for (const line of lines) {
    if (line.kind === "speech") spans.push(...spansOfLine(line));
  }
  return spans.sort((a, b) => a.start - b.start);
}

/** A turn from its first to its last sound. */
export interface Utterance extends Span {
  line: number;
}

export function utterances(lines: Line[]): Utterance[] {
  return lines.flatMap((line, index) => {
    if (line.kind !== "speech") return [];
    const spans = spansOfLine(line);
    const start = spans[0]?.start;
    if (start === undefined) return [];
    const end = Math.max(...spans.map((span) => span.end));
    return [{ speaker: line.speaker, start, end, line: index }];
  });
}

function spansOfLine(line: Extract<Line, { kind: "speech" }>): Span[] {
  const { speaker } = line;
  const spans: Span[] = [];
  for (const { start, end } of line.words ?? []) {
    if (!isTime(start) || !isTime(end) || end < start) continue;
    const last = spans.at(-1);
    if (last && start >= last.start && start - last.end < BREATH) {
      last.end = Math.max(last.end, end);
    } else {
      spans.push({ speaker, start, end });
    }
  }
  if (spans.length > 0) return spans.sort((a, b) => a.start - b.start);
  return isTime(line.at) && isTime(line.end) && line.end > line.at
    ? [{ speaker, start: line.at, end: line.end }]
    : [];
}

function isTime(value: number | null | undefined): value is number {
  return typeof value === "number" && Number.isFinite(value) && value >= 0;
}
