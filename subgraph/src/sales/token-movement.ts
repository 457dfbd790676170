import { Address, BigInt, Bytes } from "@graphprotocol/graph-ts";
import { positionedKey } from "../keys/entity-keys";

/** Tickets of one token that one log moved from one account to another. */
export class TokenMovement {
  constructor(
    public contract: Bytes,
    public tokenId: BigInt,
    public quantity: BigInt,
    public from: Bytes,
    public to: Bytes,
    public logIndex: i32,
    /** Place among what the log moves; -1 when it moves one token only. */
    public position: i32,
  ) {}

  /** Id of the row that tells this movement, and of the sale that it delivers. */
  key(transaction: Bytes): Bytes {
    return positionedKey(transaction, this.logIndex, this.position);
  }

  isMint(): bool {
    return this.from.equals(Address.zero());
  }

  isAt(other: TokenMovement): bool {
    return this.logIndex == other.logIndex && this.position == other.position;
  }

  isOf(contract: Bytes, tokenId: BigInt): bool {
    return this.contract.equals(contract) && this.tokenId.equals(tokenId);
  }
}
