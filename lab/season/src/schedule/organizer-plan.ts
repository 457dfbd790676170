import { type Address, zeroAddress } from "viem";
import { createContract, publishEvent, publishTier } from "../moves/organizer-moves.ts";
import type { TicketEvent } from "../world/model.ts";
import { EVENTS, ORGANIZERS, type PlannedEvent, type PlannedOrganizer } from "../world/programme.ts";
import { accountOf } from "../world/wallets.ts";
import { zonedTime } from "../world/zoned-time.ts";
import { planDoors, planEventChanges } from "./event-changes.ts";
import { planOnSale } from "./on-sale.ts";
import { DAY, HOUR, type Season } from "./season.ts";
import { planShoppers } from "./shoppers.ts";

const ANNOUNCEMENT_DAYS = 3;

/** The account of an organizer of the programme. */
export function organizerAccount(organizer: PlannedOrganizer): Address {
  return accountOf(`organizer/${organizer.id}`);
}

/** Plans that every organizer creates a contract, then announces each event. */
export function planProgramme(season: Season, start: number): void {
  for (const [index, organizer] of ORGANIZERS.entries()) {
    season.agenda.add(start + HOUR * (index + 1), () => {
      createContract(season, organizerAccount(organizer), organizer.contractName, organizer.symbol);
    });
    for (const plan of EVENTS.filter((each) => each.organizer === organizer.id)) {
      season.agenda.add(season.end + (plan.salesDay - ANNOUNCEMENT_DAYS) * DAY, () =>
        announce(season, organizer, plan),
      );
    }
  }
}

function announce(season: Season, organizer: PlannedOrganizer, plan: PlannedEvent): void {
  const account = organizerAccount(organizer);
  const contract = [...season.ledger.organizers].find(([, owner]) => owner === account)?.[0];
  if (!contract) return;
  const { city, country, timeZone, fiat } = organizer;
  const startsAt = zonedTime(season.end, plan.startDay, plan.startHour, timeZone);
  publishEvent(season, contract, account, {
    name: plan.name,
    artist: plan.artist,
    category: plan.category,
    venue: plan.venue,
    city,
    country,
    timeZone,
    fiat,
    salesStart: BigInt(zonedTime(season.end, plan.salesDay, 10, timeZone)),
    startsAt: BigInt(startsAt),
    endsAt: BigInt(startsAt + 3 * HOUR),
  });
}

/** Publishes the tiers of an event that was just announced. */
export function publishTiers(season: Season, event: TicketEvent, scale: number): void {
  const plan = planOf(event);
  const currency = plan?.isNative ? zeroAddress : season.deployment.stablecoin;
  for (const tier of plan?.tiers ?? []) {
    publishTier(season, event, { ...tier, currency, supply: Math.max(1, Math.round(tier.supply * scale)) });
  }
}

/** Plans everything else about an event once its last tier is published. */
export function planEvent(season: Season, event: TicketEvent): void {
  const plan = planOf(event);
  if (!plan || event.tiers.length !== plan.tiers.length) return;
  planOnSale(season, event, plan);
  planShoppers(season, event);
  planEventChanges(season, event, plan);
  planDoors(season, event);
}

function planOf(event: TicketEvent): PlannedEvent | undefined {
  return EVENTS.find(({ name }) => name === event.name);
}
