/** How links become entities. Raise the methodology when they change. */
export const ENTITY_SETTINGS = {
  resolution: 1,
  /** Connected wallets are split only where their communities have this modularity. */
  splitFrom: 0.6,
  /** Most wallets of an entity. */
  largest: 500,
  /** A member whose median evidence with the others is below this is let go, unless it is linked to as many of them. */
  leastMedian: 3,
  enoughLinks: 2,
  /** Others that a member is compared with for it. */
  compared: 15,
  /** Repetitions of the bootstrap. */
  repetitions: 32,
  /** Evidence at which a link is as likely spurious as not, in nats: 2 below what makes a link. */
  evenOdds: 6,
} as const;
