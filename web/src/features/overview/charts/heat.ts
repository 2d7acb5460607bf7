/** The calls in an hour of the week. Weekday 1 is Monday. */
export interface HeatHour {
  weekday: number;
  hour: number;
  calls: number;
}

export interface HeatCell extends HeatHour {
  /** 0 for no calls, else 1 to 4 by share of the busiest hour. */
  level: 0 | 1 | 2 | 3 | 4;
}

const LEVELS = 4;

/** Returns seven rows of 24 cells. Hours that the server omits have no calls. */
export function heatMap(hours: HeatHour[]): HeatCell[][] {
  const calls = new Map(hours.map((hour) => [hour.weekday * 24 + hour.hour, hour.calls]));
  const most = Math.max(1, ...calls.values());
  return Array.from({ length: 7 }, (_, day) =>
    Array.from({ length: 24 }, (_, hour) => {
      const weekday = day + 1;
      const value = calls.get(weekday * 24 + hour) ?? 0;
      const level = Math.ceil((value / most) * LEVELS) as HeatCell["level"];
      return { weekday, hour, calls: value, level };
    }),
  );
}

/** Returns the range of hours with calls, widened to at least a working day. */
export function busyHours(hours: HeatHour[]): { first: number; last: number } {
  const used = hours.filter((hour) => hour.calls > 0).map((hour) => hour.hour);
  return { first: Math.min(8, ...used), last: Math.max(18, ...used) };
}
