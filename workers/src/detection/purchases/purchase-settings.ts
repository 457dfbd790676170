/** What an offer at a profit is, and who lives off them. Raise the methodology when they change. */
export const PURCHASE_SETTINGS = {
  /** Least price of an offer at a profit, in basis points of what was paid; where a cap is lower, this share of the cap. */
  profitBps: 12_000,
  capShare: 0.98,
  /** An offer is soon within this share of the time that was left to the event; without a date, within so many seconds. */
  soonShare: 0.25,
  soonSeconds: 259_200,
  /** Share of the events that a wallet bought for with offers at a profit, from which on it lives off resale. */
  resellerShare: 0.5,
} as const;
