import { AppError } from "@facevalue/core";
import { z } from "zod";
import { type ContractAbi, findEvent, parseContractAbi } from "../abi/contract-abi.ts";
import { keccakText } from "../abi/keccak.ts";
import { IMPORT_NAMES } from "../host/imports/import-names.ts";
import { patchModule } from "../host/patch-module.ts";
import type { BuildFolder } from "./build-folder.ts";
import { checkMapping, unsupported } from "./check-features.ts";
import { checkHandlers } from "./check-handlers.ts";
import { type ManifestDataSource, type ManifestMapping, mappingShape } from "./manifest-shape.ts";
import { parseDeclaredCall } from "./parse-declared-call.ts";
import type { BuildBlockHandler, BuildEventHandler, BuildMapping } from "./subgraph-build.ts";

const REQUIRED_EXPORTS = ["memory", "allocate", "id_of_type"];

/** Loads the mappings of data sources; a WASM file that several share is compiled once. */
export class MappingLoader {
  /** WASM files read, by path. */
  readonly binaries = new Map<string, Uint8Array>();
  readonly #modules = new Map<string, WebAssembly.Module>();
  readonly #files: BuildFolder;
  readonly #specVersion: string;

  constructor(files: BuildFolder, specVersion: string) {
    this.#files = files;
    this.#specVersion = specVersion;
  }

  async load(source: ManifestDataSource): Promise<BuildMapping> {
    const mapping = parseMapping(source);
    checkMapping(mapping, source.name);
    checkHandlers(mapping, { name: source.name, specVersion: this.#specVersion });
    const abis: ContractAbi[] = [];
    for (const { name, file } of mapping.abis)
      abis.push(parseContractAbi(name, await this.#files.readText(file)));
    const module = await this.#module(mapping.file, source.name);
    const eventHandlers = toEventHandlers(mapping, source, { abis, specVersion: this.#specVersion });
    const blockHandlers = (mapping.blockHandlers ?? []).map(toBlockHandler);
    checkExports(module, [...eventHandlers, ...blockHandlers], source.name);
    return {
      apiVersion: Number(mapping.apiVersion.split(".")[2]),
      module,
      abis,
      eventHandlers,
      blockHandlers,
    };
  }

  async #module(path: string, name: string): Promise<WebAssembly.Module> {
    const known = this.#modules.get(path);
    if (known) return known;
    const binary = await this.#files.read(path);
    this.binaries.set(path, binary);
    const module = compile(binary, path);
    for (const wanted of WebAssembly.Module.imports(module)) {
      if (!IMPORT_NAMES.has(wanted.name))
        throw unsupported(`the host function ${wanted.name}`, `data source ${name}`);
    }
    this.#modules.set(path, module);
    return module;
  }
}

function compile(binary: Uint8Array, path: string): WebAssembly.Module {
  try {
    return new WebAssembly.Module(patchModule(binary));
  } catch (error) {
    throw new AppError("SUBGRAPH_INVALID", `${path} is not a valid WASM file: ${(error as Error).message}`);
  }
}

function parseMapping({ name, mapping }: ManifestDataSource): ManifestMapping {
  const parsed = mappingShape.safeParse(mapping);
  if (parsed.success) return parsed.data;
  const problem = z.prettifyError(parsed.error).replaceAll(/\s+/g, " ");
  throw new AppError("SUBGRAPH_INVALID", `subgraph.yaml: mapping of data source ${name}: ${problem}`);
}

function toEventHandlers(
  mapping: ManifestMapping,
  source: ManifestDataSource,
  { abis, specVersion }: { readonly abis: readonly ContractAbi[]; readonly specVersion: string },
): BuildEventHandler[] {
  const handlers = mapping.eventHandlers ?? [];
  if (handlers.length === 0) return [];
  const abi = abis.find(({ name }) => name === source.source.abi);
  if (!abi) {
    const message = `data source ${source.name}: its ABI "${source.source.abi}" is not listed in its mapping's abis`;
    throw new AppError("SUBGRAPH_INVALID", message);
  }
  return handlers.map((handler) => {
    const event = findEvent(abi, handler.event);
    if (event === null) {
      const message = `data source ${source.name}: the ABI ${abi.name} has no event ${handler.event}`;
      throw new AppError("SUBGRAPH_INVALID", message);
    }
    return {
      handler: handler.handler,
      event,
      topic0: handler.topic0?.toLowerCase() ?? keccakText(event.signature),
      topicFilters: [handler.topic1, handler.topic2, handler.topic3].map(
        (values) => values?.map(toTopic) ?? null,
      ),
      needsReceipt: handler.receipt,
      calls: Object.entries(handler.calls ?? {}).map(([label, expression]) =>
        parseDeclaredCall(label, expression, { dataSource: source.name, event, abis, specVersion }),
      ),
    };
  });
}

function toTopic(value: string): string {
  return `0x${value.toLowerCase().replace(/^0x/, "").padStart(64, "0")}`;
}

function toBlockHandler({
  handler,
  filter,
}: NonNullable<ManifestMapping["blockHandlers"]>[number]): BuildBlockHandler {
  return { handler, filter: filter?.kind === "once" ? "once" : (filter?.every ?? 1) };
}

function checkExports(
  module: WebAssembly.Module,
  handlers: readonly { handler: string }[],
  name: string,
): void {
  const exports = new Set(WebAssembly.Module.exports(module).map((entry) => entry.name));
  const missing = [...REQUIRED_EXPORTS, ...handlers.map(({ handler }) => handler)].find(
    (entry) => !exports.has(entry),
  );
  if (missing === undefined) return;
  const message = `data source ${name}: its WASM file does not export ${missing}; build the subgraph again`;
  throw new AppError("SUBGRAPH_INVALID", message);
}
