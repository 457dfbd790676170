import { useTranslation } from "react-i18next";
import { SalesList } from "../event/sales-list.tsx";
import { SalesTable } from "../event/sales-table.tsx";
import type { WalletData } from "./use-wallet.ts";

interface WalletSalesProps {
  readonly sales: WalletData["sales"];
  readonly chainId: number;
}

/** Sales that a wallet had a part in, newest first. */
export function WalletSales({ sales, chainId }: WalletSalesProps) {
  const { t } = useTranslation();
  const shown = { sales: sales.nodes, chainId, timeZone: "UTC", family: null };
  return (
    <section aria-labelledby="wallet-sales" className="card min-w-0">
      <h2 id="wallet-sales" className="p-4 text-16 font-semibold sm:px-5">
        {t("wallet.sales.title", { count: sales.totalCount ?? 10_000 })}
      </h2>
      {sales.nodes.length === 0 && <p className="px-5 pb-8 text-ink-2">{t("wallet.sales.empty")}</p>}
      {sales.nodes.length > 0 && (
        <>
          <div className="hidden overflow-x-auto sm:block">
            <SalesTable {...shown} />
          </div>
          <div className="sm:hidden">
            <SalesList {...shown} />
          </div>
        </>
      )}
    </section>
  );
}
