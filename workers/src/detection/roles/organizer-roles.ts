import type { DetectionFacts } from "../facts/detection-facts.ts";
import { NONE, PRIMARY, SECONDARY, STATUS_KINDS } from "../facts/detection-facts.ts";
import { distinctAt, type RowsBy, rowsBy, rowsOf } from "../facts/rows-by.ts";
import { addRule, type Rule } from "./add-rule.ts";
import type { RoleCollector } from "./role-collector.ts";
import { ROLE_SETTINGS } from "./role-settings.ts";

const CHECK_INS = new Set<number>([STATUS_KINDS.indexOf("CHECKED_IN"), STATUS_KINDS.indexOf("SCANNED")]);

/** A rule of a wallet, whose number the event that a row is of. */
interface Found {
  readonly rule: Rule;
  readonly rows: Int32Array;
  readonly table: "sale" | "status";
}

/**
 * Organizers and box offices: who sells or publishes events, or lets others in. Anybody can publish an event of their own, so that it excuses
 * nobody who deals in the tickets of others: from some resales of these on, the wallet is a subject like any other.
 */
export function addOrganizerRoles(facts: DetectionFacts, roles: RoleCollector): void {
  const found = [...findSellers(facts), ...findPublishers(facts), ...findGates(facts)];
  const resold = countForeignResales(facts, ownEvents(facts, found));
  for (const { rule, rows, table } of found)
    if ((resold.get(rule.wallet) ?? 0) < ROLE_SETTINGS.organizerResales) addRule(roles, rule, rows, table);
}

/** Who sold in primary sales. */
function findSellers({ sales, wallets }: DetectionFacts): Found[] {
  const threshold = ROLE_SETTINGS.organizerBuyers;
  const sold = rowsBy(sales.seller, wallets.count, (row) => sales.kind[row] === PRIMARY);
  return findMany(sold, wallets.count, sales.buyer).map(({ wallet, rows, value }) => ({
    rule: { wallet, kind: "ORGANIZER", rule: "SOLD_TO_PUBLIC", value, threshold },
    rows,
    table: "sale",
  }));
}

/** Who checks in the tickets of others: the organizer, or a box office. */
function findGates({ statuses, transactions, wallets }: DetectionFacts): Found[] {
  const threshold = ROLE_SETTINGS.organizerBuyers;
  const sender = senders({ statuses, transactions });
  const isCheckIn = (row: number) =>
    CHECK_INS.has(statuses.kind[row] as number) && statuses.holder[row] !== sender[row];
  const checked = rowsBy(sender, wallets.count, isCheckIn);
  return findMany(checked, wallets.count, statuses.holder).map(({ wallet, rows, value }) => ({
    rule: { wallet, kind: "ORGANIZER", rule: "CHECKED_IN_OTHERS", value, threshold },
    rows,
    table: "status",
  }));
}

function senders({ statuses, transactions }: Pick<DetectionFacts, "statuses" | "transactions">): Int32Array {
  return statuses.transaction.map((row) => transactions.sender[row] ?? NONE);
}

/** Wallets whose rows are of as many others as an organizer serves. */
function findMany(byWallet: RowsBy, walletCount: number, others: Int32Array) {
  const many: { wallet: number; rows: Int32Array; value: number }[] = [];
  for (let wallet = 0; wallet < walletCount; wallet += 1) {
    const rows = rowsOf(byWallet, wallet);
    const value = rows.length < ROLE_SETTINGS.organizerBuyers ? 0 : distinctAt(others, rows).size;
    if (value >= ROLE_SETTINGS.organizerBuyers) many.push({ wallet, rows, value });
  }
  return many;
}

/** The ticket contracts themselves, and organizers whose events were sold. */
function findPublishers({ sales, events }: DetectionFacts): Found[] {
  const threshold = ROLE_SETTINGS.organizerBuyers;
  const ofEvent = rowsBy(sales.event, events.length, (row) => sales.kind[row] === PRIMARY);
  const published = new Map<number, { rows: number[]; buyers: Set<number> }>();
  for (const [index, { organizer, contract }] of events.entries()) {
    const rows = rowsOf(ofEvent, index);
    for (const wallet of new Set([organizer, contract])) {
      if (wallet < 0) continue;
      const known = published.get(wallet) ?? { rows: [], buyers: new Set() };
      known.rows.push(...rows.subarray(0, 10));
      for (const row of rows) known.buyers.add(sales.buyer[row] as number);
      published.set(wallet, known);
    }
  }
  return [...published]
    .filter(([, { buyers }]) => buyers.size >= threshold)
    .map(([wallet, { rows, buyers }]) => ({
      rule: { wallet, kind: "ORGANIZER", rule: "PUBLISHED_EVENTS", value: buyers.size, threshold },
      rows: Int32Array.from(rows).sort(),
      table: "sale",
    }));
}

/** Events that each of the wallets published, sold in primary sales, or let others into. */
function ownEvents({ sales, events, statuses, transactions }: DetectionFacts, found: readonly Found[]) {
  const own = new Map<number, Set<number>>(found.map(({ rule }) => [rule.wallet, new Set()]));
  for (const [event, { organizer, contract }] of events.entries()) {
    own.get(organizer)?.add(event);
    own.get(contract)?.add(event);
  }
  for (let row = 0; row < sales.count; row += 1)
    if (sales.kind[row] === PRIMARY) own.get(sales.seller[row] as number)?.add(sales.event[row] as number);
  for (const [row, sender] of senders({ statuses, transactions }).entries())
    if (CHECK_INS.has(statuses.kind[row] as number)) own.get(sender)?.add(statuses.event[row] as number);
  return own;
}

/** Tickets that each of the wallets resold at events that are not its own. */
function countForeignResales(
  { sales }: DetectionFacts,
  own: ReadonlyMap<number, ReadonlySet<number>>,
): Map<number, number> {
  const resold = new Map<number, number>();
  for (let row = 0; row < sales.count; row += 1) {
    if (sales.kind[row] !== SECONDARY) continue;
    const seller = sales.seller[row] as number;
    if (own.get(seller)?.has(sales.event[row] as number) !== false) continue;
    resold.set(seller, (resold.get(seller) ?? 0) + (sales.quantity[row] as number));
  }
  return resold;
}
