import { AppError } from "@facevalue/core";
import { GraphBuilder } from "../baseline/graph-builder.ts";
import type { WalletGraph } from "../baseline/wallet-graph.ts";
import { EDGE_COLUMNS, LABEL_COLUMNS } from "./csv-columns.ts";
import { readCsv } from "./read-csv.ts";

/** What the clustering of the product takes. */
const MOST_WEIGHT = 1e9;

/** The graph of a CSV file of links; names in lower case. @throws BAD_USER_INPUT when a weight is no number from 0 to 10^9 */
export async function readEdges(path: string): Promise<WalletGraph> {
  const graph = new GraphBuilder();
  for await (const { first, second, third } of readCsv(path, EDGE_COLUMNS)) {
    const weight = third === "" ? 1 : Number(third);
    if (!(weight >= 0 && weight <= MOST_WEIGHT))
      throw new AppError(
        "BAD_USER_INPUT",
        `The weight ${third} in ${path} is no number from 0 to ${MOST_WEIGHT}.`,
      );
    if (second === "") throw new AppError("BAD_USER_INPUT", `A link of ${first} in ${path} has one end.`);
    if (weight > 0) graph.add(first.toLowerCase(), second.toLowerCase(), weight);
  }
  return graph.build();
}

/** Nodes with the cluster of each; one without any is left out. @throws BAD_USER_INPUT when a node has two */
export async function readClusters(path: string): Promise<Map<string, string>> {
  const clusters = new Map<string, string>();
  for await (const { first, second } of readCsv(path, LABEL_COLUMNS)) {
    const node = first.toLowerCase();
    const known = clusters.get(node);
    if (known !== undefined && known !== second)
      throw new AppError(
        "BAD_USER_INPUT",
        `Node ${node} in ${path} has two clusters: is the column order node, cluster?`,
      );
    if (second !== "") clusters.set(node, second);
  }
  return clusters;
}

/**
 * Refuses labels that cannot be meant for the graph.
 * @throws BAD_USER_INPUT when less than half of them are in it, or each is a cluster of its own though links join them
 */
export function assertLabels(labels: ReadonlyMap<string, string>, graph: WalletGraph, path: string): void {
  const labelled = graph.names.map((name) => labels.has(name));
  const known = labelled.filter(Boolean).length;
  if (known === 0 || known * 2 < labels.size)
    throw new AppError(
      "BAD_USER_INPUT",
      `Only ${known} of ${labels.size} nodes in ${path} are in the graph: name nodes as the edges do.`,
    );
  const isJoined = graph.first.some((node, edge) => labelled[node] && labelled[graph.second[edge] ?? node]);
  if (isJoined && new Set(labels.values()).size === labels.size)
    throw new AppError(
      "BAD_USER_INPUT",
      `Every label in ${path} is distinct: is the column order node, cluster?`,
    );
}
