/** Thresholds of the roles. Raise the methodology when they change. */
export const ROLE_SETTINGS = {
  /** Different buyers that an organizer has sold to in primary sales. */
  organizerBuyers: 5,
  /** Tickets of the events of others from whose resale on it is a subject all the same. */
  organizerResales: 10,
  /** Different wallets on either side of an escrow. */
  escrowParties: 20,
  /** Median time an escrow holds a ticket, in seconds. */
  escrowHold: 86_400,
  /** From this many wallets on, who pays or is paid by a group as mixed as the public is a hub. */
  hubDegree: 50,
  /** From as many as this share of all buyers on, it is one however they behave. */
  hubShare: 0.05,
  /** And never below this many. */
  hubLeast: 1000,
  /** How mixed: see `Spread`. */
  hubSpread: 0.6,
  /** Who pays so many wallets that live off resale, and among buyers hardly any others, pays for wallets of its own. */
  ownResellers: 5,
  ownShare: 0.7,
  /** Different wallets for which a relayer sends or pays. */
  relayedWallets: 10,
  /** Receivers of a contract that pays for its callers. */
  dispersedWallets: 5,
  /** Purchases for one event by which a platform shows that it buys for others. */
  custodialPurchases: 20,
  /** Different wallets that it handed tickets to. */
  custodialReceivers: 10,
  /** Or events for each of which it bought so often. */
  custodialEvents: 3,
  /** Most tickets that it resold, as a share of those it bought. */
  custodialResaleShare: 0.3,
  /** Moves of tickets or money without a signature of the wallet's own, by which it shows to be a contract. */
  unsignedMoves: 2,
} as const;
