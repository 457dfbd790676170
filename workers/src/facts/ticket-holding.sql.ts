import { type RawBuilder, sql } from "kysely";

/** Statuses of a ticket that still admits its holder, as the mappings say it. */
export const ADMITTING = ["VALID", "RESELL", "SCANNED", "CLAIMED"] as const;

/** Whether a status, as the table holds it, is one of `statuses`. */
export function isStatusOf(column: RawBuilder<unknown>, statuses: readonly string[]): RawBuilder<boolean> {
  return sql<boolean>`${column} in (${sql.join(statuses.map((status) => sql.lit(status)))})`;
}

/**
 * Movements of a ticket from holder to holder: those after its issue, less the burn of one that nobody owns any more.
 * @param ticket alias of the table `ticket` in the statement
 */
export function movesOf(ticket: string): RawBuilder<number> {
  const isBurned = sql`${sql.id(ticket, "owner")} = '\\x0000000000000000000000000000000000000000'::bytea`;
  return sql<number>`greatest(${sql.id(ticket, "transfer_count")} - (${isBurned})::int, 0)`;
}

/** Statuses of a ticket that is still somebody's: it admits, or it did. */
export const HELD = [...ADMITTING, "CHECKED_IN"] as const;
