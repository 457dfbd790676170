import { useTranslation } from "react-i18next";
import { Banner } from "../components/banner.tsx";
import { formatCount } from "../format/count.ts";
import { formatRelative } from "../format/relative-time.ts";
import { useLocale } from "../i18n/use-locale.ts";
import { AuditBanner } from "./audit-banner.tsx";
import { networkAgeSeconds, networkHealth, worstNetwork } from "./network-state.ts";
import { useNetworks } from "./networks-context.tsx";
import { useNow } from "./use-now.ts";

/** Warns across the page when a network stopped or no block arrives; nothing while all is well. */
export function NetworkBanner() {
  const { t } = useTranslation();
  const locale = useLocale();
  const nowMs = useNow();
  const { data, error } = useNetworks();
  const network = worstNetwork(data ?? [], nowMs);
  // Without an answer from the API, nothing is known about the network.
  if (network === null || error !== null) return null;
  const health = networkHealth(network, nowMs);
  const name = network.name ?? t("app.freshness.chain", { chainId: String(network.chainId) });
  const block = network.indexedBlock === null ? "–" : formatCount(network.indexedBlock, locale);
  if (health === "failed") {
    return (
      <Banner tone="risk">
        {t("app.banner.failed", { name, block, code: network.errorCode ?? t("app.banner.noCode") })}
      </Banner>
    );
  }
  if (health !== "stale") return <AuditBanner networks={data ?? []} />;
  const age = formatRelative(networkAgeSeconds(network, nowMs) ?? 0, locale);
  return <Banner tone="warn">{t("app.banner.stale", { name, block, age })}</Banner>;
}
