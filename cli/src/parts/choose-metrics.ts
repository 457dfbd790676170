import type { Configuration } from "@facevalue/core";
import { METRICS, type Metric } from "@facevalue/workers";

/** The metrics to compute: all but those that are not asked for. */
export function chooseMetrics({ detection }: Pick<Configuration, "detection">): readonly Metric[] {
  return METRICS.filter(({ isOptional }) => isOptional !== true || detection);
}
