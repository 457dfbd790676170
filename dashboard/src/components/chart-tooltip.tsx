interface ChartTooltipProps {
  readonly title: string;
  readonly rows: readonly { readonly label: string; readonly value: string }[];
}

/** The popup of a point or bar. */
export function ChartTooltip({ title, rows }: ChartTooltipProps) {
  return (
    <div className="card px-3 py-2 text-12 shadow-lg">
      <p className="mb-1 font-medium">{title}</p>
      <dl className="grid grid-cols-[auto_auto] gap-x-4 gap-y-0.5">
        {rows.map((row) => (
          <div key={row.label} className="contents">
            <dt className="text-ink-2">{row.label}</dt>
            <dd className="text-right whitespace-nowrap">{row.value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
