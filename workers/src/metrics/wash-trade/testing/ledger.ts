import type { Ledger } from "../../../testing/ledger/expected-metrics.ts";
import { count, eventHistories, lastBlock } from "../../../testing/ledger/placed-fact.ts";
import type { MetricRow } from "../../../testing/read-metrics.ts";
import { isDuneWash } from "./ledger-dune.ts";
import { type LedgerTrade, ledgerTrades } from "./ledger-trade.ts";
import { verdictOf } from "./ledger-verdict.ts";

/** What the metric's tables should hold, while nobody traces funding. */
export const ledger: Ledger = (blocks) => {
  const events = eventHistories(blocks).map((history) => {
    const trades = ledgerTrades(history).map((trade, _place, all) => ({
      ...trade,
      isEver: isDuneWash(trade, all, null),
      isInMonth: isDuneWash(trade, all, 30 * 86_400),
    }));
    return { event: history.event, trades };
  });
  const told = events.flatMap(({ event, trades }) =>
    trades.filter(isTold).map((trade) => ({ event, trade, block: blockOf(trade, trades) })),
  );
  return {
    wash_trade: told.map(({ event, trade, block }) => ({
      ...identity(event, trade),
      ...verdictOf(trade),
      dune_all_time: String(trade.isEver),
      dune_30_days: String(trade.isInMonth),
      as_of_block: block,
    })),
    wash_evidence: told.flatMap(({ event, trade, block }) => {
      const rows = trade.findings.flatMap(({ code, ids }) =>
        ids.map((evidence_id) => ({ code, evidence_id })),
      );
      return rows.map((row) => ({ ...identity(event, trade), ...row, kind: "SALE", as_of_block: block }));
    }),
    wash_event: events
      .filter(({ trades }) => trades.length > 0)
      .map(({ event, trades }) => ({
        event_id: event,
        methodology: "3",
        resale_count: String(trades.length),
        confirmed_count: count(trades, (trade) => verdictOf(trade).verdict === "CONFIRMED"),
        suspect_count: count(trades, (trade) => verdictOf(trade).verdict === "SUSPECT"),
        service_count: count(trades, (trade) => verdictOf(trade).verdict_reason === "SERVICE_WALLET"),
        unnumbered_count: count(trades, (trade) => verdictOf(trade).verdict_reason === "TICKETS_UNNUMBERED"),
        funding_reason: "FUNDING_UNTRACED",
        dune_all_time_count: count(trades, ({ isEver }) => isEver),
        dune_30_days_count: count(trades, ({ isInMonth }) => isInMonth),
        as_of_block: lastBlock(trades.map(({ sale }) => sale)),
      })),
  };
};

type Compared = LedgerTrade & { readonly isEver: boolean; readonly isInMonth: boolean };

function isTold(trade: Compared): boolean {
  const { isDoubtful, findings, isEver, isInMonth } = trade;
  return isDoubtful || findings.length > 0 || isEver || isInMonth;
}

function identity(event: string, { id }: LedgerTrade): MetricRow {
  return { event_id: event, sale_id: id, methodology: "3" };
}

/** The last sale of the ticket, or of two wallets with each other. */
function blockOf(trade: LedgerTrade, all: readonly LedgerTrade[]): string {
  const { sale } = trade;
  const related = all.filter((other) =>
    sale.ticket === null
      ? other.sale.ticket === null && other.sale.seller === sale.buyer && other.sale.buyer === sale.seller
      : other.sale.ticket === sale.ticket,
  );
  return String(Math.max(Number(trade.lastBlock), ...related.map((other) => Number(other.lastBlock))));
}
