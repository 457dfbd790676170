/** A decimal string as Postgres writes it, without trailing zeros: "0.310000" is "0.31", "-0.000" is "0". */
export function trimDecimal(text: string): string {
  const trimmed = text.includes(".") ? text.replace(/\.?0+$/, "") : text;
  return trimmed === "-0" ? "0" : trimmed;
}
