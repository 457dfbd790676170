import { BigInt, Bytes } from "@graphprotocol/graph-ts";
import { HoldingLot, Sale } from "../../generated/schema";

/** Tickets of one kind with one face value each, on their way from one holder's lots to another's. */
export class LotPart {
  faceValue: BigInt | null = null;
  faceCurrency: Bytes | null = null;
  faceValueSource: string = "UNKNOWN";
  resaleCapBps: BigInt | null = null;

  constructor(public quantity: BigInt) {}
}

/** Some of the lot's tickets. */
export function partOfLot(lot: HoldingLot, quantity: BigInt): LotPart {
  const part = new LotPart(quantity);
  part.faceValue = lot.faceValue;
  part.faceCurrency = lot.faceCurrency;
  part.faceValueSource = lot.faceValueSource;
  part.resaleCapBps = lot.resaleCapBps;
  return part;
}

/**
 * What a primary sale gives its buyer: an equal share of the price is each ticket's face value. Where the price does not
 * divide it is rounded down and an estimate.
 */
export function partOfSale(sale: Sale): LotPart {
  const part = new LotPart(sale.quantity);
  part.resaleCapBps = sale.resaleCapBps;
  const faceValue = sale.faceValue;
  if (faceValue === null) return part;
  part.faceValue = faceValue.div(sale.quantity);
  part.faceCurrency = sale.faceCurrency;
  part.faceValueSource = faceValue.mod(sale.quantity).isZero() ? sale.faceValueSource : "ESTIMATED";
  return part;
}
