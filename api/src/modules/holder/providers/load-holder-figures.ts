import type { HolderBin } from "../../../generated/resolver-types.ts";
import type { RequestContext } from "../../../graphql/request-context.ts";
import type { EventRecord } from "../../event/event-record.ts";
import { toRatio } from "../../markup/to-ratio.ts";
import { nullReasonOf } from "../../network/null-reason-of.ts";
import type { EventHolderFiguresRecord } from "../event-holder-figures-record.ts";
import type { EventHoldersRow } from "./create-holder-figures-loader.ts";

const METRIC = "event-holders";

/** Who holds an event's tickets, and which buyers came back. */
export async function loadHolderFigures(
  event: EventRecord,
  context: RequestContext,
): Promise<EventHolderFiguresRecord> {
  const row = await context.loaders.holderFigures.load(event);
  if (row !== null) return toFigures(event, row);
  const reason = await nullReasonOf({ metric: METRIC, event }, "NO_TICKETS", context);
  const [none, count] = [{ value: null, reason }, reason === "NO_TICKETS" ? 0n : null];
  return {
    stamp: { metric: METRIC, event, computedAt: null, methodology: null },
    heldCount: count,
    holderCount: count,
    mostHeld: count,
    byTicketsHeld: [],
    meanHeld: none,
    topTenShare: none,
    gini: none,
    hhi: none,
    buyerCount: count,
    newBuyerCount: null,
    returningBuyerCount: null,
    returningBuyerShare: none,
    networkReturningBuyerCount: count,
    networkReturningBuyerShare: none,
  };
}

function toFigures(event: EventRecord, row: EventHoldersRow): EventHolderFiguresRecord {
  const returning = row.returning_count === null ? null : BigInt(row.returning_count);
  const buyers = BigInt(row.buyer_count);
  return {
    stamp: { metric: METRIC, event, computedAt: row.computed_at, methodology: row.methodology },
    heldCount: BigInt(row.held_count),
    holderCount: BigInt(row.holder_count),
    mostHeld: BigInt(row.most_held),
    byTicketsHeld: binsOf(row),
    meanHeld: toRatio(row.mean_held, row.holders_reason),
    topTenShare: toRatio(row.top_10_share, row.holders_reason),
    gini: toRatio(row.gini, row.holders_reason),
    hhi: toRatio(row.hhi, row.holders_reason),
    buyerCount: buyers,
    newBuyerCount: returning === null ? null : buyers - returning,
    returningBuyerCount: returning,
    returningBuyerShare: toRatio(row.returning_share, row.returning_reason),
    networkReturningBuyerCount: BigInt(row.network_returning_count),
    networkReturningBuyerShare: toRatio(row.network_returning_share, row.network_returning_reason),
  };
}

function binsOf(row: EventHoldersRow): HolderBin[] {
  const bin = (from: bigint, to: bigint | null, holders: string): HolderBin => ({
    from,
    to,
    holderCount: BigInt(holders),
  });
  return [
    bin(1n, 1n, row.holding_1_count),
    bin(2n, 2n, row.holding_2_count),
    bin(3n, 3n, row.holding_3_count),
    bin(4n, 4n, row.holding_4_count),
    bin(5n, 9n, row.holding_5_to_9_count),
    bin(10n, null, row.holding_10_or_more_count),
  ];
}
