/** A city with the time zone, fiat and currency symbol that its organizers use. */
export interface City {
  readonly name: string;
  readonly country: string;
  readonly timeZone: string;
  readonly fiat: string;
  readonly symbol: string;
}

export const CITIES: readonly City[] = [
  { name: "London", country: "GB", timeZone: "Europe/London", fiat: "GBP", symbol: "USDX" },
  { name: "New York", country: "US", timeZone: "America/New_York", fiat: "USD", symbol: "USDX" },
  { name: "Berlin", country: "DE", timeZone: "Europe/Berlin", fiat: "EUR", symbol: "EURX" },
  { name: "Shanghai", country: "CN", timeZone: "Asia/Shanghai", fiat: "CNY", symbol: "USDX" },
  { name: "Paris", country: "FR", timeZone: "Europe/Paris", fiat: "EUR", symbol: "EURX" },
  { name: "Dublin", country: "IE", timeZone: "Europe/Dublin", fiat: "EUR", symbol: "EURX" },
  { name: "Sydney", country: "AU", timeZone: "Australia/Sydney", fiat: "AUD", symbol: "DAIX" },
  { name: "Chicago", country: "US", timeZone: "America/Chicago", fiat: "USD", symbol: "DAIX" },
];

export const CATEGORIES = ["concert", "sport", "theatre", "festival", "exhibition", "conference"] as const;
export const ARTIST_FIRST = [
  "Amber",
  "Silver",
  "Northern",
  "Velvet",
  "Paper",
  "Iron",
  "Quiet",
  "Lunar",
] as const;
export const ARTIST_LAST = [
  "Foxes",
  "Harbour",
  "Orchestra",
  "Signals",
  "Rivers",
  "Lanterns",
  "Union",
  "Hours",
] as const;
export const VENUES = ["Hall", "Arena", "Theatre", "Park", "Stadium", "House", "Dome", "Yard"] as const;
