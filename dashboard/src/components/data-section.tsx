import type { ReactNode } from "react";

interface DataSectionProps {
  readonly id: string;
  readonly title: string;
  readonly note?: string;
  /** Shown instead of the table; null when there are rows. */
  readonly empty: string | null;
  readonly columns: readonly { readonly label: string; readonly isNumeric?: boolean }[];
  /** The rows. */
  readonly children: ReactNode;
}

/** A card with a table that scrolls sideways where room is short. */
export function DataSection({ id, title, note, empty, columns, children }: DataSectionProps) {
  return (
    <div className="card min-w-0">
      <div className="p-4 sm:px-5">
        <h2 id={id} className="text-16 font-semibold">
          {title}
        </h2>
        {note !== undefined && <p className="max-w-[90ch] text-13 text-ink-2">{note}</p>}
      </div>
      {empty !== null && <p className="px-5 pb-8 text-ink-2">{empty}</p>}
      {empty === null && (
        <section
          aria-labelledby={id}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard.
          tabIndex={0}
          className="relative overflow-x-auto"
        >
          <table className="w-full text-13">
            <caption className="sr-only">{title}</caption>
            <thead className="border-y border-line text-12 text-ink-2">
              <tr className="[&>th]:px-3 [&>th]:py-2 [&>th]:font-medium [&>th]:whitespace-nowrap [&>th:first-child]:pl-5">
                {columns.map(({ label, isNumeric }) => (
                  <th key={label} scope="col" className={isNumeric ? "text-right" : "text-left"}>
                    {label}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody className="[&_td]:px-3 [&_td]:py-2 [&_td]:whitespace-nowrap [&_td:first-child]:pl-5 [&_th]:px-3 [&_th]:py-2 [&_th:first-child]:pl-5">
              {children}
            </tbody>
          </table>
        </section>
      )}
    </div>
  );
}
