import { AppError } from "@facevalue/core";
import type pg from "pg";
import type { EventTally, Tally } from "../world/tally.ts";

interface SalesRow {
  readonly event: string;
  readonly primary: string;
  readonly complimentary: string;
  readonly resales: string;
  readonly refunds: string;
  readonly checked_in: string;
}

interface RevenueRow {
  readonly event: string;
  readonly currency: string;
  readonly primary: string;
  readonly resale: string;
  readonly refund: string;
}

/**
 * Compares counts and gross of every event with what the world counted while it made them.
 * @throws INTERNAL naming the first events that differ
 */
export async function checkMetrics(pool: pg.Pool, tally: Tally): Promise<void> {
  const sales = await pool.query<SalesRow>(
    `select encode(event_id, 'hex') as event, primary_count as "primary", complimentary_count as complimentary,
      resale_count as resales, refund_count as refunds, checked_in_count as checked_in from metrics.event_sales`,
  );
  const revenue = await pool.query<RevenueRow>(
    `select encode(event_id, 'hex') as event, encode(currency, 'hex') as currency, primary_gross as "primary",
      resale_gross as resale, refund_gross as refund from metrics.event_revenue`,
  );
  const found = [...describeSales(sales.rows), ...describeRevenue(revenue.rows)].sort();
  const expected = [...tally.events].flatMap(([event, own]) => describeEvent(event, own)).sort();
  const known = new Set(expected);
  const strange = found.filter((line) => !known.has(line));
  if (strange.length === 0 && found.length === expected.length) return;
  const seen = new Set(found);
  const missing = expected.filter((line) => !seen.has(line));
  const examples = `${strange.slice(0, 3).join("; ")} instead of ${missing.slice(0, 3).join("; ")}`;
  throw new AppError(
    "INTERNAL",
    `The metrics are wrong: of ${expected.length} figures ${missing.length} differ, such as ${examples}`,
  );
}

function describeSales(rows: readonly SalesRow[]): string[] {
  return rows.map(({ event, primary, complimentary, resales, refunds, checked_in: checkedIn }) =>
    [event, primary, complimentary, resales, refunds, checkedIn].join(" "),
  );
}

function describeRevenue(rows: readonly RevenueRow[]): string[] {
  return rows.map(({ event, currency, primary, resale, refund }) =>
    [event, currency, primary, resale, refund].join(" "),
  );
}

function describeEvent(event: string, own: EventTally): string[] {
  const { primary, complimentary, resales, refunds, checkedIn } = own;
  const sums = [own.primaryGross, own.resaleGross, own.refundGross];
  const currencies = new Set(sums.flatMap((sum) => [...sum.keys()]));
  return [
    [event, primary, complimentary, resales, refunds, checkedIn].join(" "),
    ...[...currencies].map((currency) =>
      [event, currency, ...sums.map((sum) => sum.get(currency) ?? 0n)].join(" "),
    ),
  ];
}
