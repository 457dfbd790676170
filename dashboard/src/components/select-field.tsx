interface SelectFieldProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string) => void;
}

/** A choice of one; the device's own list, so that it is right on a phone too. */
export function SelectField({ label, value, options, onChange }: SelectFieldProps) {
  return (
    <label className="flex min-w-0 flex-1 flex-col sm:flex-none">
      <span className="sr-only">{label}</span>
      <select
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className="touch-target h-9 w-full rounded-control border border-line bg-surface px-2.5 text-13 hover:bg-raised"
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  );
}
