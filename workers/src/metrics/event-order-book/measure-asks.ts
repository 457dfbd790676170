import { medianOf, type NullReason } from "@facevalue/core";
import { ratioOf } from "../ratio.ts";
import type { Ask } from "./read-orders.ts";

type Figure =
  | { readonly value: bigint; readonly reason: null }
  | { readonly value: null; readonly reason: NullReason };

/** What the asks of one book come to. */
export interface AskFigures {
  readonly getIn: Figure;
  readonly getInPremium: Figure;
  readonly floorToFace: Figure;
  readonly median: bigint | null;
  readonly sellers: number;
  readonly tickets: number;
  /** Tickets on offer at most so many per cent above the get-in price; null without one. */
  readonly depthAt: (percent: bigint) => number | null;
}

const none = (reason: NullReason) => ({ value: null, reason }) as const;

/** @param asks cheapest first */
export function measureAsks(asks: readonly Ask[]): AskFigures {
  const [cheapest, second] = firstOfSellers(asks);
  const getIn =
    second !== undefined ? known(second.price) : none(cheapest === undefined ? "NOT_LISTED" : "LOW_N");
  return {
    getIn,
    getInPremium: second === undefined ? getIn : lessOne(againstFace(second)),
    floorToFace: cheapest === undefined ? none("NOT_LISTED") : againstFace(cheapest),
    median: medianOf(asks.map(({ price }) => price)),
    sellers: new Set(asks.map(({ seller }) => seller)).size,
    tickets: ticketCount(asks),
    depthAt: (percent) =>
      second === undefined
        ? null
        : ticketCount(asks.filter(({ price }) => price * 100n <= second.price * (100n + percent))),
  };
}

export function ticketCount(asks: readonly Ask[]): number {
  return new Set(asks.map(({ ticket }) => ticket)).size;
}

/** The cheapest ask, and the cheapest of anybody else: a lone seller's price is what that seller wants it to look like. */
function firstOfSellers(asks: readonly Ask[]): [Ask?, Ask?] {
  const [cheapest] = asks;
  if (cheapest === undefined) return [];
  return [cheapest, asks.find(({ seller }) => seller !== cheapest.seller)];
}

function againstFace({ price, currency, face_value, face_currency }: Ask): Figure {
  if (face_value === null || face_currency === null) return none("FACE_UNKNOWN");
  if (face_currency !== currency) return none("MIXED_CURRENCY");
  const ratio = ratioOf(price, face_value);
  return ratio === null ? none("FACE_ZERO") : known(ratio);
}

function lessOne(figure: Figure): Figure {
  return figure.value === null ? figure : known(figure.value - 10n ** 18n);
}

function known(value: bigint): Figure {
  return { value, reason: null };
}
