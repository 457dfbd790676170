import type { Resale } from "./dossier.ts";
import { measured, type Signal, unknown } from "./signal.ts";

const SPAN_SECONDS = 172_800;

/** Most wallets of the entity that sold tickets and paid one address, no hub, each within 48 hours of a sale. */
export const sinkFanIn: Signal = {
  code: "NET-02",
  family: "NET",
  version: 1,
  measure({ payments, resales }) {
    if (payments === null) return unknown("FUNDING_UNKNOWN");
    const salesOf = Map.groupBy(resales, ({ wallet }) => wallet);
    const pairs = payments.flatMap((payment) => {
      if (!payment.isOut) return [];
      const sale = lastUntil(salesOf.get(payment.wallet) ?? [], payment.at.time);
      return sale === undefined || payment.at.time > sale.at.time + SPAN_SECONDS ? [] : { payment, sale };
    });
    const sink = [...Map.groupBy(pairs, ({ payment }) => payment.peer).values()]
      .map((own) => [...new Map(own.map((pair) => [pair.payment.wallet, pair])).values()])
      .reduce<typeof pairs>((best, own) => (own.length > best.length ? own : best), []);
    if (sink.length === 0) return unknown("LOW_N");
    return measured(
      sink.length,
      sink.map(({ payment }) => payment),
      sink.map(({ sale }) => sale),
    );
  },
};

/** The last of the sales, which are in the order of time, at or before a time. */
function lastUntil(sales: readonly Resale[], time: number): Resale | undefined {
  let [low, high] = [0, sales.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sales[middle] as Resale).at.time <= time) low = middle + 1;
    else high = middle;
  }
  return sales[low - 1];
}
