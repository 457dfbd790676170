import { type Hex, hexToBytes, keccak256, toHex, toRlp } from "viem";
import type { FakeLogSpec } from "./fake-chain.ts";

interface HeaderFields {
  readonly number: number;
  readonly parentHash: string;
  readonly timestamp: number;
  /** Whatever else makes the block differ from others. */
  readonly transactionsRoot: string;
}

const ZERO_HASH: Hex = `0x${"0".repeat(64)}`;
const MINER: Hex = `0x${"0".repeat(38)}bb`;
const GAS_LIMIT = 30_000_000;
const BASE_FEE = 7;

/** A header as JSON-RPC shows it, with the bloom of these logs and the hash that its fields give. */
export function sealHeader(fields: HeaderFields, logs: readonly FakeLogSpec[]) {
  const header = {
    parentHash: fields.parentHash,
    sha3Uncles: ZERO_HASH,
    miner: MINER,
    stateRoot: ZERO_HASH,
    transactionsRoot: fields.transactionsRoot,
    receiptsRoot: ZERO_HASH,
    logsBloom: bloomOf(logs),
    difficulty: "0x0",
    number: toHex(fields.number),
    gasLimit: toHex(GAS_LIMIT),
    gasUsed: "0x0",
    timestamp: toHex(fields.timestamp),
    extraData: "0x",
    mixHash: ZERO_HASH,
    nonce: "0x0000000000000000",
    baseFeePerGas: toHex(BASE_FEE),
  };
  const quantities = new Set(["difficulty", "number", "gasLimit", "gasUsed", "timestamp", "baseFeePerGas"]);
  const items = Object.entries(header).map(([name, value]) => toItem(value, quantities.has(name)));
  return { ...header, hash: keccak256(toRlp(items)) };
}

function toItem(value: string, isQuantity: boolean): Hex {
  if (!isQuantity) return value as Hex;
  if (value === "0x0") return "0x";
  return value.length % 2 === 0 ? (value as Hex) : `0x0${value.slice(2)}`;
}

const bits = new Map<string, readonly number[]>();

function bloomOf(logs: readonly FakeLogSpec[]): Hex {
  const bloom = new Uint8Array(256);
  for (const bit of logs.flatMap(({ address, topic0, indexed = [] }) =>
    [address, topic0, ...indexed].flatMap(bitsOf),
  )) {
    const at = 255 - Math.floor(bit / 8);
    bloom[at] = (bloom[at] as number) | (1 << (bit % 8));
  }
  return toHex(bloom);
}

function bitsOf(value: string): readonly number[] {
  const known = bits.get(value);
  if (known !== undefined) return known;
  const hash = hexToBytes(keccak256(value as Hex));
  const found = [0, 2, 4].map((at) => (((hash[at] as number) << 8) + (hash[at + 1] as number)) % 2048);
  bits.set(value, found);
  return found;
}
