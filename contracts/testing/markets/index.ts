export { approveItems } from "./approve-items.ts";
export { buyThroughRouter, runThroughRouter } from "./buy-through-router.ts";
export { type ContractCall, callsOf } from "./calls.ts";
export { createLock, disownLock, type Lock, type LockTerms } from "./create-lock.ts";
export { deploySeaport, type Seaport } from "./deploy-seaport.ts";
export { deployUnlock, type LockVersion, type Unlock } from "./deploy-unlock.ts";
export * from "./emitters.ts";
export {
  type Ask,
  type Bid,
  fulfillAsk,
  fulfillBid,
  fulfillmentCall,
  fulfillPart,
  type OrderPart,
  seaportCalls,
  signAsk,
  signBid,
} from "./fulfill-orders.ts";
export {
  erc20Item,
  erc721Item,
  erc1155Item,
  type Item,
  nativeItem,
  type Payment,
  payTo,
} from "./items.ts";
export {
  cancelAndRefund,
  expireAndRefund,
  grantKeys,
  setReferrerFee,
  shareKey,
  transferKey,
  updatePricing,
} from "./manage-keys.ts";
export { fulfillPrivateSale, matchOrders } from "./match-orders.ts";
export { nameLogs } from "./name-logs.ts";
export { extendKey, type KeyPurchase, lockCalls, purchaseCall, purchaseKeys } from "./purchase-keys.ts";
export type { SignedOrder } from "./sign-order.ts";
export { sweepAsks } from "./sweep-orders.ts";
export { deployTestTokens, erc20Calls, erc721Calls, erc1155Calls, type TestTokens } from "./test-tokens.ts";
export { addressOf, deploy, type MarketClient, type Sender, transact } from "./transact.ts";
