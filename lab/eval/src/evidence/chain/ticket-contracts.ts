import type { WorldNetwork } from "../../product/world-network.ts";

/** Contracts whose logs the check reads. */
export interface TicketContracts {
  /** Whose ticket contracts are found by their logs. */
  readonly factories: readonly string[];
  /** Markets, and ticket contracts that the network lists by themselves. */
  readonly others: readonly string[];
  /** From which all of them may have logs. */
  readonly startBlock: number;
}

const OTHERS: ReadonlySet<string> = new Set(["TicketMarket", "EventTickets"]);

/** Null when a contract is of a kind whose logs the check cannot read, so that it would wrong every reason about it. */
export function ticketContractsOf({ contracts, startBlock }: WorldNetwork): TicketContracts | null {
  const factories = contracts.filter(({ template }) => template === "TicketFactory");
  const others = contracts.filter(({ template }) => OTHERS.has(template));
  if (factories.length + others.length < contracts.length) return null;
  const addresses = (list: typeof contracts) => list.map(({ address }) => address);
  return { factories: addresses(factories), others: addresses(others), startBlock };
}
