import { VOID } from "../chain/ticket-log.ts";
import { eventsOf } from "./published-terms.ts";
import { byToken, purchasesOf, type RestedLogs, salesOf, sourceOf } from "./rested-logs.ts";

/** INN-03: tickets paid back, or resold for what they cost or less, after the event was moved or cancelled. */
export function dateChanges(rested: RestedLogs): number | null {
  const { register, wallets } = rested;
  const events = eventsOf(rested);
  const isAfter = (token: string, time: number) =>
    (events.get(register.eventOf(token) ?? "")?.changedAt ?? []).some((changed) => changed <= time);
  const refunded = new Set<string>();
  for (const log of rested.logs) {
    const isRefund = log.kind === "REFUNDED" || (log.kind === "STATUS" && log.status === VOID);
    if (!isRefund || !isAfter(log.token, log.time)) continue;
    if (wallets.has(register.holderAt(log.token, log) ?? "")) refunded.add(log.token);
  }
  const purchases = byToken(purchasesOf(rested));
  const sales = salesOf(rested).filter(({ token, time }) => isAfter(token, time));
  if (refunded.size === 0 && sales.length === 0) return null;
  const atCost = sales.filter((sale) => {
    const source = sourceOf(purchases, sale);
    return source?.price != null && source.currency === sale.currency && sale.price <= source.price;
  });
  return refunded.size + atCost.length;
}
