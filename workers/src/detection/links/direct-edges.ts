import { SECONDARY, TRANSFER_KINDS } from "../facts/detection-facts.ts";
import { type EvidenceRow, evidenceRow } from "../facts/evidence.ts";
import type { LinkContext } from "./link-context.ts";
import type { PairSet } from "./pair-set.ts";

const GIFT = TRANSFER_KINDS.indexOf("GIFT");

/** What went from one wallet to another. */
export interface DirectEdge {
  readonly rows: readonly EvidenceRow[];
  /** Whether the receiver offered or sold one of the tickets: then both have acted. */
  readonly isContinued: boolean;
}

/** Payments and tickets from member to member, by `from * walletCount + to`. */
export class DirectEdges {
  readonly #edges = new Map<number, { rows: EvidenceRow[]; isContinued: boolean }>();
  readonly #walletCount: number;

  constructor({ facts, money, isMember }: LinkContext) {
    const { transfers, wallets } = facts;
    this.#walletCount = wallets.count;
    for (let edge = 0; edge < money.row.length; edge += 1) {
      const from = money.from[edge] as number;
      const to = money.to[edge] as number;
      if (money.isFunding[edge] === 1 && isMember[from] === 1 && isMember[to] === 1)
        this.#add(from, to, evidenceRow("funding", money.row[edge] as number), false);
    }
    const offered = offeredTickets(facts);
    for (let row = 0; row < transfers.count; row += 1) {
      const from = transfers.from[row] as number;
      const to = transfers.to[row] as number;
      if (transfers.kind[row] !== GIFT || from === to || isMember[from] !== 1 || isMember[to] !== 1) continue;
      const key = to * facts.tickets.count + (transfers.ticket[row] as number);
      const isContinued = (offered.get(key) ?? -1) >= (transfers.time[row] as number);
      this.#add(from, to, evidenceRow("transfer", row), isContinued);
    }
  }

  between(from: number, to: number): DirectEdge | undefined {
    return this.#edges.get(from * this.#walletCount + to);
  }

  addPairs(pairs: PairSet): void {
    for (const key of this.#edges.keys()) {
      const from = Math.floor(key / this.#walletCount);
      pairs.add(from, key - from * this.#walletCount);
    }
  }

  #add(from: number, to: number, row: EvidenceRow, isContinued: boolean): void {
    const key = from * this.#walletCount + to;
    const known = this.#edges.get(key);
    if (known === undefined) this.#edges.set(key, { rows: [row], isContinued });
    else {
      known.rows.push(row);
      known.isContinued ||= isContinued;
    }
  }
}

/** The last time that each wallet offered or resold each ticket, by `wallet * ticketCount + ticket`. */
function offeredTickets({ listings, sales, tickets }: LinkContext["facts"]): Map<number, number> {
  const offered = new Map<number, number>();
  const note = (wallet: number, ticket: number, time: number) => {
    const key = wallet * tickets.count + ticket;
    offered.set(key, Math.max(time, offered.get(key) ?? time));
  };
  for (let row = 0; row < listings.count; row += 1)
    if (listings.kind[row] === 0)
      note(listings.seller[row] as number, listings.ticket[row] as number, listings.time[row] as number);
  for (let row = 0; row < sales.count; row += 1)
    if (sales.kind[row] === SECONDARY)
      note(sales.seller[row] as number, sales.ticket[row] as number, sales.time[row] as number);
  return offered;
}
