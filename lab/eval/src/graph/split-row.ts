const QUOTE = '"';

/** Fields of a row, trimmed; a field in quotes may hold the delimiter, and quotes twice. Null when a quote does not end. */
export function splitRow(text: string, delimiter: string): string[] | null {
  if (!text.includes(QUOTE)) return text.split(delimiter).map((field) => field.trim());
  const fields: string[] = [];
  let start = 0;
  for (let at = 0, isQuoted = false; at <= text.length; at += 1) {
    if (text[at] === QUOTE) isQuoted = !isQuoted;
    if (at === text.length && isQuoted) return null;
    if (at < text.length && (isQuoted || text[at] !== delimiter)) continue;
    fields.push(unquote(text.slice(start, at).trim()));
    start = at + 1;
  }
  return fields;
}

function unquote(field: string): string {
  if (!(field.length > 1 && field.startsWith(QUOTE) && field.endsWith(QUOTE))) return field;
  return field.slice(1, -1).replaceAll('""', QUOTE).trim();
}

/** The one of tab, semicolon and comma that parts the row into most fields; the first of equal ones. */
export function findDelimiter(text: string): string {
  const counts = ["\t", ";", ","].map((delimiter) => ({
    delimiter,
    count: splitRow(text, delimiter)?.length ?? 0,
  }));
  return counts.reduce((most, each) => (each.count > most.count ? each : most)).delimiter;
}
