import { type Hex, keccak256, numberToHex, toRlp } from "viem";
import { BASE_FEE, timeOf } from "../chain/serialize.ts";

const EMPTY_TRIE = "0x56e81f171bcc55a6ff8345e692c0f86e5b48e01b996cadc001622fb5e363b421";
const NO_UNCLES = "0x1dcc4de8dec75d7aab85b567b6ccd41ad312451b948a7413f0a142fd40d49347";
const GAS_LIMIT = 30_000_000_000;

export interface HeaderParts {
  readonly number: number;
  readonly parentHash: string;
  readonly receiptsRoot: string;
  readonly logsBloom: string;
  readonly gasUsed: number;
  /** A root that means nothing. */
  readonly filler: string;
}

/** A header as JSON-RPC gives it, with the hash that it has by its fields; receipts root and bloom are true ones. */
export function makeHeader(parts: HeaderParts): Readonly<Record<string, unknown>> & { hash: string } {
  const { number, parentHash, receiptsRoot, logsBloom, gasUsed, filler } = parts;
  const header = {
    parentHash,
    sha3Uncles: NO_UNCLES,
    miner: `0x${"4d".repeat(20)}`,
    stateRoot: filler,
    transactionsRoot: filler,
    receiptsRoot,
    logsBloom,
    difficulty: "0x0",
    number: numberToHex(number),
    gasLimit: numberToHex(GAS_LIMIT),
    gasUsed: numberToHex(gasUsed),
    timestamp: numberToHex(timeOf(number)),
    extraData: "0x",
    mixHash: filler,
    nonce: "0x0000000000000000",
    baseFeePerGas: numberToHex(BASE_FEE),
    withdrawalsRoot: EMPTY_TRIE,
  };
  const quantities = new Set(["difficulty", "number", "gasLimit", "gasUsed", "timestamp", "baseFeePerGas"]);
  const fields = Object.entries(header).map(([name, value]) =>
    quantities.has(name) ? shortest(value) : (value as Hex),
  );
  return { ...header, hash: keccak256(toRlp(fields)), size: "0x400", uncles: [], withdrawals: [] };
}

/** A number's bytes without leading zeros; none for zero. */
function shortest(quantity: string): Hex {
  const digits = BigInt(quantity).toString(16);
  return digits === "0" ? "0x" : `0x${digits.padStart(digits.length + (digits.length % 2), "0")}`;
}
