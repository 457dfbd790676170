import type { LogQuery } from "../logs/log-filter.ts";
import type { Hex, RpcLog } from "../rpc-types.ts";
import { hexBytes } from "./encode-rlp.ts";
import { keccak256 } from "./keccak.ts";

const BLOOM_LENGTH = 2 + 512;
const MOST_KNOWN = 20_000;
const BITS_OF_DIGIT = [0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4];

/** Positions of the bits of a value, each as the place of its digit in the bloom's hex and its mask therein. */
type BitPlaces = readonly { readonly at: number; readonly mask: number }[];

const known = new Map<Hex, BitPlaces>();

/** Whether a block's bloom (yellow paper, section 4.4.3) may hold an address or topic; true for what is no bloom. */
export function mayHold(bloom: Hex, value: Hex): boolean {
  if (bloom.length !== BLOOM_LENGTH) return true;
  return placesOf(value).every(({ at, mask }) => (digit(bloom.charCodeAt(at)) & mask) !== 0);
}

/** Whether the bloom may hold a log that the query asks for. */
export function mayHoldLogs(bloom: Hex, { addresses, topics0 }: LogQuery): boolean {
  const mayHoldAny = (values: readonly Hex[] | null) =>
    values === null || values.some((value) => mayHold(bloom, value));
  return mayHoldAny(addresses) && mayHoldAny(topics0);
}

/** How likely it is, from 0 to 1, that a bloom says by chance alone that it may hold a log that the query asks for. */
export function chanceOfFalseYes(bloom: Hex, { addresses, topics0 }: LogQuery): number {
  if (bloom.length !== BLOOM_LENGTH) return 1;
  let bits = 0;
  for (let at = 2; at < BLOOM_LENGTH; at++) bits += BITS_OF_DIGIT[digit(bloom.charCodeAt(at))] as number;
  const ofValue = (bits / 2048) ** 3;
  const ofAny = (values: readonly Hex[] | null) => (values === null ? 1 : 1 - (1 - ofValue) ** values.length);
  // Any bit answers a query for everything.
  if (addresses === null && topics0 === null) return bits === 0 ? 1 : 0;
  return ofAny(addresses) * ofAny(topics0);
}

/**
 * The first log whose address or topics are not in the block's bloom. With `isQuick` only the first topic is looked at:
 * the others differ from log to log, and each costs a hash.
 */
export function findLogOutsideBloom(
  bloom: Hex,
  logs: readonly RpcLog[],
  { isQuick }: { isQuick: boolean },
): RpcLog | null {
  let address = "";
  let topic: string | undefined = "";
  for (const log of logs) {
    if (isQuick && log.address === address && log.topics[0] === topic) continue;
    if (!mayHold(bloom, log.address)) return log;
    const topics = isQuick ? log.topics.slice(0, 1) : log.topics;
    if (!topics.every((value) => mayHold(bloom, value))) return log;
    address = log.address;
    topic = log.topics[0];
  }
  return null;
}

function placesOf(value: Hex): BitPlaces {
  const before = known.get(value);
  if (before !== undefined) return before;
  if (known.size >= MOST_KNOWN) known.clear();
  const hash = keccak256(hexBytes(value));
  const places = [0, 2, 4].map((pair) => {
    const bit = (((hash[pair] as number) << 8) | (hash[pair + 1] as number)) & 2047;
    return { at: BLOOM_LENGTH - 1 - (bit >> 2), mask: 1 << (bit & 3) };
  });
  known.set(value, places);
  return places;
}

/** Value of a hex digit given as its character code. */
function digit(code: number): number {
  return code <= 57 ? code - 48 : (code | 32) - 87;
}
