import { AppError } from "@facevalue/core";
import { DeterministicError } from "../host/deterministic-error.ts";
import { MappingInstance } from "../host/mapping-instance.ts";
import type { BuildMapping, BuildTemplate, SubgraphBuild } from "../manifest/subgraph-build.ts";
import { parseContext } from "./context-json.ts";
import { DataSourceHost } from "./data-source-host.ts";
import type { DataSourceInstance } from "./data-source-instance.ts";
import { type HandlerClock, noClock } from "./handler-clock.ts";
import { HostIndex } from "./host-index.ts";
import type { LogFilter } from "./log-filter.ts";

/** A data source that a mapping asked for, before it exists. */
export interface DataSourceRequest {
  readonly template: string;
  /** Lower-case `0x` hex. */
  readonly address: string;
  readonly context: string | null;
}

interface CreatedDataSource {
  readonly host: DataSourceHost;
  readonly instance: DataSourceInstance;
}

/** The subgraph's data sources: those of the manifest, then those that mappings created, in creation order. */
export class DataSourceSet {
  readonly #build: SubgraphBuild;
  readonly #clock: HandlerClock;
  readonly #instances = new Map<BuildMapping, MappingInstance>();
  #created: CreatedDataSource[] = [];
  #createdKeys = new Set<string>();
  #index = new HostIndex();
  #filters: readonly LogFilter[] | null = null;

  constructor(build: SubgraphBuild, clock: HandlerClock = noClock) {
    this.#build = build;
    this.#clock = clock;
    this.#rebuild([]);
  }

  get index(): HostIndex {
    return this.#index;
  }

  filters(): readonly LogFilter[] {
    this.#filters ??= this.#index.all.map((host) => host.filter()).filter((filter) => filter !== null);
    return this.#filters;
  }

  /** DeterministicError when there is no such template. `parent`: the data source that asks. */
  requireTemplate(template: string, parent: string): void {
    if (!this.#build.templates.some(({ name }) => name === template)) {
      const known = this.#build.templates.map(({ name }) => name).join(", ");
      const message = `Failed to create data source from name \`${template}\`: No template with this name in parent data source \`${parent}\`. Available names: ${known}.`;
      throw new DeterministicError(message);
    }
  }

  /** Adds a data source; null when the same one exists already. */
  create(request: DataSourceRequest, block: number): CreatedDataSource | null {
    const key = keyOf(request);
    if (this.#createdKeys.has(key)) return null;
    const instance: DataSourceInstance = { ...request, createdAtBlock: block };
    const host = this.#toHost(instance);
    this.#createdKeys.add(key);
    this.#created.push({ instance, host });
    this.#index.add(host);
    this.#filters = null;
    return { host, instance };
  }

  restore(instances: readonly DataSourceInstance[]): void {
    for (const instance of instances) this.create(instance, instance.createdAtBlock);
  }

  /** Forgets data sources created after `block`. */
  revert(block: number): void {
    const kept = this.#created.filter(({ instance }) => instance.createdAtBlock <= block);
    if (kept.length < this.#created.length) this.#rebuild(kept);
  }

  #rebuild(created: CreatedDataSource[]): void {
    this.#index = new HostIndex();
    for (const source of this.#build.dataSources) {
      const instance = this.#mappingInstance(source);
      this.#index.add(new DataSourceHost({ ...source, instance, createdAtBlock: null }));
    }
    for (const { host } of created) this.#index.add(host);
    this.#created = created;
    this.#createdKeys = new Set(created.map(({ instance }) => keyOf(instance)));
    this.#filters = null;
  }

  #toHost({ template: name, address, context, createdAtBlock }: DataSourceInstance): DataSourceHost {
    const template = this.#build.templates.find((candidate) => candidate.name === name);
    if (template === undefined) {
      throw new AppError(
        "SUBGRAPH_INVALID",
        `the subgraph has no template ${name}, which the database has data sources of`,
      );
    }
    return new DataSourceHost({
      name,
      mapping: template.mapping,
      instance: this.#mappingInstance(template),
      address,
      startBlock: createdAtBlock,
      endBlock: template.endBlock,
      context: parseContext(context),
      createdAtBlock,
    });
  }

  #mappingInstance({ name, mapping }: BuildTemplate): MappingInstance {
    const known = this.#instances.get(mapping);
    if (known) return known;
    const events = [...new Set(mapping.eventHandlers.map(({ event }) => event))];
    this.#clock.begin(name, "(start of its WASM file)", 0);
    try {
      const instance = new MappingInstance({ ...mapping, schema: this.#build.schema, events });
      this.#instances.set(mapping, instance);
      return instance;
    } catch (error) {
      const message = `the WASM of data source ${name} does not start: ${(error as Error).message}`;
      throw new AppError("SUBGRAPH_INVALID", message, { cause: error });
    } finally {
      this.#clock.end();
    }
  }
}

function keyOf({ template, address, context }: DataSourceRequest): string {
  return `${template}\n${address}\n${context ?? ""}`;
}
