import type { RequestContext } from "../../../graphql/request-context.ts";
import type { SaleRecord } from "../../sale/sale-record.ts";
import type { SaleWashRecord } from "../wash-records.ts";

export const METRIC = "wash-trade";

/** The verdict on a resale; null for primary sales. A resale that the metric got past without a row has no finding. */
export async function loadSaleWash(
  sale: SaleRecord,
  { loaders }: RequestContext,
): Promise<SaleWashRecord | null> {
  if (sale.kind !== "SECONDARY") return null;
  const unknown = (reason: "NOT_COMPUTED" | "FAILED" | "TICKETS_UNNUMBERED"): SaleWashRecord => ({
    sale,
    verdict: null,
    reason,
    codes: [],
  });
  const { chainId, event } = sale;
  if (event === null) return unknown("NOT_COMPUTED");
  const owner = { chainId, key: event };
  const [found, state, failed] = await Promise.all([
    loaders.saleWash.load(sale),
    loaders.metricState.load({ metric: METRIC, chainId }),
    loaders.failedKey.load({ metric: METRIC, event: owner }),
  ]);
  if (found !== null) return { sale, ...found };
  if (failed !== null) return unknown("FAILED");
  if (state === null || state.block < sale.block) return unknown("NOT_COMPUTED");
  return sale.ticket === null
    ? unknown("TICKETS_UNNUMBERED")
    : { sale, verdict: "NONE", reason: null, codes: [] };
}
