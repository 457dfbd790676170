import type { Payment } from "./chain/read-money.ts";
import { keyOf, type LogOf, REDEEMED, type TicketLog, VOID } from "./chain/ticket-log.ts";
import { doesEnd } from "./recompute/listings.ts";
import { logsOf, type RestedLogs } from "./recompute/rested-logs.ts";

/** What a log must be to speak for a reason: something that a wallet of the entity did, or what such a thing needs to be judged. */
export type RowKind = keyof typeof ROW_KINDS;

const NOBODY = `0x${"0".repeat(40)}`;

/** A reason's logs, with the events and tiers that its tickets belong to. */
export interface ReasonScope extends RestedLogs {
  readonly events: ReadonlySet<string>;
  readonly tiers: ReadonlySet<string>;
}

type IsOfKind = (scope: ReasonScope, log: TicketLog) => boolean;

/** By kind, whether a log is of it. */
export const ROW_KINDS = {
  primary: ({ wallets }, log) => log.kind === "PRIMARY" && wallets.has(log.buyer),
  resaleBought: ({ wallets }, log) =>
    log.kind === "RESOLD" && wallets.has(log.buyer) && !wallets.has(log.seller),
  sale: ({ wallets }, log) => log.kind === "RESOLD" && wallets.has(log.seller) && !wallets.has(log.buyer),
  resaleEither: ({ wallets }, log) =>
    log.kind === "RESOLD" && (wallets.has(log.seller) || wallets.has(log.buyer)),
  giftIn: (scope, log) => isGift(scope, log) && scope.wallets.has(log.to) && !scope.wallets.has(log.from),
  giftOut: (scope, log) => isGift(scope, log) && scope.wallets.has(log.from) && !scope.wallets.has(log.to),
  checkIn: (scope, log) => isStatus(log, REDEEMED) && isHeld(scope, log),
  door: ({ events, register }, log) => {
    if (!isStatus(log, REDEEMED)) return false;
    const event = register.eventOf(log.token) ?? "";
    return events.has(event) && register.isFirstCheckIn(event, keyOf(log));
  },
  refund: (scope, log) => (log.kind === "REFUNDED" || isStatus(log, VOID)) && isHeld(scope, log),
  eventTerms: ({ events }, log) =>
    (log.kind === "EVENT_PUBLISHED" || log.kind === "EVENT_RESCHEDULED" || log.kind === "EVENT_CANCELLED") &&
    events.has(log.event),
  /** Of an event whose organizer published one that the reason's tickets are of. */
  programme: (scope, log) => {
    if (log.kind !== "EVENT_PUBLISHED" && log.kind !== "EVENT_RESCHEDULED") return false;
    const published = logsOf(scope, "EVENT_PUBLISHED");
    const organizer = published.find(({ event }) => event === log.event)?.organizer;
    return published.some((one) => one.organizer === organizer && scope.events.has(one.event));
  },
  tierTerms: ({ tiers }, log) => log.kind === "TIER_TERMS" && tiers.has(log.tier),
  listed: ({ wallets }, log) => log.kind === "LISTED" && wallets.has(log.seller),
  listingStep: ({ wallets, register }, log) =>
    (log.kind === "REPRICED" || log.kind === "UNLISTED") &&
    wallets.has(register.listingOf(log.listing)?.seller ?? ""),
  listingEnd: (scope, log) =>
    logsOf(scope, "LISTED").some((offer) => scope.wallets.has(offer.seller) && doesEnd(scope, offer, log)),
  paidFor: ({ wallets }, log) => log.kind === "PRIMARY" && wallets.has(log.buyer) && log.payer !== log.buyer,
} satisfies Record<string, IsOfKind>;

/** A movement without a price between two holders. */
function isGift({ register }: ReasonScope, log: TicketLog): log is LogOf<"TRANSFER"> {
  if (log.kind !== "TRANSFER" || log.from === NOBODY || log.to === NOBODY) return false;
  return !register.isSoldIn(log.token, log.transaction);
}

function isStatus(log: TicketLog, status: number): log is LogOf<"STATUS"> {
  return log.kind === "STATUS" && log.status === status;
}

function isHeld({ wallets, register }: ReasonScope, log: LogOf<"STATUS" | "REFUNDED">): boolean {
  return wallets.has(register.holderAt(log.token, log) ?? "");
}

/** Whether money went to a wallet of the entity, or from one. */
export function isOwnPayment(
  wallets: ReadonlySet<string>,
  { from, to }: Payment,
  way: "in" | "out",
): boolean {
  return way === "in" ? wallets.has(to) : wallets.has(from);
}
