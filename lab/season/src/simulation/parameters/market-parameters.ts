/** How tickets are wanted, sold and resold. */
export interface MarketParameters {
  /** Mean and deviation of the logarithm of an event's honest demand over its public supply. */
  readonly demandLogMean: number;
  readonly demandLogDeviation: number;
  /** Share of a hot event's demand that comes in the first 24 hours, smallest and largest; others come later. */
  readonly hotFirstDay: readonly [number, number];
  readonly calmFirstDay: readonly [number, number];
  /** Share of those who found the event sold out that look for a ticket on the market. */
  readonly missedToMarket: number;
  /** People who only look on the market, per ticket of the public supply. */
  readonly lateShoppers: number;
  /** Share of fans' orders of which a ticket cannot be used and is resold. */
  readonly cannotCome: number;
  /** Share of honest resales that are offered below face value from the start; falling prices add as many. */
  readonly belowFace: number;
  /** By how much an ask falls until the event, smallest and largest. */
  readonly askDecline: readonly [number, number];
  /** Mean of a professional's first ask over face value, less 1. */
  readonly professionalMarkup: number;
  /** Share of the organizers that cap resale prices. */
  readonly cappedOrganizers: number;
  /** Share of holders who come to the event. */
  readonly attendance: number;
  readonly cancelled: number;
  readonly rescheduled: number;
  /** Share of the events with tickets sold over custodial platforms, and the share of tickets that they get. */
  readonly custodialEvents: number;
  readonly custodialTickets: readonly [number, number];
  /** Share of the events with a second drop of tickets. */
  readonly secondDrop: number;
  /** Share of the organizers that sell in native coin. */
  readonly nativeOrganizers: number;
}

/**
 * First day: 60–90 % of hot events' supply, 88 % measured at one concert. Below face: 28 % of resales. Asks fall by 25–40 %
 * (Sweeting 2012). Professionals: mean markup about .49 (NYAG 2016). All by analytics.md 1.3 and 8.
 */
export const DEFAULT_MARKET: MarketParameters = {
  demandLogMean: -0.25,
  demandLogDeviation: 0.75,
  hotFirstDay: [0.6, 0.92],
  calmFirstDay: [0.15, 0.45],
  missedToMarket: 0.22,
  lateShoppers: 0.06,
  cannotCome: 0.045,
  belowFace: 0.14,
  askDecline: [0.25, 0.4],
  professionalMarkup: 1.35,
  cappedOrganizers: 0.35,
  attendance: 0.9,
  cancelled: 0.03,
  rescheduled: 0.05,
  custodialEvents: 0.12,
  custodialTickets: [0.1, 0.4],
  secondDrop: 0.15,
  nativeOrganizers: 0.2,
};
