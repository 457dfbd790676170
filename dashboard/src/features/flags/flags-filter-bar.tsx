import { useTranslation } from "react-i18next";
import { read } from "../../api/read.ts";
import { usePolled } from "../../api/use-polled.ts";
import { useNetworks } from "../../app/networks-context.tsx";
import { SelectField } from "../../components/select-field.tsx";
import { EventChoicesQuery } from "./flags-queries.ts";
import { type FlagsSearch, QUEUE_BANDS } from "./flags-search.ts";

const EVENTS_INTERVAL_MS = 60_000;

interface FilterBarProps {
  readonly search: FlagsSearch;
  readonly onChange: (search: FlagsSearch) => void;
}

/** Filters of the queue; all of them live in the address. */
export function FlagsFilterBar({ search, onChange }: FilterBarProps) {
  const { t } = useTranslation();
  const networks = useNetworks().data ?? [];
  const events = usePolled(
    "flag-events",
    async (policy) => (await read(EventChoicesQuery, {}, policy)).events.nodes,
    EVENTS_INTERVAL_MS,
  );
  const nameOf = ({ name, chainId }: (typeof networks)[number]) =>
    name ?? t("app.freshness.chain", { chainId: String(chainId) });
  return (
    <search className="flex flex-wrap items-end gap-2">
      <SelectField
        label={t("flags.filter.band")}
        value={search.band ?? ""}
        options={[
          { value: "", label: t("flags.filter.anyBand") },
          ...QUEUE_BANDS.map((value) => ({ value, label: t(`flags.band.${value}`) })),
        ]}
        onChange={(value) => onChange({ ...search, band: QUEUE_BANDS.find((band) => band === value) })}
      />
      <SelectField
        label={t("flags.filter.event")}
        value={search.event ?? ""}
        options={[
          { value: "", label: t("flags.filter.anyEvent") },
          ...(events.data ?? []).map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={(value) => onChange({ ...search, event: value === "" ? undefined : value })}
      />
      {networks.length > 1 && (
        <SelectField
          label={t("flags.filter.network")}
          value={String(search.chain ?? "")}
          options={[
            { value: "", label: t("flags.filter.anyNetwork") },
            ...networks.map((network) => ({ value: String(network.chainId), label: nameOf(network) })),
          ]}
          onChange={(value) => onChange({ ...search, chain: value === "" ? undefined : Number(value) })}
        />
      )}
    </search>
  );
}
