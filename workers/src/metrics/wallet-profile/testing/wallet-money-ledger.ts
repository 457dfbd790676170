import type { SaleFact } from "../../../testing/chain-fact.ts";
import { proceedsOf } from "../../../testing/fact-rows.ts";
import { lastBlock, tickets } from "../../../testing/ledger/placed-fact.ts";
import type { MetricRow } from "../../../testing/read-metrics.ts";
import type { WalletHistory } from "./wallet-history.ts";

type Sale = WalletHistory["resold"][number];

/** Expected rows of metrics.wallet_money. */
export function moneyRows(history: WalletHistory): MetricRow[] {
  const bought = history.bought.filter(({ price }) => price !== null);
  const resold = history.resold.filter(({ price }) => price !== null);
  const refunds = history.statuses.flatMap(({ refund, block }) => (refund ? [{ ...refund, block }] : []));
  const currencies = new Set([...bought, ...resold, ...refunds].flatMap(({ currency }) => currency ?? []));
  return [...currencies].map((currency) => {
    const own = <Fact extends { readonly currency: string | null }>(facts: readonly Fact[]) =>
      facts.filter((fact) => fact.currency === currency);
    const resales = own(resold);
    const spent = (kind: SaleFact["kind"]) =>
      add(own(bought).flatMap((sale) => (sale.kind === kind ? (sale.price ?? []) : [])));
    return {
      wallet: history.wallet,
      currency,
      spent_primary: spent("PRIMARY"),
      spent_resale: spent("SECONDARY"),
      refunded: add(own(refunds).map(({ amount }) => amount)),
      resale_gross: add(resales.flatMap(({ price }) => price ?? [])),
      resale_earned: addKnown(resales.map(proceedsOf)),
      royalties_deducted: addKnown(resales.map(({ royalty }) => royalty)),
      split_unknown_count: tickets(resales, (sale) => proceedsOf(sale) === null),
      ...profit(history, resales),
      as_of_block: lastBlock([...own(bought), ...resales, ...own(refunds)]),
      methodology: "2",
    };
  });
}

interface Outcome {
  readonly earned: bigint | null;
  readonly cost: bigint | null;
  readonly isGift: boolean;
}

function profit(history: WalletHistory, resales: readonly Sale[]): MetricRow {
  const numbered = resales.filter(({ ticket }) => ticket !== null);
  const outcomes = numbered.map((sale) => ({ earned: proceedsOf(sale), ...costOf(history, sale) }));
  const matched = outcomes.filter(({ earned, cost }) => earned !== null && cost !== null);
  const costUnknown = outcomes.filter(({ earned, cost }) => earned !== null && cost === null);
  const earned = matched.reduce((sum, one) => sum + (one.earned ?? 0n), 0n);
  const cost = matched.reduce((sum, one) => sum + (one.cost ?? 0n), 0n);
  const reason = whyUnknown(resales, { outcomes, costUnknown });
  return {
    matched_count: String(matched.length),
    gift_count: String(matched.filter(({ isGift }) => isGift).length),
    cost_unknown_count: String(costUnknown.length),
    unnumbered_count: tickets(resales, ({ ticket }) => ticket === null),
    matched_earned: String(earned),
    matched_cost: String(cost),
    realized_profit: reason === null ? String(earned - cost) : null,
    realized_profit_reason: reason,
  };
}

function whyUnknown(
  resales: readonly Sale[],
  { outcomes, costUnknown }: { outcomes: readonly Outcome[]; costUnknown: readonly Outcome[] },
): string | null {
  if (resales.some(({ ticket }) => ticket === null)) return "TICKETS_UNNUMBERED";
  if (outcomes.some(({ earned }) => earned === null)) return "SPLIT_UNKNOWN";
  return costUnknown.length > 0 ? "COST_UNKNOWN" : null;
}

/** Looks back from the resale to the wallet's resale of the ticket before, for the last purchase, else for a gift. */
function costOf({ bought, resold, received }: WalletHistory, resale: Sale): Omit<Outcome, "earned"> {
  const isOfTicket = (fact: { readonly ticket: string | null; readonly order: number }) =>
    fact.ticket === resale.ticket && fact.order < resale.order;
  const lastSold = resold.filter(isOfTicket).at(-1)?.order ?? -1;
  const purchase = bought.filter((sale) => isOfTicket(sale) && sale.order >= lastSold).at(-1);
  if (purchase !== undefined)
    return { cost: purchase.currency === resale.currency ? purchase.price : null, isGift: false };
  const isGift = received.some((move) => isOfTicket(move) && move.order >= lastSold);
  const isFaceKnown = resale.faceCurrency === resale.currency;
  return { cost: isGift && isFaceKnown ? resale.faceValue : null, isGift: true };
}

function add(amounts: readonly bigint[]): string {
  return String(amounts.reduce((sum, amount) => sum + amount, 0n));
}

/** Of amounts of which some may not be known; null when there are some and none is. */
function addKnown(amounts: readonly (bigint | null)[]): string | null {
  const known = amounts.filter((amount) => amount !== null);
  return amounts.length > 0 && known.length === 0 ? null : add(known);
}
