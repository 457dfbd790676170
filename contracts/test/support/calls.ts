import { reentrantAbi } from "../../generated/fixtures/reentrant.ts";
import { eventTicketsAbi, testStablecoinAbi, ticketFactoryAbi, ticketMarketAbi } from "../../index.ts";
import { callsOf } from "../../testing/markets/calls.ts";

export type { ContractCall as Call } from "../../testing/markets/calls.ts";
export const factoryCalls = callsOf(ticketFactoryAbi);
export const ticketsCalls = callsOf(eventTicketsAbi);
export const marketCalls = callsOf(ticketMarketAbi);
export const tokenCalls = callsOf(testStablecoinAbi);
export const reentrantCalls = callsOf(reentrantAbi);
