import type { EntityRef } from "../../../graphql/entity-ref.ts";
import type { RequestContext } from "../../../graphql/request-context.ts";
import type { CurrencyRecord } from "../currency-record.ts";

/** A currency that amounts are in; without symbol and decimals when the chain's tables do not describe it. */
export async function loadCurrency(ref: EntityRef, { loaders }: RequestContext): Promise<CurrencyRecord> {
  const { chainId, key } = ref;
  const known = await loaders.currency.load(ref);
  return known ?? { __typename: "Currency", chainId, key, symbol: null, decimals: null };
}
