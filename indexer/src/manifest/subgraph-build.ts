import type { AbiEvent, ContractAbi } from "../abi/contract-abi.ts";
import type { DeclaredCall } from "../abi/declared-call.ts";
import type { DataSourceContext } from "../host/host-scope.ts";
import type { EntitySchema } from "../schema/entity-type.ts";

/** A built subgraph, loaded and checked. */
export interface SubgraphBuild {
  readonly schema: EntitySchema;
  /** The manifest's network name. */
  readonly network: string | null;
  /** Lowest start block of the data sources. */
  readonly startBlock: number;
  /** `receipts`: some handler declared `receipt: true`. */
  readonly needs: { readonly receipts: boolean };
  /** sha256 over WASM and schema, not over addresses: "the same subgraph". */
  readonly fingerprint: string;
  readonly features: readonly string[];
  /** What the manifest asks to keep: all versions, those of N blocks, or what the indexer keeps anyway. */
  readonly prune?: "auto" | "never" | number;
  readonly dataSources: readonly BuildDataSource[];
  /** Data sources of the manifest, where others stand in their place. */
  readonly manifestSources?: readonly BuildDataSource[] | undefined;
  readonly templates: readonly BuildTemplate[];
}

export interface BuildTemplate {
  readonly name: string;
  readonly mapping: BuildMapping;
  readonly endBlock: number | null;
}

export interface BuildDataSource extends BuildTemplate {
  /** Template of a contract that is not in the manifest. */
  readonly template?: string | undefined;
  /** Lower-case `0x` address, null for any. */
  readonly address: string | null;
  readonly startBlock: number;
  readonly context: DataSourceContext;
}

export interface BuildMapping {
  /** Last number of the manifest's apiVersion: 5 to 9. */
  readonly apiVersion: number;
  /** Compiled, with its state exported. */
  readonly module: WebAssembly.Module;
  readonly abis: readonly ContractAbi[];
  readonly eventHandlers: readonly BuildEventHandler[];
  readonly blockHandlers: readonly BuildBlockHandler[];
}

export interface BuildEventHandler {
  readonly handler: string;
  readonly event: AbiEvent;
  readonly topic0: string;
  /** Accepted values of topics 1 to 3; null for any. */
  readonly topicFilters: readonly (readonly string[] | null)[];
  readonly needsReceipt: boolean;
  /** Contract calls to make before the handler runs. */
  readonly calls: readonly DeclaredCall[];
}

export interface BuildBlockHandler {
  readonly handler: string;
  /** "once": only at the data source's start block; a number N: every N blocks from there. */
  readonly filter: "once" | number;
}

/** networks.json entry of graph-cli: data source name → what replaces the manifest's. */
export type NetworkOverrides = Readonly<Record<string, { address?: string; startBlock?: number }>>;
