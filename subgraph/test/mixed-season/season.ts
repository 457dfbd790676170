import type { MarketClient, Seaport } from "@facevalue/contracts/testing/markets";
import type { Address } from "viem";
import type { Collection } from "./collection.ts";
import { Ledger, type TicketEntry } from "./ledger.ts";
import type { ReferenceMarket } from "./market-trades.ts";
import type { Recipients } from "./payments.ts";
import type { Random } from "./random.ts";

/** Everybody who acts in a season; the node signs for all of them. */
export interface Cast {
  readonly deployer: Address;
  readonly organizers: readonly [Address, Address];
  /** Receives the marketplace's fees. */
  readonly marketplace: Address;
  /** Matches other people's orders. */
  readonly matcher: Address;
  readonly holders: readonly Address[];
}

export interface Grounds {
  readonly client: MarketClient;
  readonly cast: Cast;
  readonly random: Random;
  readonly seaport: Seaport;
  readonly router: Address;
  readonly market: ReferenceMarket;
  /** ERC-20 with six decimals; holders have plenty. */
  readonly money: Address;
  readonly collections: readonly Collection[];
}

/** Contracts on a chain, who trades on them, and what they did so far. */
export class Season {
  readonly ledger = new Ledger();
  readonly grounds: Grounds;
  #salt = 0n;

  constructor(grounds: Grounds) {
    this.grounds = grounds;
  }

  /** Tells orders with the same terms apart. */
  nextSalt(): bigint {
    this.#salt += 1n;
    return this.#salt;
  }

  /** One of the holders but these. */
  otherHolder(...besides: Address[]): Address {
    const { cast, random } = this.grounds;
    const found = random.pick(cast.holders.filter((holder) => !besides.includes(holder)));
    if (!found) throw new Error("A season needs more holders.");
    return found;
  }

  /** One of the holders but the tickets' own. */
  buyerOf(tickets: readonly TicketEntry[], ...besides: Address[]): Address {
    return this.otherHolder(...besides, ...tickets.map(({ owner }) => owner));
  }

  collectionOf({ contract }: Pick<TicketEntry, "contract">): Collection {
    const found = this.grounds.collections.find(({ address }) => address === contract);
    if (!found) throw new Error(`No collection is at ${contract}.`);
    return found;
  }

  /** Tickets in holders' hands that these may move. */
  heldTickets(): TicketEntry[] {
    return this.ledger.tickets.filter(
      ({ owner, isBound }) => !isBound && this.grounds.cast.holders.includes(owner),
    );
  }

  /** Whose money is whose when this account sells the ticket. */
  recipientsOf(ticket: TicketEntry, seller: Address): Recipients {
    const { organizer } = this.collectionOf(ticket);
    return { seller, organizer, marketplace: this.grounds.cast.marketplace };
  }
}

/** Gives each account a part; those that are left over are holders. */
export function castOf([
  deployer,
  first,
  second,
  marketplace,
  matcher,
  ...holders
]: readonly Address[]): Cast {
  if (!deployer || !first || !second || !marketplace || !matcher || holders.length < 5)
    throw new Error("A season needs ten accounts or more.");
  return { deployer, organizers: [first, second], marketplace, matcher, holders };
}
