import { useTranslation } from "react-i18next";
import { shortenAddress } from "../format/address.ts";
import { CopyChip } from "./copy-chip.tsx";
import { Identicon } from "./identicon.tsx";

/** An account: two colours that tell it apart, and its shortened address. */
export function AddressChip({ address }: { readonly address: string }) {
  const { t } = useTranslation();
  return (
    <CopyChip
      text={address}
      short={shortenAddress(address)}
      label={t("common.copy.address", { address: shortenAddress(address) })}
      icon={<Identicon address={address} />}
    />
  );
}
