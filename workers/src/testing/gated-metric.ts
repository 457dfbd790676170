import type { Metric } from "../metrics/metric.ts";

/** A metric that stops in each recomputation until it is let through. */
export function gatedMetric(metric: Metric) {
  let entered = Promise.withResolvers<void>();
  let opened = Promise.withResolvers<void>();
  const gated: Metric = {
    ...metric,
    async recompute(session, scope) {
      entered.resolve();
      await opened.promise;
      await metric.recompute(session, scope);
    },
  };
  return {
    metric: gated,
    /** Resolves when a recomputation has begun. */
    whenEntered: () => entered.promise,
    open: () => opened.resolve(),
    close: () => {
      entered = Promise.withResolvers<void>();
      opened = Promise.withResolvers<void>();
    },
  };
}
