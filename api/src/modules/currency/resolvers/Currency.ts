import { NATIVE_CURRENCY } from "@facevalue/core";
import type { CurrencyResolvers } from "../../../generated/resolver-types.ts";
import { encodeGlobalId } from "../../../graphql/global-id.ts";

export const Currency: CurrencyResolvers = {
  id: (currency) => encodeGlobalId(currency),
  address: ({ key }) => (key === NATIVE_CURRENCY ? null : key),
};
