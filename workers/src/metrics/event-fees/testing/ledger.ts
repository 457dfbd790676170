import type { SaleFact } from "../../../testing/chain-fact.ts";
import type { Ledger } from "../../../testing/ledger/expected-metrics.ts";
import {
  count,
  eventHistories,
  groupBy,
  lastBlock,
  type Placed,
} from "../../../testing/ledger/placed-fact.ts";
import type { MetricRow } from "../../../testing/read-metrics.ts";

type Sale = Placed<SaleFact>;

/** What the metric's tables should hold. */
export const ledger: Ledger = (blocks) => {
  const groups = eventHistories(blocks).flatMap(({ sales }) => {
    const priced = sales.filter(({ price, currency }) => price !== null && currency !== null);
    return [...groupBy(priced, ({ kind, currency }) => `${kind} ${currency}`).values()];
  });
  return { event_fee: groups.flatMap(partRows), event_fee_total: groups.map(totalRow) };
};

function identityOf([{ event, kind, currency }]: readonly [Sale, ...Sale[]]) {
  return { event_id: event, kind, currency };
}

function partRows(sales: [Sale, ...Sale[]]): MetricRow[] {
  const parts = sales.flatMap(({ parts, block }) => parts.map((part) => ({ ...part, block })));
  const paid = parts.filter(({ amount }) => amount !== 0n);
  const groups = groupBy(paid, ({ role, recipient }) => `${role} ${recipient}`);
  return [...groups.values()].map((group) => ({
    ...identityOf(sales),
    role: group[0].role,
    recipient: group[0].recipient ?? "",
    amount: add(group.map(({ amount }) => amount)),
    part_count: String(group.length),
    as_of_block: lastBlock(group),
    methodology: "1",
  }));
}

function totalRow(sales: [Sale, ...Sale[]]): MetricRow {
  const gross = BigInt(add(sales.map(({ price }) => price ?? 0n)));
  const attributed = BigInt(add(sales.flatMap(({ parts }) => parts.map(({ amount }) => amount))));
  const resales = sales.filter(({ kind }) => kind === "SECONDARY");
  const compared = resales.flatMap(({ royalty, royaltyDue }) =>
    royalty === null || royaltyDue === null ? [] : [{ paid: royalty, due: royaltyDue }],
  );
  const sum = (amounts: readonly bigint[]) => (compared.length === 0 ? null : add(amounts));
  return {
    ...identityOf(sales),
    gross: String(gross),
    attributed: String(attributed),
    unattributed: String(gross - attributed),
    sale_count: String(sales.length),
    undivided_sale_count: count(sales, ({ fee, royalty }) => fee === null || royalty === null),
    royalty_compared_count: String(compared.length),
    royalty_unknown_count: String(resales.length - compared.length),
    royalty_paid: sum(compared.map(({ paid }) => paid)),
    royalty_due: sum(compared.map(({ due }) => due)),
    royalty_shortfall: sum(compared.map(({ paid, due }) => (due > paid ? due - paid : 0n))),
    as_of_block: lastBlock(sales),
    methodology: "1",
  };
}

function add(amounts: readonly bigint[]): string {
  return String(amounts.reduce((sum, amount) => sum + amount, 0n));
}
