import type { Freshness } from "../../generated/resolver-types.ts";
import type { RequestContext } from "../../graphql/request-context.ts";
import type { FigureStamp } from "../network/figure-stamp.ts";
import { freshnessOf } from "../network/freshness-of.ts";
import { loadPrimarySales } from "./providers/load-primary-sales.ts";

/**
 * How fresh a wallet's figures are, which two metrics tell: as the older of them. Where the last computation of an event
 * failed that the wallet sold tickets of, they are no fresher than that event's.
 */
export async function walletFreshness(stamp: FigureStamp, context: RequestContext): Promise<Freshness> {
  const { event: wallet } = stamp;
  const [own, sales, failed, primary] = await Promise.all([
    freshnessOf(stamp, context),
    freshnessOf({ metric: "event-sales", event: wallet, computedAt: null, methodology: null }, context),
    context.loaders.failedSeller.load(wallet),
    loadPrimarySales(wallet, context),
  ]);
  const { block, blockTime } = primary === null ? NOT_COMPUTED : (failed ?? sales);
  if (!isOlder(block ?? null, own.block ?? null)) return own;
  const lag = blockTime && own.blockTime ? own.blockTime.getTime() - blockTime.getTime() : null;
  const lagSeconds = lag === null ? null : Math.round(lag / 1000) + (own.lagSeconds ?? 0);
  return { ...own, block: block ?? null, blockTime: blockTime ?? null, lagSeconds };
}

const NOT_COMPUTED = { block: null, blockTime: null } as const;

/** Blocks; null where nothing was computed, which is older than any. */
function isOlder(block: bigint | null, than: bigint | null): boolean {
  if (than === null) return false;
  return block === null || block < than;
}
