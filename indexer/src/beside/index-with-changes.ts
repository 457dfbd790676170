import { AppError, type Logger } from "@facevalue/core";
import type pg from "pg";
import type { SubgraphBuild } from "../manifest/subgraph-build.ts";
import { toRegistered } from "../manifest/with-sources.ts";
import type { IndexProgress } from "../run/index-progress.ts";
import { changePlaces } from "./change-places.ts";
import { dropRetired, dropSchema } from "./drop-schema.ts";
import { type Changed, planChange } from "./plan-change.ts";
import { runBeside } from "./run-beside.ts";
import type { RunSchema } from "./run-schema.ts";
import { namesBeside } from "./schema-names.ts";
import { withClient } from "./writer-client.ts";

export interface IndexWithChangesOptions {
  readonly pool: pg.Pool;
  readonly build: Pick<SubgraphBuild, "dataSources" | "fingerprint">;
  readonly chainId: number;
  readonly schemaName: string;
  readonly logger: Logger;
  readonly signal: AbortSignal;
  readonly onProgress?: ((progress: IndexProgress) => void) | undefined;
}

/**
 * Indexes with `run`. Where other data sources than the stored ones are configured, which would have given other rows,
 * their tables are first built beside the stored ones, which go on meanwhile, and then take their place.
 * @throws what `run` throws, DATABASE_IN_USE
 */
export async function indexWithChanges(options: IndexWithChangesOptions, run: RunSchema): Promise<void> {
  const { signal, onProgress = () => undefined } = options;
  for (;;) {
    const stored = await findChange(options);
    if (stored === null) return await run({ signal, onProgress });
    await buildAndJoin(options, stored, run);
    if (signal.aborted) return;
  }
}

async function findChange(options: IndexWithChangesOptions): Promise<Changed | null> {
  const { pool, build, chainId, schemaName, logger } = options;
  const { fingerprint } = build;
  const wanted = { chainId, schemaName, fingerprint, sources: toRegistered(build) };
  return await withClient(pool, (client) => planChange(client, wanted, logger));
}

async function buildAndJoin(
  options: IndexWithChangesOptions,
  stored: Changed,
  run: RunSchema,
): Promise<void> {
  const { pool, build, schemaName, logger, signal, onProgress } = options;
  const { next, retired } = namesBeside(schemaName);
  const change = describeChange(stored, build);
  logger.info({ schema: schemaName, beside: next, ...change, block: stored.block }, CHANGED);
  const end = await runBeside({ schemaName, stored, run, logger, signal, onProgress }).catch(
    async (error: unknown) => {
      // What no rollback brings back to the chain is built anew at the next start.
      if (error instanceof AppError && error.code === "REORG_TOO_DEEP")
        await withClient(pool, (client) => dropSchema(client, next));
      throw error;
    },
  );
  if (signal.aborted && !end.isAtEnd) return;
  await withClient(pool, async (client) => {
    // Those that are behind after all are built further.
    if (!(await changePlaces(client, schemaName, end))) return;
    logger.info({ schema: schemaName }, JOINED);
    await dropRetired(client, retired, logger);
  });
}

function describeChange({ sources }: Changed, build: IndexWithChangesOptions["build"]) {
  const key = ({ name, address, startBlock }: { name: string; address: string | null; startBlock: number }) =>
    `${name} ${address ?? "any"} ${startBlock}`;
  const before = new Set(sources.map(key));
  const after = new Set(build.dataSources.map(key));
  return {
    added: [...after].filter((source) => !before.has(source)),
    removed: [...before].filter((source) => !after.has(source)),
  };
}

const CHANGED = "Contracts changed: building their tables beside the stored ones, which go on meanwhile";
const JOINED = "Contracts changed: their tables have taken the place of the stored ones";
