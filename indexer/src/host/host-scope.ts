import type { RpcBlock } from "@facevalue/rpc";
import type { ContractAbi } from "../abi/contract-abi.ts";
import type { RowImage } from "../row/row-image.ts";
import type { EntityType } from "../schema/entity-type.ts";
import type { StoreValue } from "./store-value-reader.ts";

export type DataSourceContext = readonly (readonly [name: string, value: StoreValue])[];

/** An entity as a mapping sees it; partial when only what this block wrote is known. */
export interface EntityView {
  readonly row: RowImage;
  readonly isPartial: boolean;
}

/** The store that a handler reads and writes. Ids are as mappings pass them. */
export interface HandlerStore {
  get(type: EntityType, id: string): EntityView | null | Promise<EntityView | null>;
  getInBlock(type: EntityType, id: string): EntityView | null;
  loadRelated(
    type: EntityType,
    id: string,
    field: string,
  ): Promise<readonly { readonly type: EntityType; readonly view: EntityView }[]>;
  set(type: EntityType, id: string, row: RowImage): void | Promise<void>;
  remove(type: EntityType, id: string): void;
}

export interface CallResult {
  readonly reverted: boolean;
  /** Return data, `0x` hex. */
  readonly data: string;
}

/** Chain state that only a node can answer, at the current block. */
export interface ChainState {
  call(address: string, data: string): CallResult | Promise<CallResult>;
  getBalance(address: string): Promise<bigint>;
  hasCode(address: string): Promise<boolean>;
}

/** Everything a running handler can reach. */
export interface HandlerScope {
  readonly store: HandlerStore;
  readonly chain: ChainState;
  readonly block: RpcBlock;
  readonly network: string;
  /** The mapping's apiVersion as its last number: 5 to 9. */
  readonly apiVersion: number;
  /** Address of the data source, `0x` when it has none. */
  readonly address: string;
  readonly context: DataSourceContext;
  readonly abis: readonly ContractAbi[];
  createDataSource(template: string, parameters: readonly string[], context: DataSourceContext | null): void;
  log(level: LogLevel, message: string): void;
}

export type LogLevel = "critical" | "error" | "warn" | "info" | "debug";
