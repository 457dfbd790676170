import { METRICS } from "@facevalue/workers";

/** Names of the metrics that follow every block; the others rest between two computations. */
export const PROMPT_METRICS: readonly string[] = METRICS.filter(
  ({ pauseShare }) => pauseShare === undefined,
).map(({ name }) => name);
