import type { ChainBlock, SaleFact } from "../../../testing/chain-fact.ts";
import { currentHoldings, currentTickets } from "../../../testing/ledger/current-facts.ts";
import { exactRatio, ratioText } from "../../../testing/ledger/exact-ratio.ts";
import type { Ledger } from "../../../testing/ledger/expected-metrics.ts";
import { count, lastBlock, type Placed, placedFacts } from "../../../testing/ledger/placed-fact.ts";
import type { MetricRow } from "../../../testing/read-metrics.ts";

const HELD = ["VALID", "RESELL", "SCANNED", "CLAIMED", "CHECKED_IN"];

/** What the metric's table should hold. */
export const ledger: Ledger = (blocks) => {
  const facts = placedFacts(blocks).filter((fact) => "event" in fact);
  const events = new Set(facts.map(({ event }) => event).filter((event) => event !== null));
  return { event_holders: [...events].map((event) => row(event, blocks)).filter((one) => one !== null) };
};

function row(event: string, blocks: readonly ChainBlock[]): MetricRow | null {
  const isOwn = (fact: { readonly event: string | null }) => fact.event === event;
  const tickets = currentTickets(blocks).filter(isOwn);
  const holdings = currentHoldings(blocks).filter(isOwn);
  const changes = placedFacts(blocks).filter((fact) => fact.type === "event" || fact.type === "sale");
  const facts = [...tickets, ...holdings, ...changes.filter(isOwn)];
  if (facts.length === 0) return null;
  const wallets = new Map<string, bigint>();
  const add = (wallet: string, more: bigint) => wallets.set(wallet, (wallets.get(wallet) ?? 0n) + more);
  for (const { owner } of tickets.filter(({ status }) => HELD.includes(status))) add(owner, 1n);
  for (const { owner, quantity } of holdings) add(owner, quantity);
  return {
    event_id: event,
    ...concentration([...wallets.values()].filter((held) => held !== 0n)),
    ...buyers(event, blocks),
    as_of_block: lastBlock(facts),
    methodology: "1",
  };
}

function concentration(held: readonly bigint[]): MetricRow {
  const sum = (values: readonly bigint[]) => values.reduce((total, one) => total + one, 0n);
  const total = sum(held);
  const [n, descending] = [BigInt(held.length), held.toSorted((a, b) => (a > b ? -1 : 1))];
  const topTen = sum(descending.slice(0, 10));
  const differences = sum(
    held.flatMap((one) => held.map((other) => (one > other ? one - other : other - one))),
  );
  const squares = sum(held.map((one) => one ** 2n));
  const within = (from: bigint, to: bigint) => count(held, (one) => one >= from && one <= to);
  return {
    held_count: String(total),
    holder_count: String(n),
    most_held: String(descending[0] ?? 0n),
    holding_1_count: within(1n, 1n),
    holding_2_count: within(2n, 2n),
    holding_3_count: within(3n, 3n),
    holding_4_count: within(4n, 4n),
    holding_5_to_9_count: within(5n, 9n),
    holding_10_or_more_count: count(held, (one) => one >= 10n),
    mean_held: ratioText(exactRatio(total, n)),
    top_10_count: String(topTen),
    top_10_share: ratioText(exactRatio(topTen, total)),
    gini: ratioText(exactRatio(differences, 2n * n * total)),
    hhi: ratioText(exactRatio(squares, total ** 2n)),
    holders_reason: held.length === 0 ? "NO_TICKETS" : null,
  };
}

/** Sales for money in the order of the chain. */
function purchases(blocks: readonly ChainBlock[]): Placed<SaleFact>[] {
  return placedFacts(blocks).filter(
    (fact) => fact.type === "sale" && fact.price !== 0n,
  ) as Placed<SaleFact>[];
}

function buyers(event: string, blocks: readonly ChainBlock[]): MetricRow {
  const sales = purchases(blocks);
  const publications = new Map(
    placedFacts(blocks).flatMap((fact) =>
      fact.type === "event" && fact.kind === "PUBLISHED" ? [[fact.event, fact] as const] : [],
    ),
  );
  const organizer = publications.get(event)?.organizer ?? null;
  const isPrimary = (sale: SaleFact, of: string) => sale.kind === "PRIMARY" && sale.event === of;
  const wallets = [...new Set(sales.filter((sale) => isPrimary(sale, event)).map(({ buyer }) => buyer))];
  const firstOf = (wallet: string) =>
    sales.findIndex((sale) => isPrimary(sale, event) && sale.buyer === wallet);
  const before = (wallet: string) => sales.slice(0, firstOf(wallet)).filter(({ buyer }) => buyer === wallet);
  const known = wallets.filter((wallet) => before(wallet).length > 0).length;
  const returning = wallets.filter((wallet) => {
    const first = sales[firstOf(wallet)] as Placed<SaleFact>;
    return before(wallet).some((sale) => {
      const other = sale.kind === "PRIMARY" && sale.event !== null ? publications.get(sale.event) : undefined;
      return other !== undefined && other.organizer === organizer && other.block <= first.block;
    });
  }).length;
  const share = (part: number) => ratioText(exactRatio(BigInt(part), BigInt(wallets.length)));
  const none = wallets.length === 0 ? "NO_SALES" : null;
  return {
    buyer_count: String(wallets.length),
    returning_count: organizer === null ? null : String(returning),
    returning_share: organizer === null ? null : share(returning),
    returning_reason: organizer === null ? "ORGANIZER_UNKNOWN" : none,
    network_returning_count: String(known),
    network_returning_share: share(known),
    network_returning_reason: none,
  };
}
