import { createTestDatabase, type TestDatabase } from "@facevalue/db/testing";
import { address, tierId } from "./chain-ids.ts";
import {
  BUYER,
  CONTRACT,
  contractRow,
  eventIdOf,
  eventRow,
  issueRow,
  MUTE_TOKEN,
  NATIVE,
  ORGANIZER,
  SELLER,
  saleFeeRow,
  saleRow,
  TOKEN,
  ticketIdOf,
  ticketRow,
  ticketTypeRow,
} from "./chain-rows.ts";
import { bookRow, cohortRows, demandRow, levelRow, marketBucketRow, tierDemandRow } from "./demand-rows.ts";
import { insertFlag } from "./flag-rows.ts";
import { markupBinRow, markupDayRow, markupRow } from "./markup-rows.ts";
import { COMPUTED_AT } from "./metric-stamp.ts";
import {
  bucketRow,
  buyerHourRow,
  buyerPeriodRow,
  eventSalesRow,
  feeRow,
  feeTotalRow,
  fiatRow,
  revenueRow,
  tierHourRow,
  tierRevenueRow,
  tierSalesRow,
} from "./sales-rows.ts";
import { createTestApi, type TestApi } from "./test-api.ts";
import { TestNetwork } from "./test-network.ts";
import { attendanceRow, checkInRow, holdersRow, ticketsRow } from "./ticket-rows.ts";
import { walletMoneyRow, walletProfileRow } from "./wallet-rows.ts";

/** Names as anybody may publish them. */
export const HOSTILE_NAMES = [
  "“Nocturne” '; drop table event; --",
  "100% sure_thing \\ back",
  "周杰倫 2026 演唱會",
  "🎫🎪 <script>alert(1)</script>",
] as const;

export const HUGE = 10n ** 77n;

export interface World {
  readonly database: TestDatabase;
  readonly api: TestApi;
  /** Chain 1: events 1 to 5 with figures for event 1. Live. */
  readonly mainnet: TestNetwork;
  /** Chain 137: event 1 with amounts of 10^77, no figures yet. Still catching up. */
  readonly polygon: TestNetwork;
}

const METRICS = [
  "event-sales",
  "event-markup",
  "event-cap",
  "event-tickets",
  "event-holders",
  "event-attendance",
  "event-fees",
  "wallet-profile",
  "event-demand",
  "event-order-book",
  "demand-cohort",
  "wash-trade",
  "detection",
];

/** A small world on two networks. Call `database.drop()` after use. */
export async function createWorld(): Promise<World> {
  const database = await createTestDatabase();
  const mainnet = await TestNetwork.create(database.pool, 1, "Mainnet");
  const polygon = await TestNetwork.create(database.pool, 137, null);
  await fillMainnet(mainnet);
  await fillMetrics(mainnet);
  await fillSalesDetails(mainnet);
  await fillPolygon(polygon);
  for (const network of [mainnet, polygon]) await insertFlag(network, CONTRACT, address(0xc2));
  await database.pool.query(
    `insert into ops.metric_state (metric, chain_id, methodology, block, block_time, computed_at)
     select metric, 1, case metric when 'event-sales' then 4 else 1 end, 990, '2026-03-01T11:58:00Z', '${COMPUTED_AT}' from unnest($1::text[]) as metric`,
    [METRICS],
  );
  await database.pool.query(
    `insert into ops.consumer_cursor (consumer, chain_id, seq, block, block_time)
     select metric || '@' || methodology, chain_id, 1, block, block_time from ops.metric_state`,
  );
  return { database, mainnet, polygon, api: await createTestApi(database.pool) };
}

async function fillMainnet(network: TestNetwork): Promise<void> {
  await network.moveCursor({
    block_number: 1000,
    block_time: "2026-03-01T12:00:00Z",
    head_block: 1002,
    finalized_block: 940,
    state: "live",
  });
  await network.insert(
    "currency",
    { id: TOKEN, symbol: "USDC", decimals: 6 },
    { id: NATIVE, symbol: "ETH", decimals: 18 },
    { id: MUTE_TOKEN, symbol: null, decimals: null },
  );
  await network.insert("organizer", { id: ORGANIZER, contract_count: 1, event_count: 5 });
  await network.insert("ticket_contract", contractRow());
  await network.insert("sale_fee", saleFeeRow(2, 1), saleFeeRow(2, 0, { role: "SELLER", recipient: null }));
  await network.insert("indexing_issue", issueRow(1), issueRow(2));
  await network.insert("event", eventRow(1, { name: "Philharmonic" }));
  // The version that was current before event 1 was rescheduled.
  await network.insert("event", eventRow(1, { name: "Old name", block_range: "[0,1)" }));
  for (const [index, name] of HOSTILE_NAMES.entries()) {
    await network.insert("event", eventRow(index + 2, { name, time_zone: "Mars/Olympus", venue: name }));
  }
  await network.insert("ticket_type", ticketTypeRow(1, 2), ticketTypeRow(1, 1));
  await network.insert("ticket_type", ticketTypeRow(1, 10, { wallet_limit: 0, resale_cap_bps: 0 }));
  await network.insert("ticket", ticketRow(1, 1), ticketRow(2, 1, UNKNOWN_TICKET));
  await network.insert(
    "sale",
    saleRow(1, { kind: "PRIMARY", seller: ORGANIZER, price: 51_500_000, royalty: 0, fee: 1_500_000 }),
    saleRow(2),
    saleRow(3, { currency: NATIVE, price: "20000000000000000" }),
    saleRow(4, {
      ticket: ticketIdOf(2),
      event: null,
      ticket_type: null,
      face_value: null,
      face_currency: null,
    }),
    saleRow(5, { face_value: 0, resale_cap_bps: 0 }),
    saleRow(6, { currency: MUTE_TOKEN, face_currency: MUTE_TOKEN }),
  );
}

const UNKNOWN_TICKET = {
  event: null,
  ticket_type: null,
  face_value: null,
  face_currency: null,
  face_value_source: "UNKNOWN",
  resale_cap_bps: null,
  last_sale_price: null,
  last_sale_currency: null,
};

async function fillMetrics(network: TestNetwork): Promise<void> {
  await network.insertMetric("metrics.event_sales", eventSalesRow(1));
  await network.insertMetric(
    "metrics.event_revenue",
    revenueRow(1),
    revenueRow(1, { currency: NATIVE, primary_gross: HUGE.toString() }),
  );
  await network.insertMetric(
    "metrics.event_sales_bucket",
    bucketRow(1, "2026-02-01T22:45:00Z"),
    bucketRow(1, "2026-02-01T23:00:00Z"),
    bucketRow(1, "2026-02-04T12:00:00Z", { currency: NATIVE, primary_count: 1, resale_count: 0 }),
  );
  await network.insertMetric("metrics.event_markup", markupRow(1));
  await network.insertMetric("metrics.event_tickets", ticketsRow(1));
  await network.insertMetric("metrics.event_holders", holdersRow(1));
  await network.insertMetric("metrics.event_attendance", attendanceRow(1));
  await network.insertMetric("metrics.event_demand", demandRow(1));
  await network.insertMetric("metrics.event_demand_tier", tierDemandRow(1, 1));
  await network.insertMetric("metrics.event_market_bucket", marketBucketRow(1, "2026-03-01T11:00:00Z"));
  await network.insertMetric(
    "metrics.event_order_book",
    bookRow(1),
    bookRow(1, { tier_id: tierId(eventIdOf(1), 1) }),
  );
  const levels = [
    levelRow(1, "ASK", 60_000_000),
    levelRow(1, "ASK", 50_000_000),
    levelRow(1, "BID", 45_000_000),
  ];
  await network.insertMetric("metrics.event_order_book_level", ...levels);
  await network.insertMetric("metrics.demand_cohort", ...cohortRows());
  const checkIns = [checkInRow(1, "2026-02-20T18:00:00Z", 1), checkInRow(1, "2026-02-20T17:30:00Z", 3)];
  await network.insertMetric("metrics.event_check_in_bucket", ...checkIns);
  await network.insertMetric("metrics.event_markup_day", markupDayRow(1, "2026-02-02"));
  await network.insertMetric("metrics.event_markup_bin", markupBinRow(1, -500, 0), markupBinRow(1, 0, null));
}

/** Berlin is an hour ahead of UTC. */
async function fillSalesDetails(network: TestNetwork): Promise<void> {
  await network.insertMetric(
    "metrics.tier_sales_hour",
    tierHourRow(1, "2026-02-01T22:00:00Z"),
    tierHourRow(1, "2026-02-01T23:00:00Z"),
    tierHourRow(1, "2026-02-04T12:00:00Z", {
      currency: NATIVE,
      ticket_type: Buffer.alloc(0),
      primary_count: 1,
    }),
  );
  await network.insertMetric(
    "metrics.tier_sales",
    tierSalesRow(1, 1, { primary_count: 4 }),
    tierSalesRow(1, null),
  );
  await network.insertMetric("metrics.tier_revenue", tierRevenueRow(1, 1), tierRevenueRow(1, null));
  await network.insertMetric("metrics.event_buyer_hour", buyerHourRow(1, "2026-02-01T23:00:00Z", 2));
  await network.insertMetric(
    "metrics.event_buyer_period",
    buyerPeriodRow(1, "DAY", "2026-02-01", 1),
    buyerPeriodRow(1, "WEEK", "2026-02-02", 7),
    buyerPeriodRow(1, "MONTH", "2026-02-01", 8),
  );
  await network.insertMetric(
    "metrics.event_revenue_fiat",
    fiatRow(1, "PRIMARY_GROSS"),
    fiatRow(1, "RESALE_GROSS", { amount: null, amount_reason: "FX_STALE", unconverted_count: 1 }),
  );
  await network.insertMetric(
    "metrics.event_fee_total",
    feeTotalRow(1),
    feeTotalRow(1, {
      kind: "PRIMARY",
      royalty_paid: null,
      royalty_due: null,
      royalty_shortfall: null,
      royalty_unknown_count: 0,
    }),
  );
  await network.insertMetric(
    "metrics.event_fee",
    feeRow(1, "MARKETPLACE", Buffer.alloc(0)),
    ...Array.from({ length: 12 }, (_, index) =>
      feeRow(1, "SELLER", address(0x100 + index), { amount: index }),
    ),
  );
  for (const wallet of [BUYER, CONTRACT]) {
    await network.insertMetric("metrics.wallet_profile", walletProfileRow(wallet));
    await network.insertMetric("metrics.wallet_money", walletMoneyRow(wallet));
  }
}

async function fillPolygon(network: TestNetwork): Promise<void> {
  await network.moveCursor({ block_number: 70, block_time: "2026-03-01T12:00:00Z", head_block: 5000 });
  await network.insert("currency", { id: NATIVE, symbol: "POL", decimals: 18 });
  await network.insert("organizer", { id: ORGANIZER, contract_count: 1, event_count: 1 });
  await network.insert("event", eventRow(1, { name: "Twin", city: "Zürich", time_zone: "asia/shanghai" }));
  const huge = { currency: NATIVE, price: HUGE.toString(), face_currency: NATIVE, face_value: 3 };
  await network.insert("ticket", ticketRow(1, 1, { face_value: HUGE.toString(), face_currency: NATIVE }));
  await network.insert("sale", saleRow(1, { ...huge, seller: SELLER, buyer: address(0xff) }));
}
