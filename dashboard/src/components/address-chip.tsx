import { Link } from "@tanstack/react-router";
import { ArrowUpRight } from "lucide-react";
import { useTranslation } from "react-i18next";
import { shortenAddress } from "../format/address.ts";
import { CopyChip } from "./copy-chip.tsx";
import { Identicon } from "./identicon.tsx";

interface AddressChipProps {
  readonly address: string;
  /** Chain whose page of this wallet is linked; no link unless given. */
  readonly chainId?: number;
}

/** An account: two colours that tell it apart, its shortened address, and the way to its page. */
export function AddressChip({ address, chainId }: AddressChipProps) {
  if (chainId === undefined) return <CopyAddress address={address} />;
  return (
    <span className="inline-flex items-center gap-1">
      <CopyAddress address={address} />
      <WalletLink address={address} chainId={chainId} />
    </span>
  );
}

function WalletLink({ address, chainId }: Required<AddressChipProps>) {
  const { t } = useTranslation();
  return (
    <Link
      to="/wallets/$chainId/$address"
      params={{ chainId: String(chainId), address }}
      aria-label={t("wallet.link.label", { address: shortenAddress(address) })}
      className="touch-target inline-flex items-center text-ink-2 hover:text-ink"
    >
      <ArrowUpRight aria-hidden="true" className="size-3.5" />
    </Link>
  );
}

function CopyAddress({ address }: { readonly address: string }) {
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
