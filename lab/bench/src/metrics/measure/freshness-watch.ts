import { setTimeout as sleep } from "node:timers/promises";
import { AppError } from "@facevalue/core";
import type pg from "pg";
import { PROMPT_METRICS } from "./prompt-metrics.ts";

const POLL_MS = 10;
const LONGEST_SILENCE_MS = 60_000;

interface Poll {
  readonly now: Date;
  /** Block that every metric covers. */
  readonly covered: string | null;
  readonly entries: readonly { seq: number; block: number; committed: number }[] | null;
}

/** Measures on the server's clock how long after their commit blocks are covered by all metrics. */
export class FreshnessWatch {
  readonly #pool: pg.Pool;
  readonly #chainId: number;
  readonly #schema: string;
  #seq: number | null = null;

  constructor(pool: pg.Pool, { chainId, schema }: { chainId: number; schema: string }) {
    this.#pool = pool;
    this.#chainId = chainId;
    this.#schema = schema;
  }

  /** Seconds for each of the next `count` commits. @throws INTERNAL when none comes for a minute, or is not covered */
  async read(count: number): Promise<number[]> {
    const waits: number[] = [];
    const open = new Map<number, number>();
    let heardAt = performance.now();
    await this.#poll();
    while (waits.length < count) {
      const { now, covered, entries } = await this.#poll();
      for (const { block, committed } of entries ?? []) open.set(block, committed);
      for (const [block, committed] of open) {
        if (block > Number(covered ?? -1)) continue;
        open.delete(block);
        waits.push(now.getTime() / 1000 - committed);
        heardAt = performance.now();
      }
      if (performance.now() - heardAt > LONGEST_SILENCE_MS) throw this.#silence(open.size);
      await sleep(POLL_MS);
    }
    return waits;
  }

  #silence(open: number): AppError {
    const problem = open === 0 ? "no block came" : `${open} blocks were not covered by all metrics`;
    return new AppError("INTERNAL", `For ${LONGEST_SILENCE_MS / 1000} s ${problem}`);
  }

  /** What was committed since the last call; the first one only notes where the feed stands. */
  async #poll(): Promise<Poll> {
    const { rows } = await this.#pool.query<Poll & { seq: string }>(
      `select clock_timestamp() as now, (select coalesce(max(seq), 0) from "${this.#schema}"."change$") as seq,
        (select case when count(*) = cardinality($2::text[]) then min(block) end from ops.metric_state
          where chain_id = $1 and metric = any($2)) as covered,
        (select json_agg(json_build_object('block', to_block, 'committed', extract(epoch from committed_at)))
          from "${this.#schema}"."change$" where seq > $3) as entries`,
      [this.#chainId, PROMPT_METRICS, this.#seq ?? Number.MAX_SAFE_INTEGER],
    );
    const row = rows[0];
    if (row === undefined) throw new AppError("INTERNAL", "The database did not answer");
    this.#seq = Number(row.seq);
    return row;
  }
}
