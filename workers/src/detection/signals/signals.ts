import { attendance } from "../innocence/attendance.ts";
import { dateChange } from "../innocence/date-change.ts";
import { lateOffers } from "../innocence/late-offers.ts";
import { recurringGifts } from "../innocence/recurring-gifts.ts";
import { resoldAtFace } from "../innocence/resold-at-face.ts";
import { wholeProgramme } from "../innocence/whole-programme.ts";
import { withinLimits } from "../innocence/within-limits.ts";
import { askedMarkup } from "./asked-markup.ts";
import { earlyOffers } from "./early-offers.ts";
import { firstMinuteShare } from "./first-minute-share.ts";
import { fundingFanOut } from "./funding-fan-out.ts";
import { infeasiblePlaces } from "./infeasible-places.ts";
import { limitCircumvention } from "./limit-circumvention.ts";
import { limitHitting } from "./limit-hitting.ts";
import { listLatency } from "./list-latency.ts";
import { machineRhythm } from "./machine-rhythm.ts";
import { markupOverCap } from "./markup-over-cap.ts";
import { neverAttends } from "./never-attends.ts";
import { offChainSale } from "./off-chain-sale.ts";
import { realizedProfit } from "./realized-profit.ts";
import { repricing } from "./repricing.ts";
import { resaleHabit } from "./resale-habit.ts";
import { resaleShare } from "./resale-share.ts";
import { resoldForOthers } from "./resold-for-others.ts";
import type { Signal } from "./signal.ts";
import { sinkFanIn } from "./sink-fan-in.ts";
import { throwawayWallets } from "./throwaway-wallets.ts";
import { washSignals } from "./wash-trades.ts";

/** Every signal, in the order in which reasons are told. */
export const SIGNALS: readonly Signal[] = [
  limitCircumvention,
  limitHitting,
  firstMinuteShare,
  machineRhythm,
  resaleShare,
  resaleHabit,
  markupOverCap,
  listLatency,
  neverAttends,
  earlyOffers,
  realizedProfit,
  repricing,
  askedMarkup,
  fundingFanOut,
  sinkFanIn,
  throwawayWallets,
  infeasiblePlaces,
  offChainSale,
  resoldForOthers,
  ...washSignals,
  recurringGifts,
  resoldAtFace,
  dateChange,
  withinLimits,
  attendance,
  lateOffers,
  wholeProgramme,
];
