import type { NullReason } from "@facevalue/core";
import { ratioOf } from "../ratio.ts";
import type { FiatConverter } from "./fiat-converter.ts";
import { fiatMargin, type Margin, tokenMargin } from "./measure-margin.ts";
import type { Resale } from "./resale.ts";
import { sidesOf } from "./sides-of.ts";

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
  /** Bits of `SIDES`; 0 when left out. */
  readonly sides: number;
  /** What was paid above the cap, or above face value where there is no cap; 0 when the price is unknown. */
  readonly excess: bigint;
}

const BASIS_POINTS = 10_000n;

/** Compares the amounts that are in one currency, as they are. */
export function measureInToken(resale: Resale): Measured {
  const { price, face } = resale;
  const margin = tokenMargin(resale);
  if (price === null) return leaveOut(resale, margin, "PRICE_UNKNOWN");
  if (face === null) return leaveOut(resale, margin, "FACE_UNKNOWN");
  if (face.amount !== 0n && face.currency !== price.currency)
    return leaveOut(resale, margin, "MIXED_CURRENCY");
  const amounts = { currency: price.currency, price: price.amount, face: face.amount };
  return compare(resale, margin, { ...amounts, fiatDecimals: null });
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
  const amounts = { currency: converter.fiat, price: paid, face: original };
  return compare(resale, margin, { ...amounts, fiatDecimals: converter.decimals });
}

function leaveOut(resale: Resale, margin: Margin, exclusion: NullReason): Measured {
  const nothing = { currency: null, price: 0n, face: 0n, markup: 0n, sides: 0, excess: 0n };
  return { resale, exclusion, margin, ...nothing };
}

interface Amounts {
  readonly currency: string;
  readonly price: bigint;
  readonly face: bigint;
  readonly fiatDecimals: number | null;
}

function compare(resale: Resale, margin: Margin, { currency, price, face, fiatDecimals }: Amounts): Measured {
  const capBps = resale.sale.resale_cap_bps ?? 0n;
  const markup = ratioOf(price - face, face);
  return {
    resale,
    exclusion: markup === null ? "FACE_ZERO" : null,
    currency,
    price,
    face,
    markup: markup ?? 0n,
    margin,
    sides: markup === null ? 0 : sidesOf({ price, face, capBps, fiatDecimals }),
    excess: excessOf(price, face, capBps),
  };
}

/** The highest allowed price is a whole number of smallest units, rounded down as contracts do. */
function excessOf(price: bigint, face: bigint, capBps: bigint): bigint {
  const allowed = capBps === 0n ? face : (face * capBps) / BASIS_POINTS;
  return price > allowed ? price - allowed : 0n;
}
