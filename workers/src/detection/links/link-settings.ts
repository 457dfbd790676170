/** How evidence becomes links. Log-likelihood ratios in nats. Raise the methodology when they change. */
export const LINK_SETTINGS = {
  /**
   * Evidence from which on two wallets are linked, above the logarithm of the population: the more wallets there are, the less likely it is that
   * any two are one hand's, and the more pairs chance can bring together.
   */
  threshold: 1.1,
  /** And never below this: among few wallets an exchange has few customers, too, and does not yet look like one. */
  leastThreshold: 8,
  /** Most that one family can give. */
  familyCap: 12,
  /** Most that SEQ can give: those who live off resale go where the profit is, whoever they are. */
  sequenceCap: 6,
  /** Least with which a family counts as one of the two that a link needs: what chance gives one pair in twenty. */
  familyFloor: 2,
  /** Purchases this many seconds apart are a coincidence. */
  syncSeconds: 15,
  /** Coincidences that SYNC needs. */
  syncEvents: 3,
  /** Payments this many seconds apart by one funder weigh more, by the factor. */
  fundSeconds: 86_400,
  fundFactor: 1.25,
  /** Share of its payments that a deposit address makes to one hub. */
  depositShare: 0.9,
  /** What sharing a sink of one hand weighs at least: once in a thousand pairs it takes for others, too. */
  privateSink: 7,
  /** Payments this many seconds before a purchase may have been for it. */
  patronSeconds: 604_800,
  /** Share of the wallets of one hand that live off resale, where that is what they are for: an expert prior. */
  ownShare: 0.7,
  /** Least share of the public that is taken to do so. */
  leastResellers: 0.01,
  /** Signatures for a wallet from which on somebody operates it. */
  operatorSignatures: 2,
  /** Probability that a wallet goes where another one of its hand goes: an expert prior. */
  lockstepShare: 0.7,
  /** Probability at most with which a stranger is taken to make a choice. */
  mostLikely: 0.9,
  /** Most that LOCKSTEP can give for one city, organizer or artist. */
  placeCap: 2.5,
  /** LOCKSTEP from which on it links two who have nothing but a living off resale in common otherwise. */
  lockstepAlone: 5.5,
  /** Share of wallets that at most use a fingerprint, or are operated by one. */
  rareShare: 0.05,
  /** Tickets that both must have handed to one collector. */
  sinkTickets: 2,
  /** Evidence of payments or tickets between the two: once, or by both. Expert priors: friends pay each other, too. */
  directOnce: 1.5,
  directBoth: 4,
  /** Groups up to this size give all their pairs; of larger ones each wallet is compared with those 1, 2, 4, … places on. */
  wholeGroup: 64,
  /** Combinations of actions that more wallets share than this are no reason to compare them. */
  combinationCap: 256,
  /** Rarest actions of a wallet that are combined. */
  combinedActions: 6,
} as const;
