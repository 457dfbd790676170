import { useTranslation } from "react-i18next";
import { ChartCard } from "../../components/chart-card.tsx";
import { LegendItem } from "../../components/legend-item.tsx";
import { formatCount } from "../../format/count.ts";
import { formatMoney } from "../../format/money.ts";
import { formatShare } from "../../format/ratio.ts";
import { useLocale } from "../../i18n/use-locale.ts";
import { type FeeShare, feeShares } from "./fee-shares.ts";
import { useFeesTable } from "./use-fees-table.ts";
import type { FeeTotal } from "./use-sales-tab.ts";

const COLOURS: Readonly<Record<FeeShare["role"], string>> = {
  SELLER: "var(--c1)",
  PRIMARY_FEE: "var(--c2)",
  ROYALTY: "var(--c3)",
  MARKETPLACE: "var(--c4)",
  PROTOCOL: "var(--c5)",
  REFERRER: "var(--accent)",
  UNKNOWN: "var(--ink-2)",
  UNATTRIBUTED: "var(--warn)",
};
const BAR_HEIGHT = 40;
const HEIGHT = 220;

/** Who got what of an event's sales of one kind in one currency. */
export function FeesCard({ total, fileName }: { readonly total: FeeTotal; readonly fileName: string }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const shares = feeShares(total);
  const text = (raw: bigint) => formatMoney({ ...total.gross, ...withAmount(total, raw) }, locale).full;
  const seller = shares.find(({ role }) => role === "SELLER");
  const subject = t(`sales.fees.subject.${total.kind}`);
  return (
    <ChartCard
      subject={subject}
      title={t("sales.fees.finding", {
        gross: formatMoney(total.gross, locale).full,
        share: formatShare(((seller?.bps ?? 0) / 10_000).toFixed(4), locale),
      })}
      summary={[
        t("sales.fees.summary", {
          sales: formatCount(total.saleCount, locale),
          undivided: Number(total.undividedSaleCount),
        }),
        royaltyText(total, { t, locale }),
      ]
        .filter((part) => part !== "")
        .join(" ")}
      fileName={`${fileName}-${total.gross.currency.symbol ?? "currency"}`}
      height={HEIGHT}
      table={useFeesTable(total)}
    >
      <FeeBar shares={shares} label={subject} />
      <ul className="mt-4 flex flex-col gap-2 text-13">
        {shares.map(({ role, raw, bps }) => (
          <li key={role} className="flex flex-wrap items-baseline justify-between gap-x-4">
            <LegendItem
              mark={<rect width="14" height="14" rx="2" fill={COLOURS[role]} />}
              label={t(`sales.fees.role.${role}`)}
            />
            <span>
              {text(raw)} <span className="text-ink-2">{formatShare((bps / 10_000).toFixed(4), locale)}</span>
            </span>
          </li>
        ))}
      </ul>
    </ChartCard>
  );
}

/** Each part as wide as its share; what it is stands in the list below. */
function FeeBar({ shares, label }: { readonly shares: readonly FeeShare[]; readonly label: string }) {
  let start = 0;
  return (
    <svg role="img" aria-label={label} width="100%" height={BAR_HEIGHT} className="rounded-control">
      {shares.map(({ role, bps }) => {
        const x = start / 100;
        start += bps;
        return (
          <rect
            key={role}
            x={`${x}%`}
            width={`${bps / 100}%`}
            height={BAR_HEIGHT}
            fill={COLOURS[role]}
            stroke="var(--surface)"
          />
        );
      })}
    </svg>
  );
}

/** Another amount of the total's currency. */
function withAmount({ gross }: FeeTotal, raw: bigint) {
  const { decimals } = gross.currency;
  if (decimals === null || gross.amount === null) return { raw: raw.toString(), amount: null };
  const digits = raw.toString().padStart(decimals + 1, "0");
  const whole = digits.slice(0, digits.length - decimals);
  return { raw: raw.toString(), amount: decimals === 0 ? whole : `${whole}.${digits.slice(-decimals)}` };
}

/** What was paid of the royalties due; nothing for primary sales. */
function royaltyText(
  { kind, royalty }: FeeTotal,
  { t, locale }: { t: ReturnType<typeof useTranslation>["t"]; locale: string },
): string {
  const { paid, due, shortfall, comparedCount, unknownCount } = royalty;
  if (kind === "PRIMARY") return "";
  if (paid === null || due === null || shortfall === null)
    return t("sales.fees.royaltyUnknown", { unknown: formatCount(unknownCount, locale) });
  const money = (amount: typeof paid) => formatMoney(amount, locale).full;
  return t("sales.fees.royalty", {
    compared: formatCount(comparedCount, locale),
    paid: money(paid),
    due: money(due),
    shortfall: money(shortfall),
    unknown: Number(unknownCount),
  });
}
