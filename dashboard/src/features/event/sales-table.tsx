import { useTranslation } from "react-i18next";
import { AddressChip } from "../../components/address-chip.tsx";
import { HashChip } from "../../components/hash-chip.tsx";
import type { TicketFamily } from "../../generated/graphql.ts";
import { SaleFaceValue, SaleMarkup, SalePrice, SaleTicket } from "./sale-cells.tsx";
import { SaleKindLabel } from "./sale-kind-label.tsx";
import { SaleTime } from "./sale-time.tsx";
import type { SaleRow } from "./use-latest-sales.ts";

export interface SalesProps {
  readonly sales: readonly SaleRow[];
  readonly chainId: number;
  readonly timeZone: string;
  /** Family of the event's contract; null when not known. */
  readonly family: TicketFamily | null;
}

/** Sales as a table, for screens that have the room. */
export function SalesTable({ sales, chainId, timeZone, family }: SalesProps) {
  const { t } = useTranslation();
  return (
    <table className="w-full text-13">
      <caption className="sr-only">{t("event.sales.title")}</caption>
      <thead className="border-y border-line text-left text-12 text-ink-2">
        <tr className="[&>th]:px-3 [&>th]:py-2 [&>th]:font-medium [&>th]:whitespace-nowrap [&>th:first-child]:pl-5 [&>th:last-child]:pr-5">
          <th scope="col">{t("event.sales.time")}</th>
          <th scope="col">{t("event.sales.kindColumn")}</th>
          <th scope="col">{t("event.sales.ticket")}</th>
          <th scope="col">{t("event.sales.parties")}</th>
          <th scope="col" className="text-right">
            {t("event.sales.price")}
          </th>
          <th scope="col" className="text-right">
            {t("event.sales.faceValue")}
          </th>
          <th scope="col" className="text-right">
            {t("event.sales.markup")}
          </th>
          <th scope="col">{t("event.sales.transaction")}</th>
        </tr>
      </thead>
      <tbody>
        {sales.map((sale) => (
          <tr
            key={sale.id}
            className="border-b border-line last:border-0 hover:bg-raised [&>td]:px-3 [&>td]:py-2 [&>td:first-child]:pl-5 [&>td:last-child]:pr-5"
          >
            <td>
              <SaleTime timestamp={sale.timestamp} chainId={chainId} timeZone={timeZone} />
            </td>
            <td>
              <SaleKindLabel kind={sale.kind} />
            </td>
            <td>
              <SaleTicket sale={sale} />
            </td>
            <td className="whitespace-nowrap">
              <SaleParties sale={sale} chainId={chainId} />
            </td>
            <td className="text-right">
              <SalePrice sale={sale} family={family} />
            </td>
            <td className="text-right">
              <SaleFaceValue sale={sale} />
            </td>
            <td className="text-right">
              <SaleMarkup sale={sale} />
            </td>
            <td>
              <HashChip hash={sale.transactionHash} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Seller, an arrow, buyer. */
export function SaleParties({ sale, chainId }: { readonly sale: SaleRow; readonly chainId: number }) {
  const { t } = useTranslation();
  return (
    <span className="inline-flex items-center gap-2">
      <AddressChip address={sale.seller} chainId={chainId} />
      <span aria-hidden="true" className="text-ink-2">
        →
      </span>
      <span className="sr-only">{t("event.sales.soldTo")}</span>
      <AddressChip address={sale.buyer} chainId={chainId} />
    </span>
  );
}
