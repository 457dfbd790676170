import type { DemandTerm } from "@facevalue/core";
import { toDecimalString } from "../../../exact/exact-decimal.ts";
import type { DemandIndexResolvers, DemandTerm as ServedTerm } from "../../../generated/resolver-types.ts";
import { freshnessOf } from "../../network/freshness-of.ts";
import { servedRatio } from "../stored-ratio.ts";

export const DemandIndex: DemandIndexResolvers = {
  value: ({ index }) => servedRatio(index),
  terms: ({ index }) => index.terms.map(toTerm),
  cohort: ({ cohort: [first] }) =>
    first === undefined
      ? null
      : {
          level: first.level,
          category: first.category === "" ? null : first.category,
          sizeClass: first.size_class === "" ? null : first.size_class,
          lead: first.lead,
          eventCount: Number(first.event_count),
        },
  freshness: ({ stamp }, _args, context) => freshnessOf(stamp, context),
};

function toTerm({ name, weight, figure, cohort, z, reason }: DemandTerm): ServedTerm {
  return {
    name,
    weight: toDecimalString(weight, 2),
    figure: servedRatio(figure),
    median: cohort === null ? null : toDecimalString(cohort.median, 18),
    eventCount: cohort?.count ?? 0,
    z: servedRatio({ value: z, reason }),
  };
}
