import type { ChainBlock, TicketFact } from "../../../testing/chain-fact.ts";
import { currentHoldings, currentListings, currentTickets } from "../../../testing/ledger/current-facts.ts";
import { exactRatio, ratioText } from "../../../testing/ledger/exact-ratio.ts";
import type { Ledger } from "../../../testing/ledger/expected-metrics.ts";
import { count, lastBlock, placedFacts } from "../../../testing/ledger/placed-fact.ts";
import type { MetricRow } from "../../../testing/read-metrics.ts";

const NOBODY = "00".repeat(20);
const STATUSES = [
  "VALID",
  "RESELL",
  "SCANNED",
  "CHECKED_IN",
  "CLAIMED",
  "VOIDED",
  "REFUNDED",
  "EXPIRED",
  "BURNED",
] as const;

/** What the metric's table should hold. */
export const ledger: Ledger = (blocks) => {
  const facts = placedFacts(blocks).filter((fact) => "event" in fact);
  const events = new Set(facts.map(({ event }) => event).filter((event) => event !== null));
  return { event_tickets: [...events].map((event) => row(event, blocks)).filter((one) => one !== null) };
};

function row(event: string, blocks: readonly ChainBlock[]): MetricRow | null {
  const isOwn = (fact: { readonly event: string | null }) => fact.event === event;
  const tickets = currentTickets(blocks).filter(isOwn);
  const holdings = currentHoldings(blocks).filter(isOwn);
  const listings = currentListings(blocks).filter(isOwn);
  const changes = placedFacts(blocks).filter((fact) => fact.type === "event" || fact.type === "sale");
  const facts = [...tickets, ...holdings, ...listings, ...changes.filter(isOwn)];
  if (facts.length === 0) return null;
  const unnumbered = holdings.reduce((sum, { quantity }) => sum + quantity, 0n);
  const admitting = tickets.filter(({ status }) =>
    ["VALID", "RESELL", "SCANNED", "CLAIMED"].includes(status),
  );
  const offered = new Set(
    listings
      .filter(({ kind }) => kind.startsWith("LISTED") || kind === "PRICE_CHANGED")
      .map(({ ticket }) => ticket),
  );
  const listed = admitting.filter(({ ticket, status }) => status === "RESELL" || offered.has(ticket)).length;
  const share = unnumbered > 0n ? null : exactRatio(BigInt(listed), BigInt(admitting.length));
  const noShare = unnumbered > 0n ? "TICKETS_UNNUMBERED" : "NO_TICKETS";
  return {
    event_id: event,
    ticket_count: String(tickets.length),
    ...Object.fromEntries(
      STATUSES.map((status) => [
        `${status.toLowerCase()}_count`,
        count(tickets, (one) => one.status === status),
      ]),
    ),
    unnumbered_count: String(unnumbered),
    ...histogram("transferred", tickets.map(movesOf)),
    ...histogram(
      "resold",
      tickets.map(({ resaleCount }) => resaleCount),
    ),
    admitting_count: String(admitting.length),
    listed_count: String(listed),
    listed_share: ratioText(share),
    listed_reason: share === null ? noShare : null,
    ...firstResales(event, blocks),
    as_of_block: lastBlock(facts),
    methodology: "1",
  };
}

function movesOf({ transferCount, owner }: TicketFact): number {
  return owner === NOBODY && transferCount > 0 ? transferCount - 1 : transferCount;
}

function histogram(name: string, counts: readonly number[]): MetricRow {
  const exact = [0, 1, 2, 3].map((times) => [
    `${name}_${times}_count`,
    count(counts, (one) => one === times),
  ]);
  return { ...Object.fromEntries(exact), [`${name}_4_or_more_count`]: count(counts, (one) => one > 3) };
}

function firstResales(event: string, blocks: readonly ChainBlock[]): MetricRow {
  const sales = placedFacts(blocks).filter((fact) => fact.type === "sale" && fact.event === event);
  const ofKind = (wanted: string) =>
    sales.flatMap((fact) => (fact.type === "sale" && fact.kind === wanted ? [fact] : []));
  const resales = ofKind("SECONDARY");
  const issues = new Map(
    currentTickets(blocks)
      .filter((one) => one.event === event)
      .map((one) => [one.ticket, one.issuedAt]),
  );
  const seconds: number[] = [];
  for (const ticket of new Set(resales.map((sale) => sale.ticket))) {
    if (ticket === null) continue;
    const first = Math.min(...resales.filter((sale) => sale.ticket === ticket).map(({ time }) => time));
    const bought = Math.min(
      ...ofKind("PRIMARY")
        .filter((sale) => sale.ticket === ticket)
        .map(({ time }) => time),
    );
    const origin = [bought, issues.get(ticket) ?? Infinity].find((time) => time <= first);
    if (origin !== undefined) seconds.push(first - origin);
  }
  let reason = seconds.length < 5 ? "LOW_N" : null;
  if (resales.some(({ ticket }) => ticket === null)) reason = "TICKETS_UNNUMBERED";
  if (resales.length === 0) reason = "NO_SALES";
  const quartile = (quarters: number) => (reason === null ? interpolate(seconds, quarters) : null);
  return {
    first_resale_count: String(seconds.length),
    first_resale_p25_seconds: quartile(1),
    first_resale_median_seconds: quartile(2),
    first_resale_p75_seconds: quartile(3),
    first_resale_reason: reason,
  };
}

/** Of the sorted values spread evenly from 0 to 1, the one at so many quarters; halves to the even second. */
function interpolate(values: readonly number[], quarters: number): string {
  const spread = values
    .toSorted((a, b) => a - b)
    .flatMap((value, index, all) => {
      const next = all[index + 1] ?? value;
      return [0, 1, 2, 3].map((step) => value * (4 - step) + next * step);
    });
  const fourfold = spread[(values.length - 1) * quarters] as number;
  const whole = Math.floor(fourfold / 4);
  const rest = fourfold % 4;
  return String(rest > 2 || (rest === 2 && whole % 2 === 1) ? whole + 1 : whole);
}
