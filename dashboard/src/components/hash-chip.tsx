import { Copy } from "lucide-react";
import { useTranslation } from "react-i18next";
import { shortenHash } from "../format/address.ts";
import { CopyChip } from "./copy-chip.tsx";

/** A transaction, shortened. */
export function HashChip({ hash }: { readonly hash: string }) {
  const { t } = useTranslation();
  return (
    <CopyChip
      text={hash}
      short={shortenHash(hash)}
      label={t("common.copy.transaction", { hash: shortenHash(hash) })}
      icon={<Copy aria-hidden="true" className="size-3.5 text-ink-2" />}
    />
  );
}
