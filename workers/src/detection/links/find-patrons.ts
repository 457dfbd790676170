import { rowsBy, rowsOf } from "../facts/rows-by.ts";
import { isSubject } from "../roles/role.ts";
import type { LinkContext } from "./link-context.ts";
import { LINK_SETTINGS } from "./link-settings.ts";

/**
 * For which wallets somebody paid tickets: it paid a first purchase itself, or its money, in the tickets' currency and shortly before, was enough for half
 * of one; and who else got as much of it. A little money for gas, which anybody may send to anybody, makes no patron.
 * @param purchases rows of the sales, by wallet
 */
export function findPatrons(context: LinkContext, purchases: Int32Array): Map<number, Set<number>> {
  const { sales, wallets } = context.facts;
  const paymentsTo = listPayments(context);
  const patrons = new Map<number, Set<number>>();
  const note = (patron: number, wallet: number) =>
    patrons.set(patron, (patrons.get(patron) ?? new Set()).add(wallet));
  /** Least that a patron gave for tickets, by patron and currency. */
  const least = new Map<string, bigint>();
  for (const row of purchases) {
    const buyer = sales.buyer[row] as number;
    const payer = sales.payer[row] as number;
    const price = sales.price.at(row);
    if (payer !== buyer) {
      if (payer >= 0 && payer !== sales.seller[row] && isSubject(context.roles, payer)) note(payer, buyer);
      continue;
    }
    if (price === null || price === 0n) continue;
    const currency = sales.currency[row] as number;
    for (const [patron, sum] of sumBefore(paymentsTo(buyer), sales.time[row] as number, currency)) {
      if (sum * 2n < price) continue;
      note(patron, buyer);
      const key = `${patron} ${currency}`;
      const known = least.get(key);
      if (known === undefined || sum < known) least.set(key, sum);
    }
  }
  for (let wallet = 0; wallet < wallets.count; wallet += 1)
    for (const { from, currency, amount } of paymentsTo(wallet)) {
      const enough = least.get(`${from} ${currency}`);
      if (enough !== undefined && amount * 2n >= enough) note(from, wallet);
    }
  return patrons;
}

interface Payment {
  readonly from: number;
  readonly time: number;
  readonly currency: number;
  readonly amount: bigint;
}

/** What subjects paid each member, without dust. */
function listPayments({ facts, roles, money, isMember }: LinkContext): (wallet: number) => Payment[] {
  const { funding, wallets } = facts;
  if (funding === null) return () => [];
  const received = rowsBy(money.to, wallets.count, (edge) => {
    const [from, to] = [money.from[edge] as number, money.to[edge] as number];
    return (
      money.isFunding[edge] === 1 && isMember[to] === 1 && from >= 0 && from !== to && isSubject(roles, from)
    );
  });
  const paymentOf = (edge: number): Payment => {
    const row = money.row[edge] as number;
    const [time, currency] = [funding.time[row] as number, funding.currency[row] as number];
    return { from: money.from[edge] as number, time, currency, amount: funding.amount.at(row) ?? 0n };
  };
  let latest: { readonly wallet: number; readonly payments: Payment[] } | null = null;
  return (wallet) => {
    // A wallet's purchases come one after the other.
    if (latest?.wallet !== wallet)
      latest = { wallet, payments: [...rowsOf(received, wallet)].map(paymentOf) };
    return latest.payments;
  };
}

/** By who paid, what came shortly before the time. */
function sumBefore(payments: readonly Payment[], time: number, wanted: number): Map<number, bigint> {
  const sums = new Map<number, bigint>();
  for (const { from, time: paidAt, currency, amount } of payments) {
    const isBefore = paidAt <= time && time - paidAt <= LINK_SETTINGS.patronSeconds;
    if (isBefore && currency === wanted) sums.set(from, (sums.get(from) ?? 0n) + amount);
  }
  return sums;
}
