import { type Kysely, sql } from "kysely";
import { seedCapRules } from "../rules/seed-cap-rules.ts";

const KEY = sql`
  chain_id bigint not null,
  event_id bytea not null,
  rule_id text not null`;

const STAMP = sql`
  as_of_block bigint not null,
  methodology int not null,
  computed_at timestamptz not null`;

const COMMENTS = {
  id: "Name of the rule, for example ie-act-21-2021.",
  jurisdiction: "ISO 3166 code of the country, or of a part of one, for example AU-NSW.",
  valid_from: "First day of the rule on the clocks of the event; null when no start is on record.",
  valid_to: "Last day of the rule; null when no end is on record.",
  base: "What the cap multiplies: ORIGINAL_COST, with unavoidable fees, or ORIGINAL_PRICE; null without a price cap.",
  multiplier: "Highest price as a multiple of the base; null without a price cap.",
  txn_cost_cap: "Most transaction costs as a share of the base, which the multiplier contains.",
  verified_at: "Day by which the rule was read in a primary source; null when it was not.",
  status: "UNVERIFIED: what it says, or whether it is in force, has not been verified.",
  is_shipped: "Whether the software keeps the row as its file says. False for rows of your own, which stay.",
} as const;

/** Rules on resale prices, and how events' resales stand under them. Writers: for app.cap_rule the workers and people, else the workers. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table app.cap_rule (
      id text primary key,
      jurisdiction text not null check (jurisdiction ~ '^[A-Z]{2}(-[A-Z0-9]{1,3})?$'),
      name text not null,
      valid_from date,
      valid_to date,
      base text check (base in ('ORIGINAL_COST', 'ORIGINAL_PRICE')),
      multiplier numeric(27,18) check (multiplier >= 0),
      txn_cost_cap numeric(27,18) check (txn_cost_cap >= 0),
      platform_fee_rule text,
      scope text,
      volume_rule text,
      exemptions text,
      source_url text,
      verified_at date,
      status text not null check (status in ('VERIFIED', 'UNVERIFIED')),
      is_shipped boolean not null default false,
      check ((base is null) = (multiplier is null)),
      check ((status = 'VERIFIED') = (verified_at is not null)),
      check (valid_from <= valid_to)
    )`.execute(db);
  for (const [column, comment] of Object.entries(COMMENTS))
    await sql`comment on column app.cap_rule.${sql.id(column)} is ${sql.lit(comment)}`.execute(db);
  await sql`
    create table metrics.event_cap (
      ${KEY},
      rule_status text not null,
      resale_count bigint not null,
      price_unknown_count bigint not null,
      face_unknown_count bigint not null,
      mixed_currency_count bigint not null,
      measured_count bigint not null,
      above_count bigint not null,
      reason text,
      ${STAMP},
      primary key (chain_id, event_id, rule_id)
    )`.execute(db);
  await sql`
    create table metrics.event_cap_excess (
      ${KEY},
      currency bytea not null,
      above_count bigint not null,
      excess numeric(96,0) not null,
      ${STAMP},
      primary key (chain_id, event_id, rule_id, currency)
    )`.execute(db);
  await seedCapRules(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table metrics.event_cap_excess`.execute(db);
  await sql`drop table metrics.event_cap`.execute(db);
  await sql`drop table app.cap_rule`.execute(db);
}
