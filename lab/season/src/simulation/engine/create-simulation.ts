import { createRandom } from "../../random.ts";
import type { WorldDeployment } from "../actions/world-deployment.ts";
import { planAttacks } from "../behaviour/adversary/attack-on-sale.ts";
import { createOperation } from "../behaviour/adversary/create-operation.ts";
import { planOpportunists } from "../behaviour/adversary/grey.ts";
import { planStrategies } from "../behaviour/adversary/strategies/plan-strategies.ts";
import { planWash } from "../behaviour/adversary/wash.ts";
import { planCompanies } from "../behaviour/honest/corporate.ts";
import { foundClubs, planClubs } from "../behaviour/honest/fan-clubs.ts";
import { planOrders } from "../behaviour/honest/plan-orders.ts";
import { assignSeasons, planSeasonSeats } from "../behaviour/honest/season-holders.ts";
import { planDust } from "../behaviour/noise/dust.ts";
import { planLives } from "../behaviour/noise/plan-past.ts";
import { announceEvent } from "../behaviour/organizer/announce-event.ts";
import { createContracts } from "../behaviour/organizer/create-contracts.ts";
import { planShoppers } from "../behaviour/resale/shop.ts";
import { createOrganizers } from "../market/create-organizers.ts";
import { Crowd } from "../market/crowd.ts";
import { planEvents } from "../market/plan-events.ts";
import { CITIES } from "../market/programme.ts";
import type { WorldParameters } from "../parameters/world-parameters.ts";
import { Census } from "../population/census.ts";
import type { ControllerType } from "../population/controller-type.ts";
import { createPeople } from "../population/create-people.ts";
import { createInfrastructure } from "../population/infrastructure.ts";
import { EventQueue } from "./event-queue.ts";
import { Outbox } from "./outbox.ts";
import { at, type Simulation } from "./simulation.ts";

/** Types whose people go to any event that they like. Organizers are fans of others too. */
const FANS: readonly ControllerType[] = [
  "fan",
  "family",
  "casual_reseller",
  "season_holder",
  "fan_club",
  "giftee",
  "grey",
  "organizer",
];
const BLOCK_CAPACITY = 100;

/** A world before its first moment, with all that is planned in it. */
export function createSimulation(parameters: WorldParameters, deployment: WorldDeployment): Simulation {
  const { seed, startsAt, days, noise } = parameters;
  const peopleRandom = createRandom(`${seed}/people`);
  const census = new Census(seed, deployment, peopleRandom);
  const infrastructure = createInfrastructure(census, parameters, deployment);
  createPeople(census, peopleRandom, parameters);
  const organizers = createOrganizers(parameters, deployment, census);
  const fans = census.controllers.filter(({ type }) => FANS.includes(type));
  const simulation: Simulation = {
    parameters,
    deployment,
    random: createRandom(`${seed}/life`),
    queue: new EventQueue(),
    outbox: new Outbox({ startTime: startsAt, blockSeconds: noise.blockSeconds, capacity: BLOCK_CAPACITY }),
    census,
    infrastructure,
    crowd: new Crowd(fans, CITIES.length),
    organizers,
    events: [],
    funders: new Map(),
    sinks: new Map(),
    onSales: [],
    end: startsAt + days * 86_400,
    now: startsAt,
    listings: 0,
    bids: 0,
  };
  planWorld(simulation);
  return simulation;
}

function planWorld(simulation: Simulation): void {
  const { census, onSales, parameters } = simulation;
  assignSeasons(simulation);
  foundClubs(simulation);
  const operationsOf = (...types: ControllerType[]) =>
    census.controllers
      .filter(({ type, strategy }) => types.includes(type) && strategy === null)
      .map((controller) => createOperation(simulation, controller));
  const scalpers = operationsOf("pro_scalper", "bot_farm");
  const washers = operationsOf("wash_trader");
  const opportunists = census.ofType("grey");
  onSales.push(
    (event) => planOrders(simulation, event),
    (event) => planSeasonSeats(simulation, event),
    (event) => planClubs(simulation, event),
    (event) => planCompanies(simulation, event),
    (event) => planShoppers(simulation, event),
    (event) => planAttacks(simulation, scalpers, event),
    (event) => planOpportunists(simulation, opportunists, event),
    (event) => planWash(simulation, washers, event),
    ...planStrategies(simulation),
  );
  at(simulation, parameters.startsAt, () => createContracts(simulation));
  planLives(simulation);
  planDust(simulation);
  for (const plan of planEvents(createRandom(`${parameters.seed}/events`), parameters)) {
    at(simulation, plan.announcedAt, () => announceEvent(simulation, plan));
  }
}
