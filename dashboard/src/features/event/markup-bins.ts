import type { MarkupFigures } from "./resale-finding.ts";

/** One bar of the distribution of markups. */
export interface MarkupBin {
  readonly lowerBps: number;
  /** Null for the last bin, which has no upper bound. */
  readonly upperBps: number | null;
  /** Where the bar ends on the axis: the upper bound, or one common width for the open bin. */
  readonly endBps: number;
  readonly middleBps: number;
  readonly saleCount: number;
}

const DEFAULT_WIDTH_BPS = 1_000;

/** Bins as bars of their true widths; ranges without resales stay gaps. */
export function buildMarkupBins(distribution: MarkupFigures["distribution"]): MarkupBin[] {
  const widths = distribution.flatMap(({ lowerBps, upperBps }) =>
    upperBps === null ? [] : [upperBps - lowerBps],
  );
  const width = commonest(widths) ?? DEFAULT_WIDTH_BPS;
  return distribution.map(({ lowerBps, upperBps, saleCount }) => {
    const endBps = upperBps ?? lowerBps + width;
    return { lowerBps, upperBps, endBps, middleBps: (lowerBps + endBps) / 2, saleCount: Number(saleCount) };
  });
}

/** Ends of the axis, in basis points: all bars, and the face value at 0. */
export function markupDomain(bins: readonly MarkupBin[]): readonly [number, number] {
  return [Math.min(0, ...bins.map((bin) => bin.lowerBps)), Math.max(0, ...bins.map((bin) => bin.endBps))];
}

/** Round values along the axis with the face value among them. */
export function markupTicks([from, to]: readonly [number, number], mostTicks: number): number[] {
  const steps = [
    500, 1_000, 2_000, 2_500, 5_000, 10_000, 20_000, 50_000, 100_000, 200_000, 500_000, 1_000_000,
  ];
  const step = steps.find((size) => (to - from) / size <= mostTicks) ?? to - from;
  const ticks: number[] = [];
  for (let tick = Math.ceil(from / step) * step; tick <= to; tick += step) ticks.push(tick === 0 ? 0 : tick);
  return ticks;
}

function commonest(values: readonly number[]): number | undefined {
  const count = (value: number) => values.filter((other) => other === value).length;
  return values.toSorted((left, right) => count(right) - count(left))[0];
}
