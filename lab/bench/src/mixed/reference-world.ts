import { FACTORY, NATIVE, NOBODY, organizerOf, REFERENCE_CONTRACTS, STABLE, share } from "./accounts.ts";
import type { Chance } from "./chance.ts";
import type { Ledger } from "./ledger.ts";
import { makeLog, paidLog, statusLog, transferLog } from "./log-maker.ts";
import type { MadeLog, MadeTransaction } from "./made-transaction.ts";
import { ReferenceMarket } from "./reference-market.ts";
import { type Ticket, TicketPool } from "./ticket-pool.ts";

export interface Tier {
  readonly contract: string;
  readonly eventId: number;
  readonly tierId: number;
  readonly currency: string;
  readonly price: bigint;
  readonly fee: bigint;
}

const EVENTS_PER_CONTRACT = 3;
const TIERS_PER_EVENT = 3;
const LARGEST_ORDER = 4;
const COMPLIMENTARY_SHARE = 0.08;
const FEE_BPS = 1000n;
const DETAILS = {
  artist: "Aurora",
  category: "concert",
  venue: "Uferhalle",
  city: "Berlin",
  country: "DE",
  timeZone: "Europe/Berlin",
  fiat: "EUR",
  salesStart: 1n,
  startsAt: 4_000_000_000n,
  endsAt: 4_000_010_000n,
};

/** Tickets of the reference contracts: created, published, bought, given away, checked in. */
export class ReferenceWorld {
  readonly pool = new TicketPool();
  readonly market: ReferenceMarket;
  readonly tiers: Tier[] = [];
  readonly #chance: Chance;
  readonly #ledger: Ledger;

  constructor(chance: Chance, ledger: Ledger) {
    this.#chance = chance;
    this.#ledger = ledger;
    this.market = new ReferenceMarket({ chance, ledger, pool: this.pool, tiers: this.tiers });
  }

  /** The transactions that bring the next contract on sale; none once all are. */
  open(): MadeTransaction[] {
    const contract = REFERENCE_CONTRACTS[this.tiers.length / (EVENTS_PER_CONTRACT * TIERS_PER_EVENT)];
    if (contract === undefined) return [];
    const organizer = organizerOf(contract);
    const created = makeLog(FACTORY, "TicketContractCreated", { tickets: contract, organizer });
    const published = Array.from({ length: EVENTS_PER_CONTRACT }, (_, event) =>
      this.#publish(contract, event + 1),
    );
    return [
      { from: organizer, to: FACTORY, value: 0n, logs: [created], endsBlock: true },
      { from: organizer, to: contract, value: 0n, logs: published.flat(), endsBlock: true },
    ];
  }

  #publish(contract: string, eventId: number): MadeLog[] {
    const details = { ...DETAILS, name: `Night ${eventId}` };
    this.#ledger.add("event count");
    const logs = [
      makeLog(contract, "EventPublished", { eventId, organizer: organizerOf(contract), details }),
    ];
    for (let tierId = 1; tierId <= TIERS_PER_EVENT; tierId++) {
      const isStable = tierId === TIERS_PER_EVENT;
      const price = isStable ? this.#chance.dollars() : this.#chance.ether();
      const currency = isStable ? STABLE : NATIVE;
      const tier = { contract, eventId, tierId, currency, price, fee: share(price, FEE_BPS) };
      this.tiers.push(tier);
      this.#ledger.add("tier count");
      const terms = { name: "Floor", supply: 100_000, walletLimit: 0, resaleCapBps: 0 };
      logs.push(makeLog(contract, "TierPublished", { ...tier, ...terms }));
    }
    return logs;
  }

  /** Some tickets of one tier, bought or given out by the organizer. */
  sell(): MadeTransaction {
    const place = this.#chance.below(this.tiers.length);
    const tier = this.tiers[place] as Tier;
    const isComplimentary = this.#chance.random() < COMPLIMENTARY_SHARE;
    const count = 1 + this.#chance.below(LARGEST_ORDER);
    const buyer = this.#chance.wallet();
    const payer = isComplimentary ? organizerOf(tier.contract) : buyer;
    const [price, fee] = isComplimentary ? [0n, 0n] : [tier.price, tier.fee];
    const logs: MadeLog[] = [];
    for (let position = 0; position < count; position++) {
      const ticket = this.pool.issue(tier.contract, buyer);
      ticket.tier = place;
      ticket.isComplimentary = isComplimentary;
      ticket.faceValue = price + fee;
      logs.push(...saleLogs(ticket, tier, { payer, price, fee }));
      this.#tellSale(tier, price, fee);
    }
    const total = (price + fee) * BigInt(count);
    const isNative = tier.currency === NATIVE;
    if (total > 0n && !isNative) logs.push(paidLog(STABLE, payer, tier.contract, total));
    return { from: payer, to: tier.contract, value: isNative ? total : 0n, logs };
  }

  #tellSale({ currency }: Tier, price: bigint, fee: bigint): void {
    const amounts = { price: price + fee, royalty: 0n, fee, faceValue: price + fee };
    this.#ledger.movement("MINT");
    this.#ledger.status("VALID");
    this.#ledger.sale({ kind: "PRIMARY", currency, source: "DECLARED", ...amounts });
    this.#ledger.part("SELLER", currency, price);
    this.#ledger.part("PRIMARY_FEE", currency, fee);
  }

  gift(): MadeTransaction | null {
    const ticket = this.pool.draw(this.#chance);
    if (ticket === null) return null;
    const { contract, tokenId, owner: from } = ticket;
    const to = this.#chance.wallet(from);
    this.market.endListing(ticket, "DEAD");
    this.pool.move(ticket, to);
    this.#ledger.movement("GIFT");
    return { from, to: contract, value: 0n, logs: [transferLog(contract, from, to, tokenId)] };
  }

  checkIn(): MadeTransaction | null {
    const ticket = this.pool.draw(this.#chance);
    if (ticket === null) return null;
    this.market.endListing(ticket, "DEAD");
    this.pool.checkIn(ticket);
    this.#ledger.status("CHECKED_IN");
    const { contract, tokenId } = ticket;
    return { from: organizerOf(contract), to: contract, value: 0n, logs: [statusLog(contract, tokenId, 3)] };
  }
}

/** In the reference contract's order. */
function saleLogs(
  { contract, tokenId, owner: buyer }: Ticket,
  { eventId, tierId, currency }: Tier,
  paid: { payer: string; price: bigint; fee: bigint },
): MadeLog[] {
  return [
    transferLog(contract, NOBODY, buyer, tokenId),
    statusLog(contract, tokenId, 0),
    makeLog(contract, "PrimarySale", { tokenId, eventId, buyer, tierId, currency, ...paid }),
  ];
}
