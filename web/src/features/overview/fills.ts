/** One colour per outcome, the same in every chart. */
export const FILLS: Record<string, string> = {
  answered: "fill-chart-answered",
  transferred: "fill-chart-transferred",
  voicemail: "fill-chart-voicemail",
  not_connected: "fill-chart-quiet",
  failed: "fill-chart-failed",
  no_end: "fill-chart-unknown",
  in_progress: "fill-chart-running",
};
