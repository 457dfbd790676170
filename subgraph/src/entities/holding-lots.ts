import { BigInt, Bytes, ethereum } from "@graphprotocol/graph-ts";
import { Holding, HoldingLot } from "../../generated/schema";
import { holdingLotKey } from "../keys/entity-keys";
import { LotPart, partOfLot } from "./lot-part";

/** The holder's oldest tickets, not taken yet; those that no lot holds come last, of unknown face value. */
export function readOldestTickets(holding: Holding, quantity: BigInt): LotPart[] {
  const parts: LotPart[] = [];
  let rest = quantity;
  for (let number = holding.firstLot; number < holding.nextLot && !rest.isZero(); number++) {
    const lot = HoldingLot.load(holdingLotKey(holding.id, number));
    if (lot === null) continue;
    const part = partOfLot(lot, smaller(lot.quantity, rest));
    rest = rest.minus(part.quantity);
    parts.push(part);
  }
  if (!rest.isZero()) parts.push(new LotPart(rest));
  return parts;
}

/** Takes the holder's oldest tickets away, as many as the lots hold; the holding is not saved. */
export function removeOldestTickets(holding: Holding, quantity: BigInt): void {
  let rest = quantity;
  while (holding.firstLot < holding.nextLot && !rest.isZero()) {
    const lot = HoldingLot.load(holdingLotKey(holding.id, holding.firstLot));
    if (lot !== null) {
      const taken = smaller(lot.quantity, rest);
      rest = rest.minus(taken);
      lot.quantity = lot.quantity.minus(taken);
      lot.save();
      if (!lot.quantity.isZero()) return;
    }
    holding.firstLot += 1;
  }
}

/** Adds tickets behind the holder's others; the holding is not saved. */
export function addTickets(holding: Holding, part: LotPart, log: ethereum.Event): void {
  if (holding.firstLot < holding.nextLot) {
    const last = HoldingLot.load(holdingLotKey(holding.id, holding.nextLot - 1));
    if (last !== null && isAlike(last, part, log)) {
      last.quantity = last.quantity.plus(part.quantity);
      last.save();
      return;
    }
  }
  const lot = new HoldingLot(holdingLotKey(holding.id, holding.nextLot));
  lot.holding = holding.id;
  lot.quantity = part.quantity;
  lot.faceValue = part.faceValue;
  lot.faceCurrency = part.faceCurrency;
  lot.faceValueSource = part.faceValueSource;
  lot.resaleCapBps = part.resaleCapBps;
  lot.receivedAt = log.block.timestamp;
  lot.save();
  holding.nextLot += 1;
}

/** Whether nothing tells the part's tickets from those of the lot, so that one lot holds both. */
function isAlike(lot: HoldingLot, part: LotPart, log: ethereum.Event): bool {
  if (!lot.receivedAt.equals(log.block.timestamp) || lot.faceValueSource != part.faceValueSource)
    return false;
  if (!isSameNumber(lot.faceValue, part.faceValue)) return false;
  return (
    isSameNumber(lot.resaleCapBps, part.resaleCapBps) && isSameAccount(lot.faceCurrency, part.faceCurrency)
  );
}

export function isSameNumber(one: BigInt | null, other: BigInt | null): bool {
  if (one === null || other === null) return one === null && other === null;
  return one.equals(other);
}

export function isSameAccount(one: Bytes | null, other: Bytes | null): bool {
  if (one === null || other === null) return one === null && other === null;
  return one.equals(other);
}

function smaller(one: BigInt, other: BigInt): BigInt {
  return one.lt(other) ? one : other;
}
