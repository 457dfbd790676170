import { exactRatio, ratioText } from "../../../testing/ledger/exact-ratio.ts";
import type { Ledger } from "../../../testing/ledger/expected-metrics.ts";
import { type EventHistory, eventHistories, groupBy } from "../../../testing/ledger/placed-fact.ts";
import type { MetricRow } from "../../../testing/read-metrics.ts";
import { exactVelocity } from "../../event-demand/testing/exact-velocity.ts";
import { ledger as demandLedger } from "../../event-demand/testing/ledger.ts";
import { ledger as bookLedger } from "../../event-order-book/testing/ledger.ts";

const DAY = 86_400;
type Terms = Readonly<Record<string, bigint | null>>;
interface Member {
  readonly category: string;
  readonly size: string;
  readonly lead: string;
  readonly terms: Terms;
}

/** What the metric's table should hold. */
export const ledger: Ledger = (blocks, ...rest) => {
  const demand = demandLedger(blocks, ...rest).event_demand ?? [];
  const books = bookLedger(blocks, ...rest).event_order_book ?? [];
  const published = eventHistories(blocks).filter(({ changes }) => changes.length > 0);
  const rowOf = ({ event }: EventHistory) => demand.find((row) => row.event_id === event) ?? {};
  const now = Math.max(...published.map((history) => Number(rowOf(history).as_of_time)));
  const block = Math.max(...published.map((history) => Number(rowOf(history).as_of_block)));
  const members = published.flatMap((history) => {
    const own = books.filter(({ event_id, tier_id }) => event_id === history.event && tier_id === "");
    return memberOf(history, { row: rowOf(history), books: own, now }) ?? [];
  });
  const stamp = { as_of_time: String(now), as_of_block: String(block), methodology: "1" };
  return {
    demand_cohort: [
      ...cohorts(members, "CATEGORY_SIZE_LEAD", ({ category, size, lead }) => [category, size, lead]),
      ...cohorts(members, "CATEGORY_LEAD", ({ category, lead }) => [category, "", lead]),
      ...cohorts(members, "LEAD", ({ lead }) => ["", "", lead]),
    ].map((row) => ({ ...row, ...stamp })),
  };
};

/** Null for an event that is not on sale. */
function memberOf(
  history: EventHistory,
  { row, books, now }: { row: MetricRow; books: readonly MetricRow[]; now: number },
): Member | null {
  const { changes } = history;
  const startsAt = changes.findLast(({ kind }) => kind !== "CANCELLED")?.startsAt ?? null;
  const onSale = row.on_sale_at === null ? null : Number(row.on_sale_at);
  if (changes.at(-1)?.kind === "CANCELLED" || startsAt === null || onSale === null) return null;
  if (startsAt <= now || onSale > now) return null;
  const paid = history.sales.filter(({ kind, price }) => kind === "PRIMARY" && price !== 0n);
  const isSoldOut = scaled(row.sell_through) !== null && Number(row.sell_through) >= 1;
  const [book] = books.toSorted(
    (a, b) =>
      Number(b.ask_ticket_count) - Number(a.ask_ticket_count) ||
      ((a.currency ?? "") < (b.currency ?? "") ? -1 : 1),
  );
  const days = (startsAt - now) / DAY;
  const lead = [1, 3, 7, 14, 30, 60].find((limit) => days < limit);
  const capacity = changes[0]?.capacity ?? null;
  const size = [200, 1000, 5000, 20_000].find((limit) => capacity !== null && capacity < BigInt(limit));
  return {
    category: changes[0]?.category ?? "UNKNOWN",
    size: capacity === null ? "UNKNOWN" : size === undefined ? "FROM_20000" : `UNDER_${size}`,
    lead: lead === undefined ? "FROM_60_DAYS" : lead === 1 ? "UNDER_1_DAY" : `UNDER_${lead}_DAYS`,
    terms: {
      VELOCITY: isSoldOut ? null : exactVelocity(paid, onSale, now),
      SELL_THROUGH: scaled(row.sell_through),
      GET_IN_PREMIUM: scaled(book?.get_in_premium),
      ABSORPTION: absorption(history, now),
      BID_ASK: exactRatio(BigInt(book?.bid_ticket_count ?? "0"), BigInt(book?.ask_ticket_count ?? "0")),
    },
  };
}

/** Resales of the last 96 quarters of an hour over the open listings, counted second by second. */
function absorption({ sales, listings }: EventHistory, now: number): bigint | null {
  const start = Math.floor(now / 900) * 900 - 95 * 900;
  const resold = sales
    .filter(({ kind, time }) => kind === "SECONDARY" && time >= start)
    .reduce((sum, { quantity }) => sum + quantity, 0n);
  const times = [
    ...new Set([start, now, ...listings.map(({ time }) => time).filter((time) => time > start)]),
  ];
  const sorted = times.toSorted((a, b) => a - b);
  const openAt = (time: number) => {
    const past = listings.filter((step) => step.time <= time);
    const ids = [...new Set(past.map(({ listing }) => listing))];
    return ids.filter((id) =>
      ["LISTED", "PRICE_CHANGED"].includes(past.findLast(({ listing }) => listing === id)?.kind ?? ""),
    ).length;
  };
  const seconds = sorted.slice(1).reduce((sum, time, index) => {
    const from = sorted[index] ?? time;
    return sum + BigInt(openAt(from)) * BigInt(time - from);
  }, 0n);
  return exactRatio(resold * BigInt(now - start), seconds);
}

function cohorts(
  members: readonly Member[],
  level: string,
  placeOf: (member: Member) => string[],
): MetricRow[] {
  return [...groupBy(members, (member) => placeOf(member).join("\n")).values()].flatMap((own) => {
    const [category = "", size_class = "", lead = ""] = placeOf(own[0]);
    return Object.keys(own[0].terms).map((term) => {
      const known = own.flatMap(({ terms }) => terms[term] ?? []);
      const { median, deviation } = spread(known);
      return {
        network_key: "6e6574776f726b",
        level,
        category,
        size_class,
        lead,
        term,
        event_count: String(own.length),
        known_count: String(known.length),
        median: ratioText(median),
        deviation: ratioText(deviation),
      };
    });
  });
}

/** In millionths, at most 900 million; medians as halves of sums. */
function spread(values: readonly bigint[]): { median: bigint | null; deviation: bigint | null } {
  if (values.length === 0) return { median: null, deviation: null };
  const limit = 900_000_000n * 10n ** 6n;
  const rounded = values.map((value) => {
    const ratio = exactRatio(value, 10n ** 30n) ?? 0n;
    return ratio > limit ? limit : ratio < -limit ? -limit : ratio;
  });
  const median = twiceMedian(rounded);
  const distances = rounded.map((value) => (2n * value > median ? 2n * value - median : median - 2n * value));
  const middle = twiceMedian(distances);
  const total = distances.reduce((sum, distance) => sum + distance, 0n);
  return {
    median: exactRatio(median, 2n * 10n ** 6n),
    deviation:
      middle > 0n
        ? exactRatio(middle * 14_826n, 4n * 10n ** 10n)
        : exactRatio(total * 12_533n, 2n * 10n ** 10n * BigInt(values.length)),
  };
}

function twiceMedian(values: readonly bigint[]): bigint {
  const sorted = values.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const half = Math.floor(sorted.length / 2);
  const upper = sorted[half] ?? 0n;
  return sorted.length % 2 === 1 ? 2n * upper : upper + (sorted[half - 1] ?? 0n);
}

function scaled(text: string | null | undefined): bigint | null {
  return text === null || text === undefined ? null : BigInt(text.replace(".", ""));
}
