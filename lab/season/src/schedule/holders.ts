import type { Address } from "viem";
import { giveTicket } from "../moves/holder-moves.ts";
import { cancelListing, changePrice, listTicket, withdrawProceeds } from "../moves/market-moves.ts";
import type { Listing, Ticket } from "../world/model.ts";
import type { WalletRole } from "../world/wallets.ts";
import { askAsHolder, askAsReseller, atMostCap, relativePrice } from "./prices.ts";
import { DAY, HOUR, type Season } from "./season.ts";

const LISTING_SHARE: Readonly<Record<WalletRole, number>> = { fan: 0.1, reseller: 0.5, scalper: 0.9 };
const GIFT_SHARE = 0.06;
/** A seller who is not in a hurry still sells at this part of the face value. */
const LOWEST_PART = 0.4;

export interface Acquisition {
  /** Unix seconds. */
  readonly now: number;
  readonly isResold: boolean;
}

/** Plans what the new holder of a ticket does with it. */
export function planHolder(season: Season, ticket: Ticket, { now, isResold }: Acquisition): void {
  const { random, agenda } = season;
  const holder = season.wallets.find(({ address }) => address === ticket.owner);
  const left = ticket.tier.event.startsAt - now - 6 * HOUR;
  if (!holder || left <= 0) return;
  const owner = ticket.owner;
  const isPatient = holder.role === "fan";
  if (ticket.faceValue > 0n && random.chance(LISTING_SHARE[holder.role] * (isResold ? 0.5 : 1))) {
    const delay = isPatient
      ? random.between(0.05, 0.95) * left
      : Math.min(random.exponential(8 * HOUR), left);
    agenda.add(now + HOUR + delay, () => {
      if (!canAct(ticket, owner)) return;
      listTicket(season, ticket, isPatient ? askAsHolder(random, ticket) : askAsReseller(random, ticket));
    });
    return;
  }
  if (!random.chance(GIFT_SHARE)) return;
  agenda.add(now + random.between(0.02, 0.98) * left, () => {
    const friend = random.pick(season.wallets);
    if (friend && friend.address !== owner && canAct(ticket, owner))
      giveTicket(season, ticket, friend.address);
  });
}

/** Plans how the seller lowers the price towards the event, and that some give up. */
export function planRepricing(season: Season, listing: Listing, now: number): void {
  const { random, agenda } = season;
  const left = listing.ticket.tier.event.startsAt - now;
  const delay = random.between(0.35, 0.8) * left;
  if (left < 1.5 * DAY) return;
  agenda.add(now + HOUR + delay, () => {
    if (listing.ticket.listing !== listing || !isAlive(listing.ticket)) return;
    if (random.chance(0.07)) return cancelListing(season, listing);
    const factor = Math.max(
      LOWEST_PART,
      relativePrice(listing.price, listing.ticket) * random.between(0.87, 0.98),
    );
    changePrice(season, listing, atMostCap(listing.ticket, factor));
    planRepricing(season, listing, now + HOUR + delay);
  });
}

/** Plans that a seller takes the money now and then. */
export function planWithdrawal(
  season: Season,
  sale: { seller: Address; currency: Address; now: number },
): void {
  const { seller, currency, now } = sale;
  if (!season.random.chance(0.1)) return;
  season.agenda.add(now + season.random.exponential(2 * DAY), () => {
    withdrawProceeds(season, seller, currency);
  });
}

export function isAlive(ticket: Ticket): boolean {
  return ticket.status === "valid" && !ticket.tier.event.isCancelled;
}

function canAct(ticket: Ticket, owner: Ticket["owner"]): boolean {
  return ticket.owner === owner && ticket.listing === null && isAlive(ticket);
}
