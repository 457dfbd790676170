import type { HolderBin, Ratio } from "../../generated/resolver-types.ts";
import type { FigureStamp } from "../network/figure-stamp.ts";

export interface EventHolderFiguresRecord {
  readonly stamp: FigureStamp;
  readonly heldCount: bigint | null;
  readonly holderCount: bigint | null;
  readonly mostHeld: bigint | null;
  readonly byTicketsHeld: readonly HolderBin[];
  readonly meanHeld: Ratio;
  readonly topTenShare: Ratio;
  readonly gini: Ratio;
  readonly hhi: Ratio;
  readonly buyerCount: bigint | null;
  readonly newBuyerCount: bigint | null;
  readonly returningBuyerCount: bigint | null;
  readonly returningBuyerShare: Ratio;
  readonly networkReturningBuyerCount: bigint | null;
  readonly networkReturningBuyerShare: Ratio;
}
