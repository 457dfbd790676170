import type { RpcLog } from "@facevalue/rpc";
import { toEventSelector } from "viem";
import type { ChainSource } from "./chain-source.ts";
import { decodeTicketLog } from "./decode-ticket-log.ts";
import type { TicketContracts } from "./ticket-contracts.ts";
import type { TicketLog } from "./ticket-log.ts";

const TICKET_CONTRACT_CREATED = toEventSelector("TicketContractCreated(address,address)");
const RANGE_BLOCKS = 2000;
const HEADERS = 500;

/** Every log of the factories' ticket contracts and of the others up to `toBlock`, in the order of the chain, as nodes give them. */
export async function readTicketLogs(
  rpc: ChainSource,
  { factories, others, startBlock }: TicketContracts,
  toBlock: number,
): Promise<TicketLog[]> {
  const range = { startBlock, toBlock };
  const created = await readLogs(rpc, { addresses: factories, topics0: [TICKET_CONTRACT_CREATED], ...range });
  const addresses = [...others, ...created.map(({ topics }) => `0x${(topics[1] ?? "").slice(-40)}`)];
  const logs = await readLogs(rpc, { addresses, topics0: null, ...range });
  const times = await readTimes(rpc, logs);
  return logs.flatMap((log) => {
    const content = decodeTicketLog(log);
    const block = Number(log.blockNumber);
    const place = { block, logIndex: Number(log.logIndex), transaction: log.transactionHash.toLowerCase() };
    return content === null ? [] : { ...content, ...place, time: times.get(block) ?? 0 };
  });
}

interface Query {
  readonly addresses: readonly string[];
  readonly topics0: readonly string[] | null;
  readonly startBlock: number;
  readonly toBlock: number;
}

async function readLogs(rpc: ChainSource, { startBlock, toBlock, ...filter }: Query): Promise<RpcLog[]> {
  const found: RpcLog[] = [];
  // No address would mean every one.
  if (filter.addresses.length === 0) return found;
  for (let fromBlock = startBlock; fromBlock <= toBlock; fromBlock += RANGE_BLOCKS) {
    const end = Math.min(fromBlock + RANGE_BLOCKS - 1, toBlock);
    const { logs } = await rpc.getLogs({ ...filter, fromBlock, toBlock: end });
    for (const log of logs) found.push(log);
  }
  return found;
}

async function readTimes(rpc: ChainSource, logs: readonly RpcLog[]): Promise<Map<number, number>> {
  const numbers = [...new Set(logs.map(({ blockNumber }) => Number(blockNumber)))];
  const times = new Map<number, number>();
  for (let start = 0; start < numbers.length; start += HEADERS) {
    const blocks = await rpc.getBlocks(numbers.slice(start, start + HEADERS), { full: false });
    for (const { number, timestamp } of blocks) times.set(Number(number), Number(timestamp));
  }
  return times;
}
