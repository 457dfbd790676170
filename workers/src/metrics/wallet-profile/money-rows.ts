import type { NullReason } from "@facevalue/core";
import type { RowOf } from "../metric-table.ts";
import type { Purchase, Resale, WalletFacts } from "./read-facts.ts";
import { type Realized, realizeProfit } from "./realize-profit.ts";
import type { WALLET_MONEY } from "./tables.ts";

type Row = RowOf<typeof WALLET_MONEY>;

/** A sum over sales of which some may not tell their part: null when there are some and none does. */
class PartialSum {
  #total = 0n;
  #isAsked = false;
  #isTold = false;

  add(amount: bigint | null): void {
    this.#isAsked = true;
    if (amount === null) return;
    this.#isTold = true;
    this.#total += amount;
  }

  value(): bigint | null {
    return this.#isAsked && !this.#isTold ? null : this.#total;
  }
}

class Money {
  spentPrimary = 0n;
  spentResale = 0n;
  refunded = 0n;
  resaleGross = 0n;
  splitUnknownCount = 0n;
  block = 0;
  readonly resaleEarned = new PartialSum();
  readonly royalties = new PartialSum();

  spend({ kind, price }: Purchase): void {
    if (kind === "PRIMARY") this.spentPrimary += price ?? 0n;
    else this.spentResale += price ?? 0n;
  }

  earn({ price, proceeds, royalty, quantity }: Resale): void {
    this.resaleEarned.add(proceeds);
    if (proceeds === null) this.splitUnknownCount += quantity;
    this.resaleGross += price ?? 0n;
    this.royalties.add(royalty);
  }
}

/** Rows of wallet_money. */
export function moneyRows(facts: WalletFacts): Row[] {
  const byCurrency = new Map<string, Money>();
  const find = (currency: string, block: number) => {
    const money = byCurrency.get(currency) ?? new Money();
    byCurrency.set(currency, money);
    money.block = Math.max(money.block, block);
    return money;
  };
  for (const sale of facts.purchases) {
    if (sale.price !== null && sale.currency !== null) find(sale.currency, sale.block).spend(sale);
  }
  for (const sale of facts.resales) {
    if (sale.price !== null && sale.currency !== null) find(sale.currency, sale.block).earn(sale);
  }
  for (const { status, amount, currency, block } of facts.statuses) {
    if (status === "REFUNDED" && amount !== null && currency !== null)
      find(currency, block).refunded += amount;
  }
  const realized = realizeProfit(facts);
  return [...byCurrency].map(([currency, money]) => ({
    wallet: facts.wallet,
    currency,
    spent_primary: money.spentPrimary,
    spent_resale: money.spentResale,
    refunded: money.refunded,
    resale_gross: money.resaleGross,
    resale_earned: money.resaleEarned.value(),
    royalties_deducted: money.royalties.value(),
    split_unknown_count: money.splitUnknownCount,
    ...profitOf(realized.get(currency)),
    as_of_block: money.block,
  }));
}

/** A wallet that resold nothing realized nothing. */
function profitOf(realized: Realized | undefined) {
  const earned = realized?.matchedEarned ?? 0n;
  const cost = realized?.matchedCost ?? 0n;
  const reason = realized === undefined ? null : reasonOf(realized);
  return {
    matched_count: realized?.matchedCount ?? 0,
    gift_count: realized?.giftCount ?? 0,
    cost_unknown_count: realized?.costUnknownCount ?? 0,
    unnumbered_count: realized?.unnumberedCount ?? 0n,
    matched_earned: earned,
    matched_cost: cost,
    realized_profit: reason === null ? earned - cost : null,
    realized_profit_reason: reason,
  };
}

function reasonOf({ unnumberedCount, earnedUnknownCount, costUnknownCount }: Realized): NullReason | null {
  if (unnumberedCount > 0n) return "TICKETS_UNNUMBERED";
  if (earnedUnknownCount > 0) return "SPLIT_UNKNOWN";
  return costUnknownCount > 0 ? "COST_UNKNOWN" : null;
}
