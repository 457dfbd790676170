import type { RpcLog } from "@facevalue/rpc";
import type { BlockInput } from "../../engine/block-input.ts";
import type { DataSourceInstance } from "../../engine/data-source-instance.ts";
import type { BlockOutcome, Engine, MoreLogs } from "../../engine/engine.ts";
import type { EntityChange } from "../../engine/entity-change.ts";
import type { EntitySource } from "../../engine/entity-source.ts";
import type { LogFilter } from "../../engine/log-filter.ts";
import { columnOf, encodeRow } from "../../row/row-codec.ts";
import type { EntityType } from "../../schema/entity-type.ts";
import type { EntityRow } from "../../schema/value.ts";
import { COUNTER, ENTRY } from "./fake-schema.ts";

export const FACTORY = `0x${"0".repeat(38)}fa`;
/** Emitted by the factory; its data is the address of a contract to index from then on. */
export const CREATED = `0x${"c".repeat(64)}`;
/** Emitted by created contracts. */
export const NOTED = `0x${"d".repeat(64)}`;

/** Stores an Entry per log and a Counter per contract; follows the contracts that the factory creates. */
export class FakeEngine implements Engine {
  /** Called before a block is processed; throws what the mapping should fail with, waits as long as it should take. */
  beforeBlock: ((input: BlockInput) => void | Promise<void>) | null = null;
  /** Wants every block whose number this divides. */
  everyBlocks: number | null = null;
  readonly #source: EntitySource;
  #instances: DataSourceInstance[] = [];

  constructor(source: EntitySource) {
    this.#source = source;
  }

  filters(): readonly LogFilter[] {
    const factory = { address: FACTORY, topics0: [CREATED], startBlock: 0, endBlock: null };
    return [factory, ...this.#instances.map(toFilter)];
  }

  nextHandledBlock(from: number): number | null {
    return this.everyBlocks === null ? null : Math.ceil(from / this.everyBlocks) * this.everyBlocks;
  }

  async close(): Promise<void> {
    this.#instances = [];
  }

  restore(instances: readonly DataSourceInstance[]): void {
    this.#instances = [...instances];
  }

  revert(toBlock: number): void {
    this.#instances = this.#instances.filter(({ createdAtBlock }) => createdAtBlock <= toBlock);
  }

  async processBlock(
    input: BlockInput,
    moreLogs: (filter: LogFilter) => Promise<MoreLogs>,
  ): Promise<BlockOutcome> {
    await this.beforeBlock?.(input);
    const block = new FakeBlockState(input.number, this.#source);
    const queue = [...input.logs];
    const created: DataSourceInstance[] = [];
    for (let log = queue.shift(); log !== undefined; log = queue.shift()) {
      await block.note(log);
      if (log.topics[0] !== CREATED) continue;
      const instance = {
        template: "Contract",
        address: log.data,
        context: null,
        createdAtBlock: input.number,
      };
      if ([...this.#instances, ...created].some(({ address }) => address === instance.address)) continue;
      created.push(instance);
      queue.push(...(await moreLogs(toFilter(instance))).logs);
    }
    this.#instances.push(...created);
    const handlersRun = input.logs.length;
    return { blockNumber: input.number, changes: block.changes(), created, handlersRun, errors: [] };
  }
}

function toFilter({ address, createdAtBlock }: DataSourceInstance): LogFilter {
  return { address, topics0: [NOTED], startBlock: createdAtBlock, endBlock: null };
}

class FakeBlockState {
  readonly #number: number;
  readonly #source: EntitySource;
  readonly #changes = new Map<string, EntityChange>();

  constructor(number: number, source: EntitySource) {
    this.#number = number;
    this.#source = source;
  }

  async note(log: RpcLog): Promise<void> {
    const id = `${log.blockHash}-${Number(log.logIndex)}`;
    this.#write(ENTRY, [id, log.address, log.data], false);
    const known = this.#changes.get(`Counter ${log.address}`);
    const row = known?.row ?? (await this.#source.get(COUNTER, log.address));
    this.#write(
      COUNTER,
      [log.address, row === null ? 1 : Number(columnOf(COUNTER, row, 1)) + 1],
      known?.existed ?? row !== null,
    );
  }

  changes(): EntityChange[] {
    return [...this.#changes.values()];
  }

  #write(type: EntityType, row: EntityRow, existed: boolean): void {
    const id = row[0] as string;
    const vid = (BigInt(this.#number) << 32n) + 100n + BigInt(this.#changes.size);
    this.#changes.set(`${type.name} ${id}`, { type, idKey: id, row: encodeRow(type, row), vid, existed });
  }
}
