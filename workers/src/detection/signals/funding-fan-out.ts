import { mostShared } from "./shared-peer.ts";
import { measured, type Signal, unknown } from "./signal.ts";

const SPAN_SECONDS = 86_400;

/** Most wallets of the entity that one funder, no hub, paid within 24 hours. */
export const fundingFanOut: Signal = {
  code: "NET-01",
  family: "NET",
  version: 1,
  measure({ payments }) {
    if (payments === null) return unknown("FUNDING_UNKNOWN");
    const shared = mostShared(
      payments.filter(({ isOut }) => !isOut),
      SPAN_SECONDS,
    );
    if (shared.walletCount === 0) return unknown("LOW_N");
    return measured(shared.walletCount, shared.payments);
  },
};
