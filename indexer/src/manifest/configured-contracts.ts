import { AppError, isAddress } from "@facevalue/core";
import { readContext } from "../engine/context-json.ts";
import type { BuildDataSource, SubgraphBuild } from "./subgraph-build.ts";

/** A contract that is indexed with one of a build's templates, as a data source of the manifest would be. */
export interface ConfiguredContract {
  /** Unique among the contracts. */
  readonly name: string;
  readonly template: string;
  readonly address: string;
  readonly startBlock: number;
  readonly endBlock?: number | undefined;
  /** Values that the handlers find in the data source's context. */
  readonly context?: Readonly<Record<string, string>> | undefined;
}

/**
 * The build with these contracts as its only data sources: same WASM, same schema, same fingerprint.
 * @throws SUBGRAPH_INVALID when a template is missing, an address is none or a name stands twice
 */
export function withContracts(build: SubgraphBuild, contracts: readonly ConfiguredContract[]): SubgraphBuild {
  const names = new Set(contracts.map(({ name }) => name));
  if (names.size < contracts.length) throw invalid("two of the configured contracts have the same name");
  if (contracts.length === 0) throw invalid("no contract is configured: name at least one");
  const dataSources = contracts.map((contract) => toDataSource(build, contract));
  const startBlock = Math.min(...dataSources.map((source) => source.startBlock));
  return { ...build, dataSources, startBlock, manifestSources: build.manifestSources ?? build.dataSources };
}

function toDataSource(build: SubgraphBuild, contract: ConfiguredContract): BuildDataSource {
  const { name, address, startBlock, endBlock = null, context = {} } = contract;
  const template = build.templates.find((candidate) => candidate.name === contract.template);
  if (!template) {
    const known = build.templates.map((candidate) => candidate.name).join(", ");
    throw invalid(`the subgraph has no template ${contract.template} for ${name}: use one of ${known}`);
  }
  if (!isAddress(address)) throw invalid(`${name} has the address "${address}", which is not one`);
  const items = Object.entries(context).map(([key, data]) => [key, { type: "String", data }]);
  return {
    ...template,
    name,
    template: template.name,
    address: address.toLowerCase(),
    startBlock,
    endBlock,
    context: readContext(Object.fromEntries(items)),
  };
}

function invalid(message: string): AppError {
  return new AppError("SUBGRAPH_INVALID", message);
}
