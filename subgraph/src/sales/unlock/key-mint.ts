import { BigInt, Bytes } from "@graphprotocol/graph-ts";
import { TokenMovement } from "../token-movement";

/** A key that a lock issued, and what its transaction tells of its price. */
export class KeyMint {
  /** Null while unknown. */
  price: BigInt | null = null;
  /** Empty while the price is unknown. */
  currency: Bytes = new Bytes(0);
  /** SETTLED, ESTIMATED, DECLARED or UNKNOWN. */
  source: string = "UNKNOWN";
  /** Keys that the price was worked out for together. */
  bundleSize: i32 = 1;
  /** Whether Unlock failed to record the purchase. */
  isRefused: bool = false;
  /** Whether it was made of another key's time instead of being sold. */
  isShared: bool = false;

  constructor(public movement: TokenMovement) {}

  setPrice(price: BigInt, currency: Bytes, source: string): void {
    this.price = price;
    this.currency = currency;
    this.source = source;
  }

  isPaid(): bool {
    const price = this.price;
    return price !== null && !price.isZero();
  }
}
