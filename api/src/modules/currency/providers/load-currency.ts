import { fiatDecimals } from "@facevalue/core";
import type { EntityRef } from "../../../graphql/entity-ref.ts";
import type { RequestContext } from "../../../graphql/request-context.ts";
import type { CurrencyRecord } from "../currency-record.ts";
import { isoCodeOf } from "../iso-code-of.ts";

/**
 * A currency that amounts are in. One that the chain's tables do not describe has no symbol and decimals, unless it is money
 * off the chain.
 */
export async function loadCurrency(ref: EntityRef, { loaders }: RequestContext): Promise<CurrencyRecord> {
  const { chainId, key } = ref;
  const known = await loaders.currency.load(ref);
  if (known !== null) return known;
  const code = isoCodeOf(key);
  const decimals = code === null ? null : fiatDecimals(code);
  return { __typename: "Currency", chainId, key, symbol: null, decimals };
}
