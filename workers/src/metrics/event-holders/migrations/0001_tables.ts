import { type Kysely, sql } from "kysely";

const COUNTS = [
  "held_count",
  "holder_count",
  "most_held",
  "holding_1_count",
  "holding_2_count",
  "holding_3_count",
  "holding_4_count",
  "holding_5_to_9_count",
  "holding_10_or_more_count",
  "top_10_count",
  "buyer_count",
  "network_returning_count",
];

/** Writer: the workers. A row per event; `as_of_block` is the block of the last fact that counts. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table metrics.event_holders (
      chain_id bigint not null,
      event_id bytea not null,
      ${sql.join(COUNTS.map((name) => sql`${sql.id(name)} numeric(96,0) not null`))},
      mean_held numeric(98,18),
      top_10_share numeric(98,18),
      gini numeric(98,18),
      hhi numeric(98,18),
      holders_reason text,
      returning_count numeric(96,0),
      returning_share numeric(98,18),
      returning_reason text,
      network_returning_share numeric(98,18),
      network_returning_reason text,
      as_of_block bigint not null,
      methodology int not null,
      computed_at timestamptz not null,
      primary key (chain_id, event_id)
    )`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table metrics.event_holders`.execute(db);
}
