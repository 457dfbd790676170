import { AppError } from "@facevalue/core";
import { parse, stringify } from "yaml";
import { parseContractsFile } from "./contracts-file.ts";

interface Manifest {
  readonly dataSources: readonly unknown[];
  readonly templates: readonly Template[];
}

interface Template {
  readonly name: string;
  readonly network: string;
  readonly source: Readonly<Record<string, unknown>>;
}

/**
 * The subgraph's manifest for the network of a network file: its contracts as data sources, in the file's order, each made
 * from the template that it names.
 * @param manifest text of subgraph.yaml
 * @param networkFile parsed JSON of the network file
 * @throws BAD_CONFIGURATION when the file is not one or names a template that the manifest does not have
 */
export function networkManifest(manifest: string, networkFile: unknown): string {
  const { network, contracts } = parseContractsFile(networkFile);
  const base = parse(manifest) as Manifest;
  const dataSources = contracts.map(({ name, template, address, startBlock, endBlock, context = {} }) => {
    const found = base.templates.find((candidate) => candidate.name === template);
    if (!found) {
      const message = `the subgraph has no template ${template}: correct the template of ${name}`;
      throw new AppError("BAD_CONFIGURATION", message);
    }
    const items = Object.entries(context).map(([key, data]) => [key, { type: "String", data }]);
    return {
      ...found,
      name,
      network,
      source: { ...found.source, address, startBlock, ...(endBlock !== undefined && { endBlock }) },
      ...(items.length > 0 && { context: Object.fromEntries(items) }),
    };
  });
  const templates = base.templates.map((template) => ({ ...template, network }));
  return stringify({ ...base, dataSources, templates }, { lineWidth: 0, aliasDuplicateObjects: false });
}
