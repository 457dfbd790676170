import { eventTicketsAbi } from "@facevalue/contracts";
import { callsOf, transact } from "@facevalue/contracts/testing/markets";
import type { Address } from "viem";
import type { Collection } from "./collection.ts";
import { nativePart } from "./payments.ts";
import type { Season } from "./season.ts";

export const ticketsCalls = callsOf(eventTicketsAbi);

export interface Tier {
  /** Number within the event. */
  readonly tierId: number;
  readonly currency: Address;
  readonly price: bigint;
  readonly fee: bigint;
  /** Highest price on the reference market in basis points of price and fee; 0 means none. */
  readonly resaleCapBps: number;
}

interface Issue {
  readonly tier: Tier;
  readonly quantity: number;
  readonly buyer: Address;
  readonly payer: Address;
}

/** Tickets of the reference contracts: one event whose tiers are numbered from 1. */
export class ReferenceTickets implements Collection {
  readonly family = "REFERENCE";
  /** Tier of each ticket that was sold; those given away have none and the reference market does not take them. */
  readonly tierOf = new Map<bigint, Tier>();
  readonly address: Address;
  readonly organizer: Address;
  readonly #tiers: readonly Tier[];
  #issued = 0n;

  constructor(address: Address, organizer: Address, tiers: readonly Tier[]) {
    this.address = address;
    this.organizer = organizer;
    this.#tiers = tiers;
  }

  async issueSome(season: Season): Promise<void> {
    const { random, client } = season.grounds;
    const tier = random.pick(this.#tiers);
    if (!tier) throw new Error("The event has no tiers.");
    const buyer = season.otherHolder();
    const payer = random.chance(0.25) ? season.otherHolder(buyer) : buyer;
    const quantity = random.integer(1, 3);
    if (random.chance(0.15)) {
      await transact(
        client,
        this.organizer,
        ticketsCalls(this.address)("issueComplimentary", [1n, tier.tierId, buyer, quantity]),
      );
      this.#write(season, { tier: { ...tier, price: 0n, fee: 0n }, quantity, buyer, payer: this.organizer });
      return;
    }
    const total = (tier.price + tier.fee) * BigInt(quantity);
    const buy = ticketsCalls(this.address)(
      "buy",
      [1n, tier.tierId, quantity, buyer],
      nativePart(tier.currency, total),
    );
    await transact(client, payer, buy);
    this.#write(season, { tier, quantity, buyer, payer });
  }

  #write(season: Season, { tier, quantity, buyer, payer }: Issue): void {
    const { currency, price, fee } = tier;
    const seller = { role: "SELLER", recipient: this.organizer, amount: price } as const;
    const extra = { role: "PRIMARY_FEE", recipient: null, amount: fee } as const;
    const parts = [seller, extra].filter(({ amount }) => amount > 0n);
    for (let i = 0; i < quantity; i++) {
      this.#issued += 1n;
      if (price > 0n) this.tierOf.set(this.#issued, tier);
      const sold = {
        seller: this.organizer,
        buyer,
        payer,
        isEstimated: false,
        bundleSize: 1,
        marketplace: null,
      };
      const paid = { currency, price: price + fee, parts };
      season.ledger.sellFirst(
        season.ledger.issue(this.address, this.#issued, buyer),
        { ...sold, paid },
        "DECLARED",
      );
    }
  }
}
