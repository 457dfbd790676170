import type { LedgerFinding, LedgerTrade } from "./ledger-trade.ts";
import { verdictOf } from "./ledger-verdict.ts";

type Sale = LedgerTrade["sale"];
type Served = (sale: Sale) => boolean;

const MONTH = 30 * 86_400;

/** Adds repetition where two tickets went over the same three wallets; all quadruples of resales are looked at. */
export function withRepeatedWays(trades: readonly LedgerTrade[], served: Served): LedgerTrade[] {
  const numbered = trades.filter(({ sale }) => sale.ticket !== null);
  const ways = numbered
    .map((second) => {
      const ofTicket = numbered.filter(({ sale }) => sale.ticket === second.sale.ticket);
      const first = ofTicket[ofTicket.indexOf(second) - 1];
      return first === undefined ? null : { first, second };
    })
    .filter((way) => way !== null)
    .filter(({ first, second }) => first.sale.buyer === second.sale.seller)
    .filter(({ first, second }) =>
      [first, second].every(({ sale }) => sale.seller !== sale.buyer && !served(sale)),
    );
  const pairs = ways.flatMap((one, place) => {
    const other = ways.slice(place + 1).find((later) => {
      const four = [one.first, one.second, later.first, later.second].map(({ sale }) => sale);
      const times = four.map(({ time }) => time);
      return (
        one.second.sale.ticket !== later.second.sale.ticket &&
        one.first.sale.seller === later.first.sale.seller &&
        one.first.sale.buyer === later.first.sale.buyer &&
        one.second.sale.buyer === later.second.sale.buyer &&
        new Set(four.map(({ block }) => block)).size === 4 &&
        Math.max(...times) - Math.min(...times) <= MONTH
      );
    });
    return other === undefined ? [] : [[one.first, one.second, other.first, other.second]];
  });
  return trades.map((trade) => {
    const four = pairs.find((pair) => pair.includes(trade));
    return four === undefined
      ? trade
      : withRepetition(
          trade,
          four.map(({ id }) => id),
        );
  });
}

/** Marks sales within a hand, and adds repetition where three in a row of one ticket are. */
export function withHands(trades: readonly LedgerTrade[], served: Served): LedgerTrade[] {
  const told = trades.filter((trade) => ["CONFIRMED", "SUSPECT"].includes(String(verdictOf(trade).verdict)));
  const reach = (wallet: string): Set<string> => {
    const reached = new Set([wallet]);
    for (let size = 0; size < reached.size; ) {
      size = reached.size;
      for (const { sale } of told)
        if (reached.has(sale.seller) || reached.has(sale.buyer)) reached.add(sale.seller).add(sale.buyer);
    }
    return reached;
  };
  const isKnown = (wallet: string) =>
    told.some(({ sale }) => sale.seller === wallet || sale.buyer === wallet);
  const isOfHand = ({ sale }: LedgerTrade) =>
    isKnown(sale.seller) && isKnown(sale.buyer) && reach(sale.seller).has(sale.buyer) && !served(sale);
  return trades.map((trade) => {
    if (!isOfHand(trade)) return trade;
    const marked = { ...trade, isHand: true };
    if (trade.sale.ticket === null) return marked;
    const ofTicket = trades.filter(({ sale }) => sale.ticket === trade.sale.ticket);
    const place = ofTicket.indexOf(trade);
    const three = [place - 2, place - 1, place]
      .filter((start) => start >= 0)
      .map((start) => ofTicket.slice(start, start + 3))
      .find(
        (own) =>
          own.length === 3 &&
          own.every(isOfHand) &&
          (own[2]?.sale.time ?? 0) - (own[0]?.sale.time ?? 0) <= MONTH,
      );
    return three === undefined
      ? marked
      : withRepetition(
          marked,
          three.map(({ id }) => id),
        );
  });
}

function withRepetition(trade: LedgerTrade, ids: readonly string[]): LedgerTrade {
  if (trade.findings.some(({ code }) => code === "WASH-03")) return trade;
  const finding: LedgerFinding = { code: "WASH-03", ids: [...new Set(ids)] };
  return { ...trade, findings: [...trade.findings, finding] };
}
