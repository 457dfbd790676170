import { refundTicket } from "../moves/holder-moves.ts";
import {
  cancelEvent,
  checkInTickets,
  issueComplimentary,
  rescheduleEvent,
  updateTier,
  voidTicket,
  withdrawRevenue,
} from "../moves/organizer-moves.ts";
import type { TicketEvent } from "../world/model.ts";
import type { PlannedEvent } from "../world/programme.ts";
import { DAY, HOUR, type Season } from "./season.ts";

const COMPLIMENTARY_SHARE = 0.02;
const ATTENDANCE = 0.9;
const GATE_BATCH = 20;

/** Plans what the organizer changes: new terms, another date, single refunds, or the end of it all. */
export function planEventChanges(season: Season, event: TicketEvent, plan: PlannedEvent): void {
  const { agenda, end } = season;
  planComplimentary(season, event);
  planSingleRefunds(season, event);
  const { update, reschedule, cancelDay } = plan;
  const [tier] = event.tiers;
  if (update && tier) {
    agenda.add(end + update.day * DAY, () => {
      const price = (tier.price * BigInt(update.pricePercent)) / 100n;
      updateTier(season, tier, { price, supply: Math.round((tier.supply * update.supplyPercent) / 100) });
    });
  }
  if (reschedule) {
    agenda.add(end + reschedule.day * DAY, () => {
      const shift = (reschedule.toDay - plan.startDay) * DAY;
      rescheduleEvent(season, event, event.startsAt + shift, event.endsAt + shift);
    });
  }
  if (cancelDay !== undefined) agenda.add(end + cancelDay * DAY, () => cancelEvent(season, event));
}

/** Plans that most holders of a cancelled event claim their money, within days. */
export function planClaims(season: Season, event: TicketEvent, now: number): void {
  const { random, agenda } = season;
  for (const ticket of event.tickets) {
    if (ticket.faceValue === 0n || !random.chance(0.86)) continue;
    agenda.add(now + random.exponential(1.5 * DAY), () => {
      if (ticket.status === "valid") refundTicket(season, ticket, ticket.owner);
    });
  }
}

/** Plans the check-ins at the doors, in batches as at a gate, and the organizer's withdrawal afterwards. */
export function planDoors(season: Season, event: TicketEvent): void {
  const { random, agenda } = season;
  const batches = Math.ceil(event.tiers.reduce((sum, tier) => sum + tier.supply, 0) / GATE_BATCH);
  const publishedStart = event.startsAt;
  for (let batch = 0; batch < batches; batch++) {
    agenda.add(publishedStart + random.between(-1.5, 0.5) * HOUR, () => {
      if (event.startsAt !== publishedStart || event.isCancelled) return;
      const queue = event.tickets.filter((_, index) => index % batches === batch);
      const arriving = queue.filter(({ status }) => status === "valid" && random.chance(ATTENDANCE));
      if (arriving.length > 0) checkInTickets(season, event, arriving);
    });
  }
  agenda.add(event.endsAt + DAY, () => {
    const [tier] = event.tiers;
    if (tier && event.startsAt === publishedStart && !event.isCancelled)
      withdrawRevenue(season, event, tier.currency);
  });
}

function planComplimentary(season: Season, event: TicketEvent): void {
  const { random, agenda } = season;
  const [tier] = event.tiers;
  for (let count = 0; tier && count < tier.supply * COMPLIMENTARY_SHARE; count += 2) {
    agenda.add(event.salesStart + random.exponential(3 * DAY), () => {
      const guest = random.pick(season.wallets);
      if (guest && tier.supply - tier.issued >= 2 && !event.isCancelled) {
        issueComplimentary(season, tier, guest.address, random.integer(1, 2));
      }
    });
  }
}

function planSingleRefunds(season: Season, event: TicketEvent): void {
  const { random, agenda } = season;
  const supply = event.tiers.reduce((sum, tier) => sum + tier.supply, 0);
  for (let count = 0; count < supply * 0.012; count++) {
    agenda.add(random.between(event.salesStart + DAY, event.startsAt - HOUR), () => {
      const ticket = random.pick(event.tickets);
      if (ticket?.status !== "valid" || event.isCancelled) return;
      if (random.chance(0.12)) voidTicket(season, ticket);
      else refundTicket(season, ticket, event.organizer);
    });
  }
}
