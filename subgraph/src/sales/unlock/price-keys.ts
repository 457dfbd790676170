import { BigInt } from "@graphprotocol/graph-ts";
import { TicketType } from "../../../generated/schema";
import { LockPurchase } from "./lock-purchase";
import { PurchaseReceipt } from "./purchase-receipt";

/**
 * Prices the keys that Unlock recorded no payment for: by the lock's receipt; as free when Unlock did not fail, since it
 * records nothing of keys that cost nothing; else at the lock's own price.
 * @param isRecorded whether the lock's Unlock is known, so that its silence says something
 * @returns whether lock and Unlock agree on what was paid
 */
export function priceKeys(purchase: LockPurchase, tier: TicketType | null, isRecorded: bool): bool {
  const receipt = purchase.receipt;
  const agrees = receipt === null || priceByReceipt(purchase, receipt);
  if (tier === null) return agrees;
  for (let i = 0; i < purchase.keys.length; i++) {
    const key = purchase.keys[i];
    if (key.price !== null) continue;
    if (key.isRefused) key.setPrice(tier.price, tier.currency, "DECLARED");
    else if (isRecorded) key.setPrice(BigInt.zero(), tier.currency, "SETTLED");
  }
  return agrees;
}

/** What the receipt says was paid and Unlock did not record falls evenly to the periods that are missing in its records. */
function priceByReceipt(purchase: LockPurchase, receipt: PurchaseReceipt): bool {
  const recordedCount = BigInt.fromI32(purchase.recordedCount);
  const missing = receipt.purchases.plus(receipt.extensions).minus(recordedCount);
  const rest = receipt.total.minus(purchase.recordedSum);
  const one = BigInt.fromI32(1);
  if (rest.lt(BigInt.zero()) || (missing.lt(one) && !rest.isZero())) return false;
  const unpriced = countUnpriced(purchase, receipt);
  const isExact = rest.isZero() || missing.equals(one) || receipt.tokenIds.length == 1;
  for (let i = 0; i < purchase.keys.length; i++) {
    const key = purchase.keys[i];
    if (key.price !== null || !receipt.holds(key.movement.tokenId)) continue;
    const price = missing.lt(one) ? BigInt.zero() : rest.div(missing);
    key.setPrice(price, receipt.currency, isExact ? "SETTLED" : "ESTIMATED");
    if (!isExact) key.bundleSize = unpriced;
  }
  return true;
}

function countUnpriced(purchase: LockPurchase, receipt: PurchaseReceipt): i32 {
  let count = 0;
  for (let i = 0; i < purchase.keys.length; i++) {
    if (purchase.keys[i].price === null && receipt.holds(purchase.keys[i].movement.tokenId)) count += 1;
  }
  return count;
}
