import { type Kysely, sql } from "kysely";

const TICKETS = sql`numeric(96,0) not null`;
const STATUSES = [
  "valid",
  "resell",
  "scanned",
  "checked_in",
  "claimed",
  "voided",
  "refunded",
  "expired",
  "burned",
];
const MOVES = ["0", "1", "2", "3", "4_or_more"];

/** Writer: the workers. A row per event; `as_of_block` is the block of the last fact that counts. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const counts = [
    "ticket_count",
    ...STATUSES.map((status) => `${status}_count`),
    "unnumbered_count",
    ...MOVES.map((moves) => `transferred_${moves}_count`),
    ...MOVES.map((moves) => `resold_${moves}_count`),
    "admitting_count",
    "listed_count",
    "first_resale_count",
  ];
  await sql`
    create table metrics.event_tickets (
      chain_id bigint not null,
      event_id bytea not null,
      ${sql.join(counts.map((name) => sql`${sql.id(name)} ${TICKETS}`))},
      listed_share numeric(98,18),
      listed_reason text,
      first_resale_p25_seconds numeric(96,0),
      first_resale_median_seconds numeric(96,0),
      first_resale_p75_seconds numeric(96,0),
      first_resale_reason text,
      as_of_block bigint not null,
      methodology int not null,
      computed_at timestamptz not null,
      primary key (chain_id, event_id)
    )`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table metrics.event_tickets`.execute(db);
}
