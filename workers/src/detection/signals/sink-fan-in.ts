import { measured, type Signal, unknown } from "./signal.ts";

const SPAN_SECONDS = 172_800;

/** Most wallets of the entity that sold tickets and paid one address, no hub, each within 48 hours of a sale. */
export const sinkFanIn: Signal = {
  code: "NET-02",
  family: "NET",
  version: 1,
  measure({ payments, resales }) {
    if (payments === null) return unknown("FUNDING_UNKNOWN");
    const pairs = payments.flatMap((payment) => {
      if (!payment.isOut) return [];
      const sale = resales.findLast(
        ({ wallet, at }) =>
          wallet === payment.wallet &&
          at.time <= payment.at.time &&
          payment.at.time <= at.time + SPAN_SECONDS,
      );
      return sale === undefined ? [] : { payment, sale };
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
