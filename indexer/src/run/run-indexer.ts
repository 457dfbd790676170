import { indexWithChanges } from "../beside/index-with-changes.ts";
import { withSources } from "../manifest/with-sources.ts";
import { type IndexSchemaOptions, indexSchema } from "./index-schema.ts";

/** `schemaName`, `role`: of the tables that the build's data sources end in. */
export type RunIndexerOptions = Omit<IndexSchemaOptions, "standing">;

/**
 * Indexes a chain with a subgraph build. Where its tables were made with other data sources, they are built anew beside
 * the stored ones, which go on meanwhile. Resolves when `toBlock` is committed or the signal aborts.
 * @throws what `indexSchema` throws
 */
export async function runIndexer(options: RunIndexerOptions): Promise<void> {
  await indexWithChanges(options, async ({ sources, ...run }) => {
    const build = sources === undefined ? options.build : withSources(options.build, sources);
    await indexSchema({ ...options, ...run, build });
  });
}
