import { compareFacts, type WashMovement, type WashSale } from "./wash-facts.ts";
import { MONTH_SECONDS } from "./wash-verdict.ts";

type Step = Pick<WashMovement, "from" | "to" | "time" | "block" | "logIndex">;

/**
 * Whether somebody ends where they began: within 30 days the seller gets the ticket again, or the buyer had given it away before.
 * @param steps sales and movements of the ticket
 */
export function isPositionClosed(sale: WashSale, steps: readonly Step[]): boolean {
  return steps.some((step) => {
    if (step.from === step.to || Math.abs(step.time - sale.time) > MONTH_SECONDS) return false;
    const order = compareFacts(step, sale);
    return (order > 0 && step.to === sale.seller) || (order < 0 && step.from === sale.buyer);
  });
}
