import { isBefore, type LogOf, type TicketLog } from "../chain/ticket-log.ts";
import { logsOf, type RestedLogs } from "./rested-logs.ts";

const DAY_SECONDS = 86_400;
const FEWEST_CHANGES = 3;

/** PRO-02: price changes per day on offer, of one day at least; 0 under three changes. */
export function repricing(rested: RestedLogs): number | null {
  const listed = logsOf(rested, "LISTED").filter(({ seller }) => rested.wallets.has(seller));
  if (listed.length === 0) return null;
  const names = new Set(listed.map(({ listing }) => listing));
  const changes = logsOf(rested, "REPRICED").filter(({ listing }) => names.has(listing)).length;
  if (changes < FEWEST_CHANGES) return 0;
  let seconds = 0;
  for (const offer of listed) {
    const end = rested.logs.find((log) => isBefore(offer, log) && doesEnd(rested, offer, log));
    seconds += (end?.time ?? rested.now) - offer.time;
  }
  return changes / Math.max(seconds / DAY_SECONDS, 1);
}

/** Whether a log ends an offer: taken back, sold, or void because the ticket is the seller's no more or cannot be used. */
export function doesEnd({ register }: RestedLogs, offer: LogOf<"LISTED">, log: TicketLog): boolean {
  switch (log.kind) {
    case "UNLISTED":
      return log.listing === offer.listing;
    case "RESOLD":
      return log.token === offer.token && log.seller === offer.seller;
    case "TRANSFER":
      return log.token === offer.token && log.from === offer.seller;
    case "REFUNDED":
      return log.token === offer.token;
    case "STATUS":
      return log.token === offer.token && log.status >= 2;
    case "EVENT_CANCELLED":
      return log.event === register.eventOf(offer.token);
    default:
      return false;
  }
}
