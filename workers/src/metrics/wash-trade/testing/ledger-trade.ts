import type { SaleFact } from "../../../testing/chain-fact.ts";
import type { EventHistory, Placed } from "../../../testing/ledger/placed-fact.ts";
import { withHands, withRepeatedWays } from "./ledger-hands.ts";

type Sale = Placed<SaleFact>;

const MONTH = 30 * 86_400;

export interface LedgerFinding {
  readonly code: string;
  /** Ids of the sales that show it. */
  readonly ids: readonly string[];
}

/** A resale with what is found of it; `lastBlock` that of the ticket's last sale. */
export interface LedgerTrade {
  readonly id: string;
  readonly sale: Sale;
  /** Whether something would be found if nobody acted for others. */
  readonly isDoubtful: boolean;
  readonly findings: readonly LedgerFinding[];
  /** Whether other sales of the event show both parties to be one hand. */
  readonly isHand: boolean;
  readonly lastBlock: string;
}

/** The resales of an event, oldest first, as the definitions say, with every other sale looked at again for each. */
export function ledgerTrades(history: EventHistory): LedgerTrade[] {
  const organizer = history.changes.find(({ kind }) => kind === "PUBLISHED")?.organizer ?? null;
  const resales = history.sales.filter(({ kind }) => kind === "SECONDARY");
  const isServed = (sale: Sale) => {
    const ofTicket = history.sales.filter((other) =>
      sale.ticket === null ? other === sale : other.ticket === sale.ticket,
    );
    const services = new Set([
      organizer,
      ...ofTicket.map(({ marketplace }) => marketplace),
      ...keepers(history),
    ]);
    return services.has(sale.seller) || services.has(sale.buyer);
  };
  const alone = resales.map((sale) => {
    const sales = history.sales.filter(({ ticket }) => ticket === sale.ticket);
    const isOfNobody = (served: (other: Sale) => boolean) => findingsOf(sale, { sales, served });
    return {
      id: idOf(sale),
      sale,
      isDoubtful: isOfNobody(() => false).length > 0,
      findings: isOfNobody(isServed),
      isHand: false,
      lastBlock: String(sale.ticket === null ? sale.block : Math.max(...sales.map(({ block }) => block))),
    };
  });
  return withHands(withRepeatedWays(alone, isServed), isServed);
}

/** Whoever bought twenty tickets, and a tenth of all. */
function keepers({ sales }: EventHistory): string[] {
  const primary = sales.filter(({ kind }) => kind === "PRIMARY");
  const total = (own: readonly Sale[]) => own.reduce((sum, { quantity }) => sum + quantity, 0n);
  return primary
    .map(({ buyer }) => buyer)
    .filter((wallet) => {
      const own = total(primary.filter(({ buyer }) => buyer === wallet));
      return own >= 20n && own * 10n >= total(primary);
    });
}

interface Past {
  /** Of the ticket. */
  readonly sales: readonly Sale[];
  readonly served: (sale: Sale) => boolean;
}

function findingsOf(sale: Sale, past: Past): LedgerFinding[] {
  const found = (code: string, ids: readonly Sale[] | null) =>
    ids === null ? [] : [{ code, ids: [...new Set(ids.map(idOf))] }];
  const self = found("WASH-01", selfTrade(sale, past));
  if (sale.ticket === null) return self;
  const isNear = (first: Sale, last: Sale) => last.time - first.time <= MONTH;
  const isAtOnce = (first: Sale, last: Sale) => last.block === first.block;
  return [
    ...self,
    ...found("WASH-02", way(sale, past, isNear)),
    ...found("WASH-03", repetition(sale, past) ?? circle(sale, past)),
    ...found("WASH-05", way(sale, past, isAtOnce)),
  ];
}

function selfTrade(sale: Sale, { sales, served }: Past): Sale[] | null {
  if (served(sale)) return null;
  if (sale.seller === sale.buyer || sale.seller === sale.payer) return [sale];
  if (sale.ticket === null) return null;
  const purchase = sales.slice(0, sales.indexOf(sale)).findLast(({ buyer }) => buyer === sale.seller);
  const isTrader = sales.some(({ seller, buyer }) => seller === sale.payer || buyer === sale.payer);
  return purchase !== undefined && purchase.payer === sale.payer && isTrader ? [purchase, sale] : null;
}

/** First and last sale of the first closed way, by its end, that the sale is on; each way begins as late as it can. */
function way(sale: Sale, { sales, served }: Past, isNear: (a: Sale, b: Sale) => boolean): Sale[] | null {
  const trades = sales.filter(({ kind, seller, buyer }) => kind === "SECONDARY" && seller !== buyer);
  const place = trades.indexOf(sale);
  if (place < 0) return null;
  for (let end = place; end < trades.length; end += 1) {
    const last = trades[end] as Sale;
    for (let start = end - 1; start >= 0; start -= 1) {
      const first = trades[start] as Sale;
      const steps = trades.slice(start, end + 1);
      if (steps.some((step, index) => index > 0 && step.seller !== steps[index - 1]?.buyer)) break;
      if (first.seller !== last.buyer) continue;
      if (start <= place && isNear(first, last) && !steps.some(served)) return [first, last];
      break;
    }
  }
  return null;
}

/** The first three sales by one wallet, buyers before sellers, within which the wallet made this sale. */
function repetition(sale: Sale, { sales, served }: Past): Sale[] | null {
  const resales = sales.filter(({ kind }) => kind === "SECONDARY");
  const place = resales.indexOf(sale);
  for (const side of ["buyer", "seller"] as const) {
    const wallets = [...new Set(resales.map((other) => other[side]))];
    for (const wallet of wallets) {
      if (sale.buyer !== wallet && sale.seller !== wallet) continue;
      const own = resales.filter((other) => other[side] === wallet);
      for (const [index, third] of own.entries()) {
        const first = own[index - 2];
        if (first === undefined || third.time - first.time > MONTH) continue;
        const three = own.slice(index - 2, index + 1);
        const isBetween = resales.indexOf(first) <= place && place <= resales.indexOf(third);
        if (isBetween && !three.some(served)) return three;
      }
    }
  }
  return null;
}

/** First and last sale of the first circle of three wallets or more, by its start, that the sale is on. */
function circle(sale: Sale, { sales, served }: Past): Sale[] | null {
  const resales = sales.filter(({ kind }) => kind === "SECONDARY");
  const place = resales.indexOf(sale);
  for (let start = 0; start <= place; start += 1) {
    for (let end = Math.max(place, start + 2); end < resales.length; end += 1) {
      const steps = resales.slice(start, end + 1);
      const [first, last] = [steps[0] as Sale, steps.at(-1) as Sale];
      const isClosed = steps.every(({ seller }, index) => seller === (steps[index - 1] ?? last).buyer);
      const isSimple = new Set(steps.map(({ seller }) => seller)).size === steps.length;
      const isInTime = last.time - first.time <= MONTH;
      if (isClosed && isSimple && isInTime && !steps.some(served)) return [first, last];
    }
  }
  return null;
}

export function idOf({ block, order }: Sale): string {
  return `${block.toString(16).padStart(64, "0")}${order.toString(16).padStart(8, "0")}`;
}
