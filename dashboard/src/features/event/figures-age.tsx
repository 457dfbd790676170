import { useTranslation } from "react-i18next";
import { formatCount } from "../../format/count.ts";
import type { AgeFragment } from "../../generated/graphql.ts";
import { useLocale } from "../../i18n/use-locale.ts";

/** Up to which block the figures go, and how far that is behind the chain. */
export function FiguresAge({ freshness }: { readonly freshness: AgeFragment }) {
  const { t } = useTranslation();
  const locale = useLocale();
  if (freshness.block === null) return <p className="text-12 text-ink-2">{t("event.age.notComputed")}</p>;
  const behind = Number(BigInt(freshness.indexedBlock) - BigInt(freshness.block));
  return (
    <p className="text-12 text-ink-2">
      {t("event.age.block", { block: formatCount(freshness.block, locale), behind: Math.max(0, behind) })}
    </p>
  );
}
