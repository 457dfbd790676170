import { keccak256 } from "@facevalue/rpc/proof";
import type { Address, Hex } from "viem";
import { BASE_FEE } from "../actions/world-block.ts";
import type { LogDraft } from "./abi-codec.ts";
import { rlpBytes, rlpList, rlpNumber } from "./rlp-hex.ts";

/** What is known of a transaction before its block is sealed. */
export interface DraftTransaction {
  readonly hash: Hex;
  readonly from: Address;
  /** Null for a deployment. */
  readonly to: Address | null;
  readonly contractAddress: Address | null;
  readonly nonce: number;
  readonly gasPrice: bigint;
  readonly gas: bigint;
  readonly value: bigint;
  readonly data: Hex;
  readonly logs: readonly LogDraft[];
  /** As a deployment's or another transaction's estimate; see `estimatedGas`. */
  readonly gasUsed: bigint;
  /** EIP-2718 encoding in hex digits. */
  readonly encoded: string;
}

/**
 * An EIP-1559 transaction that nobody signed: worlds hold no keys. Its hash is over its encoding with an empty signature,
 * followed by the sender, as development chains do for accounts that they impersonate.
 */
export function draftTransaction(
  chainId: number,
  parts: Omit<DraftTransaction, "hash" | "encoded">,
): DraftTransaction {
  const { from, to, nonce, gasPrice, gas, value, data } = parts;
  const fields =
    rlpNumber(chainId) +
    rlpNumber(nonce) +
    rlpNumber(gasPrice - BASE_FEE) +
    rlpNumber(gasPrice) +
    rlpNumber(gas) +
    rlpBytes(to === null ? "" : to.slice(2)) +
    rlpNumber(value) +
    rlpBytes(data.slice(2));
  const encoded = `02${rlpList(`${fields}c0808080`)}`;
  const hash = keccak256(Buffer.from(`${rlpBytes(encoded)}${from.slice(2)}`, "hex"));
  return { ...parts, hash: `0x${hash.toString("hex")}`, encoded };
}
