import { send } from "../../engine/act.ts";
import { at, type Simulation } from "../../engine/simulation.ts";
import type { EventState, OrganizerState } from "../../market/event-state.ts";
import type { EventPlan } from "../../market/plan-events.ts";
import { ARTIST_FIRST, ARTIST_LAST, CITIES } from "../../market/programme.ts";
import { EventFigures } from "../../truth/event-figures.ts";
import { EventLedger } from "../../truth/event-ledger.ts";
import { addTiers } from "./add-tiers.ts";
import { planChanges } from "./change-event.ts";
import { issueComplimentary } from "./complimentary.ts";
import { planDoors } from "./open-doors.ts";

/** Publishes the event and its tiers, and plans all that its organizer will do with it. */
export function announceEvent(simulation: Simulation, plan: EventPlan): void {
  const organizer = simulation.organizers[plan.organizer];
  if (!organizer) return;
  const event = createEvent(simulation, organizer, plan);
  simulation.events.push(event);
  publish(simulation, event);
  addTiers(simulation, event);
  issueComplimentary(simulation, event);
  planChanges(simulation, event, plan);
  planDoors(simulation, event);
  // Those who want tickets prepare before sales start.
  at(simulation, plan.salesStart - 30 * 3600, () => {
    if (!event.isCancelled) for (const plans of simulation.onSales) plans(event);
  });
}

function createEvent(simulation: Simulation, organizer: OrganizerState, plan: EventPlan): EventState {
  const { random, infrastructure } = simulation;
  organizer.eventCount += 1;
  const platform = random.pick(infrastructure.platforms);
  const artist = `${random.pick(ARTIST_FIRST)} ${random.pick(ARTIST_LAST)}`;
  return {
    organizer,
    eventId: organizer.eventCount,
    name: artist,
    announcedAt: simulation.outbox.timeOfBlock(simulation.now),
    salesStart: plan.salesStart,
    startsAt: plan.startsAt,
    endsAt: plan.endsAt,
    isCancelled: false,
    isOver: false,
    capacity: plan.capacity,
    theta: plan.theta,
    firstDay: plan.firstDay,
    platform: platform && plan.platformShare > 0 ? { controller: platform, share: plan.platformShare } : null,
    tiers: [],
    tickets: [],
    listings: new Set(),
    figures: new EventFigures(),
    ledger: new EventLedger(organizer.currency),
    closedLedger: null,
  };
}

function publish(simulation: Simulation, event: EventState): void {
  const { organizer, name, salesStart, startsAt, endsAt } = event;
  const { wallet, tickets } = organizer;
  const city = CITIES[organizer.city];
  const details = {
    name: `${name}, ${event.eventId}`,
    artist: name,
    category: organizer.category,
    venue: organizer.name,
    city: city?.name ?? "",
    country: city?.country ?? "",
    timeZone: city?.timeZone ?? "UTC",
    fiat: city?.fiat ?? "USD",
    salesStart: BigInt(salesStart),
    startsAt: BigInt(startsAt),
    endsAt: BigInt(endsAt),
  };
  send(simulation, wallet, { kind: "publishEvent", tickets, details });
}
