import { bytesList, readRows, type Session } from "@facevalue/db";
import { sql } from "kysely";
import { readSales, type SaleFacts } from "../../facts/read-sales.ts";
import type { RecomputeScope } from "../metric.ts";

/** A ticket that was resold, with the seconds from its sale or issue to its first resale; null where neither came before it. */
export interface ResoldTicket {
  readonly is_unnumbered: boolean;
  readonly seconds: number | null;
}

/** Earliest sales of a ticket at one event, unix seconds; null without one. Tickets without a number count as one. */
interface FirstSales {
  readonly event: string;
  readonly ticket: string | null;
  primaryAt: number | null;
  resoldAt: number | null;
}

/** The resold tickets of the scope's events, by event. */
export async function readResoldTickets(
  session: Session,
  scope: RecomputeScope,
): Promise<ReadonlyMap<string, readonly ResoldTicket[]>> {
  const sales = await readSales(session, scope, ["ticket", "kind", "time"]);
  const resold = [...sales].flatMap(([event, own]) => findResold(event, own));
  const isSoldBefore = ({ primaryAt, resoldAt }: FirstSales) =>
    primaryAt !== null && resoldAt !== null && primaryAt <= resoldAt;
  const unsold = resold.filter((one) => one.ticket !== null && !isSoldBefore(one));
  const issues = await readIssues(session, scope, unsold);
  const byEvent = Map.groupBy(resold, ({ event }) => event);
  const describe = (one: FirstSales): ResoldTicket => {
    const { event, ticket, primaryAt, resoldAt } = one;
    if (ticket === null || resoldAt === null) return { is_unnumbered: true, seconds: null };
    const from = isSoldBefore(one) ? primaryAt : issues(event, ticket);
    return {
      is_unnumbered: false,
      seconds: from === null || from > resoldAt ? null : resoldAt - from,
    };
  };
  return new Map([...byEvent].map(([event, own]) => [event, own.map(describe)]));
}

function findResold(event: string, sales: readonly SaleFacts<"ticket" | "kind" | "time">[]): FirstSales[] {
  const resales = new Map<string | null, FirstSales>();
  for (const { ticket, kind, time } of sales) {
    if (kind !== "SECONDARY") continue;
    const one = resales.get(ticket) ?? { event, ticket, primaryAt: null, resoldAt: time };
    one.resoldAt = Math.min(one.resoldAt ?? time, time);
    resales.set(ticket, one);
  }
  if (resales.size === 0) return [];
  for (const { ticket, kind, time } of sales) {
    const one = kind === "PRIMARY" ? resales.get(ticket) : undefined;
    if (one !== undefined) one.primaryAt = Math.min(one.primaryAt ?? time, time);
  }
  return [...resales.values()];
}

/** When tickets of an event were issued, in unix seconds. */
async function readIssues(
  session: Session,
  { schema }: RecomputeScope,
  tickets: readonly FirstSales[],
): Promise<(event: string, ticket: string) => number | null> {
  if (tickets.length === 0) return () => null;
  const ids = tickets.flatMap(({ ticket }) => (ticket === null ? [] : [Buffer.from(ticket, "latin1")]));
  const query = sql`
    select id, event, issued_at::bigint as issued_at from ${sql.id(schema, "ticket")}
    where id = any(${bytesList(ids)}) and event is not null and upper_inf(block_range)`;
  const rows = await readRows(session, query, { id: "id", event: "id", issued_at: "count?" });
  const issues = new Map(rows.map(({ id, event, issued_at }) => [`${event} ${id}`, issued_at]));
  return (event, ticket) => issues.get(`${event} ${ticket}`) ?? null;
}
