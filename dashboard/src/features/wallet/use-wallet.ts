import { useState } from "react";
import { read } from "../../api/read.ts";
import { type Polled, usePolled } from "../../api/use-polled.ts";
import type * as Generated from "../../generated/graphql.ts";
import type { WalletPlace } from "./wallet-place.ts";
import { WalletQuery } from "./wallet-queries.ts";

export type WalletData = NonNullable<Generated.WalletPageQuery["wallet"]>;
export type WalletMoney = WalletData["profile"]["money"][number];
export type WalletTicket = WalletData["tickets"]["nodes"][number];

const PAGE_SIZE = 20;
const MOST = 100;
const INTERVAL_MS = 5_000;

/** A wallet, kept fresh, with a way to see more of its tickets and sales: up to 100 of each. */
export function useWallet(place: WalletPlace): {
  readonly wallet: Polled<WalletData | null>;
  readonly loadMore: (() => void) | null;
} {
  const [count, setCount] = useState(PAGE_SIZE);
  const { chainId, address } = place;
  const wallet = usePolled<WalletData | null>(
    `wallet:${chainId}/${address.toLowerCase()}:${count}`,
    async (policy) => (await read(WalletQuery, { ...place, tickets: count, sales: count }, policy)).wallet,
    INTERVAL_MS,
  );
  const hasMore =
    wallet.data?.tickets.pageInfo.hasNextPage === true || wallet.data?.sales.pageInfo.hasNextPage === true;
  return { wallet, loadMore: hasMore && count < MOST ? () => setCount(Math.min(MOST, count * 2)) : null };
}
