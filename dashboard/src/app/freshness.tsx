import clsx from "clsx";
import { useTranslation } from "react-i18next";
import { formatCount } from "../format/count.ts";
import { formatRelative } from "../format/relative-time.ts";
import { useLocale } from "../i18n/use-locale.ts";
import { AuditLine } from "./audit-line.tsx";
import {
  type Network,
  type NetworkHealth,
  networkAgeSeconds,
  networkHealth,
  worstNetwork,
} from "./network-state.ts";
import { useNetworks } from "./networks-context.tsx";
import { useNow } from "./use-now.ts";

const DOT_COLOURS: Record<NetworkHealth | "offline", string> = {
  live: "bg-ok",
  syncing: "bg-warn",
  stale: "bg-warn",
  empty: "bg-warn",
  failed: "bg-risk",
  offline: "bg-risk",
};

const PANEL_ID = "network-states";

/** "Block 18,204, updated 2 s ago", with the state of every network behind it. */
export function Freshness() {
  const { t } = useTranslation();
  const nowMs = useNow();
  const { data, error } = useNetworks();
  if (data === undefined && error === null) return <div className="skeleton h-5 w-36" />;
  const network = worstNetwork(data ?? [], nowMs);
  const state = error ? "offline" : network ? networkHealth(network, nowMs) : "empty";
  return (
    <>
      <button
        type="button"
        popoverTarget={PANEL_ID}
        className="touch-target flex items-center gap-2 rounded-control px-2 py-1.5 text-12 whitespace-nowrap text-ink-2 hover:bg-raised hover:text-ink"
      >
        {network ? (
          <FreshnessText network={network} nowMs={nowMs} />
        ) : (
          t(error ? "app.freshness.state.offline" : "app.freshness.noNetwork")
        )}
        <span aria-hidden="true" className={clsx("size-2 rounded-full", DOT_COLOURS[state])} />
        <span className="sr-only">{t(`app.freshness.state.${state}`)}</span>
      </button>
      <div
        id={PANEL_ID}
        popover="auto"
        className="card fixed inset-auto top-15 right-2 m-0 w-80 max-w-[calc(100vw-16px)] p-4 text-13 text-ink shadow-lg sm:right-6"
      >
        <h2 className="mb-2 font-semibold">{t("app.freshness.title")}</h2>
        {error && <p className="mb-2 text-risk">{t(`common.error.code.${error.code}`)}</p>}
        <ul className="flex flex-col gap-3">
          {(data ?? []).map((item) => (
            <NetworkItem key={item.chainId} network={item} nowMs={nowMs} />
          ))}
        </ul>
      </div>
    </>
  );
}

interface NetworkProps {
  readonly network: Network;
  readonly nowMs: number;
}

function FreshnessText({ network, nowMs }: NetworkProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const ageSeconds = networkAgeSeconds(network, nowMs);
  if (network.indexedBlock === null || ageSeconds === null) return t("app.freshness.noBlock");
  const block = formatCount(network.indexedBlock, locale);
  const age = formatRelative(ageSeconds, locale);
  return (
    <>
      <span className="hidden sm:inline">{t("app.freshness.long", { block, age })}</span>
      <span className="sm:hidden">{t("app.freshness.short", { block, age })}</span>
    </>
  );
}

function NetworkItem({ network, nowMs }: NetworkProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const health = networkHealth(network, nowMs);
  const block = (value: string | null) => (value === null ? "–" : formatCount(value, locale));
  return (
    <li className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-0.5">
      <span className="font-medium">
        {network.name ?? t("app.freshness.chain", { chainId: String(network.chainId) })}
      </span>
      <span className="flex items-center justify-end gap-1.5">
        <span aria-hidden="true" className={clsx("size-2 rounded-full", DOT_COLOURS[health])} />
        {t(`app.freshness.state.${health}`)}
      </span>
      <span className="text-ink-2">{t("app.freshness.indexed")}</span>
      <span className="text-right">{block(network.indexedBlock)}</span>
      <span className="text-ink-2">{t("app.freshness.head")}</span>
      <span className="text-right">{block(network.headBlock)}</span>
      <AuditLine network={network} nowMs={nowMs} />
      {network.errorCode && (
        <code className="col-span-2 font-mono text-12 text-risk">{network.errorCode}</code>
      )}
    </li>
  );
}
