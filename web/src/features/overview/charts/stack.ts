import { scaleBand, scaleLinear } from "@visx/scale";

/** The calls of one bucket of time by outcome. */
export interface StackPoint {
  key: string;
  outcomes: Record<string, number>;
}

export interface Mark {
  key: string;
  outcome: string;
  value: number;
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Stack {
  marks: Mark[];
  /** The position of each bucket, including empty ones. Its column handles the pointer. */
  columns: { key: string; x: number; width: number; total: number }[];
  /** Whole numbers with their offset from the top. */
  ticks: { value: number; y: number }[];
}

/**
 * Returns the marks of a stacked bar chart over time, from the bottom in the order of `outcomes`.
 * Zero values have no mark.
 */
export function stack(
  points: StackPoint[],
  outcomes: string[],
  size: { width: number; height: number },
): Stack {
  const totals = points.map((point) => sum(point, outcomes));
  const most = Math.max(1, ...totals);
  const x = scaleBand({
    domain: points.map((point) => point.key),
    range: [0, size.width],
    paddingInner: points.length > 60 ? 0.1 : 0.28,
    paddingOuter: 0.05,
  });
  const y = scaleLinear({ domain: [0, most], range: [size.height, 0], nice: 4 });
  const marks: Mark[] = [];
  const columns = points.map((point, index) => {
    let below = 0;
    for (const outcome of outcomes) {
      const value = point.outcomes[outcome] ?? 0;
      if (value <= 0) continue;
      const top = y(below + value);
      marks.push({
        key: point.key,
        outcome,
        value,
        x: x(point.key) ?? 0,
        y: top,
        width: x.bandwidth(),
        height: y(below) - top,
      });
      below += value;
    }
    return {
      key: point.key,
      x: x(point.key) ?? 0,
      width: x.bandwidth(),
      total: totals[index] ?? 0,
    };
  });
  return {
    marks,
    columns,
    ticks: y
      .ticks(4)
      .filter(Number.isInteger)
      .map((value) => ({ value, y: y(value) })),
  };
}

function sum(point: StackPoint, outcomes: string[]): number {
  return outcomes.reduce((total, outcome) => total + (point.outcomes[outcome] ?? 0), 0);
}

/**
 * Returns which labels to show, so that an axis has at most `most`. The last label is always shown.
 */
export function labelled(count: number, most: number): (index: number) => boolean {
  const step = Math.max(1, Math.ceil(count / most));
  return (index) => (count - 1 - index) % step === 0;
}
