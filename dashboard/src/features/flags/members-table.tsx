import { useTranslation } from "react-i18next";
import { AddressChip } from "../../components/address-chip.tsx";
import { DataSection } from "../../components/data-section.tsx";
import type { FlagData } from "./use-flag.ts";

/** The wallets of an entity, and what they are besides fans. */
export function MembersTable({ flag }: { readonly flag: FlagData }) {
  const { t } = useTranslation();
  const { members, chainId } = flag;
  const count = Number(flag.walletCount);
  const note = count > members.length ? { note: t("flags.members.shown", { shown: members.length }) } : {};
  return (
    <DataSection
      id="members"
      title={t("flags.members.title", { count })}
      {...note}
      empty={null}
      columns={[{ label: t("flags.members.wallet") }, { label: t("flags.members.role") }]}
    >
      {members.map(({ wallet, roles }) => (
        <tr key={wallet} className="border-b border-line last:border-0">
          <td>
            <AddressChip address={wallet} chainId={chainId} />
          </td>
          <td className="text-ink-2">
            {roles.length === 0 ? "–" : roles.map((role) => t(`flags.role.${role}`)).join(", ")}
          </td>
        </tr>
      ))}
    </DataSection>
  );
}
