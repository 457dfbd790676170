import type { DetectionFacts } from "../facts/detection-facts.ts";
import { PRIMARY, SECONDARY, TRANSFER_KINDS } from "../facts/detection-facts.ts";
import { distinctAt, type RowsBy, rowsBy, rowsOf } from "../facts/rows-by.ts";
import { addRule } from "./add-rule.ts";
import type { RoleCollector } from "./role-collector.ts";
import { ROLE_SETTINGS } from "./role-settings.ts";

const BARE = new Set<number>(
  ["GIFT", "CLAIM", "CUSTODY"].map((kind) => TRANSFER_KINDS.indexOf(kind as "GIFT")),
);

/** Marketplaces, escrows and custodial platforms: who deals in tickets for others. */
export function addMarketRoles(facts: DetectionFacts, roles: RoleCollector): void {
  const { sales, transfers, wallets } = facts;
  const markets = rowsBy(sales.marketplace, wallets.count);
  for (let wallet = 0; wallet < wallets.count; wallet += 1) {
    const rows = rowsOf(markets, wallet);
    if (rows.length > 0)
      addRule(
        roles,
        { wallet, kind: "MARKETPLACE", rule: "RAN_SALES", value: rows.length, threshold: 1 },
        rows,
      );
  }
  const isBare = (row: number) => BARE.has(transfers.kind[row] as number);
  const given = rowsBy(transfers.from, wallets.count, isBare);
  const received = rowsBy(transfers.to, wallets.count, isBare);
  addEscrows(facts, { given, received }, roles);
  addPlatforms(facts, given, roles);
}

/** Who takes tickets from many and gives them to many within a day. */
function addEscrows(
  { transfers, wallets }: DetectionFacts,
  { given, received }: { given: RowsBy; received: RowsBy },
  roles: RoleCollector,
): void {
  const { escrowParties: threshold, escrowHold } = ROLE_SETTINGS;
  for (let wallet = 0; wallet < wallets.count; wallet += 1) {
    const out = rowsOf(given, wallet);
    const into = rowsOf(received, wallet);
    if (out.length < threshold || into.length < threshold) continue;
    const value = Math.min(distinctAt(transfers.to, out).size, distinctAt(transfers.from, into).size);
    const hold = medianHold(transfers, into, out);
    if (value >= threshold && hold !== null && hold < escrowHold)
      addRule(
        roles,
        { wallet, kind: "MARKETPLACE", rule: "PASSED_ON_FOR_MANY", value, threshold },
        out,
        "transfer",
      );
  }
}

/** Median seconds between a ticket's arrival and its departure; null when none did both. */
function medianHold(
  { ticket, time }: DetectionFacts["transfers"],
  into: Int32Array,
  out: Int32Array,
): number | null {
  const arrived = new Map<number, number>();
  for (const row of into) arrived.set(ticket[row] as number, time[row] as number);
  const holds: number[] = [];
  for (const row of out) {
    const since = arrived.get(ticket[row] as number);
    if (since !== undefined && since <= (time[row] as number)) holds.push((time[row] as number) - since);
  }
  holds.sort((first, second) => first - second);
  return holds[Math.floor(holds.length / 2)] ?? null;
}

/** Who buys for one event again and again, resells few, and hands tickets to many or does so event after event: it holds them for its customers. */
function addPlatforms(facts: DetectionFacts, given: RowsBy, roles: RoleCollector): void {
  const { sales, transfers, wallets } = facts;
  const { custodialPurchases, custodialReceivers, custodialEvents, custodialResaleShare } = ROLE_SETTINGS;
  const bought = rowsBy(sales.buyer, wallets.count, (row) => sales.kind[row] === PRIMARY);
  const resold = rowsBy(sales.seller, wallets.count, (row) => sales.kind[row] === SECONDARY);
  for (let wallet = 0; wallet < wallets.count; wallet += 1) {
    const rows = rowsOf(bought, wallet);
    if (rows.length < custodialPurchases) continue;
    const out = rowsOf(given, wallet);
    const purchases = purchasesByEvent(facts, rows);
    const [value = 0] = purchases;
    const often = purchases.filter((count) => count >= custodialPurchases).length;
    const receivers = distinctAt(transfers.to, out).size;
    const share = rowsOf(resold, wallet).length / rows.length;
    const isHandedOut = receivers >= custodialReceivers;
    const isHabit = often >= custodialEvents;
    if (value < custodialPurchases || share > custodialResaleShare || !(isHandedOut || isHabit)) continue;
    addRule(
      roles,
      { wallet, kind: "CUSTODIAL", rule: "BOUGHT_AGAIN_FOR_ONE_EVENT", value, threshold: custodialPurchases },
      rows,
    );
    const kind = "CUSTODIAL";
    const handed = {
      wallet,
      kind,
      rule: "HANDED_TO_MANY",
      value: receivers,
      threshold: custodialReceivers,
    } as const;
    if (isHandedOut) addRule(roles, handed, out, "transfer");
    const held = {
      wallet,
      kind,
      rule: "BOUGHT_SO_FOR_MANY_EVENTS",
      value: often,
      threshold: custodialEvents,
    } as const;
    if (isHabit) addRule(roles, held, rows);
  }
}

/** Transactions in which the wallet bought, of each event, the most first. */
function purchasesByEvent({ sales }: DetectionFacts, rows: Int32Array): number[] {
  const byEvent = new Map<number, Set<number>>();
  for (const row of rows) {
    const event = sales.event[row] as number;
    const own = byEvent.get(event) ?? new Set();
    own.add(sales.transaction[row] as number);
    byEvent.set(event, own);
  }
  return [...byEvent.values()].map(({ size }) => size).sort((one, other) => other - one);
}
