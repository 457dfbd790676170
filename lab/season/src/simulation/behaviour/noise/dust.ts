import { zeroAddress } from "viem";
import { at, type Simulation } from "../../engine/simulation.ts";
import { disperse } from "../money/disperse.ts";
import { stockUp } from "../money/move-money.ts";

const DAY = 86_400;

/** A stranger sends next to nothing to a share of all wallets, twice in coin and once in a token. */
export function planDust(simulation: Simulation): void {
  const { random, parameters, infrastructure, deployment } = simulation;
  const [duster] = infrastructure.dusters;
  const token = deployment.currencies[0];
  if (!duster || !token || parameters.noise.dust === 0) return;
  for (const currency of [zeroAddress, token.account, zeroAddress]) {
    at(simulation, parameters.startsAt + random.between(0.1, 0.9) * parameters.days * DAY, () => {
      const chosen = simulation.census.wallets.filter(
        ({ controller }) => controller.type !== "contract" && random.chance(parameters.noise.dust / 3),
      );
      const amount = 100n;
      stockUp(simulation, duster, currency, amount * BigInt(chosen.length));
      const payments = chosen.map((to) => ({ to, amount }));
      disperse(simulation, duster, currency, payments);
    });
  }
}
