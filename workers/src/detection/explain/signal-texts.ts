/** A sentence on a value, a threshold and a percentile. */
type SignalText = (value: string) => string;

/** What each signal says of an entity, in plain words. Never more than its formula says. */
export const SIGNAL_TEXTS: Readonly<Record<string, SignalText>> = {
  "LIM-01": (value) =>
    `bought more than one wallet's limit through several wallets (sum of the logarithms of tickets / limit: ${value})`,
  "LIM-02": (value) => `its wallets took the whole limit in ${value} of the on-sales (shrunk share)`,
  "SPD-01": (value) => `${value} of its tickets were bought in the first minute of an on-sale (shrunk share)`,
  "SPD-02": (value) => `${value} of its purchases followed each other as a machine's do (shrunk share)`,
  "RES-01": (value) => `resold ${value} of its tickets of events that have begun (shrunk share)`,
  "RES-02": (value) =>
    `resold tickets as a habit (root of tickets times events in the fullest 90 days: ${value})`,
  "RES-03": (value) =>
    `sold ${value} face values above the cap, or above face value where there is none, on average (shrunk)`,
  "RES-04": (value) => `listed its tickets ${value} hours after buying them, at the median`,
  "RES-05": (value) => `${value} of the tickets it kept were never used at the door (shrunk share)`,
  "RES-06": (value) =>
    `offered ${value} of the tickets it bought within a quarter of the time to the event (shrunk share)`,
  "PRO-01": (value) => `made a profit of ${value} times a ticket's cost, losses included`,
  "PRO-02": (value) => `changed its asking prices ${value} times per day on offer`,
  "PRO-03": (value) => `asked ${value} times a ticket's cost above cost, on average (shrunk)`,
  "NET-01": (value) => `${value} of its wallets were paid by the same account within 24 hours`,
  "NET-02": (value) =>
    `${value} of its wallets passed the money from sales on to the same account within 48 hours`,
  "NET-03": (value) => `${value} of its wallets were new, bought, resold, and did nothing else`,
  "NET-04": (value) =>
    `bought for events that begin at the same time in other cities: ${value} places too many`,
  "SIDE-01": (value) => `moved tickets without a price to ${value} new wallets in the week before the event`,
  "SIDE-02": (value) =>
    `sold above face value tickets that ${value} other people had moved to it without a price`,
  "WASH-01": (value) => `took part in ${value} resales whose buyer and seller are one, or paid by the seller`,
  "WASH-02": (value) => `took part in ${value} resales on a ticket's way back to who sold it`,
  "WASH-03": (value) =>
    `took part in ${value} suspected wash trades of a ticket that changed hands three times or more`,
  "WASH-04": (value) => `took part in ${value} suspected wash trades between wallets of one funder`,
  "WASH-05": (value) => `took part in ${value} resales that went round within one transaction`,
  "WASH-06": (value) => `took part in ${value} resales whose money came back to the buyer`,
  "INN-01": (value) => `gave ${value} tickets to people it gives to again and again`,
  "INN-02": (value) => `resold at or below face value (${value} of its resales, shrunk)`,
  "INN-03": (value) =>
    `${value} tickets were paid back, or resold at cost, after the event was moved or cancelled`,
  "INN-04": (value) => `a small group that stayed within one wallet's limit in ${value} of the on-sales`,
  "INN-05": (value) =>
    `used ${value} of its tickets at the door (shrunk share, less the more it resold of organizers at whose doors it used fewer)`,
  "INN-06": (value) =>
    `offered ${value} of its tickets late, in the second half of the time to the event (shrunk, less the more events it offered of organizers of whose events it kept fewer)`,
  "INN-07": (value) =>
    `a small group that bought for most of an organizer's events, within one wallet's limit (${value} of them, shrunk)`,
};

/** What a band means. */
export const BAND_TEXTS: Readonly<Record<string, string>> = {
  high: "Several independent indicators are consistent with organized resale: a case to review first.",
  normal: "Indicators are consistent with organized resale: a case to review.",
  watch: "Some indicators are consistent with organized resale, too few for a case.",
  none: "No indicators of organized resale beyond what many buyers show.",
};

/** What a wallet is that is never a subject. */
export const ROLE_TEXTS: Readonly<Record<string, string>> = {
  ORGANIZER: "an organizer or box office",
  MARKETPLACE: "a marketplace or escrow",
  HUB: "an exchange, bridge or another account that pays or collects for the public",
  DISPERSER: "a contract that pays many for its caller",
  RELAYER: "a relayer or paymaster",
  CUSTODIAL: "a platform that holds tickets for its customers",
  CONTRACT_WALLET: "a contract that is its owner's wallet",
};
