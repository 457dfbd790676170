import { erc20Item, nativeItem, type Payment, payTo } from "@facevalue/contracts/testing/markets";
import { type Address, isAddressEqual, zeroAddress } from "viem";
import { shareEvenly, shareLegs } from "./even-shares.ts";
import type { Paid, Part } from "./ledger.ts";

/** One payment that a buyer makes. */
export interface Leg {
  readonly to: Address;
  /** Smallest unit of the currency. */
  readonly amount: bigint;
}

/** Who is who among those that a sale's money goes to. */
export interface Recipients {
  readonly seller: Address;
  readonly organizer: Address;
  readonly marketplace: Address;
}

/** The legs as Seaport takes them. */
export function toPayments(currency: Address, legs: readonly Leg[]): Payment[] {
  return legs.map(({ to, amount }) =>
    payTo(to, isAddressEqual(currency, zeroAddress) ? nativeItem(amount) : erc20Item(currency, amount)),
  );
}

/** The part of an amount that is sent along with a call: all of it in the native coin, nothing in ERC-20 money. */
export function nativePart(currency: Address, amount: bigint): bigint {
  return isAddressEqual(currency, zeroAddress) ? amount : 0n;
}

export function sumOf(legs: readonly Leg[]): bigint {
  return legs.reduce((sum, { amount }) => sum + amount, 0n);
}

/**
 * What falls to each of several tickets that are paid for together: an even share of the price, and of each leg.
 * @param kept what the buyer paid beyond the legs, without anything that says who got it
 */
export function payTogether(
  currency: Address,
  legs: readonly Leg[],
  tickets: readonly Recipients[],
  kept = 0n,
): Paid[] {
  const amounts = [...legs.map(({ amount }) => amount), ...(kept > 0n ? [kept] : [])];
  const price = amounts.reduce((sum, amount) => sum + amount, 0n);
  const prices = shareEvenly(price, tickets.length);
  const shares = shareLegs(amounts, prices);
  return tickets.map((recipients, place) => ({
    currency,
    price: prices[place] ?? 0n,
    parts: amounts
      .map((_, index) => toPart(legs[index]?.to ?? null, shares[place]?.[index] ?? 0n, recipients))
      .filter(({ amount }) => amount > 0n),
  }));
}

function toPart(recipient: Address | null, amount: bigint, who: Recipients): Part {
  return { role: recipient ? roleOf(recipient, who) : "UNKNOWN", recipient, amount };
}

function roleOf(recipient: Address, { seller, organizer, marketplace }: Recipients): Part["role"] {
  if (isAddressEqual(recipient, seller)) return "SELLER";
  if (isAddressEqual(recipient, organizer)) return "ROYALTY";
  return isAddressEqual(recipient, marketplace) ? "MARKETPLACE" : "UNKNOWN";
}
