import { useTranslation } from "react-i18next";
import { DataSection } from "../../components/data-section.tsx";
import { MoneyValue } from "../../components/money-value.tsx";
import { Unknown } from "../../components/unknown.tsx";
import type { Money } from "../../format/money.ts";
import type { NullReason } from "../../generated/graphql.ts";
import type { WalletMoney } from "./use-wallet.ts";

const COLUMNS = [
  "spent",
  "spentResale",
  "refunded",
  "primaryEarned",
  "earned",
  "royalties",
  "profit",
] as const;

/** What a wallet paid and was paid, a line per currency. */
export function WalletMoneyTable({ money }: { readonly money: readonly WalletMoney[] }) {
  const { t } = useTranslation();
  return (
    <DataSection
      id="wallet-money"
      title={t("wallet.money.title")}
      note={t("wallet.money.note")}
      empty={money.length === 0 ? t("wallet.money.empty") : null}
      columns={COLUMNS.map((column) => ({ label: t(`wallet.money.${column}`), isNumeric: true }))}
    >
      {money.map((one) => (
        <tr key={one.currency.id} className="border-b border-line text-right last:border-0">
          <Amount money={one.spentPrimary} />
          <Amount money={one.spentResale} />
          <Amount money={one.refunded} />
          <Amount money={one.primaryEarned} />
          <Amount money={one.resaleEarned} />
          <Amount money={one.royaltiesDeducted} />
          <Amount money={one.realizedProfit} reason={one.realizedProfitReason} />
        </tr>
      ))}
    </DataSection>
  );
}

interface AmountProps {
  readonly money: Money | null;
  readonly reason?: NullReason | null;
}

function Amount({ money, reason = "SPLIT_UNKNOWN" }: AmountProps) {
  return <td>{money === null ? <Unknown reason={reason} /> : <MoneyValue money={money} />}</td>;
}
