import { BigInt, Bytes, ethereum } from "@graphprotocol/graph-ts";
import { decodeTuple } from "../log-words";

/** What PublicLock 15 says of one purchase of keys, or of the extension of one. */
export class PurchaseReceipt {
  constructor(
    public tokenIds: BigInt[],
    public purchases: BigInt,
    public extensions: BigInt,
    public payer: Bytes,
    public currency: Bytes,
    public total: BigInt,
  ) {}

  holds(tokenId: BigInt): bool {
    for (let i = 0; i < this.tokenIds.length; i++) {
      if (this.tokenIds[i].equals(tokenId)) return true;
    }
    return false;
  }
}

/** Reads a PaymentReceipt; null when it does not decode. */
export function decodeReceipt(log: ethereum.Log): PurchaseReceipt | null {
  const decoded = decodeTuple("(uint256[],uint256,uint256,address,address,uint256)", log.data);
  if (decoded === null) return null;
  return new PurchaseReceipt(
    decoded[0].toBigIntArray(),
    decoded[1].toBigInt(),
    decoded[2].toBigInt(),
    decoded[3].toAddress(),
    decoded[4].toAddress(),
    decoded[5].toBigInt(),
  );
}
