import { ratioOf } from "../ratio.ts";
import { type EqualHolders, giniOf, hhiOf, sumTopTen } from "./concentration.ts";
import type { BuyerCounts } from "./read-buyers.ts";
import type { HoldersRow } from "./tables.ts";

type Figures = Omit<HoldersRow, "event_id" | "as_of_block">;

/** An event's row. @param holders wallets that hold tickets, fewest first */
export function measureHolders(holders: readonly EqualHolders[], buyers: BuyerCounts): Figures {
  return { ...concentration(holders), ...returningBuyers(buyers) };
}

type BuyerColumn = Extract<keyof Figures, `buyer_${string}` | `returning_${string}` | `network_${string}`>;

function concentration(holders: readonly EqualHolders[]): Omit<Figures, BuyerColumn> {
  const between = (from: bigint, to: bigint | null) =>
    holders.reduce(
      (sum, { held, wallets }) => (held >= from && (to === null || held <= to) ? sum + wallets : sum),
      0n,
    );
  const held = holders.reduce((sum, group) => sum + group.held * group.wallets, 0n);
  const wallets = between(1n, null);
  const topTen = sumTopTen(holders);
  return {
    held_count: held,
    holder_count: wallets,
    most_held: holders.at(-1)?.held ?? 0n,
    holding_1_count: between(1n, 1n),
    holding_2_count: between(2n, 2n),
    holding_3_count: between(3n, 3n),
    holding_4_count: between(4n, 4n),
    holding_5_to_9_count: between(5n, 9n),
    holding_10_or_more_count: between(10n, null),
    mean_held: ratioOf(held, wallets),
    top_10_count: topTen,
    top_10_share: ratioOf(topTen, held),
    gini: giniOf(holders),
    hhi: hhiOf(holders),
    holders_reason: wallets === 0n ? "NO_TICKETS" : null,
  };
}

function returningBuyers({ buyers, returning, networkReturning }: BuyerCounts): Pick<Figures, BuyerColumn> {
  const none = buyers === 0 ? "NO_SALES" : null;
  const count = BigInt(buyers);
  return {
    buyer_count: buyers,
    returning_count: returning,
    returning_share: returning === null ? null : ratioOf(BigInt(returning), count),
    returning_reason: returning === null ? "ORGANIZER_UNKNOWN" : none,
    network_returning_count: networkReturning,
    network_returning_share: ratioOf(BigInt(networkReturning), count),
    network_returning_reason: none,
  };
}
