import type { Payment } from "./dossier.ts";

/** Payments of the most wallets with one peer within a span of time. */
export interface SharedPeer {
  readonly walletCount: number;
  /** One payment of each of these wallets. */
  readonly payments: readonly Payment[];
}

/** Most wallets that dealt with the same peer within `seconds`; of equally many the earliest, then the peer first seen. */
export function mostShared(payments: readonly Payment[], seconds: number): SharedPeer {
  let best: SharedPeer = { walletCount: 0, payments: [] };
  for (const own of Map.groupBy(payments, ({ peer }) => peer).values()) {
    for (const [start, first] of own.entries()) {
      if (own.length - start <= best.walletCount) break;
      const wallets = new Map<number, Payment>();
      for (let index = start; index < own.length; index += 1) {
        const payment = own[index];
        if (payment === undefined || payment.at.time > first.at.time + seconds) break;
        if (!wallets.has(payment.wallet)) wallets.set(payment.wallet, payment);
      }
      if (wallets.size > best.walletCount)
        best = { walletCount: wallets.size, payments: [...wallets.values()] };
    }
  }
  return best;
}
