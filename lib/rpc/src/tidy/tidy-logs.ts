import { lowerHex, plainQuantity } from "./lower-hex.ts";

interface RawLog {
  address?: unknown;
  blockHash?: unknown;
  blockNumber?: unknown;
  transactionHash?: unknown;
  topics?: unknown;
}

const NONE: RawLog = {};
const NO_TOPICS: readonly unknown[] = [];

/**
 * Brings addresses, hashes, topics and block numbers of logs into their plain form, in place: they are compared as
 * strings from here on. What
 * a log has in common with the one before becomes one string, which most logs of a block do.
 */
export function tidyLogs(result: unknown): void {
  if (!Array.isArray(result)) return;
  let before = NONE;
  for (const log of result as (RawLog | null)[]) {
    if (typeof log !== "object" || log === null) continue;
    log.address = tidy(log.address, before.address);
    log.blockHash = tidy(log.blockHash, before.blockHash);
    log.transactionHash = tidy(log.transactionHash, before.transactionHash);
    log.blockNumber = tidyNumber(log.blockNumber, before.blockNumber);
    if (Array.isArray(log.topics)) tidyTopics(log.topics, before.topics);
    before = log;
  }
}

function tidyTopics(topics: unknown[], before: unknown): void {
  const known = Array.isArray(before) ? (before as readonly unknown[]) : NO_TOPICS;
  for (let at = 0; at < topics.length; at++) topics[at] = tidy(topics[at], known[at]);
}

function tidyNumber(value: unknown, before: unknown): unknown {
  if (value === before) return before;
  return typeof value === "string" ? plainQuantity(value) : value;
}

function tidy(value: unknown, before: unknown): unknown {
  if (value === before) return before;
  return typeof value === "string" ? lowerHex(value) : value;
}
