import { useTranslation } from "react-i18next";
import { WalletLink } from "../../components/wallet-link.tsx";
import { formatCount } from "../../format/count.ts";
import { divideCounts, formatShare } from "../../format/ratio.ts";
import { useLocale } from "../../i18n/use-locale.ts";
import type { Holder } from "./use-event-holders.ts";

interface HolderTableProps {
  readonly holders: readonly Holder[];
  readonly heldCount: string | null;
}

/** Wallets with their tickets and their part of all of them. */
export function HolderTable({ holders, heldCount }: HolderTableProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const all = BigInt(heldCount ?? "0");
  return (
    <table className="w-full text-13">
      <caption className="sr-only">{t("holders.list.title")}</caption>
      <thead className="border-y border-line text-left text-12 text-ink-2">
        <tr className="[&>th]:px-3 [&>th]:py-2 [&>th]:font-medium [&>th:first-child]:pl-5 [&>th:last-child]:pr-5">
          <th scope="col" className="w-12 text-right">
            {t("holders.list.rank")}
          </th>
          <th scope="col">{t("holders.list.wallet")}</th>
          <th scope="col" className="text-right">
            {t("holders.list.tickets")}
          </th>
          <th scope="col" className="text-right">
            {t("holders.list.share")}
          </th>
        </tr>
      </thead>
      <tbody>
        {holders.map(({ chainId, wallet, ticketCount }, index) => {
          const share = divideCounts(BigInt(ticketCount), all);
          return (
            <tr
              key={wallet}
              className="border-b border-line last:border-0 hover:bg-raised [&>td]:px-3 [&>td]:py-2 [&>td:first-child]:pl-5 [&>td:last-child]:pr-5"
            >
              <td className="text-right text-ink-2">{index + 1}</td>
              <td>
                <WalletLink chainId={chainId} address={wallet} />
              </td>
              <td className="text-right">{formatCount(ticketCount, locale)}</td>
              <td className="text-right">{share === null ? "–" : formatShare(share, locale)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
