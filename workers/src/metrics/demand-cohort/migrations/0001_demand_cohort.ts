import { type Kysely, sql } from "kysely";

/** What is usual for events that are on sale, which the Demand Index compares with. Writer: the workers. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table metrics.demand_cohort (
      chain_id bigint not null,
      network_key bytea not null,
      level text not null,
      category text not null,
      size_class text not null,
      lead text not null,
      term text not null,
      event_count bigint not null,
      known_count bigint not null,
      median numeric(98,18),
      deviation numeric(98,18),
      as_of_time timestamptz not null,
      as_of_block bigint not null,
      methodology int not null,
      computed_at timestamptz not null,
      primary key (chain_id, network_key, level, category, size_class, lead, term)
    )`.execute(db);
  await sql`comment on column metrics.demand_cohort.network_key is 'the same in every row'`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table metrics.demand_cohort`.execute(db);
}
