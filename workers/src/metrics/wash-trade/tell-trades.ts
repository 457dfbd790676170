import { type DuneVariant, duneFilters } from "../../wash/dune-filters.ts";
import type { EventWash } from "../../wash/read-verdicts.ts";
import type { WashSale } from "../../wash/wash-facts.ts";
import type { SaleVerdict } from "../../wash/wash-verdict.ts";
import { codeFlags } from "./code-flags.ts";
import type { EvidenceRow, TradeRow } from "./tables.ts";

/** A resale that something is told of. */
export interface ToldTrade {
  readonly sale: WashSale;
  readonly trade: TradeRow;
  readonly evidences: readonly EvidenceRow[];
}

/** The rows of the resales that a code or the baseline holds for, or whose parties hide who trades. */
export function tellTrades(event_id: string, { facts, evidence, verdicts }: EventWash): ToldTrade[] {
  const known = new Map(verdicts.map((verdict) => [verdict.sale, verdict]));
  const baseline = (variant: DuneVariant) => {
    const flags = duneFilters(facts.sales, { variant, funding: evidence.funding, flashLoans: null });
    return ({ id }: WashSale) => flags.get(id)?.isWashTrade ?? false;
  };
  const [isEver, isInMonth] = [baseline("ALL_TIME"), baseline("30_DAYS")];
  const blockOf = lastBlocks(facts.sales);
  return facts.sales.flatMap((sale): ToldTrade[] => {
    const verdict = known.get(sale) ?? nothingFound(sale);
    const [dune_all_time, dune_30_days] = [isEver(sale), isInMonth(sale)];
    const isTold = verdict.findings.length > 0 || verdict.reason === "SERVICE_WALLET";
    if (sale.kind !== "SECONDARY" || !(isTold || dune_all_time || dune_30_days)) return [];
    const paid = verdict.findings.flatMap(({ payments }) => payments.map(({ block }) => block));
    const as_of_block = Math.max(blockOf(sale), ...paid);
    const trade: TradeRow = {
      event_id,
      sale_id: sale.id,
      verdict: verdict.verdict,
      verdict_reason: verdict.reason,
      ...codeFlags(verdict, evidence),
      dune_all_time,
      dune_30_days,
      as_of_block,
    };
    return [{ sale, trade, evidences: evidenceRows(event_id, verdict, as_of_block) }];
  });
}

function nothingFound(sale: WashSale): SaleVerdict {
  return { sale, verdict: "NONE", reason: null, findings: [] };
}

function evidenceRows(event_id: string, { sale, findings }: SaleVerdict, as_of_block: number): EvidenceRow[] {
  return findings.flatMap(({ code, sales, payments }) => {
    const row = (evidence_id: string, kind: string): EvidenceRow => ({
      event_id,
      sale_id: sale.id,
      code,
      evidence_id,
      kind,
      as_of_block,
    });
    return [...sales.map((id) => row(id, "SALE")), ...payments.map(({ id }) => row(id, "PAYMENT"))];
  });
}

/** The block of a ticket's last sale; without a number, of the sale and of those with its parties the other way round. */
function lastBlocks(sales: readonly WashSale[]): (sale: WashSale) => number {
  const last = new Map<string, number>();
  const keep = (key: string, block: number) => last.set(key, Math.max(last.get(key) ?? 0, block));
  for (const { ticket, token, seller, buyer, block } of sales)
    keep(ticket ?? `${token} ${seller} ${buyer}`, block);
  return ({ ticket, token, seller, buyer, block }) =>
    Math.max(block, last.get(ticket ?? `${token} ${buyer} ${seller}`) ?? 0);
}
