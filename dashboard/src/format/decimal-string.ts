/** A decimal number as text, for example "-1234.50". Intl formats such text exactly, however many digits it has. */
export type DecimalString = Intl.StringNumericLiteral;

/** The text as a number for Intl; throws a RangeError on anything else. */
export function toDecimalString(text: string): DecimalString {
  if (!/^-?\d+(\.\d+)?$/.test(text)) throw new RangeError(`Not a decimal number: "${text}"`);
  return text as DecimalString;
}

/** Without zeros at the end of the fraction: "89.500000" gives "89.5", "12.00" gives "12". */
export function trimFraction(text: string): string {
  return text.includes(".") ? text.replace(/\.?0+$/, "") : text;
}

/** Integer of the smallest unit moved by `decimals` places: ("89500000", 6) gives "89.5". Exact. */
export function shiftDecimals(raw: string, decimals: number): string {
  const isNegative = raw.startsWith("-");
  const digits = (isNegative ? raw.slice(1) : raw).padStart(decimals + 1, "0");
  const cut = digits.length - decimals;
  const text = decimals === 0 ? digits : trimFraction(`${digits.slice(0, cut)}.${digits.slice(cut)}`);
  return isNegative ? `-${text}` : text;
}
