import { useTranslation } from "react-i18next";
import { formatCount } from "../format/count.ts";
import { formatRelative, secondsBetween } from "../format/relative-time.ts";
import { useLocale } from "../i18n/use-locale.ts";
import type { Network } from "./network-state.ts";

interface AuditLineProps {
  readonly network: Network;
  readonly nowMs: number;
}

/** What the last comparison with the chain found, and how long ago; a row of the network's grid. */
export function AuditLine({ network: { lastAudit }, nowMs }: AuditLineProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const label = <span className="text-ink-2">{t("app.freshness.audit.label")}</span>;
  if (lastAudit === null) {
    return (
      <>
        {label}
        <span className="text-right text-ink-2">{t("app.freshness.audit.none")}</span>
      </>
    );
  }
  const { checkedCount, differenceCount, finishedAt, block } = lastAudit;
  const seconds = Math.max(0, secondsBetween(Date.parse(finishedAt), nowMs));
  const values = {
    checked: formatCount(checkedCount, locale),
    different: formatCount(differenceCount, locale),
    block: formatCount(block, locale),
    age: formatRelative(seconds, locale),
  };
  const isEqual = differenceCount === "0";
  return (
    <>
      {label}
      <span className={isEqual ? "text-right" : "text-right text-risk"}>
        {t(isEqual ? "app.freshness.audit.equal" : "app.freshness.audit.different", values)}
      </span>
      <span className="col-span-2 text-right text-12 text-ink-2">
        {t("app.freshness.audit.when", values)}
      </span>
    </>
  );
}
