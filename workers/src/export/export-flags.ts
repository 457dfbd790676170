import { decodeEvidence, type EvidenceLog, toHex } from "@facevalue/core";
import {
  type Database,
  membersOf,
  type OverCap,
  SCORE_COLUMNS,
  type ScoreRow,
  signalsOf,
} from "@facevalue/db";
import { type Kysely, sql } from "kysely";
import { readPages } from "./read-pages.ts";

/** Something that counts for or against an entity. docs/detection.md describes each field. */
export interface ExportedReason {
  readonly code: string;
  readonly family: string;
  readonly value: number;
  readonly threshold: number;
  readonly percentile: number;
  readonly contribution: number;
  readonly formula: number;
  readonly evidence: readonly EvidenceLog[];
}

/** An entity as it is exported. */
export interface ExportedFlag {
  readonly chainId: number;
  readonly entity: string;
  readonly wallets: readonly string[];
  readonly score: number;
  readonly band: string;
  readonly logit: number;
  readonly intercept: number;
  readonly head: string;
  readonly severity: {
    readonly ticketsOverLimit: number;
    readonly overCap: readonly OverCap[];
  };
  readonly reasons: readonly ExportedReason[];
  readonly innocence: readonly ExportedReason[];
  readonly measured: Readonly<Record<string, number>>;
  readonly gaps: Readonly<Record<string, string>>;
  /** Newest block that the scores cover; null before the first run is complete. */
  readonly block: number | null;
  readonly methodology: number;
  readonly model: string;
}

export interface ExportFlagsOptions {
  readonly chainId: number;
  /** Every scored entity instead of those that are at least watched. */
  readonly isAll: boolean;
  readonly block: number | null;
  /** Only this entity. */
  readonly entity?: Buffer;
}

/** Scored entities of a network, the likeliest first; none where detection was never begun. */
export async function* exportFlags(
  db: Kysely<Database>,
  options: ExportFlagsOptions,
): AsyncGenerator<ExportedFlag> {
  const { chainId, isAll, entity, block } = options;
  const isWanted =
    entity === undefined ? sql`true` : sql`t.entity = decode(${sql.lit(entity.toString("hex"))}, 'hex')`;
  const query = sql`
    select ${SCORE_COLUMNS}
    from metrics.score t where t.chain_id = ${sql.lit(chainId)} and (${sql.lit(isAll)} or t.band <> 'none')
      and ${isWanted}
    order by t.score desc, t.logit desc, t.entity`;
  for await (const page of readPages<ScoreRow>(db, query)) {
    const wallets = await readMembers(db, chainId, page);
    const reasons = await readReasons(db, chainId, page);
    for (const row of page) {
      const name = toHex(row.entity);
      const own = reasons.get(name) ?? [];
      yield {
        chainId,
        entity: name,
        wallets: wallets.get(name) ?? [name],
        score: Number(row.score),
        band: row.band,
        logit: Number(row.logit),
        intercept: Number(row.intercept),
        head: row.head,
        severity: { ticketsOverLimit: Number(row.tickets_over_limit), overCap: row.over_cap },
        reasons: own.filter(({ family }) => family !== "INN"),
        innocence: own.filter(({ family }) => family === "INN"),
        measured: row.measured,
        gaps: row.gaps,
        block,
        methodology: row.methodology,
        model: row.model,
      };
    }
  }
}

function keysOf(chainId: number, scores: readonly ScoreRow[]) {
  return scores.map(({ entity }) => ({ chainId, key: toHex(entity) }));
}

async function readMembers(
  db: Kysely<Database>,
  chainId: number,
  scores: readonly ScoreRow[],
): Promise<Map<string, string[]>> {
  const { rows } = await membersOf(keysOf(chainId, scores)).execute(db);
  const members = new Map<string, string[]>();
  for (const { entity, wallet } of rows) {
    const own = members.get(toHex(entity));
    if (own === undefined) members.set(toHex(entity), [toHex(wallet)]);
    else own.push(toHex(wallet));
  }
  return members;
}

async function readReasons(
  db: Kysely<Database>,
  chainId: number,
  scores: readonly ScoreRow[],
): Promise<Map<string, ExportedReason[]>> {
  const { rows } = await signalsOf(keysOf(chainId, scores)).execute(db);
  const reasons = new Map<string, ExportedReason[]>();
  for (const row of rows) {
    const reason: ExportedReason = {
      code: row.code,
      family: row.family,
      value: Number(row.value),
      threshold: Number(row.threshold),
      percentile: Number(row.percentile),
      contribution: Number(row.contribution),
      formula: Number(row.formula_version),
      evidence: decodeEvidence(row.evidence),
    };
    const own = reasons.get(toHex(row.entity));
    if (own === undefined) reasons.set(toHex(row.entity), [reason]);
    else own.push(reason);
  }
  return reasons;
}
