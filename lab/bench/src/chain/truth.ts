import { createHash } from "node:crypto";
import type { ChainOptions } from "./chain-options.ts";
import { type Identifiers, TICKET_ADDRESS } from "./identifiers.ts";
import { priceInWei } from "./serialize.ts";
import type { TicketWorld } from "./ticket-world.ts";

/** Sums over the whole chain's logs. */
export interface LogSums {
  logs: number;
  transfers: number;
  resold: number;
  /** Wei paid in resales. */
  volume: bigint;
  /** Of each log's transaction. */
  nonces: number;
  gasPrices: bigint;
}

/** The right end state. Sums of nonces and gas prices are given by this chain only. */
export interface Truth {
  readonly chainId: number;
  readonly seed: number;
  /** Last block that may hold logs. */
  readonly blocks: number;
  readonly logs: number;
  readonly transfers: number;
  readonly resold: number;
  readonly tickets: number;
  readonly accounts: number;
  readonly volume: string;
  readonly nonces?: string;
  readonly gasPrices?: string;
  /** sha256 of the lines `id:0xowner:resales:lastPrice`, in id order. */
  readonly ticketsSha256: string;
  /** sha256 of the lines `0xaddress:balance:buys:sells`, in address order, of all who ever received a ticket. */
  readonly accountsSha256: string;
  readonly ticket: string;
}

export function describeTruth(
  { chainId, seed, blocks }: ChainOptions,
  state: { world: TicketWorld; ids: Identifiers; sums: LogSums },
): Truth {
  const { world, ids, sums } = state;
  const accounts = accountLines(world, ids);
  const { logs, transfers, resold, volume, nonces, gasPrices } = sums;
  return {
    chainId,
    seed,
    blocks,
    logs,
    transfers,
    resold,
    tickets: world.tickets,
    accounts: accounts.length,
    volume: volume.toString(),
    nonces: nonces.toString(),
    gasPrices: gasPrices.toString(),
    ticketsSha256: digest(ticketLines(world, ids)),
    accountsSha256: digest(accounts),
    ticket: TICKET_ADDRESS,
  };
}

function* ticketLines({ tickets, owner, resales, lastPrice }: TicketWorld, ids: Identifiers) {
  for (let id = 1; id <= tickets; id++) {
    const price = priceInWei(lastPrice[id] as number);
    yield `${id}:${ids.walletAddress(owner[id] as number)}:${resales[id]}:${price}\n`;
  }
}

function accountLines({ isSeen, balance, buys, sells }: TicketWorld, ids: Identifiers): string[] {
  const lines: string[] = [];
  for (const [wallet, seen] of isSeen.entries()) {
    if (seen === 0) continue;
    lines.push(`${ids.walletAddress(wallet)}:${balance[wallet]}:${buys[wallet]}:${sells[wallet]}\n`);
  }
  return lines.sort();
}

function digest(lines: Iterable<string>): string {
  const hash = createHash("sha256");
  for (const line of lines) hash.update(line);
  return hash.digest("hex");
}
