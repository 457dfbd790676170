import type { Session } from "@facevalue/db";
import { sql } from "kysely";
import { readFeedPlace } from "../../memory/feed-place.ts";
import { SCORE, SIGNAL } from "../../metrics/detection/tables.ts";
import { type Metric, NETWORK_KEY, type RecomputeScope } from "../../metrics/metric.ts";
import { writeStreamed } from "../../stream/stream-table.ts";
import { readPart } from "../facts/read-part.ts";
import { type Detection, judgeAll } from "../run/judge-all.ts";
import { recordHistory } from "../run/record-history.ts";
import { scoreRows, signalRows } from "../run/score-rows.ts";
import { SCORE_MODEL } from "../score/score-model.ts";
import { readTerms } from "../signals/read-terms.ts";
import { readWashTrades } from "../signals/read-wash-trades.ts";
import { findTouched, type TouchedEntity } from "./find-touched.ts";
import { readKnownRoles } from "./read-known-roles.ts";
import type { KeptRun } from "./run-keeper.ts";

/** More than these are left to the next run, which may well be there sooner. */
const MOST_WALLETS = 3000;

/**
 * Judges anew the entities of the last run whose wallets later blocks name, by all that they did until now: their scores and reasons are as of the newest block then.
 * Who belongs together, roles and cohorts stay those of the run, and so does what nobody's wallets are named in. Costs what these entities did.
 * @returns what to do once that is committed; null where only a run can tell, after a roll-back, or in another process than that of the last one
 */
export async function updateDetection(
  session: Session,
  metric: Metric,
  scope: RecomputeScope,
): Promise<(() => void) | null> {
  const { chainId, schema, runs } = scope;
  const run = runs?.get(chainId, schema) ?? null;
  if (runs === undefined || run === null) return null;
  const place = await readFeedPlace(session, schema, run.place);
  if (place === null || !place.isAddedTo) return null;
  const touched =
    place.seq === run.place.seq ? [] : await findTouched(session, scope, { after: run.place.block });
  if (touched.reduce((sum, { wallets }) => sum + wallets.length, 0) > MOST_WALLETS) return null;
  if (touched.length > 0) await updateEntities(session, { metric, scope }, { touched, run });
  return () => runs.keep(chainId, schema, { ...run, place });
}

interface Update {
  readonly touched: readonly TouchedEntity[];
  readonly run: Pick<KeptRun, "cohorts" | "doors">;
}

/** Judges these entities by all that they did until now, and writes their rows. */
export async function updateEntities(
  session: Session,
  { metric, scope }: { readonly metric: Metric; readonly scope: RecomputeScope },
  update: Update,
): Promise<void> {
  const detection = await judgeTouched(session, scope, update);
  await storeTouched(session, { metric, scope }, detection);
}

/** The entities' dossiers out of their own rows alone. */
async function judgeTouched(
  session: Session,
  { chainId, schema }: RecomputeScope,
  { touched, run }: Update,
): Promise<Detection> {
  const wallets = touched.flatMap((entity) => entity.wallets);
  const facts = await readPart(session, { chainId, schema }, { wallets, doors: run.doors });
  const roles = await readKnownRoles(session, facts);
  const terms = await readTerms(
    session,
    schema,
    facts,
    facts.events.map(({ id }) => id),
  );
  const washTrades = await readWashTrades(session, { chainId, schema, wallets }, facts);
  const entities = touched.map(({ id, wallets: own }) => ({
    id,
    wallets: own.map((wallet) => facts.wallets.find(wallet)).toSorted((one, other) => one - other),
    links: [],
    confidence: 1,
  }));
  return judgeAll({ facts, roles, entities, terms, washTrades }, SCORE_MODEL, run.cohorts);
}

async function storeTouched(
  session: Session,
  { metric, scope }: { metric: Metric; scope: RecomputeScope },
  detection: Detection,
): Promise<void> {
  const entities = detection.index.entities.map(({ id }) => Buffer.from(id.slice(2), "hex"));
  await sql`
    delete from metrics.signal
    where chain_id = ${scope.chainId} and network_key = ${NETWORK_KEY} and entity = any(${entities}::bytea[])`.execute(
    session.db,
  );
  await writeStreamed(session, { metric, scope, table: SIGNAL }, signalRows(detection));
  await writeStreamed(session, { metric, scope, table: SCORE }, scoreRows(detection));
  await recordHistory(session, { ...scope, methodology: metric.methodology }, detection, entities);
}
