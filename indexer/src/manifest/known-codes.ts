const CURRENCIES = new Set(Intl.supportedValuesOf("currency"));
const REGIONS = new Intl.DisplayNames("en", { type: "region", fallback: "none" });
/** Codes that have a name and are no country's. */
const NO_COUNTRIES = new Set(["EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"]);

/** Whether `code` is an ISO 3166-1 alpha-2 code of a country that exists, such as DE. */
export function isCountryCode(code: string): boolean {
  if (!/^[A-Z]{2}$/.test(code) || NO_COUNTRIES.has(code)) return false;
  // A code that was replaced (DD, UK) has a name too, but is not its own canonical form.
  return REGIONS.of(code) !== undefined && new Intl.Locale(`und-${code}`).region === code;
}

/** Whether `code` is an ISO 4217 code of a currency in use, such as EUR. */
export function isCurrencyCode(code: string): boolean {
  return CURRENCIES.has(code);
}

/** Whether `name` is an IANA time zone, such as Europe/Berlin; offsets are none. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
