import type { ResalePointResolvers } from "../../../generated/resolver-types.ts";
import { capPriceOf, measureMarkup } from "../measure-markup.ts";

export const ResalePoint: ResalePointResolvers = {
  markup: measureMarkup,
  capPrice: capPriceOf,
};
