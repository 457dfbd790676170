import type { RpcLog } from "@facevalue/rpc";
import type { DataSourceContext } from "../host/host-scope.ts";
import type { MappingInstance } from "../host/mapping-instance.ts";
import type { BuildBlockHandler, BuildEventHandler, BuildMapping } from "../manifest/subgraph-build.ts";
import { type HandlersByTopic, handlersByTopic } from "./handlers-by-topic.ts";
import type { LogFilter } from "./log-filter.ts";

export interface DataSourceOptions {
  readonly name: string;
  readonly mapping: BuildMapping;
  readonly instance: MappingInstance;
  readonly address: string | null;
  readonly startBlock: number;
  readonly endBlock: number | null;
  readonly context: DataSourceContext;
  /** The block that created it; null for those of the manifest. */
  readonly createdAtBlock: number | null;
}

/** A data source with its handlers, and which triggers they take. */
export class DataSourceHost {
  readonly options: DataSourceOptions;
  /** Whether some handler declares contract calls. */
  readonly hasDeclaredCalls: boolean;
  readonly #events: HandlersByTopic;

  constructor(options: DataSourceOptions) {
    this.options = options;
    this.hasDeclaredCalls = options.mapping.eventHandlers.some(({ calls }) => calls.length > 0);
    this.#events = handlersByTopic(options.mapping);
  }

  isActiveAt(block: number): boolean {
    const { startBlock, endBlock } = this.options;
    return block >= startBlock && (endBlock === null || block <= endBlock);
  }

  /** Handlers whose address and topics match; whether the data decodes is not known yet. */
  eventHandlersFor(log: RpcLog, block: number): readonly BuildEventHandler[] {
    const { address } = this.options;
    if (!this.isActiveAt(block) || (address !== null && address !== log.address)) return [];
    const handlers = this.#events.handlers.get(log.topics[0] ?? "") ?? [];
    return handlers.some(hasTopicFilter)
      ? handlers.filter((handler) => matchesTopics(handler, log))
      : handlers;
  }

  blockHandlersFor(block: number): readonly BuildBlockHandler[] {
    const { blockHandlers } = this.options.mapping;
    if (blockHandlers.length === 0 || !this.isActiveAt(block)) return [];
    return blockHandlers.filter(({ filter }) => firstBlock(filter, this.options.startBlock, block) === block);
  }

  /** First block from `from` on in which a block handler runs; null when there is none. */
  nextHandledBlock(from: number): number | null {
    const { startBlock, endBlock, mapping } = this.options;
    const blocks = mapping.blockHandlers
      .map(({ filter }) => firstBlock(filter, startBlock, from))
      .filter((block) => block !== null && (endBlock === null || block <= endBlock));
    return blocks.length === 0 ? null : Math.min(...(blocks as number[]));
  }

  filter(): LogFilter | null {
    const { address, startBlock, endBlock } = this.options;
    const { topics0 } = this.#events;
    return topics0.length === 0 ? null : { address, topics0, startBlock, endBlock };
  }
}

function firstBlock(filter: "once" | number, start: number, from: number): number | null {
  if (from <= start) return start;
  if (filter === "once") return null;
  return start + Math.ceil((from - start) / filter) * filter;
}

function hasTopicFilter({ topicFilters }: BuildEventHandler): boolean {
  return topicFilters.some((values) => values !== null);
}

function matchesTopics({ topicFilters }: BuildEventHandler, log: RpcLog): boolean {
  return topicFilters.every(
    (values, index) => values === null || values.includes(log.topics[index + 1] ?? ""),
  );
}
