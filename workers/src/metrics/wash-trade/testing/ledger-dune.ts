import type { LedgerTrade } from "./ledger-trade.ts";

/** Dune's filters 1 to 3, a trade at a time against every other. @param window in seconds; null for all time */
export function isDuneWash(trade: LedgerTrade, all: readonly LedgerTrade[], window: number | null): boolean {
  const { sale } = trade;
  if (sale.buyer === sale.seller) return true;
  const ofToken = all.filter((other) => other.sale.ticket === sale.ticket);
  const isBack = (a: LedgerTrade, b: LedgerTrade) =>
    a.sale.seller === b.sale.buyer && a.sale.buyer === b.sale.seller;
  const place = ofToken.indexOf(trade);
  if (window === null) {
    if (ofToken.some((other) => isBack(trade, other))) return true;
  } else {
    const next = ofToken.slice(place + 1).find((other) => isBack(trade, other));
    if (next !== undefined && next.sale.time - sale.time <= window) return true;
    const earlier = ofToken.slice(0, place).filter((other, index) => {
      const first = ofToken.slice(index + 1).find((later) => isBack(other, later));
      return first === trade && sale.time - other.sale.time <= window;
    });
    if (earlier.length > 0) return true;
  }
  if (sale.ticket === null) return false;
  return (["buyer", "seller"] as const).some((side) => {
    const own = ofToken.filter((other) => other.sale[side] === sale[side]);
    const at = own.indexOf(trade);
    return [at - 2, at - 1, at].some((start) => {
      const [first, , third] = start < 0 ? [] : own.slice(start, start + 3);
      if (first === undefined || third === undefined) return false;
      return window === null || third.sale.time - first.sale.time <= window;
    });
  });
}
