import type { Address } from "viem";

/** Who got how much of a sale; the recipient is null where no log says who it was. */
export interface Part {
  readonly role: "SELLER" | "PRIMARY_FEE" | "ROYALTY" | "MARKETPLACE" | "UNKNOWN";
  readonly recipient: Address | null;
  /** Smallest unit of the sale's currency. */
  readonly amount: bigint;
}

/** What was paid for one ticket; the parts add up to the price, and are null where no log tells them. */
export interface Paid {
  readonly currency: Address;
  readonly price: bigint;
  readonly parts: readonly Part[] | null;
}

export interface SaleEntry {
  readonly kind: "PRIMARY" | "SECONDARY";
  readonly ticket: TicketEntry;
  readonly seller: Address;
  readonly buyer: Address;
  readonly payer: Address;
  /** Null when the price is not known. */
  readonly paid: Paid | null;
  readonly isEstimated: boolean;
  readonly bundleSize: number;
  /** 0 for the primary sale, then 1 for the first resale, and so on. */
  readonly hop: number;
  /** The ticket's face value when it was sold. */
  readonly faceValue: FaceValue | null;
  readonly marketplace: Address | null;
}

export interface FaceValue {
  readonly currency: Address;
  readonly amount: bigint;
  readonly source: "DECLARED" | "SETTLED" | "ESTIMATED" | "COMP";
}

export interface TicketEntry {
  readonly contract: Address;
  readonly tokenId: bigint;
  /** Whether its holder may not move it. */
  isBound: boolean;
  owner: Address;
  faceValue: FaceValue | null;
  resaleCount: number;
  moveCount: number;
}

export type Sold = Omit<SaleEntry, "hop" | "faceValue" | "kind" | "ticket">;

/** What the season's players meant to do, written down from their intentions and never from logs. */
export class Ledger {
  readonly sales: SaleEntry[] = [];
  readonly tickets: TicketEntry[] = [];
  giftCount = 0;

  /** A new ticket that nobody paid for in a sale yet. */
  issue(contract: Address, tokenId: bigint, owner: Address): TicketEntry {
    const unsold = { faceValue: null, resaleCount: 0, moveCount: 0 };
    const ticket = { contract, tokenId, owner, isBound: false, ...unsold };
    this.tickets.push(ticket);
    return ticket;
  }

  /**
   * A ticket's own first sale.
   * @param source how its face value is known
   * @param moves the movements that deliver it, besides the ticket's issue
   */
  sellFirst(ticket: TicketEntry, sold: Sold, source: FaceValue["source"], moves = 0): void {
    ticket.moveCount += moves;
    if (sold.paid) {
      const { currency, price: amount } = sold.paid;
      ticket.faceValue = { currency, amount, source: amount === 0n ? "COMP" : source };
    }
    this.#write("PRIMARY", ticket, sold);
  }

  /** A ticket's resale; `moves` counts the movements that deliver it. */
  resell(ticket: TicketEntry, sold: Sold, moves = 1): void {
    ticket.resaleCount += 1;
    ticket.moveCount += moves;
    this.#write("SECONDARY", ticket, sold);
  }

  give(ticket: TicketEntry, to: Address): void {
    ticket.owner = to;
    ticket.moveCount += 1;
    this.giftCount += 1;
  }

  #write(kind: SaleEntry["kind"], ticket: TicketEntry, sold: Sold): void {
    ticket.owner = sold.buyer;
    const { faceValue, resaleCount: hop } = ticket;
    this.sales.push({ ...sold, kind, ticket, hop, faceValue });
  }
}
