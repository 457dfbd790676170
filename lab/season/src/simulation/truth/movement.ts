import type { Address } from "viem";

export type MovementKind =
  | "primary"
  | "comp"
  | "resale"
  /** Part of the price is paid off the chain. */
  | "resale_side"
  | "wash"
  | "gift"
  /** All of the price is paid off the chain. */
  | "gift_side"
  | "custody";

/** One movement of a ticket as it really was. Amounts in the smallest unit of the currency. */
export interface Movement {
  readonly kind: MovementKind;
  readonly armsLength: boolean;
  readonly tickets: Address;
  readonly eventId: number;
  readonly tierId: number;
  readonly tokenId: number;
  readonly seller: Address;
  readonly buyer: Address;
  readonly currency: Address;
  /** What the chain shows. */
  readonly price: bigint;
  /** With what was paid beside the chain; null where nothing was really sold. */
  readonly truePrice: bigint | null;
  readonly royalty: bigint;
  readonly fee: bigint;
  readonly face: bigint;
}
