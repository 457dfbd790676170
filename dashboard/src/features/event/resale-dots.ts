import { shiftDecimals } from "../../format/decimal-string.ts";
import type { Money, MoneyCurrency } from "../../format/money.ts";
import type { EventChartsQuery } from "../../generated/graphql.ts";

export type ResalePoint = NonNullable<EventChartsQuery["event"]>["resalePoints"][number];

/** Where a price lies against the ticket's face value. */
export type DotPosition = "above" | "at" | "below" | "unmeasured";

/** One resale on the chart. `price` is a coordinate, per ticket; what is written comes from `point`. */
export interface ResaleDot {
  readonly timeMs: number;
  readonly price: number;
  readonly position: DotPosition;
  readonly isOverCap: boolean;
  readonly point: ResalePoint;
}

/** A level across the chart: a face value or the highest price allowed. */
export interface PriceLevel {
  readonly kind: "face" | "cap";
  readonly price: number;
  readonly money: Money;
}

/** Resales in the currency that most of them were paid in. */
export interface ResaleScatter {
  readonly currency: MoneyCurrency | null;
  readonly dots: readonly ResaleDot[];
  /** Levels, lowest first; a level per tier. Empty when there are too many to tell apart. */
  readonly levels: readonly PriceLevel[];
  /** Resales in other currencies, which have no place on this axis. */
  readonly otherCurrencyCount: number;
}

const MAX_LEVELS_OF_A_KIND = 4;

/** Shapes resales for the chart of price against face value. */
export function buildResaleScatter(points: readonly ResalePoint[]): ResaleScatter {
  const currency = commonestCurrency(points);
  const shown = points.filter((point) => point.price.currency.id === currency?.id);
  return {
    currency,
    dots: shown.map(toDot),
    levels: [...levelsOf(shown, "face"), ...levelsOf(shown, "cap")].sort(
      (left, right) => left.price - right.price,
    ),
    otherCurrencyCount: points.length - shown.length,
  };
}

/** Compares a price with the face value, exactly; "unmeasured" where the API gives no markup. */
export function positionOf({ price, faceValue, markup }: ResalePoint): DotPosition {
  if (faceValue === null || markup.value === null || faceValue.currency.id !== price.currency.id)
    return "unmeasured";
  const difference = BigInt(price.raw) - BigInt(faceValue.raw);
  return difference > 0n ? "above" : difference < 0n ? "below" : "at";
}

function toDot(point: ResalePoint): ResaleDot {
  const { price, capPrice } = point;
  const isCapComparable = capPrice !== null && capPrice.currency.id === price.currency.id;
  return {
    timeMs: Date.parse(point.timestamp),
    price: toCoordinate(price, point),
    position: positionOf(point),
    isOverCap: isCapComparable && BigInt(price.raw) > BigInt(capPrice.raw),
    point,
  };
}

function levelsOf(points: readonly ResalePoint[], kind: PriceLevel["kind"]): PriceLevel[] {
  const levels = new Map<string, PriceLevel>();
  for (const point of points) {
    const money = perTicket(kind === "face" ? point.faceValue : point.capPrice, point);
    if (money === null || money.raw === "0" || money.currency.id !== point.price.currency.id) continue;
    levels.set(money.raw, { kind, price: Number(money.amount ?? money.raw), money });
  }
  return levels.size > MAX_LEVELS_OF_A_KIND ? [] : [...levels.values()];
}

/** Part of one ticket; null where it does not divide evenly. */
function perTicket(money: Money | null, { quantity }: ResalePoint): Money | null {
  if (money === null || quantity === "1") return money;
  const { currency } = money;
  if (BigInt(money.raw) % BigInt(quantity) !== 0n) return null;
  const raw = (BigInt(money.raw) / BigInt(quantity)).toString();
  return {
    raw,
    amount: currency.decimals === null ? null : shiftDecimals(raw, currency.decimals),
    currency,
  };
}

function commonestCurrency(points: readonly ResalePoint[]): MoneyCurrency | null {
  const counts = new Map<string, { currency: MoneyCurrency; count: number }>();
  for (const { price } of points) {
    const entry = counts.get(price.currency.id) ?? { currency: price.currency, count: 0 };
    counts.set(price.currency.id, { ...entry, count: entry.count + 1 });
  }
  return [...counts.values()].toSorted((left, right) => right.count - left.count)[0]?.currency ?? null;
}

/** A place on an axis, per ticket: the only use of money as a float. */
function toCoordinate(money: Money, { quantity }: ResalePoint): number {
  return Number(money.amount ?? money.raw) / Number(quantity);
}
