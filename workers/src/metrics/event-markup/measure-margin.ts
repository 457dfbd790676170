import type { NullReason } from "@facevalue/core";
import { ratioOf } from "../ratio.ts";
import type { FiatConverter } from "./fiat-converter.ts";
import type { Resale } from "./resale.ts";

/** What the seller received against what the ticket had cost the seller, less one, in counts of 10^-18; or why it is unknown. */
export type Margin = bigint | NullReason;

export function tokenMargin({ proceeds, cost }: Resale): Margin {
  if (proceeds === null) return "SPLIT_UNKNOWN";
  if ("reason" in cost) return cost.reason;
  const spent = "gift" in cost ? cost.gift : cost.paid;
  return spent.currency === proceeds.currency ? marginOf(proceeds.amount, spent.amount) : "MIXED_CURRENCY";
}

export function fiatMargin({ proceeds, cost }: Resale, converter: FiatConverter | null): Margin {
  if (proceeds === null) return "SPLIT_UNKNOWN";
  if ("reason" in cost) return cost.reason;
  if (converter === null) return "EVENT_CURRENCY_UNKNOWN";
  const received = converter.convert(proceeds);
  if (typeof received === "string") return received;
  const spent = "gift" in cost ? converter.convertFace(cost.gift) : converter.convert(cost.paid);
  return typeof spent === "string" ? spent : marginOf(received, spent);
}

function marginOf(received: bigint, spent: bigint): Margin {
  return ratioOf(received - spent, spent) ?? "FACE_ZERO";
}
