import type { Address } from "viem";
import { createRandom } from "../../random.ts";
import type { WorldParameters } from "../parameters/world-parameters.ts";
import type { Census } from "./census.ts";
import type { ControllerType } from "./controller-type.ts";

export interface HubLabel {
  readonly account: Address;
  readonly kind: ControllerType;
}

const LABELLED: ReadonlySet<ControllerType> = new Set([
  "exchange",
  "bridge",
  "relayer",
  "issuer",
  "contract",
]);

/** Accounts that a public list would name, without those that the world's dial takes away. */
export function hubLabels(census: Census, { seed, noise }: WorldParameters): HubLabel[] {
  const random = createRandom(`${seed}/labels`);
  return census.wallets
    .filter(({ controller, role }) => role === "tickets" && LABELLED.has(controller.type))
    .filter(() => !random.chance(noise.missingLabels))
    .map(({ address, controller }) => ({ account: address, kind: controller.type }));
}
