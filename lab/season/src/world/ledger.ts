import { type Address, isAddressEqual, zeroAddress } from "viem";
import type { SeasonLog, TicketLog, TokenLog } from "../chain/season-log.ts";
import { applyMarketLog } from "./market-log.ts";
import type { Bid, Listing, Ticket, TicketEvent } from "./model.ts";
import { applyTicketLog } from "./ticket-log.ts";

/** How often each kind of log was seen. */
export type LogCounts = Record<string, number>;

/** Who holds what, as the contracts' logs say. It is what the driver acts on, not a reference for tests. */
export class Ledger {
  readonly organizers = new Map<Address, Address>();
  readonly events = new Map<string, TicketEvent>();
  readonly tickets = new Map<string, Ticket>();
  readonly listings = new Map<bigint, Listing>();
  readonly bids = new Map<bigint, Bid>();
  readonly counts: LogCounts = {};
  readonly #grants = new Set<string>();

  apply(logs: readonly SeasonLog[]): void {
    for (const log of logs) {
      const name = log.source === "token" ? `Token${log.eventName}` : log.eventName;
      this.counts[name] = (this.counts[name] ?? 0) + 1;
      if (log.source === "token") this.#applyToken(log);
      else this.#applyTickets(log);
    }
  }

  ticket(contract: Address, tokenId: bigint): Ticket | undefined {
    return this.tickets.get(`${contract.toLowerCase()}/${tokenId}`);
  }

  event(contract: Address, eventId: bigint): TicketEvent | undefined {
    return this.events.get(`${contract.toLowerCase()}/${eventId}`);
  }

  /** Whether the owner let the spender move its tokens of the contract; of the owner itself, whether any were minted to it. */
  hasGranted(contract: Address, owner: Address, spender: Address): boolean {
    return this.#grants.has(`${contract}/${owner}/${spender}`.toLowerCase());
  }

  #grant(contract: Address, owner: Address, spender: Address): void {
    this.#grants.add(`${contract}/${owner}/${spender}`.toLowerCase());
  }

  #applyToken(log: TokenLog): void {
    if (log.eventName === "Approval") this.#grant(log.address, log.args.owner, log.args.spender);
    else if (isAddressEqual(log.args.from, zeroAddress)) this.#grant(log.address, log.args.to, log.args.to);
  }

  #applyTickets(log: TicketLog): void {
    if (log.eventName === "ApprovalForAll") this.#grant(log.address, log.args.owner, log.args.operator);
    if (log.eventName === "TicketContractCreated") this.organizers.set(log.args.tickets, log.args.organizer);
    applyTicketLog(this, log);
    applyMarketLog(this, log);
  }
}
