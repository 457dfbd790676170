import { AppError } from "@facevalue/core";
import type { ResalePointResolvers } from "../../../generated/resolver-types.ts";
import { capPriceOf, measureMarkup } from "../measure-markup.ts";

export const ResalePoint: ResalePointResolvers = {
  price: ({ price, key }) => {
    if (price === null) throw new AppError("INTERNAL", `the sale ${key} is a point without a price`);
    return price;
  },
  markup: measureMarkup,
  capPrice: capPriceOf,
};
