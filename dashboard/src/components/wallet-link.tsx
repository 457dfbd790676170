import { useTranslation } from "react-i18next";
import { shortenAddress } from "../format/address.ts";
import { Identicon } from "./identicon.tsx";

interface WalletLinkProps {
  readonly chainId: number;
  readonly address: string;
}

/** An account that leads to its own page. */
export function WalletLink({ chainId, address }: WalletLinkProps) {
  const { t } = useTranslation();
  return (
    <a
      href={`/wallets/${chainId}/${address}`}
      title={address}
      aria-label={t("common.wallet.open", { address: shortenAddress(address) })}
      className="touch-target inline-flex items-center gap-1.5 font-mono text-12 whitespace-nowrap text-accent hover:underline"
    >
      <Identicon address={address} />
      {shortenAddress(address)}
    </a>
  );
}
