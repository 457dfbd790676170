import type { Address } from "viem";
import type { AccountAction, CallAction } from "./account-actions.ts";

/** What one transaction does. It tells nothing of who is behind it and why: the truth travels beside it. */
export type Action = CallAction | AccountAction;

export interface WorldTransaction {
  /** An account without code, which signs and pays the gas. Its nonce counts its transactions. */
  readonly sender: Address;
  /** Wei per unit of gas, all in, at least BASE_FEE. */
  readonly gasPrice: bigint;
  readonly action: Action;
}

export interface WorldBlock {
  /** Without gaps from FIRST_WORLD_BLOCK: only blocks in which something happens exist. */
  readonly number: number;
  /** Unix seconds, later than the block before. */
  readonly time: number;
  readonly transactions: readonly WorldTransaction[];
}

/** Base fee of every block in wei. */
export const BASE_FEE = 10_000_000n;
/** Block 0 is the genesis, in block 1 the contracts of the world are deployed. */
export const FIRST_WORLD_BLOCK = 2;
