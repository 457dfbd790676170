import { NATIVE_CURRENCY } from "@facevalue/core";
import type { CurrencyResolvers } from "../../../generated/resolver-types.ts";
import { encodeGlobalId } from "../../../graphql/global-id.ts";
import { isoCodeOf } from "../iso-code-of.ts";

export const Currency: CurrencyResolvers = {
  id: (currency) => encodeGlobalId(currency),
  kind: ({ key }) => (key === NATIVE_CURRENCY ? "NATIVE" : isoCodeOf(key) === null ? "TOKEN" : "FIAT"),
  address: ({ key }) => (key === NATIVE_CURRENCY || isoCodeOf(key) !== null ? null : key),
  symbol: ({ key, symbol }) => symbol ?? isoCodeOf(key),
};
