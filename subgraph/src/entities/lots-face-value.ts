import { BigInt } from "@graphprotocol/graph-ts";
import { Sale } from "../../generated/schema";
import { isSameAccount, isSameNumber } from "./holding-lots";
import { LotPart } from "./lot-part";

/** Whether the tickets of at least one part were sold by the organizer before. */
export function hasSoldTickets(parts: LotPart[]): bool {
  for (let i = 0; i < parts.length; i++) {
    if (parts[i].faceValue !== null) return true;
  }
  return false;
}

/**
 * Pins to the resale the face value of the tickets that it moves, in sum: not known when it is not of one of them, or when
 * they differ in currency; an estimate when it is of one of them. The same for the cap, which has to be one for all.
 */
export function sumFaceValues(sale: Sale, parts: LotPart[]): void {
  const first = parts[0];
  sale.resaleCapBps = isOneCap(parts) ? first.resaleCapBps : null;
  let sum = BigInt.zero();
  for (let i = 0; i < parts.length; i++) {
    const faceValue = parts[i].faceValue;
    if (faceValue === null || !isSameAccount(parts[i].faceCurrency, first.faceCurrency)) return;
    sum = sum.plus(faceValue.times(parts[i].quantity));
  }
  sale.faceValue = sum;
  sale.faceCurrency = first.faceCurrency;
  sale.faceValueSource = weakestSource(parts);
}

function isOneCap(parts: LotPart[]): bool {
  for (let i = 1; i < parts.length; i++) {
    if (!isSameNumber(parts[i].resaleCapBps, parts[0].resaleCapBps)) return false;
  }
  return true;
}

/** Free tickets among others do not change how the others' face value is known. */
function weakestSource(parts: LotPart[]): string {
  const sources = ["ESTIMATED", "DECLARED", "SETTLED"];
  for (let i = 0; i < sources.length; i++) {
    for (let j = 0; j < parts.length; j++) {
      if (parts[j].faceValueSource == sources[i]) return sources[i];
    }
  }
  return "COMP";
}
