import type { RpcLog } from "@facevalue/rpc";
import { toEventSelector } from "viem";
import type { ChainSource } from "./chain-source.ts";
import { decodeTicketLog } from "./decode-ticket-log.ts";
import type { TicketLog } from "./ticket-log.ts";

const TICKET_CONTRACT_CREATED = toEventSelector("TicketContractCreated(address,address)");
const RANGE_BLOCKS = 2000;
const HEADERS = 500;

export interface TicketContracts {
  readonly factory: string;
  readonly market: string;
}

/** Every log of the factory's ticket contracts and of the market up to `toBlock`, in the order of the chain, as nodes give them. */
export async function readTicketLogs(
  rpc: ChainSource,
  { factory, market }: TicketContracts,
  toBlock: number,
): Promise<TicketLog[]> {
  const created = await readLogs(rpc, { addresses: [factory], topics0: [TICKET_CONTRACT_CREATED], toBlock });
  const addresses = [market, ...created.map(({ topics }) => `0x${(topics[1] ?? "").slice(-40)}`)];
  const logs = await readLogs(rpc, { addresses, topics0: null, toBlock });
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
  readonly toBlock: number;
}

async function readLogs(rpc: ChainSource, { toBlock, ...filter }: Query): Promise<RpcLog[]> {
  const found: RpcLog[] = [];
  for (let fromBlock = 0; fromBlock <= toBlock; fromBlock += RANGE_BLOCKS) {
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
