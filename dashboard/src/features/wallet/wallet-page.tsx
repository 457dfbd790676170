import { Link, useParams } from "@tanstack/react-router";
import { ChevronLeft } from "lucide-react";
import { useTranslation } from "react-i18next";
import { NotFoundPage } from "../../app/not-found-page.tsx";
import { usePageTitle } from "../../app/use-page-title.ts";
import { AddressChip } from "../../components/address-chip.tsx";
import { Button } from "../../components/button.tsx";
import { ErrorBanner } from "../../components/error-banner.tsx";
import { ErrorState } from "../../components/error-state.tsx";
import { Skeleton } from "../../components/skeleton.tsx";
import { shortenAddress } from "../../format/address.ts";
import { formatDate } from "../../format/date.ts";
import { useLocale } from "../../i18n/use-locale.ts";
import { FiguresAge } from "../event/figures-age.tsx";
import { useWallet, type WalletData } from "./use-wallet.ts";
import { WalletFigures } from "./wallet-figures.tsx";
import { WalletMoneyTable } from "./wallet-money-table.tsx";
import { parseWalletPlace, type WalletPlace } from "./wallet-place.ts";
import { WalletSales } from "./wallet-sales.tsx";
import { WalletTickets } from "./wallet-tickets.tsx";

/** One wallet: what it bought, sold, holds and earned. */
export function WalletPage() {
  const place = parseWalletPlace(useParams({ from: "/wallets/$chainId/$address" }));
  if (place === null) return <NotFoundPage />;
  return <KnownWallet key={`${place.chainId}/${place.address.toLowerCase()}`} place={place} />;
}

function KnownWallet({ place }: { readonly place: WalletPlace }) {
  const { t } = useTranslation();
  const { wallet, loadMore } = useWallet(place);
  const { data, error, retry, isOutdated } = wallet;
  usePageTitle(t("wallet.page.title", { address: shortenAddress(place.address) }));
  if (data === undefined)
    return error ? (
      <ErrorState error={error} onRetry={retry} />
    ) : (
      <Skeleton className="h-[640px] !rounded-card" />
    );
  if (data === null) return <NotFoundPage />;
  return (
    <>
      <Link
        to="/"
        className="touch-target -mb-2 inline-flex items-center gap-1 self-start text-13 text-ink-2 hover:text-ink"
      >
        <ChevronLeft aria-hidden="true" className="size-4" />
        {t("event.page.back")}
      </Link>
      <ErrorBanner error={error} onRetry={retry} />
      <WalletHeader wallet={data} />
      <div className="flex flex-col gap-1.5">
        <WalletFigures profile={data.profile} />
        <FiguresAge freshness={data.profile.freshness} />
      </div>
      <WalletMoneyTable money={data.profile.money} />
      <WalletTickets tickets={data.tickets} />
      <WalletSales sales={data.sales} chainId={place.chainId} />
      {loadMore && (
        <Button onClick={loadMore} disabled={isOutdated}>
          {t("wallet.page.more")}
        </Button>
      )}
    </>
  );
}

function WalletHeader({ wallet }: { readonly wallet: WalletData }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { firstSeenAt, lastSeenAt } = wallet.profile;
  const day = (instant: string) => formatDate(instant, "UTC", locale);
  return (
    <header className="flex flex-col gap-1">
      <h1 className="text-20 font-semibold">
        {t("wallet.page.title", { address: shortenAddress(wallet.address) })}
      </h1>
      <p className="flex flex-wrap items-center gap-x-4 gap-y-1 text-13 text-ink-2">
        <AddressChip address={wallet.address} />
        {firstSeenAt !== null && lastSeenAt !== null
          ? t("wallet.page.seen", { first: day(firstSeenAt), last: day(lastSeenAt) })
          : t("wallet.page.neverSeen")}
      </p>
      <p className="text-12 text-ink-2">{t("wallet.page.notPeople")}</p>
    </header>
  );
}
