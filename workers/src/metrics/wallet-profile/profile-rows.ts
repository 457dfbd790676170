import type { RowOf } from "../metric-table.ts";
import type { Purchase, Resale, WalletFacts } from "./read-facts.ts";
import type { WALLET_PROFILE } from "./tables.ts";

const NEVER_ATTENDED = { checked_in_count: 0n, attended_event_count: 0 } as const;

/** More than 0.5 % above the face value, as event-markup counts it. */
const isAboveFace = (price: bigint, face: bigint) => price * 200n > face * 201n;

/** The row of wallet_profile; none for a wallet without facts. */
export function profileRows(facts: WalletFacts): RowOf<typeof WALLET_PROFILE>[] {
  const { wallet, purchases, resales, given, received, statuses, uses, held } = facts;
  const seen = placesOf([purchases, resales, given, received, statuses, uses]);
  const block = held.reduce((last, one) => Math.max(last, one.block), seen.block);
  if (seen.first === null && held.length === 0) return [];
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
      first_seen_at: seen.first,
      last_seen_at: seen.last,
      as_of_block: block,
    },
  ];
}

interface Placed {
  readonly time: number;
  readonly block: number;
}

/** First and last time, and the last block, of lists in the order of the chain; no times where all are empty. */
function placesOf(lists: readonly (readonly Placed[])[]) {
  let [first, last]: [number | null, number | null] = [null, null];
  let block = 0;
  for (const list of lists) {
    const [start, end] = [list[0], list.at(-1)];
    if (start === undefined || end === undefined) continue;
    first = first === null ? start.time : Math.min(first, start.time);
    last = last === null ? end.time : Math.max(last, end.time);
    block = Math.max(block, end.block);
  }
  return { first, last, block };
}

function countPurchases(purchases: readonly Purchase[]) {
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

function countResales(resales: readonly Resale[]) {
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
  if (statuses.length === 0 && uses.length === 0) return NEVER_ATTENDED;
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
