import type { Chance } from "./chance.ts";

export interface Ticket {
  readonly contract: string;
  readonly tokenId: number;
  owner: string;
  isCheckedIn: boolean;
  transfers: number;
  resales: number;
  /** Price of its own primary sale; null when it had none. */
  faceValue: bigint | null;
  /** Position among those that still admit. */
  place: number;
  /** Of the reference contract: tier, listing that is open, and whether it may be resold. */
  tier: number;
  listing: Listing | null;
  isComplimentary: boolean;
}

export interface Listing {
  readonly id: number;
  readonly currency: string;
  price: bigint;
  isOpen: boolean;
}

/** The tickets of some contracts; those that still admit can be drawn. */
export class TicketPool {
  readonly all: Ticket[] = [];
  readonly #valid: Ticket[] = [];
  readonly #counts = new Map<string, number>();

  /** The next ticket of the contract. */
  issue(contract: string, owner: string): Ticket {
    const tokenId = (this.#counts.get(contract) ?? 0) + 1;
    this.#counts.set(contract, tokenId);
    const ticket: Ticket = {
      contract,
      tokenId,
      owner,
      isCheckedIn: false,
      transfers: 0,
      resales: 0,
      faceValue: null,
      place: this.#valid.length,
      tier: 0,
      listing: null,
      isComplimentary: false,
    };
    this.all.push(ticket);
    this.#valid.push(ticket);
    return ticket;
  }

  /** A ticket that admits and fits, or null when a few tries find none. */
  draw(chance: Chance, fits: (ticket: Ticket) => boolean = () => true): Ticket | null {
    for (let attempt = 0; attempt < 8 && this.#valid.length > 0; attempt++) {
      const ticket = chance.pick(this.#valid);
      if (fits(ticket)) return ticket;
    }
    return null;
  }

  /** The next ticket of the same contract that was issued behind this one, if it has the same owner and admits. */
  neighbour(ticket: Ticket): Ticket | null {
    const next = this.#valid[ticket.place + 1];
    const fits = next?.contract === ticket.contract && next.owner === ticket.owner && next !== ticket;
    return fits ? next : null;
  }

  checkIn(ticket: Ticket): void {
    ticket.isCheckedIn = true;
    const last = this.#valid.pop() as Ticket;
    if (last === ticket) return;
    last.place = ticket.place;
    this.#valid[ticket.place] = last;
  }

  move(ticket: Ticket, to: string): void {
    ticket.owner = to;
    ticket.transfers++;
  }
}
