import { describeError, type Logger } from "@facevalue/core";
import { type Database, inTransaction, type Session } from "@facevalue/db";
import { type Kysely, sql } from "kysely";
import type pg from "pg";
import type { FactsKeeper } from "../detection/facts/facts-keeper.ts";
import type { RunKeeper } from "../detection/update/run-keeper.ts";
import { markFollowers } from "../feed/mark-keys.ts";
import type { EventMemory } from "../memory/event-memory.ts";
import { BatchRows } from "./batch-rows.ts";
import { isConflict, isFaultOfKeys } from "./classify-error.ts";
import { claimKeys, type DirtyKey, type KeySelection, recordFailure, removeKeys } from "./dirty-keys.ts";
import { recallRows, stampKeys } from "./key-stamps.ts";
import type { MetricOnNetwork } from "./metric-on-network.ts";
import type { RowMemory } from "./row-memory.ts";

const ATTEMPTS_AFTER_CONFLICT = 10;
export const SETTINGS = {
  /** Enough to group a million sales by ticket without spilling to disk too often. */
  work_mem: "64MB",
  /** Metrics are computed side by side: within one, helpers would only cost what it takes to start them. */
  max_parallel_workers_per_gather: "0",
  /** A merge would read an index from its first key on, wherever the batch's keys lie in it. */
  enable_mergejoin: "off",
};

/** More keys at once are a computation from scratch, whose rows are hardly looked at again. */
export const MOST_REMEMBERED = 100;

export interface BatchContext {
  readonly pool: pg.Pool;
  /** Over the pool. */
  readonly db: Kysely<Database>;
  readonly logger: Logger;
  /** Of what this process wrote before; without it every row is compared by Postgres. */
  readonly memory?: RowMemory;
  /** Of what this process read of events before; without it they are read whole. */
  readonly events?: EventMemory;
  /** Of what this process read for detection before; without it every table is read whole. */
  readonly facts?: FactsKeeper;
  /** What this process last found out of whole networks; without it nothing is brought up to date between computations. */
  readonly runs?: RunKeeper;
}

export interface BatchResult {
  /** Keys whose rows are now up to date. */
  readonly computed: number;
  /** Keys that failed. */
  readonly setAside: number;
  /** Rows that were read for them. */
  readonly rows: number;
  /** All of these keys. */
  readonly keys: readonly Buffer[];
}

/**
 * Claims a batch of dirty keys, computes their rows and removes the marks, in one transaction that sees one state of
 * the chain tables. When the batch fails because of a key, it is halved until that key is found, set aside, and all
 * others are computed.
 * @throws what Postgres says when the failure is not a key's
 */
export async function recomputeBatch(
  context: BatchContext,
  unit: MetricOnNetwork,
  selection: KeySelection,
): Promise<BatchResult> {
  const claimed: DirtyKey[] = [];
  try {
    const rows = await withConflictRetry(() => computeClaimed(context, unit, { selection, claimed }));
    return { computed: claimed.length, setAside: 0, rows, keys: claimed.map(({ key }) => key) };
  } catch (error) {
    if (!isFaultOfKeys(error) || claimed.length === 0) throw error;
    return await recomputeHalves(context, unit, { keys: claimed, error });
  }
}

async function computeClaimed(
  { pool, memory, events, facts, runs }: BatchContext,
  unit: MetricOnNetwork,
  { selection, claimed }: { selection: KeySelection; claimed: DirtyKey[] },
): Promise<number> {
  claimed.length = 0;
  const { chainId, schema } = unit.network;
  const compute = async (session: Session) => {
    const { db } = session;
    claimed.push(...(await claimKeys(db, unit, selection)));
    if (claimed.length === 0) return () => 0;
    await sql`select set_config(name, value, true) from unnest(${Object.keys(SETTINGS)}::text[], ${Object.values(SETTINGS)}::text[]) as setting (name, value)`.execute(
      db,
    );
    const keys = claimed.map(({ key }) => key);
    const isRemembered = memory !== undefined && keys.length <= MOST_REMEMBERED;
    const work = isRemembered
      ? { memory, batch: new BatchRows(keys, recallRows(memory, unit, claimed)) }
      : undefined;
    const isKept = events !== undefined && keys.length <= MOST_REMEMBERED;
    const read = { ...(isKept && { memory: events }), ...(facts && { facts }), ...(runs && { runs }) };
    const known = { ...read, ...(work && { batch: work.batch }) };
    await unit.metric.recompute(session, { chainId, schema, keys, ...known });
    const remember = await stampKeys(db, unit, claimed, work);
    await removeKeys(db, unit, claimed);
    if (claimed.some(({ failures }) => failures > 0)) await markFollowers(db, unit);
    return () => {
      remember();
      return session.streamed.rows;
    };
  };
  const finish = await inTransaction(pool, compute, "repeatable read");
  return finish();
}

async function recomputeHalves(
  context: BatchContext,
  unit: MetricOnNetwork,
  { keys: claimed, error }: { keys: readonly DirtyKey[]; error: unknown },
): Promise<BatchResult> {
  const [only] = claimed;
  if (only !== undefined && claimed.length === 1) {
    await setAside(context, unit, { key: only, error: describeError(error) });
    return { computed: 0, setAside: 1, rows: 0, keys: [only.key] };
  }
  const keys = claimed.map(({ key }) => key);
  const middle = keys.length >> 1;
  const first = await recomputeBatch(context, unit, { keys: keys.slice(0, middle) });
  const second = await recomputeBatch(context, unit, { keys: keys.slice(middle) });
  return {
    computed: first.computed + second.computed,
    setAside: first.setAside + second.setAside,
    rows: first.rows + second.rows,
    keys,
  };
}

async function setAside(
  { db, logger }: BatchContext,
  unit: MetricOnNetwork,
  failed: { key: DirtyKey; error: string },
): Promise<void> {
  const failure = await recordFailure(db, unit, failed);
  if (failure === null) return;
  const details = {
    metric: unit.metric.name,
    chainId: unit.network.chainId,
    key: `0x${failed.key.key.toString("hex")}`,
    attempts: failure.attempts,
    error: failed.error,
  };
  if (failure.isDead) logger.error({ msg: "A key failed too often and is a dead letter", ...details });
  else logger.warn({ msg: "A key failed and is tried again", ...details });
}

/** Another transaction may change a mark between snapshot and lock; the claim then starts over. */
async function withConflictRetry<Result>(run: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await run();
    } catch (error) {
      if (!isConflict(error) || attempt === ATTEMPTS_AFTER_CONFLICT) throw error;
    }
  }
}
