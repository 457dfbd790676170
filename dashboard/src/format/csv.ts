export type CsvValue = string | number | null;

/** Rows as CSV after RFC 4180, with a byte order mark so that spreadsheets read it as UTF-8. Unknown values are empty. */
export function toCsv(header: readonly string[], rows: readonly (readonly CsvValue[])[]): string {
  const lines = [header, ...rows].map((row) => row.map(toField).join(","));
  return `\uFEFF${lines.join("\r\n")}\r\n`;
}

function toField(value: CsvValue): string {
  if (value === null) return "";
  const text = String(value);
  // A leading = + @ would run as a formula in a spreadsheet; a plain negative number must stay a number.
  const isFormula = /^[=+@\t\r]/.test(text) || (text.startsWith("-") && !/^-\d+(\.\d+)?$/.test(text));
  const safe = isFormula ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
