/** Looks that all charts share; colours are tokens, so that they follow the theme. */
export const AXIS = {
  tick: { fill: "var(--ink-2)", fontSize: 12 },
  tickLine: false,
  axisLine: { stroke: "var(--line)" },
} as const;

export const GRID = { stroke: "var(--line)", strokeDasharray: "2 4", vertical: false } as const;

export const CHART_MARGIN = { top: 12, right: 12, bottom: 0, left: 0 } as const;
