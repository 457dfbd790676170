import { Bytes } from "@graphprotocol/graph-ts";

const topic = (text: string): Bytes => Bytes.fromHexString(text);

/** Transfer(address,address,uint256): ERC-721 with four topics, ERC-20 with three. */
export const TRANSFER = topic("0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef");
/** ConsecutiveTransfer(uint256,uint256,address,address), ERC-2309. */
export const CONSECUTIVE_TRANSFER = topic(
  "0xdeaa91b6123d068f5821d0fb0678463d1a8a6079fe8af5de3ce5e896dcf9133d",
);
/** TransferSingle(address,address,address,uint256,uint256), ERC-1155. */
export const TRANSFER_SINGLE = topic("0xc3d58168c5ae7397731d063d5bbf3d657854427343f4c083240f7aacaa2d0f62");
/** TransferBatch(address,address,address,uint256[],uint256[]), ERC-1155. */
export const TRANSFER_BATCH = topic("0x4a39dc06d4c0dbc64b70af90fd698a233a518aa5d07e595d983b8c0526c8f7fb");
/** OrderFulfilled(bytes32,address,address,address,SpentItem[],ReceivedItem[]) of Seaport 1.1 to 1.6. */
export const ORDER_FULFILLED = topic("0x9d9af8e38d66c62e2c12f0225249fd9d721c54b83f48d9352c97c6cacdcb6f31");
/** OrdersMatched(bytes32[]) of Seaport 1.4 to 1.6. */
export const ORDERS_MATCHED = topic("0x4b9f2d36e1b4c93de62cc077b00b1a91d84b6c31b4a14e012718dcca230689e7");
/** BuyListingERC721(address,address,address,address,address,uint256,uint256) of Payment Processor 2. */
export const BUY_LISTING_721 = topic("0xffb29e9cf48456d56b6d414855b66a7ec060ce2054dcb124a1876310e1b7355c");
/** AcceptOfferERC721(address,address,address,address,address,uint256,uint256) of Payment Processor 2. */
export const ACCEPT_OFFER_721 = topic("0x8b87c0b049fe52718fe6ff466b514c5a93c405fb0de8fbd761a23483f9f9e198");
/** BuyListingERC1155(address,address,address,address,address,uint256,uint256,uint256) of Payment Processor 2. */
export const BUY_LISTING_1155 = topic("0x1217006325a98bdcc6afc9c44965bb66ac7460a44dc57c2ac47622561d25c45a");
/** AcceptOfferERC1155(address,address,address,address,address,uint256,uint256,uint256) of Payment Processor 2. */
export const ACCEPT_OFFER_1155 = topic("0x6f4c56c4b9a9d2479f963d802b19d17b02293ce1225461ac0cb846c482ee3c3e");
/** Resold(uint256,address,uint256,uint256,address,address,address,uint256,uint256,uint256) of ticket events, version 1. */
export const RESOLD = topic("0xa5c7baf6d2ea58f955a6e8365b0f104c34c391343924af1d18527dfb071dd23a");
/** GNPChanged(uint256,uint256,address,uint256,address) of Unlock. */
export const GNP_CHANGED = topic("0x3b50eb9d9b4a8db204f2928c9e572c2865b0d02803493ccb6aa256848323ebb7");
/** PaymentReceipt(uint256[],uint256,uint256,address,address,uint256) of PublicLock 15. */
export const PAYMENT_RECEIPT = topic("0x11b468ecf06bc0fc24b28943bae35c968062beaa93da530a0916484cab5fd244");
/** ReferrerPaid(address,address,uint256) of PublicLock 15. */
export const REFERRER_PAID = topic("0x7b738c16aedc7a7aa4707eff83812b3bac54bd9e9a5acc8d019203de20634988");
/** KeyExtended(uint256,uint256) of PublicLock 10 to 15. */
export const KEY_EXTENDED = topic("0x3ca112768ff7861e008ace1c11570c52e404c043e585545b5957a1e20961dde3");
/** RenewKeyPurchase(address,uint256) of PublicLock 9. */
export const RENEW_KEY_PURCHASE = topic("0x872bd7c99ad5e7b6ed7f0a890f348839cb8e225c9deaa3909afedae54c93d17d");
/** UnlockCallFailed(address,address) of PublicLock. */
export const UNLOCK_CALL_FAILED = topic("0x6b18946261693dfd6c760d986b28ad2238b5b0267f8e5b6bc40a2f998e2f20ac");
/** CancelKey(uint256,address,address,uint256) of PublicLock. */
export const CANCEL_KEY = topic("0x0a7068a9989857441c039a14a42b67ed71dd1fcfe5a9b17cc87b252e47bce528");
/** Withdrawal(address,address,address,uint256) of PublicLock. */
export const WITHDRAWAL = topic("0x342e7ff505a8a0364cd0dc2ff195c315e43bce86b204846ecd36913e117b109e");
/** GasRefunded(address,uint256,address) of PublicLock. */
export const GAS_REFUNDED = topic("0x522a883b471164223f18b50f326da8671372b64b4792eac0e63d447e714c3e3b");
/** RoleGranted(bytes32,address,address) of PublicLock. */
export const ROLE_GRANTED = topic("0x2f8788117e7eff1d82e926ec794901d17c78024a50270940304540a733656f0d");
