import { compareFacts, type WashSale } from "./wash-facts.ts";
import { type Finding, type Findings, type IsServed, MONTH_SECONDS } from "./wash-verdict.ts";

/** Two resales of a ticket, one after the other: A to B to C, where C may be A. */
interface Way {
  readonly ticket: string;
  readonly first: WashSale;
  readonly second: WashSale;
}

/**
 * WASH-03 over tickets: two tickets go the same way, A to B to C, within 30 days and by four transactions. It holds for these four sales, which show it.
 * @param byTicket resales of each ticket, oldest first
 */
export function findRepeatedWays(
  byTicket: ReadonlyMap<string, readonly WashSale[]>,
  isServed: IsServed,
): Findings {
  const ways = [...byTicket]
    .flatMap(([ticket, resales]) => waysOf(ticket, resales, isServed))
    .toSorted((a, b) => compareFacts(a.second, b.second) || (a.ticket < b.ticket ? -1 : 1));
  const byName = Map.groupBy(ways, nameOf);
  const found = new Map<WashSale, Finding>();
  for (const way of ways) {
    const alike = byName.get(nameOf(way)) ?? [];
    const other = alike.slice(alike.indexOf(way) + 1).find((later) => isApart(way, later));
    if (other === undefined) continue;
    const sales = [way.first, way.second, other.first, other.second];
    const finding: Finding = { code: "WASH-03", sales: sales.map(({ id }) => id), payments: [] };
    for (const sale of sales) if (!found.has(sale)) found.set(sale, finding);
  }
  return found;
}

function waysOf(ticket: string, resales: readonly WashSale[], isServed: IsServed): Way[] {
  return resales.flatMap((first, place) => {
    const second = resales[place + 1];
    if (second === undefined || first.buyer !== second.seller || isServed(first) || isServed(second))
      return [];
    if (first.seller === first.buyer || second.seller === second.buyer) return [];
    return [{ ticket, first, second }];
  });
}

const nameOf = ({ first, second }: Way) => `${first.seller} ${first.buyer} ${second.buyer}`;

/** Whether they are of two tickets, within 30 days, and share no transaction, as the tickets of one order would. */
function isApart(one: Way, other: Way): boolean {
  const sales = [one.first, one.second, other.first, other.second];
  const times = sales.map(({ time }) => time);
  return (
    one.ticket !== other.ticket &&
    new Set(sales.map(({ transaction }) => transaction)).size === sales.length &&
    Math.max(...times) - Math.min(...times) <= MONTH_SECONDS
  );
}
