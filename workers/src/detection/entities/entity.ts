import type { Link } from "../links/link.ts";

/** Wallets that are taken to be in one hand. */
export interface Entity {
  /** The smallest address of its wallets, hex with 0x. */
  readonly id: string;
  /** Wallet numbers, ascending. */
  readonly wallets: readonly number[];
  /** Between its wallets; empty for an entity of one. */
  readonly links: readonly Link[];
  /** Share of pairs of its wallets that stay connected when links are dropped as often as they may be spurious, 0 to 1; 1 for one wallet. */
  readonly confidence: number;
}
