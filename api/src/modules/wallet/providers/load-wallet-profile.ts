import type { RequestContext } from "../../../graphql/request-context.ts";
import { nullReasonOf } from "../../network/null-reason-of.ts";
import type { WalletProfileRecord } from "../wallet-profile-record.ts";
import type { WalletRecord } from "../wallet-record.ts";
import type { WalletProfileRow } from "./create-wallet-profile-loader.ts";

const METRIC = "wallet-profile";

/** What a wallet did: zeros for one that never occurred. */
export async function loadWalletProfile(
  wallet: WalletRecord,
  context: RequestContext,
): Promise<WalletProfileRecord> {
  const row = await context.loaders.walletProfile.load(wallet);
  // A wallet has no block of its own that the metric must have passed.
  const owner = { ...wallet, publishedAtBlock: 0n };
  if (row !== null) {
    const stamp = {
      metric: METRIC,
      event: owner,
      computedAt: row.computed_at,
      methodology: row.methodology,
    } as const;
    return { stamp, ...countsOf((name) => BigInt(row[name])), ...seen(row) };
  }
  const stamp = { metric: METRIC, event: owner, computedAt: null, methodology: null } as const;
  const isNothing = (await nullReasonOf(stamp, "NO_SALES", context)) === "NO_SALES";
  return { stamp, ...countsOf(() => (isNothing ? 0n : null)), firstSeenAt: null, lastSeenAt: null };
}

type CountName = Extract<keyof WalletProfileRow, `${string}_count`>;

function seen({ first_seen_at, last_seen_at }: WalletProfileRow) {
  return { firstSeenAt: first_seen_at, lastSeenAt: last_seen_at };
}

function countsOf(count: (name: CountName) => bigint | null) {
  return {
    primaryBoughtCount: count("primary_bought_count"),
    resaleBoughtCount: count("resale_bought_count"),
    complimentaryCount: count("complimentary_count"),
    unpricedBoughtCount: count("unpriced_bought_count"),
    primarySoldCount: count("primary_sold_count"),
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
