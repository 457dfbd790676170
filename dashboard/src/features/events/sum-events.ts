import type { Ratio } from "../../components/ratio-value.tsx";
import { shiftDecimals } from "../../format/decimal-string.ts";
import type { Money } from "../../format/money.ts";
import { divideCounts } from "../../format/ratio.ts";
import type { EventRowFragment } from "../../generated/graphql.ts";

/** Figures that may be summed over events. A median may not: it is left to each event. */
export interface EventsSum {
  readonly sold: bigint;
  /** Null when the capacity of an event is not known. */
  readonly capacity: bigint | null;
  /** One per currency, the one of most events first. */
  readonly primaryGross: readonly Money[];
  readonly resaleGross: readonly Money[];
  readonly resaleCount: bigint;
  /** Tickets resold at least once of those sold by the organizers, over the events that know it. */
  readonly resaleShare: Ratio;
  /** Tickets sold by the organizers whose price is not known, and whose money is therefore missing. */
  readonly unpricedCount: bigint;
  /** Events whose figures are not computed yet, and which are therefore missing. */
  readonly missingCount: number;
}

/** Sums the figures of events. Amounts are only added within a currency. */
export function sumEvents(events: readonly EventRowFragment[]): EventsSum {
  const computed = events.filter((event) => event.salesSummary.freshness.block !== null);
  const summaries = computed.map((event) => event.salesSummary);
  const revenue = summaries.flatMap((summary) => summary.revenue);
  const sold = sumCounts(summaries.map((summary) => summary.primaryCount));
  return {
    sold,
    capacity: computed.every(({ capacity }) => capacity !== null)
      ? sumCounts(computed.map(({ capacity }) => capacity))
      : null,
    primaryGross: sumMoney(revenue.map((item) => item.primaryGross)),
    resaleGross: sumMoney(revenue.map((item) => item.resaleGross)),
    resaleCount: sumCounts(summaries.map((summary) => summary.resaleCount)),
    resaleShare: shareResold(summaries),
    unpricedCount: sumCounts(summaries.map((summary) => summary.unpricedPrimaryCount)),
    missingCount: events.length - computed.length,
  };
}

/** Left out of both parts: events of which it is not known how many tickets were resold. */
function shareResold(summaries: readonly EventRowFragment["salesSummary"][]): Ratio {
  const known = summaries.filter(({ resoldTicketCount }) => resoldTicketCount !== null);
  const resold = sumCounts(known.map(({ resoldTicketCount }) => resoldTicketCount));
  const value = divideCounts(resold, sumCounts(known.map(({ primaryCount }) => primaryCount)));
  if (value !== null) return { value, reason: null };
  return { value: null, reason: known.length < summaries.length ? "TICKETS_UNNUMBERED" : "NO_SALES" };
}

/** Adds amounts within each currency. */
export function sumMoney(amounts: readonly Money[]): Money[] {
  const byCurrency = new Map<string, { currency: Money["currency"]; raw: bigint; count: number }>();
  for (const { currency, raw } of amounts) {
    const sum = byCurrency.get(currency.id) ?? { currency, raw: 0n, count: 0 };
    byCurrency.set(currency.id, { currency, raw: sum.raw + BigInt(raw), count: sum.count + 1 });
  }
  return [...byCurrency.values()]
    .sort((left, right) => right.count - left.count)
    .map(({ currency, raw }) => ({
      currency,
      raw: raw.toString(),
      amount: currency.decimals === null ? null : shiftDecimals(raw.toString(), currency.decimals),
    }));
}

function sumCounts(counts: readonly (string | null)[]): bigint {
  return counts.reduce((sum, count) => sum + BigInt(count ?? 0), 0n);
}
