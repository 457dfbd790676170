import type { NetworkOverrides } from "../manifest/subgraph-build.ts";
import type { RetryPolicy } from "../run/mapping-retry.ts";
import type { NetworkRole } from "../storage/network-registry.ts";

/** What the indexer's thread is told: plain data, since it opens chain, database and subgraph by itself. */
export interface ThreadOptions {
  readonly rpcUrls: readonly string[];
  readonly databaseUrl: string;
  /** Output folder of `graph build`. */
  readonly subgraphFolder: string;
  /** Addresses and start blocks in place of the manifest's. */
  readonly overrides: NetworkOverrides;
  readonly networkName: string;
  readonly chainId: number;
  readonly schemaName: string;
  readonly role?: NetworkRole | undefined;
  readonly toBlock?: number | undefined;
  readonly keepHistory?: boolean | undefined;
  readonly finalityDepth?: number | undefined;
  readonly pollIntervalMs?: number | undefined;
  readonly isHeadStateAllowed?: boolean | undefined;
  readonly mappingRetry?: Partial<RetryPolicy> | undefined;
}
