import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import type { ReviewerKey } from "../../api/reviewer-key.ts";
import { useNetworks } from "../../app/networks-context.tsx";
import { usePageTitle } from "../../app/use-page-title.ts";
import { Button } from "../../components/button.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { ErrorBanner } from "../../components/error-banner.tsx";
import { ErrorState } from "../../components/error-state.tsx";
import { MethodNote } from "../../components/method-note.tsx";
import { ProgressLine } from "../../components/progress-line.tsx";
import { Skeleton } from "../../components/skeleton.tsx";
import { FlagsFilterBar } from "./flags-filter-bar.tsx";
import type { FlagsSearch } from "./flags-search.ts";
import { FlagsTable } from "./flags-table.tsx";
import { NoQueue } from "./no-queue.tsx";
import { ForgetButton, ReviewerGate, refusalOf } from "./reviewer-gate.tsx";
import { type Queue, useFlags } from "./use-flags.ts";

/** The review queue. */
export function FlagsPage() {
  const { t } = useTranslation();
  usePageTitle(t("flags.page.title"));
  const search = useSearch({ from: "/flags" });
  const navigate = useNavigate({ from: "/flags" });
  const change = useCallback(
    (next: FlagsSearch) => void navigate({ search: next, replace: true, resetScroll: false }),
    [navigate],
  );
  return (
    <>
      <h1 className="text-28 font-semibold tracking-tight">{t("flags.page.title")}</h1>
      <p className="-mt-3 max-w-[80ch] text-ink-2">{t("flags.page.lead")}</p>
      <ReviewerGate>
        {(key) => <FlagsList reviewerKey={key} search={search} onChange={change} />}
      </ReviewerGate>
    </>
  );
}

interface FlagsListProps {
  readonly reviewerKey: ReviewerKey;
  readonly search: FlagsSearch;
  readonly onChange: (search: FlagsSearch) => void;
}

function FlagsList({ reviewerKey, search, onChange }: FlagsListProps) {
  const { flags, loadMore } = useFlags(reviewerKey, search);
  const { data, error, isOutdated, retry } = flags;
  const refusal = refusalOf(error);
  if (refusal !== null) return refusal;
  if (data === undefined) {
    return error ? <ErrorState error={error} onRetry={retry} /> : <Skeleton className="h-96 !rounded-card" />;
  }
  return (
    <div className="flex flex-col gap-4">
      <ErrorBanner error={error} onRetry={retry} />
      {data.reason === null && <FlagsFilterBar search={search} onChange={onChange} />}
      <ProgressLine isActive={isOutdated} />
      <Entities queue={data} isOutdated={isOutdated} onMore={loadMore} />
      <ForgetButton />
    </div>
  );
}

interface EntitiesProps {
  readonly queue: Queue;
  readonly isOutdated: boolean;
  readonly onMore: () => void;
}

function Entities({ queue, isOutdated, onMore }: EntitiesProps) {
  const { t } = useTranslation();
  if (queue.reason !== null) return <NoQueue reason={queue.reason} />;
  if (queue.nodes.length === 0) {
    return (
      <>
        <EmptyState title={t("flags.empty.title")} advice={t("flags.empty.advice")} />
        <MissingNetworks networks={queue.networks} />
      </>
    );
  }
  return (
    <>
      <p className="-mb-2 flex flex-wrap items-center gap-x-4 text-12 text-ink-2">
        {t("flags.page.count", { count: queue.totalCount ?? queue.nodes.length })}
        <MethodNote table="score" />
      </p>
      <FlagsTable flags={queue.nodes} />
      <MissingNetworks networks={queue.networks} />
      {queue.hasMore && (
        <Button className="self-center" onClick={onMore} disabled={isOutdated}>
          {t("flags.page.loadMore")}
        </Button>
      )}
    </>
  );
}

/** Names the networks that the list says nothing of. */
function MissingNetworks({ networks }: Pick<Queue, "networks">) {
  const { t } = useTranslation();
  const known = useNetworks().data ?? [];
  const missing = networks.filter(({ reason }) => reason !== null);
  if (missing.length === 0) return null;
  const names = missing.map(
    ({ chainId }) =>
      known.find((network) => network.chainId === chainId)?.name ??
      t("app.freshness.chain", { chainId: String(chainId) }),
  );
  return <p className="text-12 text-ink-2">{t("flags.partial.note", { networks: names.join(", ") })}</p>;
}
