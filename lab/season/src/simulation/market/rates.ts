import { zeroAddress } from "viem";
import { createRandom } from "../../random.ts";
import type { CurrencyRates } from "../actions/world.ts";
import type { WorldDeployment } from "../actions/world-deployment.ts";
import type { WorldParameters } from "../parameters/world-parameters.ts";
import { normal } from "../random/distributions.ts";

const HOUR = 3600;
const STEP = 6 * HOUR;
/** Units of the fiat per US dollar. */
const FIATS = { USD: 1, EUR: 0.92, GBP: 0.79, CNY: 7.18, AUD: 1.52 } as const;
/** The coin's loss in the shock that half of the worlds have. */
const SHOCK = 0.79;

/** Every currency's rate in every fiat, every six hours: walks by the seed, in half of the worlds with one shock of the coin. */
export function worldRates(parameters: WorldParameters, deployment: WorldDeployment): CurrencyRates[] {
  const random = createRandom(`${parameters.seed}/rates`);
  const shockAt = random.chance(0.5)
    ? parameters.days * 86_400 * random.between(0.3, 0.8)
    : Number.POSITIVE_INFINITY;
  const steps = Math.ceil((parameters.days * 86_400) / STEP) + 1;
  const accounts = [
    { account: zeroAddress, dollars: 2_500, deviation: 0.01 },
    ...deployment.currencies.map(({ account, symbol }) => {
      return { account, dollars: symbol === "EURX" ? 1 / FIATS.EUR : 1, deviation: 0.0004 };
    }),
  ];
  return accounts.flatMap(({ account, dollars, deviation }) => {
    const walk = walkOf(steps, () => normal(random) * deviation);
    return Object.entries(FIATS).map(([fiat, perDollar]) => {
      const points = walk.map((factor, index): [number, string] => {
        const isAfter = account === zeroAddress && index * STEP >= shockAt;
        const rate = dollars * perDollar * factor * (isAfter ? SHOCK : 1);
        return [parameters.startsAt + index * STEP, rate.toFixed(6)];
      });
      return { account, fiat, points };
    });
  });
}

function walkOf(steps: number, move: () => number): number[] {
  let logarithm = 0;
  return Array.from({ length: steps }, () => {
    const factor = Math.exp(logarithm);
    logarithm = logarithm * 0.998 + move();
    return factor;
  });
}
