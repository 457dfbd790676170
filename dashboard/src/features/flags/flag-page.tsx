import { Link, useParams } from "@tanstack/react-router";
import { ChevronLeft } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { ReviewerKey } from "../../api/reviewer-key.ts";
import { NotFoundPage } from "../../app/not-found-page.tsx";
import { usePageTitle } from "../../app/use-page-title.ts";
import { EmptyState } from "../../components/empty-state.tsx";
import { ErrorBanner } from "../../components/error-banner.tsx";
import { ErrorState } from "../../components/error-state.tsx";
import { Skeleton } from "../../components/skeleton.tsx";
import { shortenAddress } from "../../format/address.ts";
import { parseWalletPlace, type WalletPlace } from "../wallet/wallet-place.ts";
import { FlagFigures } from "./flag-figures.tsx";
import { FlagHeader } from "./flag-header.tsx";
import { GapList } from "./gap-list.tsx";
import { HistoryTable } from "./history-table.tsx";
import { LinksTable } from "./links-table.tsx";
import { MembersTable } from "./members-table.tsx";
import { ReasonSection } from "./reason-section.tsx";
import { ForgetButton, ReviewerGate, refusalOf } from "./reviewer-gate.tsx";
import { type FlagData, useFlag } from "./use-flag.ts";

/** One entity: what counts against it and what speaks for it, side by side. */
export function FlagPage() {
  const { t } = useTranslation();
  const place = parseWalletPlace(useParams({ from: "/flags/$chainId/$address" }));
  if (place === null) return <NotFoundPage />;
  return (
    <>
      <Link
        to="/flags"
        className="touch-target -mb-2 inline-flex items-center gap-1 self-start text-13 text-ink-2 hover:text-ink"
      >
        <ChevronLeft aria-hidden="true" className="size-4" />
        {t("flags.page.back")}
      </Link>
      <FlagTitle place={place} />
      <ReviewerGate>
        {(key) => <KnownPlace key={`${place.chainId}/${place.address}`} reviewerKey={key} place={place} />}
      </ReviewerGate>
    </>
  );
}

function FlagTitle({ place }: { readonly place: WalletPlace }) {
  const { t } = useTranslation();
  const title = t("flags.detail.title", { address: shortenAddress(place.address) });
  usePageTitle(title);
  return <h1 className="-mb-3 text-20 font-semibold">{title}</h1>;
}

function KnownPlace({
  reviewerKey,
  place,
}: {
  readonly reviewerKey: ReviewerKey;
  readonly place: WalletPlace;
}) {
  const { t } = useTranslation();
  const { flag, loadMore } = useFlag(reviewerKey, place);
  const { data, error, retry } = flag;
  const refusal = refusalOf(error);
  if (refusal !== null) return refusal;
  if (data === undefined) {
    return error ? (
      <ErrorState error={error} onRetry={retry} />
    ) : (
      <Skeleton className="h-[640px] !rounded-card" />
    );
  }
  if (data === null)
    return <EmptyState title={t("flags.missing.title")} advice={t("flags.missing.advice")} />;
  return (
    <>
      <ErrorBanner error={error} onRetry={retry} />
      <FlagBody flag={data} onMoreLogs={loadMore} />
      <ForgetButton />
    </>
  );
}

function FlagBody({
  flag,
  onMoreLogs,
}: {
  readonly flag: FlagData;
  readonly onMoreLogs: (() => void) | null;
}) {
  return (
    <>
      <FlagHeader flag={flag} />
      <FlagFigures flag={flag} />
      <div className="grid items-start gap-5 lg:grid-cols-2">
        <ReasonSection side="against" flag={flag} onMoreLogs={onMoreLogs} />
        <ReasonSection side="for" flag={flag} onMoreLogs={onMoreLogs} />
      </div>
      <GapList gaps={flag.gaps} />
      <MembersTable flag={flag} />
      <LinksTable flag={flag} />
      <HistoryTable history={flag.history} />
    </>
  );
}
