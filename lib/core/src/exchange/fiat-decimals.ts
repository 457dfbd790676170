const CODE = /^[A-Z]{3}$/;
const known = new Map<string, number | null>();

/** Decimal places of money off the chain by its ISO 4217 code, for example 2 for EUR and 0 for JPY; null for no currency. */
export function fiatDecimals(code: string): number | null {
  let decimals = known.get(code);
  if (decimals === undefined) {
    decimals = readDecimals(code);
    known.set(code, decimals);
  }
  return decimals;
}

function readDecimals(code: string): number | null {
  if (!CODE.test(code) || !Intl.supportedValuesOf("currency").includes(code)) return null;
  const format = new Intl.NumberFormat("en", { style: "currency", currency: code });
  return format.resolvedOptions().maximumFractionDigits ?? null;
}
