import type { RequestContext } from "../../../graphql/request-context.ts";
import { nullReasonOf } from "../../network/null-reason-of.ts";
import type { WalletProfileRecord } from "../wallet-profile-record.ts";
import type { WalletRecord } from "../wallet-record.ts";
import type { PrimarySalesRow } from "./create-primary-sales-loader.ts";
import type { WalletProfileRow } from "./create-wallet-profile-loader.ts";
import { loadPrimarySales } from "./load-primary-sales.ts";

const METRIC = "wallet-profile";

/** What a wallet did: zeros for one that never occurred. What it sold as an organizer is counted by event, and added up here. */
export async function loadWalletProfile(
  wallet: WalletRecord,
  context: RequestContext,
): Promise<WalletProfileRecord> {
  const [row, primary] = await Promise.all([
    context.loaders.walletProfile.load(wallet),
    loadPrimarySales(wallet, context),
  ]);
  // A wallet has no block of its own that the metric must have passed.
  const owner = { ...wallet, publishedAtBlock: 0n };
  const sold = { primarySoldCount: soldCount(primary), ...seen(row, primary ?? []) };
  if (row !== null) {
    const stamp = {
      metric: METRIC,
      event: owner,
      computedAt: row.computed_at,
      methodology: row.methodology,
    } as const;
    return { stamp, ...countsOf((name) => BigInt(row[name])), ...sold };
  }
  const stamp = { metric: METRIC, event: owner, computedAt: null, methodology: null } as const;
  const isNothing = (await nullReasonOf(stamp, "NO_SALES", context)) === "NO_SALES";
  return { stamp, ...countsOf(() => (isNothing ? 0n : null)), ...sold };
}

function soldCount(primary: readonly PrimarySalesRow[] | null): bigint | null {
  return primary === null ? null : primary.reduce((sum, { sold_count }) => sum + BigInt(sold_count), 0n);
}

function seen(row: WalletProfileRow | null, primary: readonly PrimarySalesRow[]) {
  const firsts = [row?.first_seen_at ?? [], primary.map((sold) => sold.first_sale_at)].flat();
  const lasts = [row?.last_seen_at ?? [], primary.map((sold) => sold.last_sale_at)].flat();
  const inOrder = (times: readonly Date[]) => times.toSorted((a, b) => a.getTime() - b.getTime());
  return { firstSeenAt: inOrder(firsts)[0] ?? null, lastSeenAt: inOrder(lasts).at(-1) ?? null };
}

type CountName = Extract<keyof WalletProfileRow, `${string}_count`>;

function countsOf(count: (name: CountName) => bigint | null) {
  return {
    primaryBoughtCount: count("primary_bought_count"),
    resaleBoughtCount: count("resale_bought_count"),
    complimentaryCount: count("complimentary_count"),
    unpricedBoughtCount: count("unpriced_bought_count"),
    resoldCount: count("resold_count"),
    unpricedResoldCount: count("unpriced_resold_count"),
    faceComparedCount: count("face_compared_count"),
    aboveFaceCount: count("above_face_count"),
    givenCount: count("given_count"),
    receivedCount: count("received_count"),
    heldCount: count("held_count"),
    checkedInCount: count("checked_in_count"),
    refundCount: count("refund_count"),
    boughtEventCount: count("bought_event_count"),
    attendedEventCount: count("attended_event_count"),
  };
}
