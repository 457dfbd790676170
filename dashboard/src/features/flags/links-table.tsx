import { useTranslation } from "react-i18next";
import { AddressChip } from "../../components/address-chip.tsx";
import { DataSection } from "../../components/data-section.tsx";
import { formatNumber } from "../../format/ratio.ts";
import { useLocale } from "../../i18n/use-locale.ts";
import type { FlagData } from "./use-flag.ts";

const PLACES = 1;

/** What ties the wallets of an entity, the strongest first. */
export function LinksTable({ flag }: { readonly flag: FlagData }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { links } = flag;
  const count = Number(flag.linkCount);
  const shown = count > links.length ? ` ${t("flags.links.shown", { shown: links.length })}` : "";
  const number = (weight: string) => formatNumber(weight, PLACES, locale);
  return (
    <DataSection
      id="links"
      title={t("flags.links.title", { count })}
      note={`${t("flags.links.note")}${shown}`}
      empty={links.length === 0 ? t("flags.links.empty") : null}
      columns={[
        { label: t("flags.links.first") },
        { label: t("flags.links.second") },
        { label: t("flags.links.weight"), isNumeric: true },
        { label: t("flags.links.families") },
      ]}
    >
      {links.map(({ first, second, weight, families }) => (
        <tr key={`${first}${second}`} className="border-b border-line last:border-0">
          <td>
            <AddressChip address={first} />
          </td>
          <td>
            <AddressChip address={second} />
          </td>
          <td className="text-right">{number(weight)}</td>
          <td className="min-w-72 whitespace-normal! text-ink-2">
            {families
              .map((own) =>
                t("flags.links.family", {
                  name: t(`flags.link.${own.family}`),
                  weight: number(own.weight),
                  count: String(own.count),
                }),
              )
              .join(" · ")}
          </td>
        </tr>
      ))}
    </DataSection>
  );
}
