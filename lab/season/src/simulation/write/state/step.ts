import type { Address, Hex } from "viem";
import type { LogDraft } from "../abi-codec.ts";

/** A call that an action makes, and what it emits. */
export interface Step {
  readonly to: Address;
  /** Native coin sent along in wei. */
  readonly value: bigint;
  readonly data: Hex;
  readonly logs: readonly LogDraft[];
}

/** Who calls, and when: unix seconds of the block. */
export interface Caller {
  readonly account: Address;
  readonly now: number;
}
