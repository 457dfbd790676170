/** Truth of a world as `truth/` has it; addresses are lower-case hex, money in smallest units. */
export interface Truth {
  /** Name of the world's folder. */
  readonly name: string;
  /** Who held a ticket at some time, and all infrastructure: of nobody else there is anything to find or to wrong. */
  readonly controllers: readonly TrueController[];
  /** Tickets that each wallet came to hold at first hand. */
  readonly ticketsOf: ReadonlyMap<string, number>;
  readonly controllerOf: ReadonlyMap<string, TrueController>;
  /** Wallets that bought, got, gave or sold a ticket at some time. */
  readonly traders: ReadonlySet<string>;
}

/** One person, firm or piece of infrastructure, and every wallet it controls, purses among them. */
export interface TrueController {
  readonly controller: string;
  readonly type: string;
  readonly label: Label;
  /** Adversary level, such as L2; null for those that hide nothing. */
  readonly level: string | null;
  /** How it resells instead of in the way of a level; null for everybody else. */
  readonly strategy: string | null;
  readonly wallets: readonly string[];
  readonly tickets: number;
}

export const LABELS = ["scalper", "wash", "grey", "honest", "infrastructure", "purse"] as const;
export type Label = (typeof LABELS)[number];

export interface TrueSale {
  readonly kind: string;
  readonly armsLength: boolean;
  readonly tx: string;
  readonly block: number;
  readonly logIndex: number;
  readonly t: number;
  readonly tickets: string;
  readonly eventId: string;
  readonly tokenId: string;
  readonly seller: string;
  readonly buyer: string;
  readonly markupBps: number | null;
}

export interface TrueEvent {
  readonly tickets: string;
  readonly eventId: string;
  readonly salesStart: number;
}
