import type { QueryResolvers } from "../../../../generated/resolver-types.ts";
import { loadExchangeRates } from "../../providers/load-exchange-rates.ts";

export const exchangeRates: QueryResolvers["exchangeRates"] = (_, args, { reader }) =>
  loadExchangeRates(reader, args);
