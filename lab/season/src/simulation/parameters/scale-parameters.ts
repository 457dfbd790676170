import type { WorldParameters, WorldScale } from "./world-parameters.ts";

type ScaleParameters = Pick<WorldParameters, "days" | "wallets" | "organizers" | "events" | "capacity">;

/** Sizes of the three scales: played on a chain in a minute, 20,000 wallets, and 200,000 wallets with 5 million logs. */
export const SCALE_PARAMETERS: Readonly<Record<WorldScale, ScaleParameters>> = {
  small: { days: 40, wallets: 300, organizers: 3, events: 7, capacity: 150 },
  medium: { days: 120, wallets: 20_000, organizers: 12, events: 110, capacity: 620 },
  large: { days: 180, wallets: 200_000, organizers: 40, events: 480, capacity: 2_400 },
};
