import { useTranslation } from "react-i18next";
import { Button } from "../../components/button.tsx";
import { HashChip } from "../../components/hash-chip.tsx";
import { formatCount } from "../../format/count.ts";
import { useLocale } from "../../i18n/use-locale.ts";
import type { Reason } from "./use-flag.ts";

interface EvidenceListProps {
  readonly reason: Reason;
  /** Reads more logs; null when the page shows as many as it can. */
  readonly onMore: (() => void) | null;
}

/** The logs of a reason, which anybody can look up on the chain. */
export function EvidenceList({ reason, onMore }: EvidenceListProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { evidence } = reason;
  const count = Number(reason.evidenceCount);
  const left = count - evidence.length;
  return (
    <details className="text-12">
      <summary className="touch-target cursor-pointer text-accent hover:underline">
        {t("flags.reason.evidence", { count })}
      </summary>
      <ul className="mt-1 flex flex-col gap-0.5 pl-1">
        {evidence.map(({ transactionHash, logIndex, block }) => (
          <li
            key={`${transactionHash}:${logIndex ?? ""}`}
            className="flex flex-wrap items-center gap-x-3 text-ink-2"
          >
            <HashChip hash={transactionHash} />
            {logIndex === null
              ? t("flags.reason.payment", { block: formatCount(block, locale) })
              : t("flags.reason.log", { index: String(logIndex), block: formatCount(block, locale) })}
          </li>
        ))}
      </ul>
      {left > 0 && onMore && (
        <Button className="mt-1" onClick={onMore}>
          {t("flags.page.loadMore")}
        </Button>
      )}
      {left > 0 && onMore === null && (
        <p className="mt-1 text-ink-2">{t("flags.reason.moreEvidence", { count: left })}</p>
      )}
    </details>
  );
}
