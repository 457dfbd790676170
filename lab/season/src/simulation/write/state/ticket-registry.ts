import { type Address, zeroAddress } from "viem";
import type { LogDraft } from "../abi-codec.ts";
import { ticketsCodec } from "../codecs.ts";
import { refuse, require } from "./refuse.ts";

/** ERC-7439's states of a ticket that the reference contract uses. */
export const SOLD = 0;
export const VOID = 2;
export const REDEEMED = 3;

export interface TicketTerms {
  readonly eventId: bigint;
  readonly tierId: number;
  /** Version of the tier's terms, 0 for a complimentary ticket. */
  readonly version: number;
}

interface Ticket extends TicketTerms {
  owner: Address;
  status: number;
  transfers: number;
}

/** The tickets of a contract with their owners: its ERC-721 part. */
export class TicketRegistry {
  readonly #address: Address;
  readonly #tickets: Ticket[] = [];
  readonly #operators = new Map<Address, Set<Address>>();

  constructor(address: Address) {
    this.#address = address;
  }

  ticket(tokenId: bigint): Readonly<Ticket> {
    return this.#tickets[Number(tokenId) - 1] ?? refuse(`there is no ticket ${tokenId} in ${this.#address}`);
  }

  isApproved(owner: Address, operator: Address): boolean {
    return owner === operator || (this.#operators.get(owner)?.has(operator) ?? false);
  }

  approve(owner: Address, operator: Address, approved: boolean): LogDraft {
    const operators = this.#operators.get(owner) ?? new Set();
    if (approved) operators.add(operator);
    else operators.delete(operator);
    this.#operators.set(owner, operators);
    return ticketsCodec.log(this.#address, "ApprovalForAll", { owner, operator, approved });
  }

  /** The next ticket, into an account. */
  mint(to: Address, terms: TicketTerms): { tokenId: bigint; logs: LogDraft[] } {
    require(to !== zeroAddress, "a mint to nobody");
    this.#tickets.push({ ...terms, owner: to, status: SOLD, transfers: 0 });
    const tokenId = BigInt(this.#tickets.length);
    return { tokenId, logs: [this.#moveLog(zeroAddress, to, tokenId), this.#statusLog(tokenId, SOLD)] };
  }

  transfer(caller: Address, tokenId: bigint, { from, to }: { from: Address; to: Address }): LogDraft {
    const ticket = this.ticket(tokenId) as Ticket;
    require(ticket.owner === from, `ticket ${tokenId} belongs to ${ticket.owner}, not to ${from}`);
    require(this.isApproved(from, caller), `${caller} may not move tickets of ${from}`);
    require(ticket.status === SOLD, `ticket ${tokenId} is void or redeemed`);
    require(to !== zeroAddress, "a transfer to nobody");
    ticket.owner = to;
    if (from !== to) ticket.transfers++;
    return this.#moveLog(from, to, tokenId);
  }

  end(tokenId: bigint, status: number): LogDraft {
    const ticket = this.ticket(tokenId) as Ticket;
    require(ticket.status === SOLD, `ticket ${tokenId} is already void or redeemed`);
    ticket.status = status;
    return this.#statusLog(tokenId, status);
  }

  #moveLog(from: Address, to: Address, tokenId: bigint): LogDraft {
    return ticketsCodec.log(this.#address, "Transfer", { from, to, tokenId });
  }

  #statusLog(tokenId: bigint, tokenStatus: number): LogDraft {
    return ticketsCodec.log(this.#address, "TokenStatusChanged", { tokenId, tokenStatus, signature: "0x" });
  }
}
