import type { Session } from "@facevalue/db";
import { sql } from "kysely";

/** What was told of an entity last and still stands. */
export interface Standing {
  readonly band: string;
  readonly score: number;
  /** Addresses, ascending. */
  readonly wallets: readonly string[];
}

/** By entity, hex with 0x; without those that are gone. @param only these entities; all unless given */
export async function readStanding(
  { db }: Session,
  chainId: number,
  only?: readonly Buffer[],
): Promise<Map<string, Standing>> {
  const isAsked = only === undefined ? sql`true` : sql`entity = any(${only}::bytea[])`;
  const { rows } = await sql<{
    entity: Buffer;
    band: string | null;
    score: string | null;
    wallets: string[];
  }>`
    select distinct on (entity) entity, band, score, wallets
    from ops.score_history told
    where chain_id = ${chainId} and change <> 'WITHDRAWN' and ${isAsked}
      and not exists (
        select from ops.score_history later where later.chain_id = told.chain_id and later.withdraws = told.id)
    order by entity, id desc`.execute(db);
  return new Map(
    rows.flatMap(({ entity, band, score, wallets }) =>
      band === null ? [] : [[`0x${entity.toString("hex")}`, { band, score: Number(score), wallets }]],
    ),
  );
}
