import { toHex } from "@facevalue/core";
import type { EntityRef } from "../../../graphql/entity-ref.ts";
import type { RequestContext } from "../../../graphql/request-context.ts";
import { toMoney } from "../../currency/to-money.ts";
import type { PrimarySalesRow } from "./create-primary-sales-loader.ts";
import type { WalletMoneyRow } from "./create-wallet-money-loader.ts";
import { loadPrimarySales } from "./load-primary-sales.ts";

export type WalletMoneyRecord = ReturnType<typeof toWalletMoney>;

/** Money of a wallet, one entry per currency, largest spending first; what it earned as an organizer is summed by event. */
export async function loadWalletMoney(
  wallet: EntityRef,
  context: RequestContext,
): Promise<WalletMoneyRecord[]> {
  const [rows, primary] = await Promise.all([
    context.loaders.walletMoney.load(wallet),
    loadPrimarySales(wallet, context),
  ]);
  const own = new Map(rows.map((row) => [toHex(row.currency), row]));
  // Sales without a price are in no currency.
  const priced = (primary ?? []).filter(({ currency }) => currency.length > 0);
  const sold = new Map(priced.map((row) => [toHex(row.currency), row]));
  const currencies = new Map([...priced, ...rows].map(({ currency }) => [toHex(currency), currency]));
  const records = [...currencies].map(([key, currency]) =>
    toWalletMoney({
      chainId: wallet.chainId,
      currency,
      row: own.get(key) ?? NOTHING,
      earned: primary === null ? null : (sold.get(key) ?? NOTHING_SOLD),
    }),
  );
  return records.toSorted(inOrder);
}

type Money = Omit<WalletMoneyRow, "chain_id" | "wallet" | "currency">;
type Earned = Pick<PrimarySalesRow, "earned" | "split_unknown_count">;

const NOTHING: Money = {
  spent_primary: "0",
  spent_resale: "0",
  refunded: "0",
  resale_gross: "0",
  resale_earned: "0",
  royalties_deducted: "0",
  split_unknown_count: "0",
  matched_count: "0",
  gift_count: "0",
  cost_unknown_count: "0",
  unnumbered_count: "0",
  matched_earned: "0",
  matched_cost: "0",
  realized_profit: "0",
  realized_profit_reason: null,
};
const NOTHING_SOLD: Earned = { earned: "0", split_unknown_count: "0" };

interface Parts {
  readonly chainId: number;
  readonly currency: Buffer;
  readonly row: Money;
  /** Null as long as it is not computed. */
  readonly earned: Earned | null;
}

function toWalletMoney({ chainId, currency, row, earned }: Parts) {
  const money = (raw: string) => toMoney(chainId, raw, currency);
  const moneyOrNull = (raw: string | null) => toMoney(chainId, raw, currency);
  return {
    currency: { chainId, key: toHex(currency) },
    spentPrimary: money(row.spent_primary),
    spentResale: money(row.spent_resale),
    refunded: money(row.refunded),
    primaryEarned: moneyOrNull(earned?.earned ?? null),
    resaleGross: money(row.resale_gross),
    resaleEarned: moneyOrNull(row.resale_earned),
    royaltiesDeducted: moneyOrNull(row.royalties_deducted),
    splitUnknownCount: BigInt(row.split_unknown_count) + BigInt(earned?.split_unknown_count ?? "0"),
    matchedCount: BigInt(row.matched_count),
    giftCount: BigInt(row.gift_count),
    costUnknownCount: BigInt(row.cost_unknown_count),
    unnumberedCount: BigInt(row.unnumbered_count),
    matchedEarned: money(row.matched_earned),
    matchedCost: money(row.matched_cost),
    realizedProfit: moneyOrNull(row.realized_profit),
    realizedProfitReason: row.realized_profit_reason,
  };
}

function inOrder(a: WalletMoneyRecord, b: WalletMoneyRecord): number {
  const spent = ({ spentPrimary, spentResale }: WalletMoneyRecord) => spentPrimary.raw + spentResale.raw;
  const difference = spent(b) - spent(a);
  if (difference !== 0n) return difference > 0n ? 1 : -1;
  return a.currency.key < b.currency.key ? -1 : 1;
}
