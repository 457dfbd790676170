import type { NullReason } from "@facevalue/core";
import type { FiatAmount, FiatRevenue } from "../../../generated/resolver-types.ts";
import type { RequestContext } from "../../../graphql/request-context.ts";
import type { FigureStamp } from "../../network/figure-stamp.ts";
import { nullReasonOf } from "../../network/null-reason-of.ts";

/** An event's money in its own currency; every sum is null with the reason before it was computed. */
export async function loadFiatRevenue(stamp: FigureStamp, context: RequestContext): Promise<FiatRevenue> {
  const sums = await context.loaders.fiatRevenue.load(stamp.event);
  const [first] = sums;
  const missing = first === undefined ? unknown(await nullReasonOf(stamp, "NO_SALES", context)) : null;
  const sumOf = (item: string): FiatAmount =>
    sums.find((one) => one.item === item)?.sum ?? missing ?? unknown("NOT_COMPUTED");
  return {
    fiat: first?.fiat ?? null,
    primaryGross: sumOf("PRIMARY_GROSS"),
    primaryFees: sumOf("PRIMARY_FEES"),
    refunds: sumOf("REFUNDS"),
    resaleGross: sumOf("RESALE_GROSS"),
    royalties: sumOf("ROYALTIES"),
    marketplaceFees: sumOf("MARKETPLACE_FEES"),
    sellerProceeds: sumOf("SELLER_PROCEEDS"),
    organizerNet: sumOf("ORGANIZER_NET"),
  };
}

function unknown(reason: NullReason): FiatAmount {
  return { amount: null, reason, convertedAmount: null, convertedCount: 0n, unconvertedCount: 0n };
}
