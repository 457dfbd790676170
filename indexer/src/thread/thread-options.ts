import type { BuildConfiguration } from "../manifest/load-configured-build.ts";
import type { IndexSchemaOptions } from "../run/index-schema.ts";

type PlainOptions = Pick<
  IndexSchemaOptions,
  | "networkName"
  | "chainId"
  | "schemaName"
  | "role"
  | "standing"
  | "toBlock"
  | "keepHistory"
  | "finalityDepth"
  | "pollIntervalMs"
  | "lastingFunctions"
  | "mappingRetry"
>;

/** What the indexer's thread is told: plain data, since it opens chain, database and subgraph by itself. */
export interface ThreadOptions extends BuildConfiguration, PlainOptions {
  readonly rpcUrls: readonly string[];
  readonly databaseUrl: string;
}
