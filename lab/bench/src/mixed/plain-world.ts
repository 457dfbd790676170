import { hasTier, NATIVE, NOBODY, organizerOf, PLAIN_CONTRACTS, STABLE, TIER } from "./accounts.ts";
import type { Chance } from "./chance.ts";
import type { Ledger } from "./ledger.ts";
import { paidLog, statusLog, transferLog } from "./log-maker.ts";
import type { MadeTransaction } from "./made-transaction.ts";
import { SeaportSales } from "./seaport-sales.ts";
import { type Ticket, TicketPool } from "./ticket-pool.ts";

const LARGEST_ORDER = 4;

/** Plain ERC-721 tickets: minted for native coins or a token, given out, given away, checked in, resold over Seaport. */
export class PlainWorld {
  readonly pool = new TicketPool();
  readonly seaport: SeaportSales;
  readonly #chance: Chance;
  readonly #ledger: Ledger;

  constructor(chance: Chance, ledger: Ledger) {
    this.#chance = chance;
    this.#ledger = ledger;
    this.seaport = new SeaportSales({ chance, ledger, pool: this.pool });
  }

  /** Tickets bought of the contract with the native coin. */
  mintForCoins(count = this.#orderSize(), contract = this.#chance.pick(PLAIN_CONTRACTS)): MadeTransaction {
    const buyer = this.#chance.wallet();
    const price = this.#chance.ether();
    const tickets = this.#mint(contract, buyer, count);
    for (const ticket of tickets) this.#sold(ticket, { currency: NATIVE, price, isSettled: false });
    return { from: buyer, to: contract, value: price * BigInt(count), logs: mintLogs(tickets) };
  }

  /** Tickets bought with a token, whose payment is a log of its own. */
  mintForTokens(): MadeTransaction {
    const [buyer, contract, count] = [
      this.#chance.wallet(),
      this.#chance.pick(PLAIN_CONTRACTS),
      this.#orderSize(),
    ];
    const price = this.#chance.dollars();
    const tickets = this.#mint(contract, buyer, count);
    for (const ticket of tickets) this.#sold(ticket, { currency: STABLE, price, isSettled: count === 1 });
    const payment = paidLog(STABLE, buyer, organizerOf(contract), price * BigInt(count));
    return { from: buyer, to: contract, value: 0n, logs: [payment, ...mintLogs(tickets)] };
  }

  /** Tickets that the organizer gives out: the price is that of the network file's tier, or not known. */
  giveOut(): MadeTransaction {
    const contract = this.#chance.pick(PLAIN_CONTRACTS);
    const tickets = this.#mint(contract, this.#chance.wallet(), this.#orderSize());
    if (hasTier(contract)) for (const ticket of tickets) this.#declared(ticket);
    return { from: organizerOf(contract), to: contract, value: 0n, logs: mintLogs(tickets) };
  }

  gift(): MadeTransaction | null {
    const ticket = this.pool.draw(this.#chance);
    if (ticket === null) return null;
    const [from, to] = [ticket.owner, this.#chance.wallet(ticket.owner)];
    this.pool.move(ticket, to);
    this.#ledger.movement("GIFT");
    const { contract, tokenId } = ticket;
    return { from, to: contract, value: 0n, logs: [transferLog(contract, from, to, tokenId)] };
  }

  checkIn(): MadeTransaction | null {
    const ticket = this.pool.draw(this.#chance);
    if (ticket === null) return null;
    this.pool.checkIn(ticket);
    this.#ledger.status("CHECKED_IN");
    const { contract, tokenId } = ticket;
    return { from: organizerOf(contract), to: contract, value: 0n, logs: [statusLog(contract, tokenId, 3)] };
  }

  #orderSize(): number {
    return 1 + this.#chance.below(LARGEST_ORDER);
  }

  #mint(contract: string, to: string, count: number): Ticket[] {
    return Array.from({ length: count }, () => {
      this.#ledger.movement("MINT");
      return this.pool.issue(contract, to);
    });
  }

  #sold(
    ticket: Ticket,
    { currency, price, isSettled }: { currency: string; price: bigint; isSettled: boolean },
  ): void {
    ticket.faceValue = price;
    const source = isSettled ? "SETTLED" : "ESTIMATED";
    this.#ledger.sale({ kind: "PRIMARY", currency, source, price, royalty: 0n, fee: 0n, faceValue: price });
    this.#ledger.part("SELLER", currency, price);
  }

  #declared(ticket: Ticket): void {
    const { price, fee, currency } = TIER;
    const total = price + fee;
    ticket.faceValue = total;
    const amounts = { price: total, royalty: 0n, fee, faceValue: total };
    this.#ledger.sale({ kind: "PRIMARY", currency, source: "DECLARED", ...amounts });
    this.#ledger.part("SELLER", currency, price);
    this.#ledger.part("PRIMARY_FEE", currency, fee);
  }
}

const mintLogs = (tickets: readonly Ticket[]) =>
  tickets.map(({ contract, owner, tokenId }) => transferLog(contract, NOBODY, owner, tokenId));
