import {
  MARKETPLACE_BPS,
  MARKETPLACE_FEES,
  NATIVE,
  NOBODY,
  organizerOf,
  ROYALTY_BPS,
  SEAPORT,
  share,
  WRAPPED,
} from "./accounts.ts";
import type { Chance } from "./chance.ts";
import type { Ledger } from "./ledger.ts";
import { makeLog, paidLog, transferLog } from "./log-maker.ts";
import type { MadeLog, MadeTransaction } from "./made-transaction.ts";
import type { Ticket, TicketPool } from "./ticket-pool.ts";

const LARGEST_BUNDLE = 3;
const NATIVE_ITEM = 0;
const ERC20_ITEM = 1;
const ERC721_ITEM = 2;

interface Item {
  readonly itemType: number;
  readonly token: string;
  readonly identifier: bigint;
  readonly amount: bigint;
}

/** Resales over Seaport: asks for one ticket or several, bids, and orders matched by a third account. */
export class SeaportSales {
  readonly #chance: Chance;
  readonly #ledger: Ledger;
  readonly #pool: TicketPool;
  #orders = 0;

  constructor(parts: { chance: Chance; ledger: Ledger; pool: TicketPool }) {
    this.#chance = parts.chance;
    this.#ledger = parts.ledger;
    this.#pool = parts.pool;
  }

  /** A ticket, or the bundle that it can be sold in, bought with the native coin. */
  ask(isBundle: boolean): MadeTransaction | null {
    const first = this.#pool.draw(this.#chance);
    if (first === null) return null;
    const tickets = isBundle ? this.#bundle(first) : [first];
    const seller = first.owner;
    const buyer = this.#chance.wallet(seller);
    const price = this.#chance.ether();
    const { fee, royalty } = partsOf(price);
    const organizer = organizerOf(first.contract);
    const transfers = tickets.map(({ contract, tokenId }) => transferLog(contract, seller, buyer, tokenId));
    const order = this.#filled(seller, buyer, {
      offer: tickets.map(ticketItem),
      consideration: [
        paidTo(seller, money(NATIVE, price - fee - royalty)),
        paidTo(MARKETPLACE_FEES, money(NATIVE, fee)),
        paidTo(organizer, money(NATIVE, royalty)),
      ],
    });
    this.#sold(tickets, buyer, { currency: NATIVE, price, fee, royalty });
    return { from: buyer, to: SEAPORT, value: price, logs: [...transfers, order] };
  }

  /** A bid that the ticket's holder fills. */
  bid(): MadeTransaction | null {
    const ticket = this.#pool.draw(this.#chance);
    if (ticket === null) return null;
    const { owner: seller, contract, tokenId } = ticket;
    const bidder = this.#chance.wallet(seller);
    const price = this.#chance.ether();
    const { fee, royalty } = partsOf(price);
    const organizer = organizerOf(contract);
    const logs = [
      paidLog(WRAPPED, bidder, seller, price),
      transferLog(contract, seller, bidder, tokenId),
      paidLog(WRAPPED, seller, MARKETPLACE_FEES, fee),
      paidLog(WRAPPED, seller, organizer, royalty),
      this.#filled(bidder, seller, {
        offer: [money(WRAPPED, price)],
        consideration: [
          paidTo(bidder, ticketItem(ticket)),
          paidTo(MARKETPLACE_FEES, money(WRAPPED, fee)),
          paidTo(organizer, money(WRAPPED, royalty)),
        ],
      }),
    ];
    this.#sold([ticket], bidder, { currency: WRAPPED, price, fee, royalty });
    return { from: seller, to: SEAPORT, value: 0n, logs };
  }

  /** An ask and a bid that somebody else matches: two orders, one sale. */
  match(): MadeTransaction | null {
    const ticket = this.#pool.draw(this.#chance);
    if (ticket === null) return null;
    const { owner: seller, contract, tokenId } = ticket;
    const bidder = this.#chance.wallet(seller);
    const matcher = this.#chance.wallet(seller, bidder);
    const price = this.#chance.ether();
    const orders = [this.#nextHash(), this.#nextHash()];
    const [ask, bid] = [
      { offer: [ticketItem(ticket)], consideration: [paidTo(seller, money(WRAPPED, price))] },
      { offer: [money(WRAPPED, price)], consideration: [paidTo(bidder, ticketItem(ticket))] },
    ];
    const logs = [
      this.#filled(seller, matcher, ask, orders[0]),
      this.#filled(bidder, matcher, bid, orders[1]),
      makeLog(SEAPORT, "OrdersMatched", { orderHashes: orders }),
      transferLog(contract, seller, bidder, tokenId),
      paidLog(WRAPPED, bidder, seller, price),
    ];
    this.#sold([ticket], bidder, { currency: WRAPPED, price, fee: 0n, royalty: 0n });
    return { from: matcher, to: SEAPORT, value: 0n, logs };
  }

  #bundle(first: Ticket): Ticket[] {
    const tickets = [first];
    while (tickets.length < LARGEST_BUNDLE) {
      const next = this.#pool.neighbour(tickets.at(-1) as Ticket);
      if (next === null) break;
      tickets.push(next);
    }
    return tickets;
  }

  /** A price for several tickets falls to them evenly, what is left over to the first. */
  #sold(
    tickets: readonly Ticket[],
    buyer: string,
    { currency, ...amounts }: { currency: string; price: bigint; fee: bigint; royalty: bigint },
  ): void {
    for (const [place, ticket] of tickets.entries()) {
      const part = (amount: bigint) => evenPart(amount, tickets.length, place);
      const [price, fee, royalty] = [part(amounts.price), part(amounts.fee), part(amounts.royalty)];
      this.#pool.move(ticket, buyer);
      ticket.resales++;
      this.#ledger.movement("SALE");
      this.#ledger.sale({
        kind: "SECONDARY",
        currency,
        source: tickets.length === 1 ? "SETTLED" : "ESTIMATED",
        price,
        royalty,
        fee,
        royaltyDue: share(price, ROYALTY_BPS),
        faceValue: ticket.faceValue,
      });
      this.#ledger.part("SELLER", currency, price - fee - royalty);
      this.#ledger.part("MARKETPLACE", currency, fee);
      this.#ledger.part("ROYALTY", currency, royalty);
    }
  }

  #filled(
    offerer: string,
    recipient: string,
    order: { offer: readonly Item[]; consideration: readonly Item[] },
    orderHash = this.#nextHash(),
  ): MadeLog {
    return makeLog(SEAPORT, "OrderFulfilled", { orderHash, offerer, zone: NOBODY, recipient, ...order });
  }

  #nextHash(): string {
    return `0x0d${(++this.#orders).toString(16).padStart(62, "0")}`;
  }
}

const money = (token: string, amount: bigint): Item => ({
  itemType: token === NATIVE ? NATIVE_ITEM : ERC20_ITEM,
  token,
  identifier: 0n,
  amount,
});
const ticketItem = ({ contract, tokenId }: Ticket): Item => ({
  itemType: ERC721_ITEM,
  token: contract,
  identifier: BigInt(tokenId),
  amount: 1n,
});
const paidTo = (recipient: string, item: Item) => ({ ...item, recipient });
const partsOf = (price: bigint) => ({
  fee: share(price, MARKETPLACE_BPS),
  royalty: share(price, ROYALTY_BPS),
});

function evenPart(amount: bigint, count: number, place: number): bigint {
  const part = amount / BigInt(count);
  return place > 0 ? part : amount - part * BigInt(count - 1);
}
