import type { Session } from "@facevalue/db";
import { sql } from "kysely";
import type { RecomputeScope } from "../../metrics/metric.ts";
import { readHistoryPlace } from "./history-place.ts";
import type { Detection } from "./judge-all.ts";
import { readStanding, type Standing } from "./read-standing.ts";
import { withdrawOrphans } from "./withdraw-orphans.ts";

/** A score that moves by less is told again only with something else. */
const SCORE_STEP = 0.05;
const MILLION = 1_000_000;

/** What is told of an entity. */
interface Telling {
  readonly entity: string;
  readonly change: "TOLD" | "GONE";
  readonly score: number | null;
  readonly band: string | null;
  readonly logit: number | null;
  readonly wallets: readonly string[];
  readonly reasons: readonly { code: string; value: number; contribution: number }[];
}

/**
 * Appends to `ops.score_history` what has changed since it was last told: band, wallets, or the score by 0.05, of entities that are or
 * were watched. What was told as of a block that is no longer on the chain is withdrawn first, by a row of its own.
 * @param only these entities are in the detection; all of the network unless given
 */
export async function recordHistory(
  session: Session,
  { chainId, schema, methodology }: RecomputeScope & { readonly methodology: number },
  detection: Detection,
  only?: readonly Buffer[],
): Promise<void> {
  const place = await readHistoryPlace(session, schema);
  if (place === null) return;
  if (only === undefined) await withdrawOrphans(session, { chainId, schema, place });
  const standing = await readStanding(session, chainId, only);
  const tellings = changesSince(standing, detection);
  if (tellings.length === 0) return;
  await sql`
    insert into ops.score_history
      (chain_id, entity, change, block, block_hash, score, band, logit, wallets, reasons, model, methodology)
    select ${chainId}, decode(substr(entity, 3), 'hex'), change, ${place.block}::bigint, ${place.hash}::bytea, score, band, logit,
      wallets, reasons, ${detection.model.version}, ${methodology}::int
    from jsonb_to_recordset(${JSON.stringify(tellings)}::jsonb)
      as told (entity text, change text, score numeric, band text, logit numeric, wallets jsonb, reasons jsonb)
    order by entity`.execute(session.db);
}

function changesSince(standing: ReadonlyMap<string, Standing>, { index, judgements }: Detection): Telling[] {
  const left = new Set(standing.keys());
  const told = index.entities.flatMap(({ id, wallets }, position): Telling[] => {
    const score = judgements[position]?.score;
    const before = standing.get(id);
    left.delete(id);
    if (score === undefined || (before === undefined && score.band === "none")) return [];
    const addresses = wallets.map((wallet) => index.facts.wallets.hexOf(wallet)).toSorted();
    const isSame =
      before !== undefined &&
      before.band === score.band &&
      Math.abs(before.score - score.probability) < SCORE_STEP &&
      before.wallets.join() === addresses.join();
    if (isSame) return [];
    const reasons = score.reasons.map(({ code, value, contribution }) => {
      return { code, value: value / MILLION, contribution: contribution / MILLION };
    });
    const figures = { score: score.probability, band: score.band, logit: score.logit / MILLION };
    return [{ entity: id, change: "TOLD", ...figures, wallets: addresses, reasons }];
  });
  const gone = [...left].map((entity): Telling => {
    return { entity, change: "GONE", score: null, band: null, logit: null, wallets: [], reasons: [] };
  });
  return [...told, ...gone];
}
