import { type Kysely, sql } from "kysely";

/** A token that counts its tickets by amount may have as many as a 256-bit number says. */
const TICKETS = sql`numeric(96,0)`;

const TICKET_COUNTS = {
  event_sales: ["primary_count", "complimentary_count", "resale_count", "checked_in_count"],
  event_sales_bucket: ["primary_count", "complimentary_count", "resale_count"],
};

const NEW_COUNTS = {
  event_sales: ["unpriced_primary_count", "unpriced_resale_count"],
  event_revenue: ["primary_split_unknown_count", "resale_split_unknown_count"],
  event_sales_bucket: ["primary_split_unknown_count", "resale_split_unknown_count"],
  event_markup: ["price_unknown_count", "wash_suspect_count"],
};

const NULLABLE = {
  event_sales: ["resold_ticket_count"],
  event_revenue: ["primary_fees", "royalties", "marketplace_fees", "seller_proceeds", "organizer_net"],
  event_sales_bucket: ["primary_gross", "primary_fees", "resale_gross", "royalties", "marketplace_fees"],
};

/** Room for sales whose price, or its division, is not known. The methodologies rise, so every row is computed anew. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await forEachColumn(TICKET_COUNTS, (table, column) =>
    sql`alter table ${table} alter column ${column} type ${TICKETS}`.execute(db),
  );
  await forEachColumn(NEW_COUNTS, async (table, column) => {
    await sql`alter table ${table} add column ${column} ${TICKETS} not null default 0`.execute(db);
    await sql`alter table ${table} alter column ${column} drop default`.execute(db);
  });
  await forEachColumn(NULLABLE, (table, column) =>
    sql`alter table ${table} alter column ${column} drop not null`.execute(db),
  );
  await sql`comment on column metrics.event_sales_bucket.currency is
    'empty in the row of the sales whose price is not known'`.execute(db);
}

/** Rows that the narrower columns cannot hold are left out: they are computed anew. */
export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`delete from metrics.event_sales_bucket where currency = ''`.execute(db);
  await forEachColumn(NULLABLE, async (table, column) => {
    await sql`delete from ${table} where ${column} is null`.execute(db);
    await sql`alter table ${table} alter column ${column} set not null`.execute(db);
  });
  await forEachColumn(NEW_COUNTS, (table, column) =>
    sql`alter table ${table} drop column ${column}`.execute(db),
  );
  await forEachColumn(TICKET_COUNTS, async (table, column) => {
    await sql`delete from ${table} where ${column} > 9223372036854775807`.execute(db);
    await sql`alter table ${table} alter column ${column} type bigint`.execute(db);
  });
}

type Identifier = ReturnType<typeof sql.id>;

async function forEachColumn(
  columns: Readonly<Record<string, readonly string[]>>,
  change: (table: Identifier, column: Identifier) => Promise<unknown>,
): Promise<void> {
  for (const [table, names] of Object.entries(columns)) {
    for (const name of names) await change(sql.id("metrics", table), sql.id(name));
  }
}
