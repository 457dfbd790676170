import { useTranslation } from "react-i18next";
import { Banner } from "../components/banner.tsx";
import { formatCount } from "../format/count.ts";
import { useLocale } from "../i18n/use-locale.ts";
import { differingNetwork, type Network } from "./network-state.ts";

/** Warns when the last audit found that figures differ from the chain; nothing while they are equal. */
export function AuditBanner({ networks }: { readonly networks: readonly Network[] }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const network = differingNetwork(networks);
  if (network?.lastAudit == null) return null;
  const { block, checkedCount, differenceCount } = network.lastAudit;
  const values = {
    name: network.name ?? t("app.freshness.chain", { chainId: String(network.chainId) }),
    different: formatCount(differenceCount, locale),
    checked: formatCount(checkedCount, locale),
    block: formatCount(block, locale),
  };
  return <Banner tone="risk">{t("app.banner.audit", values)}</Banner>;
}
