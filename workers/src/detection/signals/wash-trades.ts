import type { WashCode } from "./read-wash-trades.ts";
import { measured, type Signal, unknown } from "./signal.ts";

/** The entity's confirmed or suspected wash trades for which this code of the metric `wash-trade` holds; their number. */
function washSignal(code: WashCode): Signal {
  return {
    code,
    family: "WASH",
    version: 1,
    measure({ washTrades }) {
      if (washTrades.length === 0) return unknown("NO_SALES");
      const own = washTrades.filter(({ codes }) => codes.includes(code));
      return measured(own.length, own.length > 0 ? own : washTrades);
    },
  };
}

export const washSignals: readonly Signal[] = (
  ["WASH-01", "WASH-02", "WASH-03", "WASH-04", "WASH-05", "WASH-06"] as const
).map(washSignal);
