import { ArrowDown, ArrowUp, ArrowUpDown } from "lucide-react";
import type { EventOrderField } from "../../generated/graphql.ts";
import { DEFAULT_SORT, defaultDirection, type EventsSearch, orderOf } from "./events-search.ts";

interface SortHeaderProps {
  readonly field: EventOrderField;
  readonly label: string;
  readonly search: EventsSearch;
  readonly onSort: (search: EventsSearch) => void;
}

/** A column head that sorts by its column; again, the other way. */
export function SortHeader({ field, label, search, onSort }: SortHeaderProps) {
  const order = orderOf(search);
  const isSorted = order.field === field;
  const next = isSorted ? (order.direction === "ASC" ? "DESC" : "ASC") : defaultDirection(field);
  const Icon = !isSorted ? ArrowUpDown : order.direction === "ASC" ? ArrowUp : ArrowDown;
  const sort = () =>
    onSort({
      ...search,
      sort: field === DEFAULT_SORT ? undefined : field,
      direction: next === defaultDirection(field) ? undefined : next,
    });
  return (
    <th scope="col" aria-sort={isSorted ? (order.direction === "ASC" ? "ascending" : "descending") : "none"}>
      <button
        type="button"
        onClick={sort}
        className="touch-target inline-flex items-center gap-1 hover:text-ink"
      >
        {label}
        <Icon aria-hidden="true" className="size-3.5" />
      </button>
    </th>
  );
}
