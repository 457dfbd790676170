import { Gauge, type Registry } from "prom-client";

export type NetworkState = "syncing" | "live" | "failed";

/** How far a network is; what is null is not known and left out of the page. */
export interface NetworkReading {
  readonly chainId: number;
  readonly head: number | null;
  readonly finalized: number | null;
  readonly indexed: number | null;
  readonly lagBlocks: number | null;
  readonly lagSeconds: number | null;
  /** Unix seconds of the head and of the indexed block. */
  readonly headTime: number | null;
  readonly indexedTime: number | null;
  readonly state: NetworkState;
  /** Code of the error that indexing stopped at or waits out; null for none. */
  readonly errorCode: string | null;
}

const STATES: readonly NetworkState[] = ["syncing", "live", "failed"];

const HELP = {
  facevalue_head_block: "Number of the newest block of the chain.",
  facevalue_finalized_block: "Number of the newest final block of the chain.",
  facevalue_indexed_block:
    "Number of the last block whose events are in the tables or about to be committed.",
  facevalue_lag_blocks: "Blocks between the head and the last indexed block.",
  facevalue_lag_seconds: "Time between the head's block and the last indexed one, by their timestamps.",
  facevalue_head_block_timestamp_seconds: "Unix time of the newest block of the chain.",
  facevalue_indexed_block_timestamp_seconds: "Unix time of the last indexed block.",
} as const;

type Name = keyof typeof HELP;

/** Gauges per network, whoever knows the values: the indexer that runs here, or else the database. */
export class NetworkGauges {
  readonly #gauges: ReadonlyMap<Name, Gauge>;
  readonly #state: Gauge;
  readonly #error: Gauge;

  constructor(registry: Registry) {
    const create = (name: Name) =>
      new Gauge({ name, help: HELP[name], labelNames: ["chain_id"], registers: [registry] });
    this.#gauges = new Map((Object.keys(HELP) as Name[]).map((name) => [name, create(name)]));
    this.#state = new Gauge({
      name: "facevalue_network_state",
      help: "1 for the state that the network is in, 0 for the others: syncing, live or failed.",
      labelNames: ["chain_id", "state"],
      registers: [registry],
    });
    this.#error = new Gauge({
      name: "facevalue_network_error",
      help: "1 while the network's indexer has stopped at an error with this code, or waits it out.",
      labelNames: ["chain_id", "code"],
      registers: [registry],
    });
  }

  reset(): void {
    for (const gauge of this.#gauges.values()) gauge.reset();
    this.#state.reset();
    this.#error.reset();
  }

  set(reading: NetworkReading): void {
    const { chainId, errorCode: code } = reading;
    this.#set("facevalue_head_block", chainId, reading.head);
    this.#set("facevalue_finalized_block", chainId, reading.finalized);
    this.#set("facevalue_indexed_block", chainId, reading.indexed);
    this.#set("facevalue_lag_blocks", chainId, reading.lagBlocks);
    this.#set("facevalue_lag_seconds", chainId, reading.lagSeconds);
    this.#set("facevalue_head_block_timestamp_seconds", chainId, reading.headTime);
    this.#set("facevalue_indexed_block_timestamp_seconds", chainId, reading.indexedTime);
    if (code !== null) this.#error.set({ chain_id: chainId, code }, 1);
    for (const state of STATES) {
      this.#state.set({ chain_id: chainId, state }, state === reading.state ? 1 : 0);
    }
  }

  #set(name: Name, chainId: number, value: number | null): void {
    const gauge = this.#gauges.get(name);
    if (value === null) gauge?.remove({ chain_id: chainId });
    else gauge?.set({ chain_id: chainId }, value);
  }
}
