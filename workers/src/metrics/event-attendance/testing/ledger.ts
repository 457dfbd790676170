import type { ChainBlock, SaleFact, StatusFact, TicketFact, UseFact } from "../../../testing/chain-fact.ts";
import { currentHoldings, currentTickets } from "../../../testing/ledger/current-facts.ts";
import { exactRatio, ratioText } from "../../../testing/ledger/exact-ratio.ts";
import type { Ledger } from "../../../testing/ledger/expected-metrics.ts";
import {
  count,
  groupBy,
  lastBlock,
  type Placed,
  placedFacts,
  tickets,
} from "../../../testing/ledger/placed-fact.ts";
import type { MetricRow } from "../../../testing/read-metrics.ts";

const EXPECTED = ["VALID", "RESELL", "SCANNED", "CLAIMED", "CHECKED_IN"];
const NOBODY = "00".repeat(20);

interface Entry {
  readonly origin: "original" | "resale" | "other" | "use";
  readonly quantity: bigint;
  readonly block: number;
  /** Null where no log tells it. */
  readonly time: number | null;
}

/** What the metric's tables should hold. */
export const ledger: Ledger = (blocks) => {
  const facts = placedFacts(blocks).filter((fact) => "event" in fact);
  const events = new Set(facts.map(({ event }) => event).filter((event) => event !== null));
  return {
    event_attendance: [...events].map((event) => row(event, blocks)).filter((one) => one !== null),
    event_check_in_bucket: [...events].flatMap((event) => buckets(event, entriesOf(event, blocks))),
  };
};

function row(event: string, blocks: readonly ChainBlock[]): MetricRow | null {
  const own = currentTickets(blocks).filter((one) => one.event === event);
  const holdings = currentHoldings(blocks).filter((one) => one.event === event);
  const changes = placedFacts(blocks).filter((fact) => fact.type === "event" && fact.event === event);
  const entries = entriesOf(event, blocks);
  const facts = [...own, ...holdings, ...changes, ...entries];
  if (facts.length === 0) return null;
  const sum = (origin: Entry["origin"]) => BigInt(tickets(entries, (entry) => entry.origin === origin));
  const checkedIn = sum("original") + sum("resale") + sum("other");
  const expected = count(own, ({ status }) => EXPECTED.includes(status));
  const isUnnumbered = BigInt(tickets(holdings)) > 0n || sum("use") > 0n;
  const share = isUnnumbered ? null : exactRatio(checkedIn, BigInt(expected));
  const noShare = isUnnumbered ? "TICKETS_UNNUMBERED" : "NO_TICKETS";
  const times = entries.flatMap(({ time }) => (time === null ? [] : [time])).toSorted((a, b) => a - b);
  return {
    event_id: event,
    expected_count: expected,
    checked_in_count: String(checkedIn),
    unnumbered_count: tickets(holdings),
    unnumbered_use_count: String(sum("use")),
    original_holder_count: String(sum("original")),
    resale_holder_count: String(sum("resale")),
    other_holder_count: String(sum("other")),
    checked_in_share: ratioText(share),
    checked_in_reason: share === null ? noShare : null,
    first_check_in_at: times.length === 0 ? null : String(times[0]),
    last_check_in_at: times.length === 0 ? null : String(times.at(-1)),
    as_of_block: lastBlock(facts),
    methodology: "1",
  };
}

function buckets(event: string, entries: readonly Entry[]): MetricRow[] {
  const told = entries.filter(({ time }) => time !== null) as (Entry & { time: number })[];
  return [...groupBy(told, ({ time }) => String(time - (time % 900)))].map(([start, own]) => ({
    event_id: event,
    bucket_start: start,
    checked_in_count: tickets(own),
    as_of_block: lastBlock(own),
    methodology: "1",
  }));
}

/** Check-ins of the event's tickets, and uses of those without a number. */
function entriesOf(event: string, blocks: readonly ChainBlock[]): Entry[] {
  const facts = placedFacts(blocks);
  const used = facts.filter((fact) => fact.type === "use" && fact.event === event) as Placed<UseFact>[];
  const uses = used.map((use): Entry => ({ ...use, origin: "use" }));
  const inside = currentTickets(blocks).filter((one) => one.event === event && one.status === "CHECKED_IN");
  return [...uses, ...inside.map((ticket) => checkIn(ticket, facts))];
}

function checkIn(ticket: Placed<TicketFact>, facts: ReturnType<typeof placedFacts>): Entry {
  const isOwn = (fact: StatusFact | SaleFact) => fact.ticket === ticket.ticket && fact.event === ticket.event;
  const at = facts.findIndex((fact) => fact.type === "status" && fact.status === "CHECKED_IN" && isOwn(fact));
  const entry = facts[at] as Placed<StatusFact> | undefined;
  const block = Math.max(ticket.block, entry?.block ?? 0);
  const moves = ticket.transferCount - (ticket.owner === NOBODY ? 1 : 0);
  const sold = facts
    .slice(0, Math.max(at, 0))
    .filter((fact) => fact.type === "sale" && isOwn(fact)) as SaleFact[];
  const last = sold.at(-1);
  let origin: Entry["origin"] = "other";
  if (moves <= 0) origin = "original";
  else if (last !== undefined && last.buyer === entry?.holder)
    origin = last.kind === "PRIMARY" ? "original" : "resale";
  return { origin, quantity: 1n, block, time: entry?.time ?? null };
}
