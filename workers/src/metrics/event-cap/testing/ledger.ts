import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { EventFact, SaleFact } from "../../../testing/chain-fact.ts";
import type { Ledger } from "../../../testing/ledger/expected-metrics.ts";
import { localDay } from "../../../testing/ledger/local-day.ts";
import {
  count,
  type EventHistory,
  eventHistories,
  groupBy,
  lastBlock,
  type Placed,
} from "../../../testing/ledger/placed-fact.ts";
import type { MetricRow } from "../../../testing/read-metrics.ts";

type Resale = Placed<SaleFact>;

interface Rule {
  readonly id: string;
  readonly jurisdiction: string;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly multiplier: string | null;
  readonly status: string;
}

const RULES = JSON.parse(
  readFileSync(join(import.meta.dirname, "..", "rules", "cap-rules.json"), "utf8"),
) as Rule[];

/** What the metric's tables should hold under the rules that come with the software. */
export const ledger: Ledger = (blocks) => {
  const cases = eventHistories(blocks).flatMap((history) => {
    const published = history.changes.find(({ kind }) => kind === "PUBLISHED");
    const own = RULES.filter(({ jurisdiction }) => jurisdiction === published?.country);
    return own.flatMap((rule) =>
      rule.multiplier === null || published === undefined
        ? []
        : [{ history, published, rule, multiplier: rule.multiplier }],
    );
  });
  const tables = cases.map(rowsOf);
  return {
    event_cap: tables.map(({ cap }) => cap),
    event_cap_excess: tables.flatMap(({ excess }) => excess),
  };
};

interface Case {
  readonly history: EventHistory;
  readonly published: EventFact;
  readonly rule: Rule;
  readonly multiplier: string;
}

function rowsOf({ history, published, rule, multiplier }: Case): { cap: MetricRow; excess: MetricRow[] } {
  const { validFrom, validTo } = rule;
  const resales = history.sales.filter(({ kind, time }) => {
    const day = localDay(time, published.timeZone ?? "UTC");
    return kind === "SECONDARY" && day >= (validFrom ?? "") && day <= (validTo ?? "9999");
  });
  const verdicts = resales.map((sale) => ({ sale, verdict: judge(sale, history, multiplier) }));
  const number = (wanted: string) => count(verdicts, ({ verdict }) => verdict === wanted);
  const above = verdicts.filter(({ verdict }) => verdict === "ABOVE").map(({ sale }) => sale);
  const measured = Number(number("ABOVE")) + Number(number("WITHIN"));
  const kinds = new Set(verdicts.map(({ verdict }) => verdict));
  const nothing = kinds.size === 0 ? "NO_SALES" : kinds.size === 1 ? ([...kinds][0] ?? "") : "LOW_N";
  const identity = { event_id: history.event, rule_id: rule.id, methodology: "1" };
  return {
    cap: {
      ...identity,
      rule_status: rule.status,
      resale_count: String(resales.length),
      price_unknown_count: number("PRICE_UNKNOWN"),
      face_unknown_count: number("FACE_UNKNOWN"),
      mixed_currency_count: number("MIXED_CURRENCY"),
      measured_count: String(measured),
      above_count: String(above.length),
      reason: measured > 0 ? null : nothing,
      as_of_block: lastBlock([...resales, ...history.changes]),
    },
    excess: [...groupBy(above, ({ currency }) => String(currency))].map(([currency, sales]) => ({
      ...identity,
      currency,
      above_count: String(sales.length),
      excess: String(sales.reduce((sum, sale) => sum + (sale.price ?? 0n) - highest(sale, multiplier), 0n)),
      as_of_block: lastBlock(sales),
    })),
  };
}

function judge(sale: Resale, { sales }: EventHistory, multiplier: string): string {
  const { price, currency, faceValue, faceCurrency, bundle, block } = sale;
  const together = sales.filter((other) => other.block === block && other.bundle?.order === bundle?.order);
  const isWhole =
    bundle === null ||
    sale.quantity >= bundle.size ||
    together.reduce((sum, { quantity }) => sum + quantity, 0n) >= bundle.size;
  if (price === null || currency === null || !isWhole) return "PRICE_UNKNOWN";
  if (faceValue === null || faceCurrency === null) return "FACE_UNKNOWN";
  if (faceValue > 0n && faceCurrency !== currency) return "MIXED_CURRENCY";
  return price > highest(sale, multiplier) ? "ABOVE" : "WITHIN";
}

/** The highest whole price that does not exceed face value times multiplier. */
function highest({ faceValue }: Resale, multiplier: string): bigint {
  const [whole = "0", places = ""] = multiplier.split(".");
  return ((faceValue ?? 0n) * BigInt(whole + places)) / 10n ** BigInt(places.length);
}
