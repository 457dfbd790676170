import { type Address, zeroAddress } from "viem";
import { createRandom, type Random } from "../../random.ts";
import { ticketContractAddress, type WorldDeployment } from "../actions/world-deployment.ts";
import type { WorldParameters } from "../parameters/world-parameters.ts";
import type { Census } from "../population/census.ts";
import { logUniform } from "../random/distributions.ts";
import type { OrganizerState } from "./event-state.ts";
import { CATEGORIES, CITIES, VENUES } from "./programme.ts";

const KEY_ACCOUNT = { usesContractWallets: false, isCardPayer: false } as const;
const CAPS = [10_000, 10_000, 11_000] as const;
/** Primary fees: 27 % of the price on average in the United States, from nothing to a third elsewhere (GAO-18-347). */
const FEE_SHARES = [0, 0.05, 0.1, 0.15, 0.27, 0.3] as const;

/** Those who sell tickets, each with a box office, a currency and rules of its own. */
export function createOrganizers(
  parameters: WorldParameters,
  deployment: WorldDeployment,
  census: Census,
): OrganizerState[] {
  const random = createRandom(`${parameters.seed}/organizers`);
  const making = { random, census, parameters, deployment };
  return Array.from({ length: parameters.organizers }, (_, index) => createOrganizer(making, index));
}

interface Making {
  readonly random: Random;
  readonly census: Census;
  readonly parameters: WorldParameters;
  readonly deployment: WorldDeployment;
}

function createOrganizer({ random, census, parameters, deployment }: Making, index: number): OrganizerState {
  const city = index % CITIES.length;
  const controller = census.addController({ type: "organizer", city, habits: KEY_ACCOUNT });
  const wallet = census.addWallet(controller);
  const office = census.addController({ type: "box_office", city, habits: KEY_ACCOUNT });
  // A world has organizers with and without a cap and with native prices, whatever its size.
  const isCapped = index === 0 || (index > 2 && random.chance(parameters.market.cappedOrganizers));
  const isNative = index !== 0 && (index === 1 || random.chance(parameters.market.nativeOrganizers));
  const currency = isNative ? zeroAddress : tokenOf(deployment, city);
  return {
    controller,
    wallet,
    boxOffice: census.addWallet(office),
    tickets: ticketContractAddress(deployment, index + 1),
    name: `${CITIES[city]?.name} ${VENUES[index % VENUES.length]} ${index + 1}`,
    city,
    category: random.pick(CATEGORIES) ?? "concert",
    currency,
    decimals: deployment.currencies.find(({ account }) => account === currency)?.decimals ?? 18,
    resaleCapBps: isCapped ? (random.pick(CAPS) ?? 11_000) : 0,
    feeShare: random.pick(FEE_SHARES) ?? 0,
    priceLevel: logUniform(random, [35, 120]),
    seasonHolders: [],
    clubs: [],
    eventCount: 0,
    minted: 0,
    endedEvents: 0,
    withdrawnAt: 0,
  };
}

function tokenOf(deployment: WorldDeployment, city: number): Address {
  const symbol = CITIES[city]?.symbol;
  return deployment.currencies.find((currency) => currency.symbol === symbol)?.account ?? zeroAddress;
}
