import { Bytes, ethereum } from "@graphprotocol/graph-ts";
import { dataAccount, dataNumber, isLogOf, topicAccount } from "../log-words";
import { MoneyLeg } from "../money-leg";
import { readMovements } from "../read-movements";
import { TokenMovement } from "../token-movement";
import {
  CANCEL_KEY,
  GAS_REFUNDED,
  GNP_CHANGED,
  KEY_EXTENDED,
  PAYMENT_RECEIPT,
  REFERRER_PAID,
  RENEW_KEY_PURCHASE,
  TRANSFER,
  UNLOCK_CALL_FAILED,
  WITHDRAWAL,
} from "../topics";
import { KeyMint } from "./key-mint";
import { LockPurchase } from "./lock-purchase";
import { decodeReceipt } from "./purchase-receipt";

/**
 * The keys that the lock issued, each with what Unlock recorded of it right after, and the payments that followed.
 * @param factory the lock's own Unlock: anyone can emit logs that look like its
 */
export function readLockPurchases(lock: Bytes, factory: Bytes, logs: ethereum.Log[]): LockPurchase[] {
  const reader = new PurchaseReader(lock, factory);
  for (let i = 0; i < logs.length; i++) reader.read(logs[i]);
  return reader.purchases;
}

class PurchaseReader {
  purchases: LockPurchase[] = [];
  /** Whether what follows may belong to the last purchase. */
  isOpen: bool = false;
  /** Whether Unlock's next record is of the last key. */
  isPriceDue: bool = false;

  constructor(
    public lock: Bytes,
    public factory: Bytes,
  ) {}

  read(log: ethereum.Log): void {
    if (log.topics.length == 0) return;
    if (log.address.equals(this.lock)) this.readLockLog(log);
    else if (log.address.equals(this.factory) && isLogOf(log, GNP_CHANGED, 1)) this.readRecord(log);
    else if (isLogOf(log, TRANSFER, 3) && log.data.length == 32) this.readMoney(log);
  }

  last(): LockPurchase {
    return this.purchases[this.purchases.length - 1];
  }

  readLockLog(log: ethereum.Log): void {
    const topic = log.topics[0];
    if (isLogOf(log, TRANSFER, 4)) {
      const movement = readMovements(log)[0];
      if (movement.isMint()) this.addKey(movement);
      else this.markShared(movement);
    } else if (topic.equals(PAYMENT_RECEIPT)) {
      this.readReceipt(log);
    } else if (topic.equals(REFERRER_PAID)) {
      if (this.isOpen && this.last().receipt !== null) this.last().shares.push(this.shareOf(log));
    } else if (isLogOf(log, GAS_REFUNDED, 2)) {
      if (this.isOpen) this.takeGasRefund(log);
    } else if (topic.equals(UNLOCK_CALL_FAILED)) {
      if (this.isPriceDue) this.lastKey().isRefused = true;
      this.isPriceDue = false;
    } else if (topic.equals(KEY_EXTENDED) || topic.equals(RENEW_KEY_PURCHASE)) {
      this.isPriceDue = false;
      // Periods bought in advance come before the purchase is paid, an extension of another key after it.
      if (this.isOpen && this.last().isPaid) this.isOpen = false;
    } else if (topic.equals(CANCEL_KEY) || topic.equals(WITHDRAWAL)) {
      this.isPriceDue = false;
      this.isOpen = false;
    }
  }

  lastKey(): KeyMint {
    const keys = this.last().keys;
    return keys[keys.length - 1];
  }

  addKey(movement: TokenMovement): void {
    if (!this.isOpen || this.last().isPaid) this.purchases.push(new LockPurchase());
    this.last().keys.push(new KeyMint(movement));
    this.isOpen = true;
    this.isPriceDue = true;
  }

  /** A key made of another one's time is issued to its holder and then moved there by who never had it. */
  markShared(movement: TokenMovement): void {
    if (this.purchases.length == 0) return;
    const key = this.lastKey();
    if (!key.movement.tokenId.equals(movement.tokenId) || movement.from.equals(key.movement.to)) return;
    key.isShared = true;
    this.isPriceDue = false;
  }

  readReceipt(log: ethereum.Log): void {
    const receipt = decodeReceipt(log);
    this.isPriceDue = false;
    if (this.isOpen && receipt !== null && !receipt.purchases.isZero() && !this.last().isPaid) {
      this.last().receipt = receipt;
      this.last().isPaid = true;
    } else {
      this.isOpen = false;
    }
  }

  readRecord(log: ethereum.Log): void {
    if (!this.isOpen || this.last().isPaid || !dataAccount(log, 4).equals(this.lock)) return;
    const value = dataNumber(log, 3);
    this.last().recordedSum = this.last().recordedSum.plus(value);
    this.last().recordedCount += 1;
    if (this.isPriceDue) this.lastKey().setPrice(value, dataAccount(log, 2), "SETTLED");
    this.isPriceDue = false;
  }

  readMoney(log: ethereum.Log): void {
    if (!this.isOpen) return;
    const amount = dataNumber(log, 0);
    const leg = new MoneyLeg(log.address, topicAccount(log, 1), topicAccount(log, 2), amount);
    if (amount.isZero() || leg.payer.equals(leg.recipient)) return;
    if (leg.recipient.equals(this.lock)) {
      this.last().payments.push(leg);
      this.last().isPaid = true;
    } else if (leg.payer.equals(this.lock) && this.last().isPaid) {
      this.last().payouts.push(leg);
    }
  }

  /** The log stands behind the payment that it tells of. */
  takeGasRefund(log: ethereum.Log): void {
    const purchase = this.last();
    purchase.hasGasRefund = true;
    const place = purchase.payouts.length - 1;
    if (place < 0) return;
    const leg = purchase.payouts[place];
    if (leg.recipient.equals(topicAccount(log, 1)) && leg.amount.equals(dataNumber(log, 0)))
      purchase.payouts.pop();
  }

  shareOf(log: ethereum.Log): MoneyLeg {
    return new MoneyLeg(dataAccount(log, 0), this.lock, dataAccount(log, 1), dataNumber(log, 2));
  }
}
