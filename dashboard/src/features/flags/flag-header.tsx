import { useTranslation } from "react-i18next";
import { useNetwork } from "../../app/networks-context.tsx";
import { AddressChip } from "../../components/address-chip.tsx";
import { BandBadge } from "./band-badge.tsx";
import type { FlagData } from "./use-flag.ts";

/** Who it is, and what the band means. */
export function FlagHeader({ flag }: { readonly flag: FlagData }) {
  const { t } = useTranslation();
  const network = useNetwork(flag.chainId);
  const name = network?.name ?? t("app.freshness.chain", { chainId: String(flag.chainId) });
  return (
    <header className="flex flex-col gap-1.5">
      <p className="flex flex-wrap items-center gap-x-4 gap-y-1 text-13 text-ink-2">
        <BandBadge band={flag.band} />
        <AddressChip address={flag.entity} chainId={flag.chainId} />
        {t("flags.detail.group", { count: Number(flag.walletCount), network: name })}
      </p>
      <p className="max-w-[80ch] text-13">{t(`flags.bandText.${flag.band}`)}</p>
    </header>
  );
}
