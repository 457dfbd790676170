/** What is known besides the event's own sales and movements; null where nobody looked. */
export interface WashEvidence {
  readonly funding: Funding | null;
  /** Who is taken to own a wallet, by any name. */
  readonly entityOf: ((wallet: string) => string | null) | null;
  /** Wallets that act for others: organizers, marketplaces, custodians, exchanges. */
  readonly services: ReadonlySet<string> | null;
}

/** Money that moved outside ticket sales. */
export interface Funding {
  /** The first wallet that sent it money and is no hub; null where none is known to have by that time, in unix seconds. */
  funderOf(wallet: string, time: number): string | null;
  /** Whether the wallet pays or collects for the public: an exchange, bridge or faucet. */
  isHub(wallet: string): boolean;
  /** In any order. */
  readonly payments: readonly Payment[];
}

export interface Payment {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly currency: string;
  readonly amount: bigint;
  readonly transaction: string;
  /** Unix seconds. */
  readonly time: number;
  readonly block: number;
}

export const NO_EVIDENCE: WashEvidence = { funding: null, entityOf: null, services: null };
