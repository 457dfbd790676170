import type { RowOf } from "../metric-table.ts";
import type { Sale, WalletFacts } from "./read-facts.ts";
import type { WALLET_PROFILE } from "./tables.ts";

/** More than 0.5 % above the face value, as event-markup counts it. */
const isAboveFace = (price: bigint, face: bigint) => price * 200n > face * 201n;

/** The row of wallet_profile; none for a wallet without facts. */
export function profileRows(facts: WalletFacts): RowOf<typeof WALLET_PROFILE>[] {
  const { wallet, purchases, resales, given, received, statuses, uses, held } = facts;
  const lists = [purchases, resales, given, received, statuses, uses];
  if (held.length === 0 && lists.every((list) => list.length === 0)) return [];
  const firsts = lists.flatMap((list) => list[0]?.time ?? []);
  const lasts = lists.flatMap((list) => list.at(-1)?.time ?? []);
  const blocks = [...lists.flatMap((list) => list.at(-1)?.block ?? []), ...held.map(({ block }) => block)];
  return [
    {
      wallet,
      ...countPurchases(purchases),
      ...countResales(resales),
      given_count: sumOf(given, ({ quantity }) => quantity),
      received_count: sumOf(received, ({ quantity }) => quantity),
      held_count: sumOf(held, ({ count }) => count),
      ...countAttendance(facts),
      refund_count: statuses.filter(({ status }) => status === "REFUNDED").length,
      first_seen_at: firsts.length === 0 ? null : Math.min(...firsts),
      last_seen_at: lasts.length === 0 ? null : Math.max(...lasts),
      as_of_block: Math.max(...blocks),
    },
  ];
}

function countPurchases(purchases: readonly Sale[]) {
  let [primary, resale, free, unpriced] = [0n, 0n, 0n, 0n];
  const events = new Set<string>();
  for (const { kind, price, quantity, event } of purchases) {
    if (kind === "PRIMARY" && price === 0n) {
      free += quantity;
      continue;
    }
    if (kind === "PRIMARY") primary += quantity;
    else resale += quantity;
    if (price === null) unpriced += quantity;
    if (event !== null) events.add(event);
  }
  return {
    primary_bought_count: primary,
    resale_bought_count: resale,
    complimentary_count: free,
    unpriced_bought_count: unpriced,
    bought_event_count: events.size,
  };
}

function countResales(resales: readonly Sale[]) {
  let [resold, unpriced, compared, above] = [0n, 0n, 0n, 0n];
  for (const { price, quantity, currency, face_value, face_currency } of resales) {
    resold += quantity;
    if (price === null || currency === null) {
      unpriced += quantity;
      continue;
    }
    if (face_value === null || face_value === 0n || face_currency !== currency) continue;
    compared += quantity;
    if (isAboveFace(price, face_value)) above += quantity;
  }
  return {
    resold_count: resold,
    unpriced_resold_count: unpriced,
    face_compared_count: compared,
    above_face_count: above,
  };
}

function countAttendance({ statuses, uses }: WalletFacts) {
  const checkIns = statuses.filter(({ status }) => status === "CHECKED_IN");
  const events = [...checkIns, ...uses].flatMap(({ event }) => event ?? []);
  const numbered = new Set(checkIns.map(({ ticket }) => ticket)).size;
  return {
    checked_in_count: BigInt(numbered) + sumOf(uses, ({ quantity }) => quantity),
    attended_event_count: new Set(events).size,
  };
}

function sumOf<Item>(items: readonly Item[], amountOf: (item: Item) => bigint): bigint {
  let sum = 0n;
  for (const item of items) sum += amountOf(item);
  return sum;
}
