import type { EntityRef } from "../../../graphql/entity-ref.ts";
import type { RequestContext } from "../../../graphql/request-context.ts";
import type { PrimarySalesRow } from "./create-primary-sales-loader.ts";

/** The first version of event-sales that tells sellers apart: rows of those before it are not there. */
const FIRST_WITH_SELLERS = 4;

/** What a wallet sold as an organizer, by currency; null as long as it is not computed. */
export async function loadPrimarySales(
  wallet: EntityRef,
  { loaders }: RequestContext,
): Promise<readonly PrimarySalesRow[] | null> {
  const [state, rows] = await Promise.all([
    loaders.metricState.load({ metric: "event-sales", chainId: wallet.chainId }),
    loaders.primarySales.load(wallet),
  ]);
  return state === null || state.methodology < FIRST_WITH_SELLERS ? null : rows;
}
