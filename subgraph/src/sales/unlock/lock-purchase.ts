import { BigInt, Bytes } from "@graphprotocol/graph-ts";
import { MoneyLeg } from "../money-leg";
import { KeyMint } from "./key-mint";
import { PurchaseReceipt } from "./purchase-receipt";

/** Keys that a lock issued in one call, and the money that moved for them as far as the logs tell. */
export class LockPurchase {
  keys: KeyMint[] = [];
  /** Version 15 only. */
  receipt: PurchaseReceipt | null = null;
  /** Sum of what Unlock recorded, periods bought in advance included. */
  recordedSum: BigInt = BigInt.zero();
  recordedCount: i32 = 0;
  /** Whether the payment was told, so that a further key belongs to another purchase. */
  isPaid: bool = false;
  /** ERC-20 payments to the lock. */
  payments: MoneyLeg[] = [];
  /** ERC-20 payments by the lock, without what it gave back for gas. */
  payouts: MoneyLeg[] = [];
  /** Whether the lock gave back a part of what was paid, for gas. */
  hasGasRefund: bool = false;
  /** What version 15 says that it paid to referrers. */
  shares: MoneyLeg[] = [];

  /** Place of the key among those that cost something; -1 when it cost nothing or its price is unknown. */
  paidPlaceOf(key: KeyMint): i32 {
    let place = 0;
    for (let i = 0; i < this.keys.length; i++) {
      if (!this.keys[i].isPaid()) continue;
      if (this.keys[i].movement.logIndex == key.movement.logIndex) return place;
      place += 1;
    }
    return -1;
  }

  /** Prices of the keys that cost something. */
  paidPrices(): BigInt[] {
    const prices: BigInt[] = [];
    for (let i = 0; i < this.keys.length; i++) {
      const price = this.keys[i].price;
      if (price !== null && !price.isZero()) prices.push(price);
    }
    return prices;
  }

  /** Who paid for the key; null when nothing but the transaction's sender is known. */
  payerOf(key: KeyMint): Bytes | null {
    const receipt = this.receipt;
    if (receipt !== null && receipt.holds(key.movement.tokenId)) return receipt.payer;
    if (!key.isPaid()) return null;
    for (let i = 0; i < this.payments.length; i++) {
      if (this.payments[i].currency.equals(key.currency)) return this.payments[i].payer;
    }
    return null;
  }
}
