import {
  addressTopic,
  numberTopic,
  RESOLD_TOPIC,
  TICKET_ADDRESS,
  TRANSFER_TOPIC,
  ZERO_WORD,
} from "./identifiers.ts";
import { RpcError } from "./rpc-error.ts";
import type { BlockSpan, LogFilterParameters, OneOrMore } from "./served-chain.ts";
import type { SyntheticChain } from "./synthetic-chain.ts";
import { NOBODY } from "./ticket-world.ts";

/** - `firstLog`: by block, the number of its first log; of the block after the last, how many there are. */
interface LimitedChain {
  readonly options: { readonly maxRange: number; readonly maxLogs: number };
  readonly firstLog: ArrayLike<number>;
}

/** Logs of the blocks that match, joined by commas. RpcError beyond the limits on range and logs. */
export function queryLogs(chain: SyntheticChain, span: BlockSpan, filter: LogFilterParameters): Buffer[] {
  const from = chain.firstLog[span.fromBlock] ?? 0;
  const to = chain.firstLog[span.toBlock + 1] ?? 0;
  assertWithinLimits(chain, span);
  const addresses = toSet(filter.address);
  if (addresses !== null && !addresses.has(TICKET_ADDRESS)) return [];
  const [topic0, ...others] = [0, 1, 2, 3].map((position) => toSet(filter.topics?.[position]));
  const takesTransfers = topic0?.has(TRANSFER_TOPIC) ?? true;
  const takesResales = topic0?.has(RESOLD_TOPIC) ?? true;
  const wanted = others.some((set) => set !== null) ? others : null;
  if (takesTransfers && takesResales && wanted === null) return chain.logs.join(from, to);
  const runs: [number, number][] = [];
  for (let index = from; index < to; index++) {
    if (!(chain.isResold[index] === 1 ? takesResales : takesTransfers)) continue;
    if (wanted !== null && !hasTopics(chain, index, wanted)) continue;
    const last = runs.at(-1);
    if (last !== undefined && last[1] === index) last[1] = index + 1;
    else runs.push([index, index + 1]);
  }
  return joinRuns(chain, runs);
}

/** RpcError when the span is longer or holds more logs than one eth_getLogs may ask for. */
export function assertWithinLimits(
  { options, firstLog }: LimitedChain,
  { fromBlock, toBlock }: BlockSpan,
): void {
  const { maxRange, maxLogs } = options;
  if (maxRange > 0 && toBlock - fromBlock + 1 > maxRange) {
    throw new RpcError(-32602, `eth_getLogs is limited to a ${maxRange} block range`);
  }
  const before = firstLog[fromBlock] ?? 0;
  if (maxLogs === 0 || fromBlock === toBlock || (firstLog[toBlock + 1] ?? 0) - before <= maxLogs) return;
  let end = fromBlock;
  while ((firstLog[end + 2] ?? 0) - before <= maxLogs) end++;
  const range = `0x${fromBlock.toString(16)}-0x${end.toString(16)}`;
  throw new RpcError(-32602, `query exceeds max results ${maxLogs}, retry with the range ${range}`);
}

function hasTopics(chain: SyntheticChain, index: number, wanted: readonly (Set<string> | null)[]): boolean {
  const toTopic = (wallet: number | undefined) =>
    wallet === undefined || wallet === NOBODY ? ZERO_WORD : addressTopic(chain.ids.walletAddress(wallet));
  const wallets = [toTopic(chain.from[index]), toTopic(chain.to[index])];
  const token = numberTopic(chain.tokenId[index] ?? 0);
  const topics = chain.isResold[index] === 1 ? [token, ...wallets] : [...wallets, token];
  return wanted.every((set, position) => set === null || set.has(topics[position] ?? ""));
}

function joinRuns({ logs }: SyntheticChain, runs: readonly [number, number][]): Buffer[] {
  const comma = Buffer.from(",");
  return runs.flatMap(([from, to], position) =>
    position === 0 ? logs.join(from, to) : [comma, ...logs.join(from, to)],
  );
}

/** In lower case; null for any value. */
export function toSet(values: OneOrMore): Set<string> | null {
  if (values === null || values === undefined) return null;
  const list = typeof values === "string" ? [values] : values;
  return list.length === 0 ? null : new Set(list.map((value) => value.toLowerCase()));
}
