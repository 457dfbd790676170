import type { LogOf, LogPlace } from "../chain/ticket-log.ts";
import { eventsOf } from "./published-terms.ts";
import { byToken, logsOf, purchasesOf, type RestedLogs, salesOf, sourceOf } from "./rested-logs.ts";

const DAY_SECONDS = 86_400;
const WEEK_SECONDS = 7 * DAY_SECONDS;
const APART_SECONDS = 4 * 3600;
const MOST_BEFORE = 3;

/** NET-01: most wallets that one payer paid within a day; a contract pays for who called it. */
export function sharedFunder(rested: RestedLogs): number | null {
  const { wallets, payments } = rested;
  const paid = new Map<string, { wallet: string; time: number }[]>();
  const note = (payer: string, wallet: string, time: number) => {
    if (payer === wallet) return;
    const own = paid.get(payer);
    if (own === undefined) paid.set(payer, [{ wallet, time }]);
    else own.push({ wallet, time });
  };
  for (const { from, to, caller, time } of payments) {
    if (!wallets.has(to)) continue;
    for (const payer of new Set([from, caller])) note(payer, to, time);
  }
  for (const { buyer, payer, time } of logsOf(rested, "PRIMARY"))
    if (wallets.has(buyer)) note(payer, buyer, time);
  const most = [...paid.values()].map(mostInDay);
  return most.length === 0 ? null : most.reduce((one, other) => Math.max(one, other));
}

/** The most wallets within a day from any of these payments on. */
function mostInDay(payments: readonly { wallet: string; time: number }[]): number {
  const own = payments.toSorted((one, other) => one.time - other.time);
  const within = new Map<string, number>();
  let [most, end] = [0, 0];
  for (const first of own) {
    for (let next = own[end]; next !== undefined; next = own[end]) {
      if (next.time > first.time + DAY_SECONDS) break;
      within.set(next.wallet, (within.get(next.wallet) ?? 0) + 1);
      end += 1;
    }
    most = Math.max(most, within.size);
    const left = (within.get(first.wallet) ?? 0) - 1;
    if (left > 0) within.set(first.wallet, left);
    else within.delete(first.wallet);
  }
  return most;
}

/** NET-02: most wallets that paid one account within two days of a sale. */
export function sharedSink(rested: RestedLogs): number | null {
  const sales = Map.groupBy(salesOf(rested), ({ seller }) => seller);
  const paying = rested.payments.filter(({ from, to, time }) => {
    if (!rested.wallets.has(from) || from === to) return false;
    const before = sales.get(from)?.findLast((sale) => sale.time <= time);
    return before !== undefined && time <= before.time + 2 * DAY_SECONDS;
  });
  const sinks = [...Map.groupBy(paying, ({ to }) => to).values()];
  if (sinks.length === 0) return null;
  return sinks.reduce((most, own) => Math.max(most, new Set(own.map(({ from }) => from)).size), 0);
}

/** NET-03: wallets that were new, bought within a week, resold, and used no ticket. */
export function throwaways(rested: RestedLogs): number | null {
  const purchases = purchasesOf(rested);
  const sellers = new Set(salesOf(rested).map(({ seller }) => seller));
  const own = [...Map.groupBy(purchases, ({ wallet }) => wallet)].filter(([wallet, got]) => {
    const isShort = (got.at(-1)?.time ?? 0) - (got[0]?.time ?? 0) <= WEEK_SECONDS;
    const isGiven = got.some(({ how }) => how === "GIFT");
    return (
      isShort && !isGiven && sellers.has(wallet) && isNew(rested, wallet) && !rested.register.hasEnded(wallet)
    );
  });
  return own.length;
}

/** Three transactions or fewer before its first purchase, which it sent itself. */
function isNew({ register, money }: RestedLogs, wallet: string): boolean {
  const first = register.firstPurchaseOf(wallet);
  const sent = first === null ? undefined : money.senders.get(first.transaction);
  return sent !== undefined && sent.from === wallet && sent.nonce <= MOST_BEFORE;
}

/** NET-04: events within four hours of another of the entity's in another city, less one. */
export function places(rested: RestedLogs): number | null {
  const events = eventsOf(rested);
  const bought = new Set(
    purchasesOf(rested)
      .filter(({ how }) => how !== "GIFT")
      .map(({ event }) => event),
  );
  const held = [...bought].flatMap((event) => {
    const published = events.get(event ?? "");
    return published === undefined || published.isCancelled ? [] : [published];
  });
  if (held.length < 2) return null;
  const clashing = held.filter(({ city, startsAt }) =>
    held.some((other) => other.city !== city && Math.abs(other.startsAt - startsAt) < APART_SECONDS),
  );
  return Math.max(clashing.length - 1, 0);
}

/** SIDE-01: new receivers of tickets moved without a price in the week before the event, who gave nothing back. */
export function lateReceivers(rested: RestedLogs): number | null {
  const events = eventsOf(rested);
  const { given, received } = giftsOf(rested);
  const dated = given.filter(({ token }) => events.has(rested.register.eventOf(token) ?? ""));
  if (dated.length === 0) return null;
  const givers = new Set(received.map(({ from }) => from));
  const late = dated.filter(({ to, token, time, transaction, logIndex }) => {
    const left = (events.get(rested.register.eventOf(token) ?? "")?.startsAt ?? 0) - time;
    const isFresh = rested.register.isFirstReceipt(to, `${transaction}:${logIndex}`);
    return isFresh && !givers.has(to) && left >= 0 && left <= WEEK_SECONDS;
  });
  return new Set(late.map(({ to }) => to)).size;
}

/** SIDE-02: senders of tickets that came without a price and were sold above what they first cost. */
export function handedOver(rested: RestedLogs): number | null {
  const { received } = giftsOf(rested);
  if (received.length === 0) return null;
  const purchases = byToken(purchasesOf(rested));
  const senders = new Set<string>();
  for (const sale of salesOf(rested)) {
    const source = sourceOf(purchases, sale);
    const face = rested.register.primaryOf(sale.token);
    if (source?.how !== "GIFT" || face?.currency !== sale.currency || sale.price <= face.price) continue;
    const sent = received.find(({ token, ...at }) => token === sale.token && isSame(at, source));
    if (sent !== undefined) senders.add(sent.from);
  }
  return senders.size;
}

function isSame(one: LogPlace, other: LogPlace): boolean {
  return one.transaction === other.transaction && one.logIndex === other.logIndex;
}

/** INN-01: gifts to peers who got tickets of two events, or gave some back. */
export function recurringGifts(rested: RestedLogs): number | null {
  const { given, received } = giftsOf(rested);
  if (given.length === 0) return null;
  const givers = new Set(received.map(({ from }) => from));
  const recurring = [...Map.groupBy(given, ({ to }) => to)].filter(([peer, own]) => {
    return givers.has(peer) || new Set(own.map(({ token }) => rested.register.eventOf(token))).size > 1;
  });
  return recurring.reduce((sum, [, own]) => sum + own.length, 0);
}

function giftsOf(rested: RestedLogs): { given: LogOf<"TRANSFER">[]; received: LogOf<"TRANSFER">[] } {
  const { wallets } = rested;
  const moved = logsOf(rested, "TRANSFER");
  return {
    given: moved.filter(({ from, to }) => wallets.has(from) && !wallets.has(to)),
    received: moved.filter(({ from, to }) => !wallets.has(from) && wallets.has(to)),
  };
}
