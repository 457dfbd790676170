import type { Random } from "../../random.ts";
import { STRATEGY_WALLETS, type UnseenStrategy } from "../parameters/adversary-strategies.ts";
import type { PopulationShares } from "../parameters/population-shares.ts";
import {
  ADVERSARY_LEVELS,
  type AdversaryLevel,
  type WorldParameters,
} from "../parameters/world-parameters.ts";
import { logUniform } from "../random/distributions.ts";
import type { Census } from "./census.ts";
import type { Controller } from "./controller.ts";
import type { ControllerType } from "./controller-type.ts";
import { drawTip } from "./habits.ts";
import { strategyTurns } from "./strategy-turns.ts";
import { weightedTurns } from "./weighted-turns.ts";

const CITY_WEIGHTS = [5, 4, 3, 2, 2, 1, 1, 1] as const;
/** Wallets of a fan, by how many have so many. */
const FAN_WALLETS = [
  { size: 1, weight: 84 },
  { size: 2, weight: 12 },
  { size: 3, weight: 4 },
] as const;
const MEAN_FAN_WALLETS = 1.2;
/** Peers of a family that get tickets, 1 to 5. */
const MEAN_PEERS = 2.5;
/** A farm is at most this part of a world's wallets. */
const LARGEST_FARM = 0.08;

/** Fills the census with people, in random order, so that neither ids nor order tell a type. */
export function createPeople(census: Census, random: Random, parameters: WorldParameters): void {
  const { population } = parameters;
  const controllers = Math.round(parameters.wallets / meanWallets(population, parameters));
  const types = shuffled(random, peopleTypes(population, controllers));
  const levels = levelTurns(random, parameters.adversaryLevels);
  const strategies = strategyTurns(random, parameters.strategies);
  for (const type of types) createPerson({ census, random, parameters, levels, strategies }, type);
  befriend(census, random);
}

interface Making {
  readonly census: Census;
  readonly random: Random;
  readonly parameters: WorldParameters;
  readonly levels: (least: AdversaryLevel) => AdversaryLevel;
  readonly strategies: () => UnseenStrategy | null;
}

const ADVERSARIES: readonly ControllerType[] = ["pro_scalper", "bot_farm", "wash_trader"];

function createPerson(making: Making, type: ControllerType): void {
  const { census, random, parameters, levels } = making;
  const strategy = type === "pro_scalper" ? making.strategies() : null;
  const hasLevel = ADVERSARIES.includes(type) && strategy === null;
  const level = hasLevel ? levels(type === "bot_farm" ? 1 : 0) : null;
  const controller = census.addController({ type, level, strategy, city: drawCity(random) });
  const count = walletCount(random, parameters, controller);
  for (let index = 0; index < count; index += 1) {
    // Who hides well gives every wallet settings of its own; many others just use what the software proposes.
    const ownTip = level === 3 || (level !== 1 && random.chance(0.5));
    census.addWallet(controller, index > 0 && ownTip ? { tip: drawTip(random) } : {});
  }
  if (type !== "family") return;
  for (let peers = random.integer(1, 4); peers > 0; peers -= 1) {
    const peer = census.addController({ type: "giftee", city: controller.city });
    census.addWallet(peer);
    controller.friends.push(peer);
  }
}

function walletCount(
  random: Random,
  { population, wallets }: WorldParameters,
  { type, level, strategy }: Controller,
): number {
  if (strategy !== null) return random.integer(...STRATEGY_WALLETS[strategy]);
  if (type === "bot_farm") {
    const [least, most] = population.botFarmWallets;
    return Math.round(Math.min(logUniform(random, [least, most]), Math.max(least, wallets * LARGEST_FARM)));
  }
  if (type === "pro_scalper") return level === 0 ? 1 : random.integer(...population.proScalperWallets);
  if (type === "wash_trader") return random.integer(2, 6);
  if (type === "corporate") return random.integer(1, 3);
  if (type === "giftee" || type === "fan_club") return 1;
  return random.weighted(FAN_WALLETS, ({ weight }) => weight)?.size ?? 1;
}

function meanWallets(population: PopulationShares, { wallets }: WorldParameters): number {
  const { family, botFarm, proScalper, washTrader, corporate } = population;
  const [least, most] = population.botFarmWallets;
  const largest = Math.min(most, Math.max(least + 1, wallets * LARGEST_FARM));
  const farmMean = (largest - least) / Math.log(largest / least);
  const [few, many] = population.proScalperWallets;
  const scalperMean = 1 / 4 + (3 / 8) * (few + many);
  return (
    MEAN_FAN_WALLETS +
    family * MEAN_PEERS +
    botFarm * farmMean +
    proScalper * scalperMean +
    washTrader * 3 +
    corporate
  );
}

/** As many of each type as its share says, at least one. */
function peopleTypes(population: PopulationShares, controllers: number): ControllerType[] {
  const shares: [ControllerType, number][] = [
    ["family", population.family],
    ["casual_reseller", population.casualReseller],
    ["season_holder", population.seasonHolder],
    ["fan_club", population.fanClub],
    ["corporate", population.corporate],
    ["grey", population.grey],
    ["pro_scalper", population.proScalper],
    ["bot_farm", population.botFarm],
    ["wash_trader", population.washTrader],
  ];
  const types = shares.flatMap(([type, share]) =>
    Array.from({ length: share > 0 ? Math.max(1, Math.round(share * controllers)) : 0 }, () => type),
  );
  return [...types, ...Array.from({ length: controllers - types.length }, () => "fan" as const)];
}

/** Levels by turns, none below the least. */
function levelTurns(
  random: Random,
  weights: WorldParameters["adversaryLevels"],
): (least: AdversaryLevel) => AdversaryLevel {
  const next = weightedTurns(ADVERSARY_LEVELS, (level) => weights[level], random.next());
  return (least) => next((level) => level >= least) ?? 3;
}

/** Friends of their own city lend each other money and give each other tickets. */
function befriend(census: Census, random: Random): void {
  const byCity = Map.groupBy(
    census.controllers.filter(({ type }) => type === "fan" || type === "casual_reseller"),
    ({ city }) => city,
  );
  for (const people of byCity.values()) {
    for (const person of people) {
      for (let friends = random.integer(0, 3); friends > 0; friends -= 1) {
        const friend = random.pick(people);
        if (friend && friend !== person) person.friends.push(friend);
      }
    }
  }
}

function drawCity(random: Random): number {
  return random.weighted([...CITY_WEIGHTS.keys()], (city) => CITY_WEIGHTS[city] ?? 0) ?? 0;
}

function shuffled<T>(random: Random, items: T[]): T[] {
  for (let index = items.length - 1; index > 0; index -= 1) {
    const other = random.integer(0, index);
    const [first, second] = [items[index], items[other]];
    if (first === undefined || second === undefined) continue;
    items[index] = second;
    items[other] = first;
  }
  return items;
}
