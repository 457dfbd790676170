import { BigInt, Bytes } from "@graphprotocol/graph-ts";
import { MoneyLeg } from "./money-leg";

/** Tickets of one token that an order sold. */
export class FillItem {
  constructor(
    public contract: Bytes,
    public tokenId: BigInt,
    public quantity: BigInt,
  ) {}
}

/** What a marketplace says of one order that was filled. */
export class Fill {
  /** The marketplace's own key of the order; empty when it has none. */
  orderHash: Bytes = new Bytes(0);
  /** Whether the order's maker sold (an ask) or bought (a bid). */
  isAsk: bool = true;
  /** Who made the order. */
  maker: Bytes = new Bytes(0);
  /** Who took the ask, or made the bid that it was matched with; empty when the log does not say. */
  matchedBuyer: Bytes = new Bytes(0);
  /** Everything that was sold. */
  items: FillItem[] = [];
  /** What the buyer gave, per currency; empty when the order does not say. */
  paid: MoneyLeg[] = [];
  /** Who received what; empty when the order does not say. */
  legs: MoneyLeg[] = [];
  /** Whether tokens that have no price were a part of the payment. */
  isBarter: bool = false;
  /** Whether `legs` holds everything but the seller's own part. */
  hasEveryLeg: bool = true;

  constructor(
    public marketplace: Bytes,
    public logIndex: i32,
  ) {}

  /** Place of the token among the items; -1 when it was not sold. */
  placeOf(contract: Bytes, tokenId: BigInt): i32 {
    for (let i = 0; i < this.items.length; i++) {
      if (this.items[i].contract.equals(contract) && this.items[i].tokenId.equals(tokenId)) return i;
    }
    return -1;
  }

  /** Tickets sold of each token. */
  quantities(): BigInt[] {
    const quantities: BigInt[] = [];
    for (let i = 0; i < this.items.length; i++) quantities.push(this.items[i].quantity);
    return quantities;
  }
}
