import { dateChanges } from "./recompute/date-changes.ts";
import { overLimits, wholeLimits, withinLimits } from "./recompute/limits.ts";
import { repricing } from "./recompute/listings.ts";
import {
  handedOver,
  lateReceivers,
  places,
  recurringGifts,
  sharedFunder,
  sharedSink,
  throwaways,
} from "./recompute/network.ts";
import { askedOverCost, offeredEarly, offeredLate } from "./recompute/offers.ts";
import { wholeProgramme } from "./recompute/programmes.ts";
import {
  attendance,
  excessOverCap,
  listingDelay,
  neverUsed,
  profit,
  resaleHabit,
  resoldShare,
  soldAtFace,
} from "./recompute/resales.ts";
import type { RestedLogs } from "./recompute/rested-logs.ts";
import { firstMinute, machineGaps } from "./recompute/speed.ts";
import { washTrades } from "./recompute/wash.ts";
import type { RowKind } from "./row-kinds.ts";

/** How a reason is checked. */
export interface ReasonCheck {
  /** What its logs may be. */
  readonly rows: readonly RowKind[];
  /** Payments it rests on. */
  readonly payments?: "in" | "out";
  /** Its value by the definition, from its logs; null where they give none. */
  readonly value: (rested: RestedLogs) => number | null;
  /** Whether a lower value weighs more. */
  readonly isFalling?: boolean;
  /** What its logs alone cannot show, so that the reason does not count as reproduced. */
  readonly missing?: string;
}

const BOUGHT = ["primary", "resaleBought"] as const;
const GOT = [...BOUGHT, "giftIn"] as const;
const wash: ReasonCheck = {
  rows: ["resaleEither"],
  value: washTrades,
  missing: "that these resales are wash trades",
};

/** By reason code. */
export const REASON_CHECKS: Readonly<Record<string, ReasonCheck>> = {
  "LIM-01": { rows: ["primary", "tierTerms"], value: overLimits },
  "LIM-02": { rows: ["primary", "tierTerms"], value: wholeLimits },
  "SPD-01": { rows: ["primary", "eventTerms"], value: firstMinute },
  "SPD-02": { rows: ["primary"], value: machineGaps },
  "RES-01": { rows: [...GOT, "sale", "eventTerms"], value: resoldShare },
  "RES-02": { rows: ["sale"], value: resaleHabit },
  "RES-03": { rows: ["sale"], value: excessOverCap },
  "RES-04": { rows: [...BOUGHT, "listed"], value: listingDelay, isFalling: true },
  "RES-05": { rows: [...GOT, "checkIn", "door", "eventTerms"], value: neverUsed },
  "RES-06": { rows: [...BOUGHT, "listed", "eventTerms"], value: offeredEarly },
  "PRO-01": { rows: ["sale", ...BOUGHT], value: profit },
  "PRO-02": { rows: ["listed", "listingStep", "listingEnd"], value: repricing },
  "PRO-03": { rows: [...BOUGHT, "listed"], value: askedOverCost },
  "NET-01": { rows: ["paidFor"], payments: "in", value: sharedFunder },
  "NET-02": { rows: ["sale"], payments: "out", value: sharedSink },
  "NET-03": { rows: [...BOUGHT, "sale"], value: throwaways },
  "NET-04": { rows: [...BOUGHT, "eventTerms"], value: places },
  "SIDE-01": { rows: ["giftOut", "eventTerms"], value: lateReceivers },
  "SIDE-02": { rows: ["giftIn", "sale"], value: handedOver },
  "WASH-01": wash,
  "WASH-02": wash,
  "WASH-03": wash,
  "WASH-04": wash,
  "WASH-05": wash,
  "WASH-06": wash,
  "INN-01": { rows: ["giftIn", "giftOut"], value: recurringGifts },
  "INN-02": { rows: ["sale"], value: soldAtFace },
  "INN-03": { rows: ["refund", "sale", ...BOUGHT, "eventTerms"], value: dateChanges },
  "INN-04": { rows: ["primary", "tierTerms"], value: withinLimits },
  "INN-05": { rows: [...GOT, "sale", "checkIn", "door", "eventTerms"], value: attendance },
  "INN-06": { rows: [...BOUGHT, "listed", "eventTerms"], value: offeredLate },
  "INN-07": { rows: ["primary", "sale", "tierTerms", "programme"], value: wholeProgramme },
};
