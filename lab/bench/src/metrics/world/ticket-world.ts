import { createRandom, scramble } from "../../chain/random.ts";
import { cancelBid, placeBid } from "./bids.ts";
import { BlockWriter } from "./block-writer.ts";
import { closeSome, entitiesOf } from "./close-event.ts";
import { Identities } from "./keys.ts";
import { cancelListing, changePrice, listTicket } from "./listings.ts";
import { giveTicket } from "./move-ticket.ts";
import type { OpenEvent } from "./open-event.ts";
import { sellTickets } from "./primary-sales.ts";
import { changeTerms, insertCurrencies, Publisher } from "./publish-event.ts";
import { pickTicket, resell } from "./resales.ts";
import type { RowSink, Tracked } from "./row.ts";
import { refund } from "./statuses.ts";
import { Tally } from "./tally.ts";
import { resellUnnumbered, sellUnnumbered } from "./unnumbered.ts";
import { Wallets } from "./wallets.ts";
import { below, type WorldContext } from "./world-context.ts";

/** Events on sale at a time, however long the history is: a block meets as many and as large ones after each history. */
const EVENTS_ON_SALE = 48;
const SALES_PER_BLOCK = 20;
const BLOCK_SECONDS = 600;
/** 2016-01-01. */
const START_TIME = 1_451_606_400;
/** Gives three primary sales to each resale: an order has two tickets on average, a resale little more than one. */
const SHARE_PRIMARY = 0.6;
/** Sales of a block that are the block's busiest event's. */
const SHARE_BUSIEST = 0.5;
/** Per order or resale. */
const RATES = {
  list: 0.4,
  changePrice: 0.1,
  cancel: 0.04,
  bid: 0.06,
  cancelBid: 0.01,
  gift: 0.06,
  refund: 0.003,
};

/** Unix seconds. */
export function timeOfBlock(number: number): number {
  return START_TIME + number * BLOCK_SECONDS;
}

/**
 * Sales of tickets and all that belongs to them, block by block, the same for the same seed. What happens in a block does
 * not depend on how many came before; `rows` of immutable entities go to the sink at once, mutable entities when they
 * never change again.
 */
export class TicketWorld {
  readonly writer: BlockWriter;
  readonly identities: Identities;
  readonly tally = new Tally();
  readonly #context: WorldContext;
  readonly #publisher: Publisher;
  readonly #onSale: OpenEvent[] = [];
  #waiting: OpenEvent[] = [];
  readonly #weights = new Float64Array(EVENTS_ON_SALE);

  constructor(seed: number, sink: RowSink) {
    const random = createRandom(scramble(seed, 3));
    this.identities = new Identities(seed);
    this.writer = new BlockWriter(this.identities, sink);
    this.#context = {
      writer: this.writer,
      identities: this.identities,
      wallets: new Wallets(this.identities, random),
      tally: this.tally,
      random,
      market: Buffer.alloc(20, 0xaa),
      otherMarket: Buffer.alloc(20, 0xbb),
      numbers: { listing: 0, bid: 0, order: 0 },
    };
    this.#publisher = new Publisher(this.#context, seed);
  }

  get walletCount(): number {
    return this.#context.wallets.count;
  }

  /** Lets the next block happen. */
  nextBlock(): void {
    const { writer, tally } = this;
    const number = writer.number + 1;
    writer.begin(number, timeOfBlock(number));
    if (number === 1) insertCurrencies(this.#context);
    while (this.#onSale.length < EVENTS_ON_SALE) this.#onSale.push(this.#publisher.publish());
    this.#weigh();
    const end = tally.sales + SALES_PER_BLOCK;
    const busiest = this.#pickEvent();
    while (tally.sales < end) {
      const isBusiest = this.#context.random() < SHARE_BUSIEST && this.#onSale.includes(busiest);
      this.#act(isBusiest ? busiest : this.#pickEvent());
    }
    this.#letIn();
  }

  /** Every mutable entity that may still change. */
  *entities(): Generator<Tracked> {
    yield* this.#publisher.organizers;
    yield* this.#publisher.contracts;
    for (const open of [...this.#onSale, ...this.#waiting]) yield* entitiesOf(open);
  }

  /** Adds the sizes up, so that larger events are met more often and all are on sale for about as long. */
  #weigh(): void {
    let sum = 0;
    for (const [index, { event }] of this.#onSale.entries()) {
      sum += event.plan.target;
      this.#weights[index] = sum;
    }
  }

  #pickEvent(): OpenEvent {
    const point = this.#context.random() * (this.#weights.at(-1) ?? 0);
    return this.#onSale[this.#weights.findIndex((sum) => point < sum)] as OpenEvent;
  }

  #act(open: OpenEvent): void {
    const context = this.#context;
    const { isUnnumbered } = open.event.plan;
    if (context.random() < SHARE_PRIMARY) (isUnnumbered ? sellUnnumbered : sellTickets)(context, open);
    else (isUnnumbered ? resellUnnumbered : resell)(context, open);
    if (!isUnnumbered) this.#makeMoves(open);
    if (!open.isTurned && open.event.issuedCount * 2 > open.event.plan.target) {
      open.isTurned = true;
      changeTerms(context, open);
    }
    if (open.isSoldOut) this.#replace(open);
  }

  /** What happens beside the sales. */
  #makeMoves(open: OpenEvent): void {
    const context = this.#context;
    const happens = (rate: number) => context.random() < rate;
    const offered = pickTicket(context, open, ({ openListing }) => openListing === null);
    if (happens(RATES.list) && offered !== null) listTicket(context, open, offered);
    const listing = open.listings[below(context, open.listings.length)];
    if (happens(RATES.changePrice) && listing !== undefined) changePrice(context, listing);
    else if (happens(RATES.cancel) && listing !== undefined) cancelListing(context, open, listing);
    if (happens(RATES.bid)) placeBid(context, open);
    const bid = open.bids[below(context, open.bids.length)];
    if (happens(RATES.cancelBid) && bid !== undefined) cancelBid(context, open, bid);
    const given = pickTicket(context, open);
    if (happens(RATES.gift) && given !== null) giveTicket(context, open, given);
    const returned = pickTicket(context, open);
    if (!happens(RATES.refund) || returned === null) return;
    this.writer.transaction(open.event.contract.organizer.id, open.event.contract.id);
    refund(context, open, returned);
  }

  /** A sold-out event waits for its day, and another one goes on sale in its place. */
  #replace(open: OpenEvent): void {
    this.#waiting.push(open);
    this.#onSale[this.#onSale.indexOf(open)] = this.#publisher.publish();
    this.#weigh();
  }

  #letIn(): void {
    const done = new Set<OpenEvent>();
    for (const open of this.#waiting) {
      if (open.event.startsAt <= this.writer.time && closeSome(this.#context, open)) done.add(open);
    }
    if (done.size === 0) return;
    this.#waiting = this.#waiting.filter((open) => !done.has(open));
    for (const open of done) for (const entity of entitiesOf(open)) this.writer.retire(entity);
  }
}
