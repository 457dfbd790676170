import { toHex } from "@facevalue/core";
import { SCORE_COLUMNS, type ScoreRow } from "@facevalue/db";
import { sql } from "kysely";
import { toDecimalString } from "../../../exact/exact-decimal.ts";
import { trimDecimal } from "../../../exact/trim-decimal.ts";
import type { FlagBand, FlagHead, SignalGap } from "../../../generated/resolver-types.ts";
import type { FlagRecord } from "../flag-record.ts";

export interface FlagRow extends ScoreRow {
  readonly chain_id: string;
  readonly confidence: string | null;
  readonly link_count: string;
  /** In millionths; null where the entity is not in the queue. */
  readonly priority: string | null;
}

/** Columns of FlagRow except chain_id, of a query of flag-queue.sql.ts aliased t. */
export const FLAG_COLUMNS = sql`t.id, ${SCORE_COLUMNS}, t.confidence, t.link_count, t.priority`;

const MILLIONTHS = 6;

export function toFlagRecord(row: FlagRow): FlagRecord {
  const chainId = Number(row.chain_id);
  return {
    chainId,
    key: toHex(row.entity),
    band: row.band.toUpperCase() as FlagBand,
    probability: trimDecimal(row.score),
    head: row.head.toUpperCase() as FlagHead,
    limitProbability: trimDecimal(row.limit_score),
    commercialProbability: trimDecimal(row.commercial_score),
    washProbability: trimDecimal(row.wash_score),
    logit: trimDecimal(row.logit),
    intercept: trimDecimal(row.intercept),
    severity: {
      ticketsOverLimit: BigInt(row.tickets_over_limit),
      overCap: row.over_cap.map(({ currency, amount }) => {
        return { raw: BigInt(amount), currency: { chainId, key: currency } };
      }),
    },
    priority: row.priority === null ? null : toDecimalString(BigInt(row.priority), MILLIONTHS),
    gaps: Object.entries(row.gaps)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([code, reason]) => ({ code, reason: reason as SignalGap })),
    walletCount: BigInt(row.wallet_count),
    confidence: row.confidence === null ? null : trimDecimal(row.confidence),
    linkCount: BigInt(row.link_count),
    asOfBlock: BigInt(row.as_of_block),
    modelVersion: row.model,
    methodology: row.methodology,
    computedAt: row.computed_at,
  };
}
