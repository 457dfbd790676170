import { erc721Item, type Item } from "@facevalue/contracts/testing/markets";
import { type Address, isAddressEqual, zeroAddress } from "viem";
import type { TicketEntry } from "./ledger.ts";
import type { Leg } from "./payments.ts";
import type { Season } from "./season.ts";

/** The native coin or the season's ERC-20 money. */
export function pickCurrency({ grounds: { random, money } }: Season): Address {
  return random.chance(0.5) ? zeroAddress : money;
}

/** A price that hardly ever divides evenly, in the currency's smallest unit. */
export function pickPrice({ grounds: { random } }: Season, currency: Address): bigint {
  const scale = isAddressEqual(currency, zeroAddress) ? 10n ** 12n : 1n;
  return BigInt(random.integer(10_000_000, 90_000_000)) * scale + BigInt(random.integer(1, 97));
}

/**
 * The payments of a sale in random order: to the seller, and mostly to the organizer of the first ticket, the marketplace
 * and now and then to somebody whose purpose no log tells.
 */
export function pickLegs(
  season: Season,
  price: bigint,
  seller: Address,
  tickets: readonly TicketEntry[],
): Leg[] {
  const fees = pickFees(season, price, tickets);
  const rest = price - fees.reduce((sum, { amount }) => sum + amount, 0n);
  const legs = [{ to: seller, amount: rest }, ...fees];
  return season.grounds.random.chance(0.5) ? legs : legs.reverse();
}

/** The payments to others than the seller. */
export function pickFees(season: Season, price: bigint, [first]: readonly TicketEntry[]): Leg[] {
  const { random, cast } = season.grounds;
  if (!first) throw new Error("A sale needs a ticket.");
  const share = (most: number) => (price * BigInt(random.integer(1, most))) / 10_000n + 1n;
  const fees: Leg[] = [];
  if (random.chance(0.7)) fees.push({ to: season.collectionOf(first).organizer, amount: share(1_000) });
  if (random.chance(0.6)) fees.push({ to: cast.marketplace, amount: share(250) });
  if (random.chance(0.2)) fees.push({ to: cast.deployer, amount: share(100) });
  return fees;
}

/** Some tickets of one holder, of whichever contracts; fewer than `least` are none. */
export function pickLot(season: Season, least: number, most: number): TicketEntry[] {
  const { random, cast } = season.grounds;
  const held = season.heldTickets();
  const sellers = cast.holders.filter(
    (holder) => held.filter(({ owner }) => owner === holder).length >= least,
  );
  const seller = random.pick(sellers);
  if (!seller) return [];
  return pickSome(
    season,
    held.filter(({ owner }) => owner === seller),
    random.integer(least, most),
  );
}

export function pickSome<T>({ grounds: { random } }: Season, items: readonly T[], count: number): T[] {
  const rest = [...items];
  const picked: T[] = [];
  while (picked.length < count && rest.length > 0)
    picked.push(...rest.splice(random.integer(0, rest.length - 1), 1));
  return picked;
}

export function toItems(tickets: readonly TicketEntry[]): Item[] {
  return tickets.map(({ contract, tokenId }) => erc721Item(contract, tokenId));
}
