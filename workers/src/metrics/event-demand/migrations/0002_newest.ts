import { type Kysely, sql } from "kysely";

/** What compares events with one another begins with the newest fact of them all. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index event_demand_by_time on metrics.event_demand (chain_id, as_of_time)`.execute(db);
  await sql`create index event_demand_by_block on metrics.event_demand (chain_id, as_of_block)`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop index metrics.event_demand_by_time`.execute(db);
  await sql`drop index metrics.event_demand_by_block`.execute(db);
}
