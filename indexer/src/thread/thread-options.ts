import type { BuildConfiguration } from "../manifest/load-configured-build.ts";
import type { RetryPolicy } from "../run/mapping-retry.ts";
import type { NetworkRole } from "../storage/network-registry.ts";

/** What the indexer's thread is told: plain data, since it opens chain, database and subgraph by itself. */
export interface ThreadOptions extends BuildConfiguration {
  readonly rpcUrls: readonly string[];
  readonly databaseUrl: string;
  readonly networkName: string;
  readonly chainId: number;
  readonly schemaName: string;
  readonly role?: NetworkRole | undefined;
  /** Whether the schema is being built to take another one's place. */
  readonly standing?: "kept" | "building" | undefined;
  readonly toBlock?: number | undefined;
  readonly keepHistory?: boolean | undefined;
  readonly finalityDepth?: number | undefined;
  readonly pollIntervalMs?: number | undefined;
  readonly lastingFunctions?: readonly string[] | undefined;
  readonly mappingRetry?: Partial<RetryPolicy> | undefined;
}
