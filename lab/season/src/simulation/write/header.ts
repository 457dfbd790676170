import { keccak256 } from "@facevalue/rpc/proof";
import type { Hex } from "viem";
import { BASE_FEE } from "../actions/world-block.ts";
import { rlpBytes, rlpList, rlpNumber } from "./rlp-hex.ts";
import { quantity } from "./words.ts";

export const EMPTY_TRIE = "0x56e81f171bcc55a6ff8345e692c0f86e5b48e01b996cadc001622fb5e363b421";
export const ZERO_HASH: Hex = `0x${"0".repeat(64)}`;
export const BLOCK_GAS_LIMIT = 1_000_000_000n;
const NO_UNCLES = "0x1dcc4de8dec75d7aab85b567b6ccd41ad312451b948a7413f0a142fd40d49347";
const NO_REQUESTS = "0xe3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
const NOBODY = `0x${"0".repeat(40)}`;

export interface HeaderParts {
  readonly number: number;
  readonly time: number;
  readonly parentHash: Hex;
  readonly transactionsRoot: string;
  readonly receiptsRoot: string;
  readonly logsBloom: string;
  readonly gasUsed: bigint;
  /** Encoded transactions in hex digits, for the block's size. */
  readonly encoded: readonly string[];
}

/**
 * A header as JSON-RPC gives it, whose hash is that of its fields. Its roots of transactions and receipts are true ones; its
 * state root is that of an empty state, since nobody executed it.
 */
export function makeHeader(parts: HeaderParts): Readonly<Record<string, unknown>> & { readonly hash: Hex } {
  const { number, time, parentHash, transactionsRoot, receiptsRoot, logsBloom, gasUsed, encoded } = parts;
  const hashes = [parentHash, NO_UNCLES, NOBODY, EMPTY_TRIE, transactionsRoot, receiptsRoot, logsBloom];
  const numbers = [0, number, BLOCK_GAS_LIMIT, gasUsed, time];
  const digits = (values: readonly string[]) => values.map((value) => rlpBytes(value.slice(2))).join("");
  const header = rlpList(
    digits(hashes) +
      numbers.map(rlpNumber).join("") +
      digits(["0x", ZERO_HASH, "0x0000000000000000"]) +
      rlpNumber(BASE_FEE) +
      digits([EMPTY_TRIE]) +
      "8080" +
      digits([ZERO_HASH, NO_REQUESTS]),
  );
  const transactions = rlpList(encoded.map(rlpBytes).join(""));
  const hash = keccak256(Buffer.from(header, "hex")).toString("hex");
  return {
    hash: `0x${hash}`,
    parentHash,
    sha3Uncles: NO_UNCLES,
    miner: NOBODY,
    stateRoot: EMPTY_TRIE,
    transactionsRoot,
    receiptsRoot,
    logsBloom,
    difficulty: "0x0",
    number: quantity(number),
    gasLimit: quantity(BLOCK_GAS_LIMIT),
    gasUsed: quantity(gasUsed),
    timestamp: quantity(time),
    extraData: "0x",
    mixHash: ZERO_HASH,
    nonce: "0x0000000000000000",
    baseFeePerGas: quantity(BASE_FEE),
    withdrawalsRoot: EMPTY_TRIE,
    blobGasUsed: "0x0",
    excessBlobGas: "0x0",
    parentBeaconBlockRoot: ZERO_HASH,
    requestsHash: NO_REQUESTS,
    totalDifficulty: "0x0",
    size: quantity(rlpList(`${header}${transactions}c0c0`).length / 2),
    uncles: [],
    withdrawals: [],
  };
}
