import { sql } from "kysely";

/** What an entity was paid above the cap in one currency. */
export interface OverCap {
  /** The currency's id, hex with 0x. */
  readonly currency: string;
  /** In its smallest unit. */
  readonly amount: string;
}

/** A row of metrics.score, without the network. */
export interface ScoreRow {
  readonly entity: Buffer;
  readonly wallet_count: string;
  readonly score: string;
  readonly band: string;
  readonly logit: string;
  readonly intercept: string;
  readonly head: string;
  readonly limit_score: string;
  readonly commercial_score: string;
  readonly wash_score: string;
  readonly tickets_over_limit: string;
  readonly over_cap: readonly OverCap[];
  readonly measured: Readonly<Record<string, number>>;
  readonly gaps: Readonly<Record<string, string>>;
  readonly model: string;
  readonly as_of_block: string;
  readonly methodology: number;
  readonly computed_at: Date;
}

/** Columns of ScoreRow, of metrics.score aliased t. */
export const SCORE_COLUMNS = sql`
  t.entity, t.wallet_count, t.score, t.band, t.logit, t.intercept, t.head, t.limit_score, t.commercial_score, t.wash_score,
  t.tickets_over_limit, t.over_cap, t.measured, t.gaps, t.model, t.as_of_block, t.methodology, t.computed_at`;
