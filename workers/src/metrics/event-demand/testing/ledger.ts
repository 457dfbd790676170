import type { ListingFact, SaleFact, TierFact } from "../../../testing/chain-fact.ts";
import { exactRatio, ratioText } from "../../../testing/ledger/exact-ratio.ts";
import type { Ledger } from "../../../testing/ledger/expected-metrics.ts";
import {
  type EventHistory,
  eventHistories,
  lastBlock,
  lastTime,
  type Placed,
  placedFacts,
} from "../../../testing/ledger/placed-fact.ts";
import type { MetricRow } from "../../../testing/read-metrics.ts";
import { exactVelocity } from "./exact-velocity.ts";

const isPaid = (sale: SaleFact) => sale.kind === "PRIMARY" && sale.price !== 0n;
const isFree = (sale: SaleFact) => sale.kind === "PRIMARY" && sale.price === 0n;
const isOpening = ({ kind }: ListingFact) => kind === "LISTED" || kind === "PRICE_CHANGED";

/** What the metric's tables should hold. */
export const ledger: Ledger = (blocks) => {
  const histories = eventHistories(blocks).filter((history) => factsOf(history).length > 0);
  const tiers = placedFacts(blocks).filter((fact) => fact.type === "tier");
  return {
    event_demand: histories.map(demandRow),
    event_demand_tier: histories.flatMap((history) => tierRows(history, tiers)),
    event_market_bucket: histories.flatMap(bucketRows),
  };
};

function factsOf({ changes, sales, listings, statuses }: EventHistory) {
  return [...changes, ...sales, ...listings, ...statuses.filter(({ status }) => status !== "CHECKED_IN")];
}

/** Sales whose ticket was refunded or voided later on. */
function releasedOf({ sales, statuses }: EventHistory, isWanted: (sale: SaleFact) => boolean) {
  const isAfter = (a: Placed<SaleFact>, b: (typeof statuses)[number]) =>
    b.block > a.block || (b.block === a.block && b.order > a.order);
  return sales.filter(
    (sale) =>
      isWanted(sale) &&
      statuses.some(
        (change) => change.status !== "CHECKED_IN" && change.ticket === sale.ticket && isAfter(sale, change),
      ),
  );
}

const sum = (sales: readonly SaleFact[]) => sales.reduce((total, { quantity }) => total + quantity, 0n);

/** Open listings with their tickets after the steps up to a time. */
function openAfter(listings: readonly Placed<ListingFact>[]): Placed<ListingFact>[] {
  const ids = new Set(listings.map(({ listing }) => listing));
  return [...ids]
    .map((id) => listings.findLast(({ listing }) => listing === id))
    .filter((last) => last !== undefined)
    .filter(isOpening);
}

/** Expected row of metrics.event_demand. */
function demandRow(history: EventHistory): MetricRow {
  const { event, changes, sales, listings } = history;
  const capacity = changes[0]?.capacity ?? null;
  const paid = sales.filter(isPaid);
  const onSale = changes[0]?.salesStart ?? paid[0]?.time ?? null;
  const held = sum(sales.filter(isFree)) - sum(releasedOf(history, isFree));
  const sold = sum(paid) - sum(releasedOf(history, isPaid));
  const issued = sales.filter(({ kind }) => kind === "PRIMARY");
  const last = issued.find(
    (_, index) => capacity !== null && capacity > 0n && sum(issued.slice(0, index + 1)) >= capacity,
  );
  const open = openAfter(listings);
  const listed = BigInt(new Set(open.map(({ ticket }) => ticket)).size);
  const buyers = BigInt(new Set(paid.map(({ buyer }) => buyer)).size);
  return {
    event_id: event,
    capacity: capacity === null ? null : String(capacity),
    held_count: String(held),
    primary_count: String(sum(paid)),
    released_count: String(sum(releasedOf(history, isPaid))),
    sold_count: String(sold),
    ...throughOf(sold, capacity, held),
    buyer_count: String(buyers),
    buyer_ratio: ratioText(exactRatio(buyers, sum(paid))),
    buyer_ratio_reason: paid.length === 0 ? "NO_SALES" : null,
    on_sale_at: onSale === null ? null : String(onSale),
    velocity: ratioText(exactVelocity(paid, onSale)),
    velocity_at: paid.length === 0 ? null : String(paid.at(-1)?.time),
    sold_out_at: last === undefined ? null : String(last.time),
    open_listing_count: String(open.length),
    listed_ticket_count: String(listed),
    listing_ratio: ratioText(exactRatio(listed, sold)),
    listing_ratio_reason: sold === 0n ? "NO_SALES" : null,
    as_of_block: lastBlock(factsOf(history)),
    as_of_time: lastTime(factsOf(history)),
    methodology: "1",
  };
}

function throughOf(sold: bigint, capacity: bigint | null, held: bigint): MetricRow {
  if (capacity === null) return { sell_through: null, sell_through_reason: "CAPACITY_UNKNOWN" };
  if (capacity <= held) return { sell_through: null, sell_through_reason: "CAPACITY_ZERO" };
  return { sell_through: ratioText(exactRatio(sold, capacity - held)), sell_through_reason: null };
}

/** Expected rows of metrics.event_demand_tier: a tier belongs to the event that its last fact names. */
function tierRows(history: EventHistory, tiers: readonly Placed<TierFact>[]): MetricRow[] {
  const isOwn = (sale: SaleFact, tier: string) => sale.tier === tier;
  const published = [...new Set(tiers.map(({ tier }) => tier))].filter(
    (tier) => tiers.findLast((fact) => fact.tier === tier)?.event === history.event,
  );
  const sold = history.sales.filter(({ kind, tier }) => kind === "PRIMARY" && tier !== null);
  const all = new Set([...published, ...sold.map(({ tier }) => tier ?? "")]);
  return [...all].map((tier) => {
    const count = (isWanted: (sale: SaleFact) => boolean) => {
      const isCounted = (sale: SaleFact) => isWanted(sale) && isOwn(sale, tier);
      return sum(history.sales.filter(isCounted)) - sum(releasedOf(history, isCounted));
    };
    const supply = published.includes(tier)
      ? (tiers.findLast((fact) => fact.tier === tier)?.supply ?? null)
      : null;
    return {
      event_id: history.event,
      tier_id: tier,
      supply: supply === null ? null : String(supply),
      held_count: String(count(isFree)),
      sold_count: String(count(isPaid)),
      ...throughOf(count(isPaid), supply, count(isFree)),
      as_of_block: lastBlock(factsOf(history)),
      methodology: "1",
    };
  });
}

/** Expected rows of metrics.event_market_bucket. */
function bucketRows({ event, sales, listings }: EventHistory): MetricRow[] {
  const counted = sales.filter((sale) => !isFree(sale));
  const facts = [...counted, ...listings];
  const starts = new Set(facts.map(({ time }) => Math.floor(time / 900) * 900));
  return [...starts].map((start) => {
    const isIn = ({ time }: { readonly time: number }) => time >= start && time < start + 900;
    const openAt = (isBefore: (time: number) => boolean) =>
      openAfter(listings.filter(({ time }) => isBefore(time))).length;
    let openSeconds = 0;
    for (let second = start; listings.length > 0 && second < start + 900; second += 1)
      openSeconds += openAt((time) => time <= second);
    return {
      event_id: event,
      bucket_start: String(start),
      sold_count: String(sum(counted.filter((sale) => isIn(sale) && isPaid(sale)))),
      resold_count: String(sum(counted.filter((sale) => isIn(sale) && sale.kind === "SECONDARY"))),
      listed_count: String(listings.filter((step) => isIn(step) && step.kind === "LISTED").length),
      open_before: String(openAt((time) => time < start)),
      open_after: String(openAt((time) => time < start + 900)),
      open_seconds: String(openSeconds),
      as_of_block: lastBlock(facts.filter(isIn)),
      methodology: "1",
    };
  });
}
