import type { NullReason } from "@facevalue/core";
import { ratioOf } from "../ratio.ts";
import type { FiatConverter } from "./fiat-converter.ts";
import { fiatMargin, type Margin, tokenMargin } from "./measure-margin.ts";
import type { Resale } from "./resale.ts";

/** A resale in one basis. */
export interface Measured {
  readonly resale: Resale;
  /** Why the resale is left out; null when it is measured. */
  readonly exclusion: NullReason | null;
  /** What price and face value are in; null when the price is unknown in this basis. */
  readonly currency: string | null;
  /** All-in price; 0 when unknown. */
  readonly price: bigint;
  readonly face: bigint;
  /** price / face - 1 as a count of 10^-18; 0 when left out. */
  readonly markup: bigint;
  readonly margin: Margin;
}

/** Compares the amounts that are in one currency, as they are. */
export function measureInToken(resale: Resale): Measured {
  const { price, face } = resale;
  const margin = tokenMargin(resale);
  if (price === null) return leaveOut(resale, margin, "PRICE_UNKNOWN");
  if (face === null) return leaveOut(resale, margin, "FACE_UNKNOWN");
  if (face.amount !== 0n && face.currency !== price.currency)
    return leaveOut(resale, margin, "MIXED_CURRENCY");
  return compare(resale, margin, { currency: price.currency, price: price.amount, face: face.amount });
}

/** Compares the amounts in the event's fiat, each converted at its own time. */
export function measureInFiat(resale: Resale, converter: FiatConverter | null): Measured {
  const { price, face } = resale;
  const margin = fiatMargin(resale, converter);
  if (price === null) return leaveOut(resale, margin, "PRICE_UNKNOWN");
  if (face === null) return leaveOut(resale, margin, "FACE_UNKNOWN");
  if (converter === null) return leaveOut(resale, margin, "EVENT_CURRENCY_UNKNOWN");
  const paid = converter.convert(price);
  if (typeof paid === "string") return leaveOut(resale, margin, paid);
  const original = face.amount === 0n ? 0n : converter.convertFace(face);
  if (typeof original === "string") return leaveOut(resale, margin, original);
  return compare(resale, margin, { currency: converter.fiat, price: paid, face: original });
}

function leaveOut(resale: Resale, margin: Margin, exclusion: NullReason): Measured {
  return { resale, exclusion, currency: null, price: 0n, face: 0n, markup: 0n, margin };
}

function compare(
  resale: Resale,
  margin: Margin,
  amounts: Pick<Measured, "currency" | "price" | "face">,
): Measured {
  const markup = ratioOf(amounts.price - amounts.face, amounts.face);
  return {
    resale,
    exclusion: markup === null ? "FACE_ZERO" : null,
    ...amounts,
    markup: markup ?? 0n,
    margin,
  };
}
