import { eventTicketsAbi, testStablecoinAbi, ticketFactoryAbi, ticketMarketAbi } from "@facevalue/contracts";
import { type Address, decodeEventLog, type Hex, toEventSelector } from "viem";

export interface RawLog {
  readonly address: Address;
  readonly topics: [Hex, ...Hex[]];
  readonly data: Hex;
}

export interface RawReceipt {
  readonly status: Hex;
  readonly logs: readonly RawLog[];
}

const TICKET_ABI = [...eventTicketsAbi, ...ticketFactoryAbi, ...ticketMarketAbi];
const TICKET_SELECTORS = new Set(
  TICKET_ABI.flatMap((item) => (item.type === "event" ? [toEventSelector(item)] : [])),
);
const TOKEN_SELECTORS = new Set(
  testStablecoinAbi.flatMap((item) => (item.type === "event" ? [toEventSelector(item)] : [])),
);

export type TicketLog = ReturnType<typeof decodeTicketLog>;
export type LogOf<Name extends TicketLog["eventName"]> = Extract<TicketLog, { eventName: Name }>;
export type TokenLog = ReturnType<typeof decodeTokenLog>;
export type SeasonLog = TicketLog | TokenLog;

/** The logs of ticket contracts, factory, market and ERC-20 currencies among the receipt's, in order. */
export function decodeReceipt({ logs }: RawReceipt): SeasonLog[] {
  return logs.flatMap(decodeLog);
}

export function decodeLog(log: RawLog): SeasonLog[] {
  const [selector] = log.topics;
  // ERC-20 and ERC-721 share signatures; the fourth topic tells them apart.
  if (TOKEN_SELECTORS.has(selector) && log.topics.length === 3) return [decodeTokenLog(log)];
  return TICKET_SELECTORS.has(selector) ? [decodeTicketLog(log)] : [];
}

function decodeTicketLog({ address, topics, data }: RawLog) {
  return { source: "tickets" as const, address, ...decodeEventLog({ abi: TICKET_ABI, topics, data }) };
}

function decodeTokenLog({ address, topics, data }: RawLog) {
  return { source: "token" as const, address, ...decodeEventLog({ abi: testStablecoinAbi, topics, data }) };
}
