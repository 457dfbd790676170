/** How links become entities. Raise the methodology when they change. */
export const ENTITY_SETTINGS = {
  resolution: 1,
  /** Connected wallets are split only where their communities have this modularity. */
  splitFrom: 0.6,
  /** Share of the pairs between two groups that must be alike for them to be joined by likeness alone. */
  leastAlike: 0.2,
  /** The same for links of money, tickets or technical traces, and groups of at least so many wallets. */
  leastLinked: 0.02,
  fewWallets: 4,
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
