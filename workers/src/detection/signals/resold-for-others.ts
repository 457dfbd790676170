import type { Gift, LogPlace, Resale } from "./dossier.ts";
import { measured, type Signal, unknown } from "./signal.ts";
import { resoldTickets } from "./ticket-flow.ts";

/**
 * Distinct people who moved tickets to the entity without a price that it then sold above face value: what buying through other
 * people's wallets looks like.
 */
export const resoldForOthers: Signal = {
  code: "SIDE-02",
  family: "SIDE",
  version: 1,
  measure(dossier) {
    const received = dossier.gifts.filter(({ isOut }) => !isOut);
    if (received.length === 0) return unknown("NO_GIFTS");
    const gifts = new Map(received.map((gift) => [keyOf(gift), gift]));
    const handed = resoldTickets(dossier).flatMap(({ sale, source }) => {
      const gift = source?.how === "GIFT" ? gifts.get(keyOf(source)) : undefined;
      return gift === undefined ? [] : [{ sale, gift, isAbove: isAboveFace(sale) }];
    });
    if (handed.length > 0 && handed.every(({ isAbove }) => isAbove === null)) return unknown("FACE_UNKNOWN");
    const above = handed.filter(({ isAbove }) => isAbove);
    if (above.length === 0)
      return measured(
        0,
        received,
        handed.map(({ sale }) => sale),
      );
    return measured(
      new Set(above.map(({ gift }) => gift.peer)).size,
      above.map(({ gift }) => gift),
      above.map(({ sale }) => sale),
    );
  },
};

function keyOf({ at, ticket }: Pick<Gift, "ticket"> & { readonly at: LogPlace }): string {
  return `${at.block}:${at.logIndex}:${ticket}`;
}

/** Null where the price or the face value is unknown, or they are in different currencies. */
function isAboveFace({ price, faceValue, currency, faceCurrency }: Resale): boolean | null {
  if (price === null || faceValue === null || currency < 0 || currency !== faceCurrency) return null;
  return price > faceValue;
}
