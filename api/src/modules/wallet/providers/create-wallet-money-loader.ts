import { type NullReason, toHex } from "@facevalue/core";
import { sql } from "kysely";
import { createListLoader } from "../../../graphql/create-loader.ts";
import type { Reader } from "../../../graphql/reader.ts";
import { toMoney } from "../../currency/to-money.ts";
import { type WalletKeyColumns, walletKeyOf, walletKeys } from "./wallet-keys.ts";

interface WalletMoneyRow extends WalletKeyColumns {
  readonly currency: Buffer;
  readonly spent_primary: string;
  readonly spent_resale: string;
  readonly refunded: string;
  readonly primary_earned: string | null;
  readonly resale_gross: string;
  readonly resale_earned: string | null;
  readonly royalties_deducted: string | null;
  readonly split_unknown_count: string;
  readonly matched_count: string;
  readonly gift_count: string;
  readonly cost_unknown_count: string;
  readonly unnumbered_count: string;
  readonly matched_earned: string;
  readonly matched_cost: string;
  readonly realized_profit: string | null;
  readonly realized_profit_reason: NullReason | null;
}

export type WalletMoneyRecord = ReturnType<typeof toWalletMoney>;

/** Money of wallets, one entry per currency, largest spending first. */
export function createWalletMoneyLoader(reader: Reader) {
  return createListLoader<WalletMoneyRecord>(async (refs) => {
    const rows = await reader.read(sql<WalletMoneyRow>`
      select chain_id, wallet, currency, spent_primary, spent_resale, refunded, primary_earned, resale_gross,
        resale_earned, royalties_deducted, split_unknown_count, matched_count, gift_count, cost_unknown_count,
        unnumbered_count, matched_earned, matched_cost, realized_profit, realized_profit_reason
      from ${walletKeys(refs)} join metrics.wallet_money using (chain_id, wallet)
      order by spent_primary + spent_resale desc, currency`);
    const groups = Map.groupBy(rows, walletKeyOf);
    return new Map([...groups].map(([key, own]) => [key, own.map(toWalletMoney)]));
  });
}

function toWalletMoney(row: WalletMoneyRow) {
  const chainId = Number(row.chain_id);
  const money = (raw: string) => toMoney(chainId, raw, row.currency);
  const moneyOrNull = (raw: string | null) => toMoney(chainId, raw, row.currency);
  return {
    currency: { chainId, key: toHex(row.currency) },
    spentPrimary: money(row.spent_primary),
    spentResale: money(row.spent_resale),
    refunded: money(row.refunded),
    primaryEarned: moneyOrNull(row.primary_earned),
    resaleGross: money(row.resale_gross),
    resaleEarned: moneyOrNull(row.resale_earned),
    royaltiesDeducted: moneyOrNull(row.royalties_deducted),
    splitUnknownCount: BigInt(row.split_unknown_count),
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
