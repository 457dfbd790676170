import { Search } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNetworks } from "../../app/networks-context.tsx";
import { SelectField } from "../../components/select-field.tsx";
import {
  DEFAULT_SORT,
  defaultDirection,
  type EventsSearch,
  ORDER_FIELDS,
  orderOf,
  STATUSES,
} from "./events-search.ts";

const TYPING_PAUSE_MS = 250;

interface FilterBarProps {
  readonly search: EventsSearch;
  readonly onChange: (search: EventsSearch) => void;
}

/** Search, filters and order of the list; all of it lives in the address. */
export function EventsFilterBar({ search, onChange }: FilterBarProps) {
  const { t } = useTranslation();
  const networks = useNetworks().data ?? [];
  const order = orderOf(search);
  return (
    <search className="flex flex-wrap items-end gap-2">
      <SearchField search={search} onChange={onChange} />
      <SelectField
        label={t("events.filter.status")}
        value={search.status ?? ""}
        options={[
          { value: "", label: t("events.filter.anyStatus") },
          ...STATUSES.map((value) => ({ value, label: t(`common.eventStatus.${value}`) })),
        ]}
        onChange={(value) => onChange({ ...search, status: STATUSES.find((status) => status === value) })}
      />
      {networks.length > 1 && (
        <SelectField
          label={t("events.filter.network")}
          value={String(search.chain ?? "")}
          options={[
            { value: "", label: t("events.filter.anyNetwork") },
            ...networks.map(({ chainId, name }) => ({
              value: String(chainId),
              label: name ?? String(chainId),
            })),
          ]}
          onChange={(value) => onChange({ ...search, chain: value === "" ? undefined : Number(value) })}
        />
      )}
      <SelectField
        label={t("events.filter.order")}
        value={`${order.field} ${order.direction}`}
        options={ORDER_FIELDS.flatMap((field) =>
          (["DESC", "ASC"] as const).map((direction) => ({
            value: `${field} ${direction}`,
            label: t(`events.order.${field}.${direction}`),
          })),
        )}
        onChange={(value) => {
          const [field, direction] = value.split(" ");
          const sort = ORDER_FIELDS.find((known) => known === field) ?? DEFAULT_SORT;
          const isDefault = direction === defaultDirection(sort);
          onChange({
            ...search,
            sort: sort === DEFAULT_SORT ? undefined : sort,
            direction: isDefault ? undefined : direction === "ASC" ? "ASC" : "DESC",
          });
        }}
      />
    </search>
  );
}

function SearchField({ search, onChange }: FilterBarProps) {
  const { t } = useTranslation();
  const [text, setText] = useState(search.q ?? "");
  useEffect(() => setText(search.q ?? ""), [search.q]);
  useEffect(() => {
    if (text === (search.q ?? "")) return;
    const timer = window.setTimeout(
      () => onChange({ ...search, q: text === "" ? undefined : text }),
      TYPING_PAUSE_MS,
    );
    return () => window.clearTimeout(timer);
  }, [text, search, onChange]);
  return (
    <label className="relative w-full sm:w-auto sm:min-w-72 sm:flex-1">
      <span className="sr-only">{t("events.filter.search")}</span>
      <Search aria-hidden="true" className="absolute top-1/2 left-3 size-4 -translate-y-1/2 text-ink-2" />
      <input
        type="search"
        value={text}
        maxLength={100}
        placeholder={t("events.filter.searchPlaceholder")}
        onChange={(event) => setText(event.target.value)}
        className="touch-target h-9 w-full rounded-control border border-line bg-surface pr-3 pl-9 text-16 placeholder:text-ink-2 sm:text-14"
      />
    </label>
  );
}
